import type { Claim } from '../claim'

/** What RFC 9700 says of the three, to be searched for a run that contradicts it. The thief reads answers, and changes no request but their own. */
export const claims: readonly Claim[] = [
  {
    id: 'pkce',
    says: 'PKCE stops interception.',
    mitigation: 'PKCE',
    having: { way: 'other-app', pkce: 'used' },
    lacking: { way: 'other-app' },
  },
  {
    id: 'state',
    says: 'state stops login CSRF.',
    mitigation: 'state',
    having: { way: 'login-csrf', state: 'used' },
    lacking: { way: 'login-csrf' },
  },
  {
    id: 'nonce',
    says: 'nonce stops injection.',
    mitigation: 'nonce',
    having: { way: 'injection', nonce: 'used' },
    lacking: { way: 'injection' },
  },
]
