import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  client: {
    title: 'What Expenses is',
    says: 'A server can keep a secret. A script in a page cannot, and redeems the code itself.',
    values: { 'web-app': 'A web app with a server', 'single-page-app': 'A single-page app' },
  },
  responseMode: {
    title: 'How the answer comes back',
    says: 'In the query, in a form the browser posts, or behind a #, which no server ever sees.',
    values: { query: 'query', form_post: 'form_post', fragment: 'fragment' },
  },
  prompt: {
    title: 'What the app asks to show',
    says: 'prompt=none forbids every question: without a session there is nothing left but an error.',
    values: {
      'none-given': 'nothing special',
      login: 'login',
      none: 'none',
      select_account: 'select_account',
      consent: 'consent',
    },
  },
  scope: {
    title: 'What Expenses asks for',
    says: 'A token is for one API. Some permissions only an administrator can grant.',
    values: {
      read: 'sign-in, and reading expenses',
      'submit-only': 'handing in, but not reading',
      'sign-in-only': 'sign-in alone',
      'approve-all': 'approving everybody’s expenses too',
      'two-resources': 'two APIs at once',
    },
  },
  redirectUri: {
    title: 'Redirect address',
    says: 'It has to be the registered one, character by character. An address nobody registered must never receive a code, and not even an error.',
    values: {
      registered: 'as registered',
      'trailing-slash': 'with a slash at the end',
      'other-case': 'in other case',
      http: 'http in place of https',
      'other-path': 'another path, from before',
    },
  },
  state: {
    title: 'State on the way back',
    says: 'The app must notice an answer that belongs to another sign-in.',
    values: { intact: 'intact', tampered: 'tampered with' },
  },
  nonce: {
    title: 'Nonce on the way out',
    says: 'The nonce ties the ID token to the sign-in that asked for it.',
    values: { intact: 'intact', wrong: 'replaced' },
  },
  codeVerifier: {
    title: 'Code verifier',
    says: 'A stolen code is worth nothing to somebody who does not know the verifier.',
    values: { right: 'right', missing: 'missing', wrong: 'wrong' },
  },
  codeUse: {
    title: 'Times the code is used',
    says: 'A code is good once: the second use is refused. RFC 6749 would have what the first one gave revoked as well; Entra goes on accepting it.',
    values: { once: 'once', twice: 'twice' },
  },
  codeAge: {
    title: 'Age of the code',
    says: 'A code lives for about ten minutes.',
    values: { fresh: 'fresh', 'eleven-minutes': 'eleven minutes old' },
  },
  clientSecret: {
    title: 'The secret of the app',
    says: 'A web app proves on the back channel that it is itself. Secrets expire.',
    values: { right: 'right', wrong: 'wrong', expired: 'expired' },
  },
  accessTokenAudience: {
    title: 'Token the API is shown',
    says: 'A real token for somebody else opens nothing here.',
    values: {
      'expenses-api': 'made for the Expenses API',
      'reports-api': 'made for the Reports API',
      graph: 'made for Microsoft Graph',
    },
  },
  accessTokenVersion: {
    title: 'Version of the token',
    says: 'The registration of the API says which version its tokens have. This API was written for version 2.0.',
    values: { v2: 'registered for 2.0', v1: 'registered for 1.0' },
  },
  accessTokenSignature: {
    title: 'Signature of the token',
    says: 'One changed character, and the signature fits nothing any more.',
    values: { intact: 'intact', altered: 'one character altered' },
  },
  accessTokenAge: {
    title: 'Age of the token',
    says: 'By default an access token lives for 60 to 90 minutes. A refresh token fetches the next one.',
    values: {
      fresh: 'fresh',
      'two-hours': 'two hours old',
      'two-hours-then-refresh': 'two hours old, then refreshed',
    },
  },
  account: {
    title: "Ada's account",
    says: 'The directory is asked again at every step of a sign-in. An access token that was handed out before is not asked about.',
    values: {
      enabled: 'enabled',
      'disabled-before-second-factor': 'disabled before the second factor',
      'disabled-before-tokens': 'disabled before the tokens',
      'disabled-after-tokens': 'disabled after the tokens',
    },
  },
  password: {
    title: 'The password',
    says: 'One slip is forgiven. Ten in a row lock the account for a while.',
    values: { right: 'right', 'wrong-once': 'wrong once', forgotten: 'wrong ten times' },
  },
  secondFactor: {
    title: 'The code from the phone',
    says: 'Here three wrong codes end the sign-in. Entra does not publish how many.',
    values: { right: 'right', 'wrong-three-times': 'wrong three times' },
  },
  consent: {
    title: 'The consent page',
    says: 'Whoever is asked may say no. The app is told, and gets nothing.',
    values: { accepted: 'accepted', declined: 'declined' },
  },
}
