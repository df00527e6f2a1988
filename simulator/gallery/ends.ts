import type { SpecRef } from '../trace/event'
import type { RejectedId } from './rejected'

/** Where the helper's questions end: what to use, by its name in its specification. */
export interface End {
  readonly name: string
  /** What it is, before its name. One or two sentences. */
  readonly says: string
  readonly specs: readonly [SpecRef, ...SpecRef[]]
  /** What is used for the same, and should not be. */
  readonly not: readonly [RejectedId, ...RejectedId[]]
}

/** A flow says which of these it is the answer to (`asked.ts`). One that no flow answers is not built here yet. */
const ENDS = {
  'web-app': {
    name: 'Authorization code with PKCE',
    says: 'The app sends the person to the identity provider, gets a code back, and redeems it from its server. It never sees the password.',
    specs: ['rfc6749#4.1', 'rfc7636', 'oidc-core#3.1'],
    not: ['implicit', 'password', 'secret'],
  },
  'single-page-app': {
    name: 'Authorization code with PKCE, as a single-page app',
    says: 'The same flow, redeemed by the script itself. A script that everybody can read keeps nothing secret, so it proves with PKCE that it began the flow.',
    specs: ['rfc7636', 'entra#auth-code-flow'],
    not: ['implicit', 'password', 'secret'],
  },
  'native-app': {
    name: 'Authorization code with PKCE, in the system’s browser',
    says: 'The app opens the browser of the system, and gets the code back at a loopback address or at a scheme of its own.',
    specs: ['rfc8252', 'rfc7636'],
    not: ['implicit', 'password', 'secret'],
  },
  'stay-signed-in': {
    name: 'Refresh token',
    says: 'The app keeps a token that it shows to the identity provider alone, and gets a new access token for it while nobody is asked.',
    specs: ['rfc6749#6', 'rfc9700#4.14.2', 'entra#refresh-tokens'],
    not: ['implicit', 'password'],
  },
  'another-api': {
    name: 'Refresh token, for another API',
    says: 'The person has consented to both APIs. The app shows the refresh token to the identity provider once for each, and gets an access token with the name of that API in it. Nobody is asked again.',
    specs: ['rfc6749#6', 'entra#authorize', 'entra#refresh-tokens'],
    not: ['implicit', 'password'],
  },
  'next-app': {
    name: 'Single sign-on',
    says: 'The identity provider remembers the person in a cookie of its own. The next app sends them there, and they come back signed in.',
    specs: ['oidc-core#3.1.2.1'],
    not: ['implicit', 'password'],
  },
  'who-gets-in': {
    name: 'App assignment and app roles',
    says: 'An administrator assigns people and groups to the app. Who is not assigned is refused at the sign-in, and roles come in the token.',
    specs: ['graph#approleassignment', 'entra#id-token-claims'],
    not: ['implicit', 'password'],
  },
  'other-organisations': {
    name: 'One application, several tenants',
    says: 'The application is registered once. Each organisation that consents gets a service principal for it, and the app looks in the token from which tenant a person comes.',
    specs: ['graph#serviceprincipal'],
    not: ['implicit', 'password', 'secret'],
  },
  'device-without-browser': {
    name: 'Device authorization',
    says: 'The thing shows a short code. The person types it into a browser somewhere else and signs in there, while the thing keeps asking.',
    specs: ['rfc8628', 'entra#device-code'],
    not: ['password', 'implicit', 'secret'],
  },
  'on-azure': {
    name: 'Managed identity',
    says: 'Azure knows which machine it started. The program asks the machine’s own metadata service for a token, and keeps nothing secret.',
    specs: ['managed-identities#how-it-works'],
    not: ['secret', 'password'],
  },
  'another-issuer': {
    name: 'Client credentials with a federated credential',
    says: 'The host gives the program a token that says which job it is. The program shows that token in place of a secret.',
    specs: ['rfc6749#4.4', 'rfc7523#2.2', 'entra#federated-credentials'],
    not: ['secret', 'password'],
  },
  'own-machine': {
    name: 'Client credentials with a certificate',
    says: 'The program signs a short statement with a private key that never leaves it. The application’s registration holds the public half.',
    specs: ['rfc6749#4.4', 'rfc7523#2.2', 'entra#certificate-credentials'],
    not: ['secret', 'password'],
  },
  'for-the-caller': {
    name: 'On-behalf-of',
    says: 'An API that was called with a person’s token trades it for one to the next API. The person stays the one on whose rights it is decided.',
    specs: ['rfc7523#2.1', 'entra#on-behalf-of'],
    not: ['passthrough', 'password', 'secret'],
  },
} as const satisfies Readonly<Record<string, End>>

export type EndId = keyof typeof ENDS

/** The ends by id, as what they are. */
export const ends: Readonly<Record<EndId, End>> = ENDS
