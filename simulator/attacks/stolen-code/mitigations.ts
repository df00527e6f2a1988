import type { MitigationTable } from '../mitigation'

/** RFC 9700 sections 4.5, 4.7 and 4.8: what each mitigation does against each way is what the runs say. */
export const table: MitigationTable = {
  ways: [
    {
      id: 'other-app',
      title: 'another app with the same scheme',
      switches: { way: 'other-app' },
    },
    {
      id: 'log',
      title: 'a log, and an app without a secret',
      switches: { way: 'log', client: 'native-app' },
    },
    { id: 'injection', title: 'injection', switches: { way: 'injection' } },
    { id: 'login-csrf', title: 'login CSRF', switches: { way: 'login-csrf' } },
    {
      id: 'downgrade',
      title: 'login CSRF, with the code_challenge taken out',
      switches: { way: 'login-csrf', pkce: 'used', challenge: 'taken-out', loneVerifier: 'ignored' },
    },
  ],
  mitigations: [
    { id: 'nothing', title: 'nothing', switches: {} },
    { id: 'client-secret', title: 'a client secret', switches: { client: 'web-app' } },
    { id: 'state', title: 'state', switches: { state: 'used' } },
    { id: 'nonce', title: 'nonce', switches: { nonce: 'used' } },
    { id: 'pkce', title: 'PKCE', switches: { pkce: 'used' } },
    {
      id: 'lone-verifier',
      title: 'PKCE, and a verifier without a challenge is refused',
      switches: { pkce: 'used', loneVerifier: 'refused' },
    },
  ],
}
