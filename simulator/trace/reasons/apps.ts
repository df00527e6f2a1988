import { calls, pages, type Reasons } from './reason'

/** Of checks that an application or a browser makes for itself: nobody else gets to know of them. */
export const apps: Reasons = {
  'sign-in-begun': {
    stops:
      'An answer that is put into a browser which never asked: a link of an attacker’s, or a code without a visit.',
    mend: 'Begin at the app, in this browser, and bring the answer then. In the app: this is as it should be.',
  },
  'state-matches': {
    stops: 'Login CSRF: an attacker’s link that signs the victim in to the attacker’s account.',
    mend: 'In the app: keep the state of each visit beside its cookie, and compare. Here, begin the sign-in again.',
  },
  'admin-consent-state': {
    stops:
      'An organization taken for connected because of an answer that this browser never asked for. It does not stop whoever asked and then changes tenant in the answer.',
    mend: 'In the app: keep the state of each visit beside its cookie, and compare; believe an organization by tid in a token. Here, begin at the page that connects.',
  },
  'nonce-matches': {
    stops: 'An ID token that was stolen from another sign-in and is slipped into this one.',
    mend: 'In the app: keep the nonce of each sign-in, and compare. Here, begin the sign-in again.',
  },
  'access-token-hash': {
    stops:
      'An access token that was issued to another app, or in another sign-in, put in the place of this one.',
    mend: 'In the app: take an access token from the browser only if its hash is at_hash of the ID token beside it; better, ask for a code.',
  },
  'code-hash': {
    stops: 'A code that was stolen from another sign-in and is slipped into this one.',
    mend: 'In the app: redeem a code only if its hash is c_hash of the ID token beside it, and use PKCE. Here, begin the sign-in again.',
  },
  'same-person': {
    stops:
      'Two people in one session: one by the ID token that came first, another by what the code was redeemed for.',
    mend: 'In the app: compare iss and sub of both ID tokens. Here, begin the sign-in again.',
  },
  'answer-arrived': {
    stops: 'A sign-in that seems to end well and brings nothing.',
    mend: 'In the app: ask for a response_mode that it can read: a server query or form_post, a script fragment.',
  },
  'answer-readable': {
    stops: 'A page of one site that reads the answers of another.',
    mend: 'Let the server name the page’s origin in Access-Control-Allow-Origin, if that page is meant to read.',
  },
  'answer-conforms': {
    stops:
      'An answer that does not keep to the specification: whatever it says, it is not what was asked for.',
    mend: 'In the app: go by what the library says is wrong; in between, something changed the answer.',
  },
  'api-answers': {
    stops: 'An app that shows an empty list where it was told no.',
    mend: 'Look at the API: it said no, or something between the two changed its answer. In the app: pass on what it said.',
  },
  expectation: {
    stops: 'An app that goes on without what it needs.',
    mend: 'In the app: ask for what is missing, for one an ID token with the scope openid.',
  },
  'session-named': {
    stops: 'Somebody else’s provider that ends sessions which it did not begin.',
    mend: 'In the app: accept iss only from the issuer that it signs people in with.',
  },
  'app-role': {
    stops: 'Whoever is signed in and was not given this role: a page that hides a link does not stop them.',
    mend: 'Assign a role of the app to the person, or to a group that they are in directly. The next sign-in brings it.',
    page: pages.usersAndGroups,
    graph: calls.assign,
  },
  'group-member': {
    stops: 'Whoever is not in the group, and whoever an app knows too little about.',
    mend: 'Make them a member of the group, or let the tokens name it: groupMembershipClaims. Where groups do not fit, the app has to ask Microsoft Graph, with User.Read.',
    graph: calls.addMember,
  },
  framing: {
    stops: 'Clickjacking: a page under an invisible one, on which the person clicks without seeing it.',
    mend: 'Nothing is broken. Sign in in a window of its own, not in a frame.',
  },
  cors: {
    stops: 'A script of another site that reads, with this browser’s cookies or network, what is not for it.',
    mend: 'Let the server name the page’s origin in Access-Control-Allow-Origin, if that page is meant to read.',
  },
}
