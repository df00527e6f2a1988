import { flowOf } from './lesson-lab'
import type { LessonEntry } from './load'

/** Text of `content/registry.gen.ts`: bundlers follow only imports they can read, so the code of each lesson that plays a flow, or is about rules, is named here. */
export function registryText(
  entries: readonly (Pick<LessonEntry, 'path'> & { readonly meta: Pick<LessonEntry['meta'], 'lab'> })[],
): string {
  const rows = entries
    .filter(({ meta }) => flowOf(meta.lab) !== undefined)
    .map(
      ({ path }) => `  '${path}': {
    scenario: () => import('./lessons/${path}/scenario'),
    exercises: () => import('./lessons/${path}/exercises'),
    acts: () => import('./lessons/${path}/acts'),
  },`,
    )
  const rules = entries
    .filter(({ meta }) => meta.lab.kind === 'rules')
    .map(
      ({ path }) => `  '${path}': {
    exercises: () => import('./lessons/${path}/exercises'),
    acts: () => import('./lessons/${path}/acts'),
  },`,
    )
  return `// Made by scripts/generate-content.mts from content/lessons/syllabus.json. Do not edit.
import type { Exercise } from './_build/exercise'
import type { RuleAct, RuleExercise } from './_build/rule-task'
import type { LessonScenario } from './_build/scenario'
import type { Act } from './acts/act'

export interface LessonCode {
  readonly scenario: () => Promise<{ readonly scenario: LessonScenario }>
  readonly exercises: () => Promise<{ readonly exercises: readonly Exercise[] }>
  readonly acts: () => Promise<{ readonly acts: readonly Act[] }>
}

export const lessonCode: Readonly<Record<string, LessonCode>> = {
${rows.join('\n')}
}

/** Of lessons whose lab is a membership rule. */
export interface RuleLessonCode {
  readonly exercises: () => Promise<{ readonly exercises: readonly RuleExercise[] }>
  readonly acts: () => Promise<{ readonly acts: readonly RuleAct[] }>
}

export const ruleLessonCode: Readonly<Record<string, RuleLessonCode>> = {${rules.length > 0 ? `\n${rules.join('\n')}\n` : ''}}
`
}
