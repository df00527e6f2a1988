import type { LessonScenario } from '../../../_build/scenario'

export const scenario: LessonScenario = { flow: 'authorization-code-pkce', seed: 1, switches: {} }
