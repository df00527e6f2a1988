// Made by scripts/generate-content.mts from content/lessons/syllabus.json. Do not edit.
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
  'authentication/signing-in': {
    scenario: () => import('./lessons/authentication/signing-in/scenario'),
    exercises: () => import('./lessons/authentication/signing-in/exercises'),
    acts: () => import('./lessons/authentication/signing-in/acts'),
  },
  'authentication/still-refused': {
    scenario: () => import('./lessons/authentication/still-refused/scenario'),
    exercises: () => import('./lessons/authentication/still-refused/exercises'),
    acts: () => import('./lessons/authentication/still-refused/acts'),
  },
  'authentication/stolen-code': {
    scenario: () => import('./lessons/authentication/stolen-code/scenario'),
    exercises: () => import('./lessons/authentication/stolen-code/exercises'),
    acts: () => import('./lessons/authentication/stolen-code/acts'),
  },
  'authentication/two-resources': {
    scenario: () => import('./lessons/authentication/two-resources/scenario'),
    exercises: () => import('./lessons/authentication/two-resources/exercises'),
    acts: () => import('./lessons/authentication/two-resources/acts'),
  },
  'authentication/second-app': {
    scenario: () => import('./lessons/authentication/second-app/scenario'),
    exercises: () => import('./lessons/authentication/second-app/exercises'),
    acts: () => import('./lessons/authentication/second-app/acts'),
  },
  'principals/disabled-account': {
    scenario: () => import('./lessons/principals/disabled-account/scenario'),
    exercises: () => import('./lessons/principals/disabled-account/exercises'),
    acts: () => import('./lessons/principals/disabled-account/acts'),
  },
  'principals/assigned-groups': {
    scenario: () => import('./lessons/principals/assigned-groups/scenario'),
    exercises: () => import('./lessons/principals/assigned-groups/exercises'),
    acts: () => import('./lessons/principals/assigned-groups/acts'),
  },
  'principals/multi-tenant-app': {
    scenario: () => import('./lessons/principals/multi-tenant-app/scenario'),
    exercises: () => import('./lessons/principals/multi-tenant-app/exercises'),
    acts: () => import('./lessons/principals/multi-tenant-app/acts'),
  },
  'principals/nightly-job': {
    scenario: () => import('./lessons/principals/nightly-job/scenario'),
    exercises: () => import('./lessons/principals/nightly-job/exercises'),
    acts: () => import('./lessons/principals/nightly-job/acts'),
  },
  'principals/leaked-secret': {
    scenario: () => import('./lessons/principals/leaked-secret/scenario'),
    exercises: () => import('./lessons/principals/leaked-secret/exercises'),
    acts: () => import('./lessons/principals/leaked-secret/acts'),
  },
  'principals/managed-identity': {
    scenario: () => import('./lessons/principals/managed-identity/scenario'),
    exercises: () => import('./lessons/principals/managed-identity/exercises'),
    acts: () => import('./lessons/principals/managed-identity/acts'),
  },
  'authorization/consent': {
    scenario: () => import('./lessons/authorization/consent/scenario'),
    exercises: () => import('./lessons/authorization/consent/exercises'),
    acts: () => import('./lessons/authorization/consent/acts'),
  },
}

/** Of lessons whose lab is a membership rule. */
export interface RuleLessonCode {
  readonly exercises: () => Promise<{ readonly exercises: readonly RuleExercise[] }>
  readonly acts: () => Promise<{ readonly acts: readonly RuleAct[] }>
}

export const ruleLessonCode: Readonly<Record<string, RuleLessonCode>> = {
  'principals/membership-rules': {
    exercises: () => import('./lessons/principals/membership-rules/exercises'),
    acts: () => import('./lessons/principals/membership-rules/acts'),
  },
}
