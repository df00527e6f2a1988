import type { LessonScenario } from '../../../_build/scenario'

export const scenario: LessonScenario = { flow: 'two-resources', seed: 1, switches: {} }
