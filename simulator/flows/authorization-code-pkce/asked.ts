import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'authentication',
  who: ['person'],
  words: [
    'sign in with Microsoft on my web site, log in with a work account',
    'login for a single-page app in React, Angular or Vue, a browser app, JavaScript',
    'which flow for a web application',
    'which flow for a single page app',
    'how do I protect the authorization code, what is a code verifier and a code challenge for',
    'call an API in the name of the user, delegated permission',
    'who is the user, OpenID Connect, ID token',
    'redirect URI, state, nonce, consent',
    'second factor at sign-in, multifactor authentication (MFA), code on the phone',
    'login with another identity provider, such as google, works the same way',
  ],
  endsIn:
    'The app knows who the person is by an ID token, and holds an access token for an API in their name.',
  answers: {
    'web-app': 'Expenses is an app with a server that redeems the code.',
    'single-page-app': 'Set “What Expenses is” to a single-page app.',
  },
}
