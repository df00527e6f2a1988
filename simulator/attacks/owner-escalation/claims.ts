import type { Claim } from '../claim'

/** What is said of owners and applications, to be searched for a run that contradicts it. */
export const claims: readonly Claim[] = [
  {
    id: 'no-owner',
    says: 'Whoever owns neither object, and has no role, gets no token of the application.',
    mitigation: 'removing the owner',
    having: { owner: 'nobody' },
    lacking: {},
  },
  {
    id: 'least-rights',
    says: 'By an application that reads reports alone, nobody becomes an administrator.',
    mitigation: 'least privilege for the application',
    having: { rights: 'reports-alone' },
    lacking: {},
  },
  {
    id: 'no-secrets',
    says: 'Where no secret may be added, and no build service is at hand, an owner gets no token of the application.',
    mitigation: 'a policy against secrets',
    having: { policy: 'no-secrets' },
    lacking: { policy: 'no-secrets', way: 'federated' },
  },
  {
    id: 'instance-lock',
    says: 'Under the app instance property lock, an owner of the service principal alone gets no token of the application.',
    mitigation: 'the app instance property lock',
    having: { owner: 'service-principal', lock: 'on' },
    lacking: { owner: 'service-principal' },
  },
]
