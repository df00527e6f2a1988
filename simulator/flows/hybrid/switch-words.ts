import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  responseType: {
    title: 'What should come beside the code',
    says: 'An ID token says who is there, and with c_hash which code was issued with it. An access token beside the code can leak like any that comes through a browser.',
    values: {
      'code-id_token': 'code id_token: an ID token',
      'code-token': 'code token: an access token',
      'code-id_token-token': 'code id_token token: both',
    },
  },
  responseMode: {
    title: 'How the answer comes back',
    says: 'A server reads a form that the browser posts. What stands behind a # never comes to it, and a query is refused for tokens: that error stands behind a # as well.',
    values: { form_post: 'form_post', fragment: 'fragment', query: 'query' },
  },
  cookie: {
    title: 'The cookie of Expenses',
    says: 'The form is posted from a page of another site. A browser sends only cookies along that say SameSite=None.',
    values: { none: 'SameSite=None', lax: 'SameSite=Lax' },
  },
  registration: {
    title: 'Implicit grant and hybrid flows',
    says: 'Two tick boxes in the registration. A new registration has neither.',
    values: { 'switched-on': 'access tokens and ID tokens', 'switched-off': 'neither' },
  },
  code: {
    title: 'The code in the form',
    says: 'Mallory has the code of somebody else’s sign-in, and puts it into the answer to his own.',
    values: { own: 'of this sign-in', 'of-another-sign-in': 'of somebody else’s sign-in' },
  },
  cHash: {
    title: 'c_hash in the ID token',
    says: 'The ID token says with which code it was issued. Expenses notices another one before it redeems it. With code token no ID token comes in front, and there is nothing to compare.',
    values: { compared: 'compared', 'not-looked-at': 'not looked at' },
  },
  pkce: {
    title: 'PKCE',
    says: 'The code verifier is of Mallory’s sign-in, and the code of another. There the identity provider notices.',
    values: { used: 'used', 'left-out': 'left out' },
  },
  secondIdToken: {
    title: 'The ID token that the code is redeemed for',
    says: 'It has the nonce of the other sign-in in it, and it is about another person. Who looks at the first ID token alone sees neither. With code token it is the only one: the nonce in it is compared, and nothing else.',
    values: { compared: 'compared as well', 'not-looked-at': 'not looked at' },
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
}
