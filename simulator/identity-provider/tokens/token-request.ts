import type { RequestedScope } from '../../access/requested-scope'
import type { User } from '../../directory/tenant'
import type { TraceEventBody } from '../../trace/event'
import type { AtTenant, Client } from '../exchange'
import type { Grant } from '../store'

/** A token request of a known client. */
export interface TokenRequesting extends AtTenant, Client {
  /** How the client proved itself. */
  readonly authentication: 'none' | 'secret'
}

/** A token request that presents something this server issued before. */
export interface Redeeming extends TokenRequesting {
  readonly grant: Grant
}

/** Everything a token is made from. */
export interface TokenRequest extends Redeeming {
  readonly user: User
  readonly scope: RequestedScope
}

/** A token, and the event that says so. */
export interface Issued {
  readonly value: string
  readonly issued: TraceEventBody
}
