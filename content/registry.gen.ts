// Made by scripts/generate-content.mts from content/lessons/syllabus.json. Do not edit.
import type { Exercise } from './_build/exercise'
import type { LessonScenario } from './_build/scenario'

export interface LessonCode {
  readonly scenario: () => Promise<{ readonly scenario: LessonScenario }>
  readonly exercises: () => Promise<{ readonly exercises: readonly Exercise[] }>
}

export const lessonCode: Readonly<Record<string, LessonCode>> = {
  'authentication/signing-in': {
    scenario: () => import('./lessons/authentication/signing-in/scenario'),
    exercises: () => import('./lessons/authentication/signing-in/exercises'),
  },
  'authentication/still-refused': {
    scenario: () => import('./lessons/authentication/still-refused/scenario'),
    exercises: () => import('./lessons/authentication/still-refused/exercises'),
  },
  'authentication/second-app': {
    scenario: () => import('./lessons/authentication/second-app/scenario'),
    exercises: () => import('./lessons/authentication/second-app/exercises'),
  },
}
