import type { Checklist, Failed } from '../../../../trace/checklist'
import type { AtTenant, Client, Exchange } from '../../../exchange'
import type { Authentication } from '../../../tokens/token-request'

/** What a client presents. */
export interface Presented {
  /** Who it says it is. */
  readonly clientId: string
  /** The secret or assertion. */
  readonly credential: string
}

/** One way in which clients prove themselves (RFC 6749 section 2.3). */
export interface ClientAuthenticationMethod {
  /** As metadata names it. */
  readonly name: 'client_secret_post' | 'client_secret_basic' | 'private_key_jwt'
  /** What it is carried by: of all carriers at most one comes. */
  readonly carrier: 'client_secret' | 'client_assertion' | 'Authorization'
  /** Reads what the carrier holds. */
  read(exchange: Exchange): Failed | { readonly clientId: string | undefined; readonly credential: string }
  /** Where several methods share a carrier: whether this credential is one for it. */
  readonly fits?: (presented: Presented) => boolean
  readonly checks: Checklist<Presented & AtTenant & Client, { readonly authentication: Authentication }>
}

/** The carriers that a request can have, each with a look whether it is there. */
export const CARRIERS: Readonly<
  Record<ClientAuthenticationMethod['carrier'], (exchange: Exchange) => boolean>
> = {
  client_secret: ({ form }) => form.get('client_secret') !== undefined,
  client_assertion: ({ form }) => form.get('client_assertion') !== undefined,
  Authorization: ({ request }) => request.headers.some(([name]) => name.toLowerCase() === 'authorization'),
}
