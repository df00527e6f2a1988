import type { LessonScenario } from '../../../_build/scenario'

export const scenario: LessonScenario = { flow: 'app-assignment', seed: 1, switches: {} }
