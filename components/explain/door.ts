/** What takes things apart: loaded when somebody begins to write, not before. */
export type ExplainDoor = typeof import('../../simulator/doors/explain')

let loading: Promise<ExplainDoor> | undefined

/** Loads it once. A load that failed is tried again at the next call. */
export function loadExplain(): Promise<ExplainDoor> {
  loading ??= import('../../simulator/doors/explain').catch((fault: unknown) => {
    loading = undefined
    throw fault
  })
  return loading
}
