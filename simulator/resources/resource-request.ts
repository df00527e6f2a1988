import type { AccessRequest } from '../access/azure-rbac/decision'
import type { JsonObject } from '../core/json'
import type { Directory } from '../directory/directory'
import type { HttpRequest, HttpResponse } from '../network/message'
import type { ServerContext } from '../network/server'
import type { AccessTokenClaims } from '../tokens/claims'
import type { TokenVersion } from '../tokens/issuer'
import type { Failed } from '../trace/checklist'
import type { Compared, Emit } from '../trace/event'
import type { FetchKeys, KeyCache } from './key-cache'

/** What an API was set up with. */
export interface ResourceOptions {
  /** The tenant it lives in: whom it serves, which scripts may call it, and under which names tokens may name it. */
  readonly directory: Directory
  /** Who it is: the client id of its registration. */
  readonly appId: string
  /** The versions of access tokens it accepts, each with the issuer it trusts for them; `{tenantid}` in it stands for any tenant. */
  readonly issuers: Readonly<Partial<Record<TokenVersion, string>>>
  /** The ids of the tenants it serves, where that is not the one it lives in alone; `any`: it does not look. */
  readonly tenants?: readonly string[] | 'any'
  /** `any`: it does not look for whom a token was made. */
  readonly audiences?: 'any'
  /** Fetches the issuer's public keys. The API keeps them (`key-cache.ts`). */
  readonly fetchKeys: FetchKeys
}

/** One thing an API answers. */
export interface Endpoint {
  /** Without it `GET`, and `HEAD` with it. */
  readonly method?: 'POST'
  /** `/expenses`; a segment in braces takes any value: `/v1.0/users/{id}`. */
  readonly path: string
  /** Delegated permissions, one of which a token of a person needs (`scp`). None: no person is let in. */
  readonly scopes: readonly string[]
  /** Application permissions, one of which an app-only token needs (`roles`). None: what is here belongs to people. */
  readonly roles: readonly string[]
  /** Of an API that Azure's roles decide about: what is asked, where; scopes and roles of the token say nothing there. */
  readonly azure?: AzureQuestion
  answer(call: Call): HttpResponse
}

/** What Azure RBAC is asked about a request: `action` on the control plane, or on the data plane, at a scope. */
export type AzureQuestion = Pick<AccessRequest, 'action' | 'isDataAction' | 'scope'>

/** A request that has passed all checks. */
export interface Call {
  readonly caller: Caller
  readonly directory: Directory
  /** No name occurs twice in it. */
  readonly query: URLSearchParams
  /** What stands where the path has braces, decoded. */
  readonly parameters: Readonly<Record<string, string>>
  /** The JSON of a `POST`; empty otherwise. */
  readonly content: JsonObject
  /** What time it is, and where what is made anew gets its ids from. */
  readonly server: Pick<ServerContext, 'now' | 'random'>
  /** Records what a check of the API's own has found. */
  readonly emit: Emit
}

/** Whom the token speaks for. */
export type Caller =
  /** An application on behalf of a person, who is `userId` (`oid`) in the tenant. */
  | { readonly kind: 'person'; readonly userId: string; readonly scopes: readonly string[] }
  /** An application for itself; `servicePrincipalId` is its `oid`. */
  | { readonly kind: 'application'; readonly servicePrincipalId: string; readonly roles: readonly string[] }

/** A request to one endpoint of an API, and the keys it has kept. */
export interface ResourceRequest extends ResourceOptions {
  readonly request: HttpRequest
  readonly server: ServerContext
  readonly keys: KeyCache
  readonly endpoint: Endpoint
}

/** A token whose signature is right and whose claims are of their types; nothing else is known about them yet. */
export interface Verified extends ResourceRequest {
  readonly claims: AccessTokenClaims
}

/**
 * Refuses in the words of RFC 6750 section 3.1. Two texts: `says` explains to whoever reads the trace and may name all that the
 * API knows; `wire` goes to whoever sent the token, which may be a stranger, and holds nothing that they could not know.
 * @param error without it (`''`) the client learns the scheme and nothing else
 */
export function refuseBearer(
  says: string,
  wire: string,
  error: 'invalid_request' | 'invalid_token' | 'insufficient_scope' | '' = 'invalid_token',
  compared?: Compared,
): Failed {
  return { passed: false, says, error: { error, description: wire }, compared }
}
