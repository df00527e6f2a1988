import type { LessonScenario } from '../../../_build/scenario'

export const scenario: LessonScenario = { flow: 'resource-owner-password', seed: 1, switches: {} }
