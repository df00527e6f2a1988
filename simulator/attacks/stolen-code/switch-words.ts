import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this attack are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  way: {
    title: 'What Mallory does',
    says: 'The code is in the address of the browser, and addresses are written down in many places. A code can be handed in, given to the app as somebody else’s answer, or planted in somebody else’s browser.',
    values: {
      injection: 'finds the code in a log, and gives it to Expenses in a sign-in of his own',
      'login-csrf': 'sends somebody a link with a code of his own',
      log: 'finds the code in a log, and hands it in himself',
      'other-app': 'has an app on the laptop that is called by the same address',
    },
  },
  pkce: {
    title: 'PKCE',
    says: 'Who redeems the code shows a secret that only whoever began the sign-in knows.',
    values: { 'left-out': 'left out', used: 'used' },
  },
  nonce: {
    title: 'nonce',
    says: 'The ID token carries the nonce of the sign-in that it was made for.',
    values: { 'left-out': 'left out', used: 'sent, and compared' },
  },
  state: {
    title: 'state',
    says: 'The answer carries the state of the browser that asked.',
    values: { 'left-out': 'left out', used: 'sent, and compared' },
  },
  client: {
    title: 'What Expenses is',
    says: 'A web app proves with a secret that it is itself. An app on a laptop has no secret to prove anything with.',
    values: { 'web-app': 'a web app with a server', 'native-app': 'an app on the laptop' },
  },
  challenge: {
    title: 'code_challenge on the way out',
    says: 'Mallory’s own requests are his to change. A code without a challenge is bound to no verifier.',
    values: { arrives: 'arrives', 'taken-out': 'taken out' },
  },
  loneVerifier: {
    title: 'A code_verifier that nobody asked for',
    says: 'RFC 9700 has the server refuse it: somebody has taken the challenge away. A server that looks away lets PKCE be switched off from outside.',
    values: { refused: 'refused', ignored: 'not looked at' },
  },
}
