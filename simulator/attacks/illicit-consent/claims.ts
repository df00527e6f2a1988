import type { Claim } from '../claim'

/** What is said of consent and of eviction, to be searched for a run that contradicts it. The person signs in and agrees wherever they may. */
export const claims: readonly Claim[] = [
  {
    id: 'consent-off',
    says: 'Where people may consent to nothing, no link opens their mail.',
    mitigation: 'user consent off',
    having: { consentPolicy: 'none' },
    lacking: {},
  },
  {
    id: 'disabled',
    says: 'A service principal that is disabled stays out, a day later.',
    mitigation: 'disabling it',
    having: { answer: 'principal-disabled' },
    lacking: { answer: 'password-changed' },
  },
  {
    id: 'deleted',
    says: 'After the two deletions the link opens nothing, where people may consent to nothing any more.',
    mitigation: 'user consent off as well',
    having: { answer: 'both-deleted-consent-off' },
    lacking: { answer: 'both-deleted' },
  },
]
