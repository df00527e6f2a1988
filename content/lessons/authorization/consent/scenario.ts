import type { LessonScenario } from '../../../_build/scenario'

export const scenario: LessonScenario = { flow: 'illicit-consent', seed: 1, switches: {} }
