import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'authentication',
  who: ['person'],
  words: [
    'what if somebody steals the code from the address bar, authorization code interception and injection',
    'is PKCE needed when the app has a secret',
    'login CSRF, signed in as somebody else, mix up state and nonce',
    'an attacker reads the browser history, a log, a referrer',
  ],
  endsIn: 'A thief is signed in as somebody else, unless one of the mitigations stops them.',
  answers: {},
  noAnswer: 'It is an attack on a flow, with what stops it.',
}
