import type { LessonScenario } from '../../../_build/scenario'

export const scenario: LessonScenario = { flow: 'stolen-code', seed: 1, switches: {} }
