import type { RequestedScope } from '../../access/requested-scope'
import type { User } from '../../directory/tenant'
import type { TraceEventBody } from '../../trace/event'
import type { AtTenant, Client } from '../exchange'
import type { Claim } from './claim-told'
import type { Grant } from './grant'

/** How a client proved itself. */
export type Authentication = 'none' | 'secret' | 'certificate' | 'federated credential'

/** A token request of a known client. */
export interface TokenRequesting extends AtTenant, Client {
  readonly authentication: Authentication
}

/** A token request that presents something this server issued before. */
export interface Redeeming extends TokenRequesting {
  readonly grant: Grant
}

/** Whom tokens are about: a person who signed in, or the client itself. */
export type Subject =
  | { readonly kind: 'person'; readonly user: User; readonly grant: Grant }
  | { readonly kind: 'service-principal' }

/** Everything a token is made from. */
export interface TokenRequest extends TokenRequesting {
  readonly subject: Subject
  readonly scope: RequestedScope
}

/** A token request about a person: the only one for an ID token, and for scopes. */
export interface PersonRequest extends TokenRequest {
  readonly subject: Extract<Subject, { readonly kind: 'person' }>
  /** Where the authorization endpoint hands it out itself: what it says of what goes with it through the browser. */
  readonly inFront?: readonly Claim[]
}

/** A token, and the event that says so. */
export interface Issued {
  readonly value: string
  readonly issued: TraceEventBody
}
