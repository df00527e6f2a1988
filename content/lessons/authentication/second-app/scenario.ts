import type { LessonScenario } from '../../../_build/scenario'

export const scenario: LessonScenario = { flow: 'single-sign-on', seed: 1, switches: {} }
