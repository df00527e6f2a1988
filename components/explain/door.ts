/** What takes things apart: loaded when somebody begins to write (`load.ts`). */
export type ExplainDoor = typeof import('../../simulator/doors/explain')
