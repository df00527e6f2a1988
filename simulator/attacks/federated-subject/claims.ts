import type { Claim } from '../claim'

/** What is said of subjects, to be searched for a run that contradicts it. */
export const claims: readonly Claim[] = [
  {
    id: 'protected-main',
    says: 'Where main alone is trusted, nobody pushes to it and no name was given up, no job of anybody else is the application.',
    mitigation: 'trust in main alone, and a rule that protects it',
    having: { trust: 'main', main: 'protected' },
    lacking: { trust: 'main' },
  },
  {
    id: 'protected-environment',
    says: 'Where an environment is trusted to which a protected main alone may deploy, and no name was given up, no job of anybody else is the application.',
    mitigation: 'trust in an environment, with its rule',
    having: { trust: 'environment', environmentRule: 'main-only', main: 'protected' },
    lacking: { trust: 'environment' },
  },
  {
    id: 'one-workflow',
    says: 'Where the steps have to be those of one reusable workflow that runs nothing of its caller, nobody else’s steps are the application.',
    mitigation: 'trust in one reusable workflow',
    having: { trust: 'workflow' },
    lacking: { trust: 'whole-organization' },
  },
  {
    id: 'numbers',
    says: 'A name that was given up is worth nothing to whoever takes it, where numbers are in the subject.',
    mitigation: 'numbers of owner and repository in the subject',
    having: { trust: 'immutable', main: 'protected', organization: 'renamed' },
    lacking: { trust: 'main', main: 'protected', organization: 'renamed' },
  },
  {
    id: 'checks-apart',
    says: 'Where pull requests are trusted for an application that may do nothing, a pull request reads nothing.',
    mitigation: 'another application for pull requests',
    having: { applications: 'checks-apart', main: 'protected' },
    lacking: { main: 'protected' },
  },
]
