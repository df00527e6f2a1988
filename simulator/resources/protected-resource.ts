import { spaOrigins } from '../directory/queries'
import { corsHeaders } from '../network/cors'
import {
  type HeaderList,
  type HttpRequest,
  type HttpResponse,
  headersLength,
  json,
  MOST_HEADERS,
} from '../network/message'
import type { Handler, ServerContext } from '../network/server'
import { checklist } from '../trace/checklist'
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
import { createKeyCache, type KeyCache } from './key-cache'
import type { Endpoint, ResourceOptions, ResourceRequest } from './resource-request'

/** What an access token goes through, whichever API it is shown to. */
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
  .check(permission)

const METHODS = 'GET, HEAD, OPTIONS'
const ALLOW: HeaderList = [['Allow', METHODS]]

/**
 * An API behind bearer tokens (RFC 6750): each endpoint answers whoever has a token of this tenant for this API with a permission
 * it takes. An API is its endpoints; all else is here.
 */
export function createProtectedResource(options: ResourceOptions, endpoints: readonly Endpoint[]): Handler {
  const keys = createKeyCache(options.fetchKeys)
  return async (request, server) => {
    const cors = corsHeaders(request, () => spaOrigins(options.directory.tenant.applications), METHODS)
    const { status, headers, body } = await answer(options, endpoints, keys, request, server)
    return {
      status,
      headers: [...headers, ...cors],
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
  endpoints: readonly Endpoint[],
  keys: KeyCache,
  request: HttpRequest,
  server: ServerContext,
): Promise<HttpResponse> {
  // RFC 6585 section 5.
  if (headersLength(request) > MOST_HEADERS)
    return problem(431, 'badRequest', 'The headers of the request are too long.')
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined
  const endpoint = endpoints.find(({ path }) => path === url?.pathname)
  if (!url || !endpoint) return problem(404, 'notFound')
  if (request.method === 'OPTIONS') return { status: 204, headers: ALLOW, body: '' }
  // RFC 9110 section 9.1: methods are told apart by case, so `get` is not GET.
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return problem(405, 'methodNotAllowed', undefined, ALLOW)
  const checked = await checks.run({ ...options, endpoint, keys, request, server }, server.emit)
  if (!checked.passed) return challenge(endpoint, checked)
  // RFC 9110 section 9.3.1: content of a GET means nothing, and may be an attempt at smuggling.
  if (request.body !== '') return problem(400, 'badRequest', 'A GET request has no content.')
  const names = [...url.searchParams.keys()]
  if (new Set(names).size < names.length)
    return problem(400, 'badRequest', 'A parameter of the query occurs twice.')
  return endpoint.answer({
    caller: checked.found.caller,
    directory: options.directory,
    query: url.searchParams,
  })
}
