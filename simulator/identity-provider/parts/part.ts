import type { HttpResponse } from '../../network/message'
import type { Exchange } from '../exchange'
import type { FrontChannel } from '../oauth/authorize/front-channel/front-channel'
import type { ClientAuthenticationMethod } from '../oauth/token/client-authentication/method'
import type { GrantType } from '../oauth/token/grants/grant-type'
import type { Method, Requirement } from '../sign-in/sign-in'

/** One address of an identity provider. */
export interface Endpoint {
  /** What follows `/{tenant}`, or with `rootless` the origin. */
  readonly path: string
  readonly rootless?: boolean
  /** As the Allow header has them: `GET, POST`. */
  readonly methods: string
  /** Which scripts may read the answer: any, those of registered single-page apps. A program gets JSON; without it a person gets pages. */
  readonly cors?: 'any' | 'spa'
  /** Its members of the provider metadata; `base` is origin and tenant. */
  metadata?(base: string, parts: Parts, origin: string): Readonly<Record<string, unknown>>
  handle(exchange: Exchange, parts: Parts): Promise<HttpResponse>
}

/** What an identity provider is made of. A flow hands in the parts that it needs; nothing else is loaded, announced or answered. */
export interface Part {
  readonly endpoints?: readonly Endpoint[]
  readonly grants?: readonly GrantType[]
  /** Tokens in the authorization response itself. Without it, there are none but the code. */
  readonly frontChannel?: readonly FrontChannel[]
  /** How clients may prove themselves. Without any, only public clients are served. */
  readonly clientAuthentication?: readonly ClientAuthenticationMethod[]
  /** How people may prove themselves, the preferred first. */
  readonly methods?: readonly Method[]
  /** What a sign-in needs once the account is known, in order. */
  readonly requirements?: readonly Requirement[]
}

export type Parts = Required<Part>

/** All that `parts` bring, in their order. */
export function combine(parts: readonly Part[]): Parts {
  return {
    endpoints: parts.flatMap(({ endpoints = [] }) => endpoints),
    grants: parts.flatMap(({ grants = [] }) => grants),
    frontChannel: parts.flatMap(({ frontChannel = [] }) => frontChannel),
    clientAuthentication: parts.flatMap(({ clientAuthentication = [] }) => clientAuthentication),
    methods: parts.flatMap(({ methods = [] }) => methods),
    requirements: parts.flatMap(({ requirements = [] }) => requirements),
  }
}
