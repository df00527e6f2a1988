import type { SpecRef } from '../trace/event'

/** A way that people know and ask for, and should not take. */
export interface Rejected {
  readonly title: string
  /** What is wrong with it: what the specification says, then what Entra's own documentation says. */
  readonly says: string
  readonly sources: readonly [SpecRef, ...SpecRef[]]
  /** The month in which the sources were last read: `2026-11`. */
  readonly checked: string
  /** What people type who mean it. */
  readonly words: readonly string[]
  /** What to ask the helper instead. */
  readonly instead: string
  /** The flow in which it is played all the same, so that it can be seen what is wrong with it: its slug. */
  readonly played?: string
}

const REJECTED = {
  passthrough: {
    title: 'Not the token that the API was called with',
    says: 'An API that hands the token it got on to the next API (token passthrough) shows it to somebody for whom it was not issued. RFC 9700 restricts a token to its audience, and the next API has to refuse it. Microsoft warns not to send an access token that was issued to the middle tier to anywhere but its intended audience: it is easier to intercept, and Conditional Access cannot ask for more.',
    sources: ['rfc9700#2.3', 'entra#on-behalf-of'],
    checked: '2026-11',
    words: ['pass the same access token on to the next API, token passthrough, forward the bearer token'],
    instead: 'On-behalf-of trades it for a token that was made for the next API.',
  },
  implicit: {
    title: 'Not the implicit grant',
    says: 'The access token comes back in the address of a page, where it can leak and be used again by others. RFC 9700 says that clients should not use it. Microsoft recommends the authorization code flow for every new app, single-page apps too.',
    sources: ['rfc9700#2.1.2', 'entra#implicit'],
    checked: '2026-11',
    words: [
      'implicit flow, implicit grant, response_type=token, response_type=id_token token',
      'access token in the fragment of the address',
    ],
    instead: 'Authorization code with PKCE does the same, also for an app that is only script.',
    played: 'implicit',
  },
  password: {
    title: 'Not the resource owner password grant',
    says: 'The app takes the person’s password into its own hands. RFC 9700 says that this grant must not be used. Microsoft recommends against it: it cannot do a second factor, so an account that needs one is blocked.',
    sources: ['rfc9700#2.4', 'entra#ropc'],
    checked: '2026-11',
    words: [
      'resource owner password credentials grant, ROPC, grant_type=password',
      'send user name and password to the token endpoint',
      'script or service account that signs in with a person’s user name and password',
    ],
    instead:
      'A person signs in by authorization code; a program that runs alone has an identity of its own: a managed identity, or client credentials.',
    played: 'resource-owner-password',
  },
  secret: {
    title: 'Not a client secret, where something better can be had',
    says: 'It is a password of a program: it works for whoever has copied it. RFC 9700 recommends that a client signs with a key instead. For programs without a person, Microsoft names a managed identity first, then a federated credential, then a certificate.',
    sources: ['rfc9700#2.5', 'entra#ropc'],
    checked: '2026-11',
    words: [
      'client secret in a script, in a pipeline, in a file',
      'client_secret leaked or expired',
      'rotate the secret',
    ],
    instead: 'Where the program runs decides what takes its place: ask the helper.',
  },
} as const satisfies Readonly<Record<string, Rejected>>

export type RejectedId = keyof typeof REJECTED

/** What not to use, by id. */
export const rejected: Readonly<Record<RejectedId, Rejected>> = REJECTED
