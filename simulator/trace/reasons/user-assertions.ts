import { calls, pages, type Reasons } from './reason'

/** Of checks on a person's token that an API shows, to act on behalf of that person. */
export const userAssertions: Reasons = {
  'on-behalf-of-parameters': {
    stops: 'A request without the token, without the API that it is for, or for another use of the token.',
    mend: 'In the API: send assertion, scope, and requested_token_use=on_behalf_of.',
  },
  'middle-tier-proven': {
    stops:
      'Somebody who has got hold of a person’s token, and knows no more of the API than its id, which is public.',
    mend: 'Give the API a credential in its own registration, and let it send that along.',
    page: pages.secrets,
    graph: calls.addPassword,
  },
  'user-assertion-signature': {
    stops: 'An API, or somebody on the way, that writes another person’s name into a token.',
    mend: 'In the API: send the token as it came. It has to be one that the app asked for with a scope of this API.',
  },
  'user-assertion-issuer': {
    stops: 'A token of another tenant: its people have granted nothing here.',
    mend: 'In the API: ask at the tenant that tid of the token names.',
  },
  'user-assertion-audience': {
    stops: 'An API that acts for people who have never called it, with tokens that were made for others.',
    mend: 'In the app: ask for a token to this API, by a scope of it. In the API: refuse every token that names another in aud.',
    page: pages.exposeApi,
  },
  'user-assertion-time': {
    stops: 'An old token, from a log or a queue, that somebody uses long after the person has gone.',
    mend: 'In the API: trade the token while the caller waits. For work that takes longer, ask for offline_access with it, and keep the refresh token.',
  },
  'scope-effective': {
    stops: 'A token in somebody’s name that lets its holder do nothing, and looks like one.',
    mend: 'Have an administrator grant the API what it needs of the second API.',
    page: pages.apiPermissions,
    graph: calls.grant,
  },
  'user-assertion-person': {
    stops: 'An API that acts in the name of nobody: with a token that no person has signed in for.',
    mend: 'Where a program calls without a person: let it ask for a token to the second API itself, by client credentials, with an app role.',
    page: pages.apiPermissions,
    graph: calls.assign,
  },
}
