import type { LessonEntry } from './load'

/** Text of `content/registry.gen.ts`: bundlers follow only imports they can read, so each lesson's code is named here. */
export function registryText(entries: readonly Pick<LessonEntry, 'path'>[]): string {
  const rows = entries.map(
    ({ path }) => `  '${path}': {
    scenario: () => import('./lessons/${path}/scenario'),
    exercises: () => import('./lessons/${path}/exercises'),
  },`,
  )
  return `// Made by scripts/generate-content.mts from content/lessons/syllabus.json. Do not edit.
import type { Exercise } from './_build/exercise'
import type { LessonScenario } from './_build/scenario'

export interface LessonCode {
  readonly scenario: () => Promise<{ readonly scenario: LessonScenario }>
  readonly exercises: () => Promise<{ readonly exercises: readonly Exercise[] }>
}

export const lessonCode: Readonly<Record<string, LessonCode>> = {
${rows.join('\n')}
}
`
}
