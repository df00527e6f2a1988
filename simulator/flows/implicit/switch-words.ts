import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  responseType: {
    title: 'What should come back',
    says: 'An ID token says who signed in, and to which app. An access token alone says to the app neither: it is for the API.',
    values: {
      'id_token-token': 'id_token token: both',
      token: 'token: an access token alone',
      id_token: 'id_token: an ID token alone',
    },
  },
  responseMode: {
    title: 'How the answer comes back',
    says: 'A script reads what stands behind the #. A query would be sent to servers, which write it down: for tokens that is refused. A form goes to the server, and a page without one never sees it.',
    values: { fragment: 'fragment', query: 'query', form_post: 'form_post' },
  },
  scope: {
    title: 'What the access token should be for',
    says: 'An access token is for one API, and an answer carries one. For another API the page asks again, in a hidden frame, as long as cookies go along there.',
    values: { 'one-api': 'the Expenses API', 'two-apis': 'the Expenses API and Microsoft Graph' },
  },
  registration: {
    title: 'Implicit grant and hybrid flows',
    says: 'Two tick boxes in the registration. A new registration has neither.',
    values: {
      both: 'access tokens and ID tokens',
      'no-access-tokens': 'ID tokens alone',
      'no-id-tokens': 'access tokens alone',
    },
  },
  attack: {
    title: 'Who else gets at it',
    says: 'Whoever has the access token can use it: the API asks nobody which app shows it. A Referer leaves out what stands behind the #; histories, scripts and redirects do not. A page that redeems a code never has a token in its address.',
    values: {
      none: 'nobody',
      history: 'an extension that reads the history',
      script: 'a script of somebody else’s in the page',
      redirector: 'an old redirect address that leads elsewhere now',
      substitution: 'Mallory, who puts a token of another app in its place',
    },
  },
  atHash: {
    title: 'at_hash in the ID token',
    says: 'The ID token says which access token it was issued with. That helps an app that compares, and only where an ID token comes along.',
    values: { compared: 'compared', 'not-looked-at': 'not looked at' },
  },
  state: {
    title: 'State on the way back',
    says: 'The app must notice an answer that belongs to another sign-in.',
    values: { intact: 'intact', tampered: 'tampered with' },
  },
  nonce: {
    title: 'Nonce on the way out',
    says: 'The nonce ties the ID token to the sign-in that asked for it. Here it is a must: the ID token comes through the browser.',
    values: { intact: 'intact', wrong: 'replaced', missing: 'taken out' },
  },
  later: {
    title: 'How long the page stays open',
    says: 'There is no refresh token in this answer, ever. When the access token has run out, the page asks again, in a frame that nobody sees.',
    values: { nothing: 'not long', 'two-hours': 'two hours' },
  },
  thirdPartyCookies: {
    title: 'Third-party cookies',
    says: 'In the frame the identity provider is a third party. Without its cookie it knows nobody, and the person has to sign in again.',
    values: { given: 'given', blocked: 'blocked by the browser' },
  },
}
