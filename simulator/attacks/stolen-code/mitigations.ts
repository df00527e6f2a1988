import type { MitigationTable } from '../mitigation'

/** RFC 9700 sections 4.5, 4.7 and 4.8: what each mitigation does against each way is what the runs say. */
export const table: MitigationTable = {
  ways: [
    {
      id: 'other-app',
      title: 'another app with the same scheme',
      says: 'Expenses is an app on the laptop, and is called by an address of its own. A wallpaper app has claimed the same address. The system calls that one, and hands it the code.',
      spec: 'rfc7636#1',
      switches: { way: 'other-app' },
    },
    {
      id: 'log',
      title: 'a log, and an app without a secret',
      says: 'Addresses are written down in many places; here an extension of the browser sends them on. Expenses is an app on the laptop, without a secret, and Mallory hands the code in himself.',
      spec: 'rfc9700#4.5',
      switches: { way: 'log', client: 'native-app' },
    },
    {
      id: 'injection',
      title: 'injection',
      says: 'Mallory has the code from the same log. He begins a sign-in of his own at Expenses, and gives it Ada’s code as the answer.',
      spec: 'rfc9700#4.5',
      switches: { way: 'injection' },
    },
    {
      id: 'login-csrf',
      title: 'login CSRF',
      says: 'Mallory signs in as himself, stops his browser before the code is used, and sends Ada a link with it. CSRF is cross-site request forgery: her browser sends what he has made.',
      spec: 'rfc9700#4.7',
      switches: { way: 'login-csrf' },
    },
    {
      id: 'downgrade',
      title: 'login CSRF, with the code_challenge taken out',
      says: 'The same, where Expenses uses PKCE. Mallory takes the code_challenge out of his own request, so that his code is bound to no verifier, and the server does not mind a verifier that nobody asked for.',
      spec: 'rfc9700#4.8',
      switches: { way: 'login-csrf', pkce: 'used', challenge: 'taken-out', loneVerifier: 'ignored' },
    },
  ],
  mitigations: [
    {
      id: 'nothing',
      title: 'nothing',
      says: 'A client that binds its sign-ins to nothing. Nobody should copy it.',
      switches: {},
    },
    {
      id: 'client-secret',
      title: 'a client secret',
      says: 'Expenses is a web app, and proves with a secret that it is itself when it redeems a code. In the last three columns it is one anyway. An app on a laptop has no secret to prove anything with, so the first column stays as it is.',
      spec: 'rfc9700#4.5',
      switches: { client: 'web-app' },
    },
    {
      id: 'state',
      title: 'state',
      says: 'The answer carries the state of the browser that asked, and Expenses compares it.',
      spec: 'rfc6749#10.12',
      switches: { state: 'used' },
    },
    {
      id: 'nonce',
      title: 'nonce',
      says: 'The ID token carries the nonce of the sign-in that it was made for, and Expenses compares it.',
      spec: 'rfc9700#4.5',
      switches: { nonce: 'used' },
    },
    {
      id: 'pkce',
      title: 'PKCE',
      says: 'Who redeems the code shows a secret, the code_verifier, that only whoever began the sign-in knows.',
      spec: 'rfc7636#1',
      switches: { pkce: 'used' },
    },
    {
      id: 'lone-verifier',
      title: 'PKCE, and a verifier without a challenge is refused',
      says: 'RFC 9700 has the server refuse a code_verifier where no code_challenge came before: somebody has taken it out.',
      spec: 'rfc9700#4.8',
      switches: { pkce: 'used', loneVerifier: 'refused' },
    },
  ],
}
