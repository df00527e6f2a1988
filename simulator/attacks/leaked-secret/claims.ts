import type { Claim } from '../claim'

/** What is said of secrets, to be searched for a run that contradicts it. */
export const claims: readonly Claim[] = [
  {
    id: 'certificate',
    says: 'Where a certificate is registered and no secret, what is in the file opens nothing.',
    mitigation: 'a certificate in place of the secret',
    having: { credential: 'certificate' },
    lacking: { credential: 'certificate-beside-secret' },
  },
  {
    id: 'federated',
    says: 'A job of another repository gets no token in the name of this one.',
    mitigation: 'a federated credential in place of the secret',
    having: { credential: 'federated' },
    lacking: {},
  },
  {
    id: 'replaced',
    says: 'A day after the old secret is removed, it opens nothing any more.',
    mitigation: 'removing the old secret',
    having: { answer: 'secret-replaced' },
    lacking: { answer: 'secret-added' },
  },
  {
    id: 'disabled',
    says: 'An application whose service principal is disabled opens nothing a day later.',
    mitigation: 'disabling it',
    having: { answer: 'principal-disabled' },
    lacking: { answer: 'role-removed' },
  },
]
