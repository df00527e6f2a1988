import type { LessonScenario } from '../../../_build/scenario'

export const scenario: LessonScenario = { flow: 'multi-tenant-app', seed: 1, switches: {} }
