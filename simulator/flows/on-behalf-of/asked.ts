import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'authorization',
  who: ['person', 'workload'],
  words: [
    'my API calls another API for the user who is signed in',
    'pass the user’s identity on from one web API to the next, OBO, token exchange, middle tier',
    'assertion audience does not match the client app presenting the assertion AADSTS500131',
    'assertion failed signature validation AADSTS50013, assertion not within its valid time range AADSTS500133',
    'application is not allowed to make application on-behalf-of calls AADSTS7000114',
    'API passes the access token it got on to another API, token passthrough, confused deputy',
    'knownClientApplications, combined consent for an app and its API',
    'preAuthorizedApplications, pre-authorized client of an API',
    'grant_type jwt-bearer, requested_token_use=on_behalf_of, acquireTokenOnBehalfOf',
  ],
  codes: [50057, 50173, 65001, 7000218, 7000222],
  endsIn:
    'The second API has a token that was made for it, about the person who began, and knows which API asked.',
  answers: {
    'for-the-caller': 'Expenses API is called with Ada’s token, and fetches her reports from Reports API.',
  },
}
