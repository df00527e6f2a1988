import type { LessonScenario } from '../../../_build/scenario'

export const scenario: LessonScenario = { flow: 'managed-identity', seed: 1, switches: {} }
