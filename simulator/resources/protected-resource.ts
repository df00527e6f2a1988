import { type JsonObject, readJsonObject } from '../core/json'
import { spaOrigins } from '../directory/queries'
import { corsHeaders } from '../network/cors'
import {
  type HeaderList,
  type HttpRequest,
  type HttpResponse,
  headers,
  headersLength,
  json,
  MOST_HEADERS,
} from '../network/message'
import type { Handler, ServerContext } from '../network/server'
import { type Check, type Checklist, checklist } from '../trace/checklist'
import { challenge, problem } from './challenge'
import { audience } from './checks/check-audience'
import { claims } from './checks/check-claims'
import { issuer } from './checks/check-issuer'
import { permission } from './checks/check-permission'
import { signature } from './checks/check-signature'
import { tenant } from './checks/check-tenant'
import { time } from './checks/check-time'
import { tokenPresent } from './checks/check-token-present'
import { tokenVersion } from './checks/check-token-version'
import { endpointsAt, type Found, methodsOf } from './find-endpoints'
import { createKeyCache, type KeyCache } from './key-cache'
import type { Caller, Endpoint, ResourceOptions, ResourceRequest, Verified } from './resource-request'

/** What an access token goes through, whichever API it is shown to; what it may do there is looked at next. */
const checks = checklist<ResourceRequest>()
  .check(tokenPresent)
  .check(signature)
  .check(claims)
  // Before version and issuer: a token for somebody else is refused as that, whoever issued it.
  .check(audience)
  .check(tokenVersion)
  .check(issuer)
  .check(time)
  .check(tenant)

/** Where an API of Azure differs from one of a tenant's own. */
export interface ResourceWays {
  /** Whether whoever the token speaks for may do what is asked; without it, scopes and app roles in the token say so. */
  readonly decide?: Check<Verified & { readonly oid: string }, { readonly caller: Caller }>
  /** How it says no; without it, as Graph does. */
  readonly refusal?: typeof challenge
}

/** A request that passed: who calls. */
interface Decided extends ResourceRequest {
  readonly caller: Caller
}

/** Longest content that is read at all, in characters. */
const MOST_CONTENT = 32_768

/**
 * An API behind bearer tokens (RFC 6750): each endpoint answers whoever has a token of this tenant for this API with a permission
 * it takes. An API is its endpoints; all else is here.
 */
export function createProtectedResource(
  options: ResourceOptions,
  endpoints: readonly Endpoint[],
  { decide = permission, refusal = challenge }: ResourceWays = {},
): Handler {
  const keys = createKeyCache(options.fetchKeys)
  const ways = { checks: checks.check(decide), refusal }
  return async (request, server) => {
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined
    const found = url ? endpointsAt(endpoints, url.pathname) : []
    const origins = () => spaOrigins(options.directory.tenant.applications)
    const cors = corsHeaders(request, origins, methodsOf(found))
    const { status, headers: own, body } = await answer(options, ways, url, found, keys, request, server)
    return {
      status,
      headers: [...own, ...cors],
      // RFC 9110 section 9.3.2: as GET, without the content.
      body: request.method === 'HEAD' ? '' : body,
    }
  }
}

/** A list of rows, in the form of Graph and of APIs beside it. What belongs to one person stays in no cache. */
export function rows(value: readonly unknown[]): HttpResponse {
  return json(200, { value }, [['Cache-Control', 'no-store']])
}

async function answer(
  options: ResourceOptions,
  ways: { readonly checks: Checklist<ResourceRequest, Decided>; readonly refusal: typeof challenge },
  url: URL | undefined,
  found: readonly Found[],
  keys: KeyCache,
  request: HttpRequest,
  server: ServerContext,
): Promise<HttpResponse> {
  // RFC 6585 section 5.
  if (headersLength(request) > MOST_HEADERS)
    return problem(431, 'badRequest', 'The headers of the request are too long.')
  if (!url || found.length === 0) return problem(404, 'notFound')
  const allow: HeaderList = [['Allow', methodsOf(found)]]
  if (request.method === 'OPTIONS') return { status: 204, headers: allow, body: '' }
  // RFC 9110 section 9.1: methods are told apart by case, so `get` is not GET.
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const one = found.find(({ endpoint }) => (endpoint.method ?? 'GET') === method)
  if (!one) return problem(405, 'methodNotAllowed', undefined, allow)
  const { endpoint, parameters } = one
  const checked = await ways.checks.run({ ...options, endpoint, keys, request, server }, server.emit)
  if (!checked.passed) return ways.refusal(endpoint, checked)
  const names = [...url.searchParams.keys()]
  if (new Set(names).size < names.length)
    return problem(400, 'badRequest', 'A parameter of the query occurs twice.')
  const content = contentOf(endpoint, request)
  if ('refused' in content) return content.refused
  return endpoint.answer({
    caller: checked.found.caller,
    directory: options.directory,
    query: url.searchParams,
    parameters,
    emit: server.emit,
    server,
    ...content,
  })
}

/** The JSON that a `POST` came with. */
function contentOf(
  { method }: Endpoint,
  request: HttpRequest,
): { readonly content: JsonObject } | { readonly refused: HttpResponse } {
  if (method === undefined) {
    // RFC 9110 section 9.3.1: content of a GET means nothing, and may be an attempt at smuggling.
    return request.body === ''
      ? { content: {} }
      : { refused: problem(400, 'badRequest', 'A GET request has no content.') }
  }
  if (request.body.length > MOST_CONTENT)
    return { refused: problem(413, 'badRequest', 'The content of the request is too long.') }
  const types = headers(request, 'Content-Type')
  if (types.length !== 1 || !/^application\/json\s*(;|$)/i.test(types[0] ?? ''))
    return { refused: problem(415, 'badRequest', 'The content has to be JSON, and to say so.') }
  const content = readJsonObject(request.body)
  return content
    ? { content }
    : { refused: problem(400, 'badRequest', 'The content is not one JSON object.') }
}
