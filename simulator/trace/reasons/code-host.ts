import type { Reasons } from './reason'

/** Of checks where code is kept and jobs are started. */
export const codeHost: Reasons = {
  'repository-access': {
    stops: 'A stranger who has a repository run what they write.',
    mend: 'Have its owner give write access, or propose the change from a fork.',
  },
  'id-token-permission': {
    stops: 'A stranger whose pull request gets a token about the job of a repository.',
    mend: 'Test pull requests of forks without a token.',
  },
  'branch-rule': {
    stops: 'One person who alone changes what runs as the application.',
    mend: 'Propose the change, and have somebody else review it.',
  },
  'name-free': {
    stops: 'Two owners of one name.',
    mend: 'Take a name that nobody has.',
  },
  'job-running': {
    stops: 'A stranger who asks the build service for the token of a job.',
    mend: 'Ask from inside a running job, with what the service gave to that job.',
  },
}
