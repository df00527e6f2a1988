import type { JSONWebKeySet, JWTPayload } from 'jose'
import type { Directory } from '../../directory/directory'
import type { HttpRequest } from '../../network/message'
import type { ServerContext } from '../../network/server'
import type { Failed } from '../../trace/checklist'

/** What the API was set up with. */
export interface ResourceOptions {
  /** The tenant it lives in, for its name and the origins of its own single-page app. */
  readonly directory: Directory
  /** The issuer it trusts: one tenant's. */
  readonly issuer: string
  /** Who it is in tokens: its client id (version 2 tokens), never another API's. */
  readonly audience: string
  /**
   * Fetches the issuer's public keys; `cause` is the event that made it necessary. The API keeps them and asks again only
   * for a `kid` it does not know.
   */
  fetchKeys(cause: number): Promise<JSONWebKeySet>
}

/** A request to the API, and the keys it has kept. */
export interface ResourceRequest extends ResourceOptions {
  readonly request: HttpRequest
  readonly server: ServerContext
  readonly kept: { keys?: JSONWebKeySet }
}

/** A token whose signature is right; nothing else is known about its claims yet. */
export interface Verified extends ResourceRequest {
  readonly claims: JWTPayload
}

/** Refuses in the words of RFC 6750 section 3.1. Without `error` the client learns the scheme and nothing else. */
export function refuseBearer(
  says: string,
  error: 'invalid_request' | 'invalid_token' | 'insufficient_scope' | '' = 'invalid_token',
): Failed {
  const description = says.replaceAll('"', "'").replace(/[^ -[\]-~]/g, '?')
  return { passed: false, says, error: { error, description } }
}
