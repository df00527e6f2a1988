import type { LessonScenario } from '../../../_build/scenario'

export const scenario: LessonScenario = { flow: 'leaked-secret', seed: 1, switches: {} }
