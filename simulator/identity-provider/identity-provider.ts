import type { Directory } from '../directory/directory'
import { spaOrigins } from '../directory/queries'
import { corsHeaders } from '../network/cors'
import {
  type HeaderList,
  type HttpRequest,
  type HttpResponse,
  header,
  headers,
  headersLength,
  html,
  MOST_HEADERS,
} from '../network/message'
import type { Handler } from '../network/server'
import type { Failed } from '../trace/checklist'
import { AADSTS90015, AADSTS900561, AADSTS9002313 } from './errors/aadsts'
import { refuse } from './errors/refusal'
import type { Exchange, Provider, Settings } from './exchange'
import { decode, MOST_BODY, MOST_URL, parseForm } from './http/form'
import { jsonError } from './http/json-error'
import { refusalPage } from './http/page'
import { createMemory } from './memory'
import { combine, type Endpoint, type Part, type Parts } from './parts/part'

/**
 * An identity provider with Entra's paths, claims and error codes over the given directories, made of the given parts. Every
 * instance has its own sessions, codes and grants.
 * @param options.origin for example `https://login.entra.example`
 * @param options.parts what it can do; `parts/browser-sign-in.ts` has the sign-in of a person
 * @param options.fetchKeys for federated credentials: fetches the key set of an outside issuer over the network
 */
export function createIdentityProvider(options: {
  readonly directories: readonly Directory[]
  readonly origin: string
  readonly parts: readonly Part[]
  readonly settings?: Settings
  readonly fetchKeys?: Provider['fetchKeys']
}): Handler {
  const { directories, origin, settings = {}, fetchKeys = async () => undefined } = options
  const provider: Provider = { directories, origin, settings, fetchKeys, memory: createMemory() }
  const parts = combine(options.parts)
  const addresses = new Map(
    parts.endpoints.map((each) => [addressOf(each.rootless ?? false, each.path), each]),
  )
  return async (request, server) => {
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined
    const [, segment = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(url?.pathname ?? '') ?? []
    const rootless = addresses.get(addressOf(true, url?.pathname ?? ''))
    const endpoint = rootless ?? addresses.get(addressOf(false, path))
    const tenantName = rootless ? '' : decode(segment)
    if (!url || !endpoint || (!tenantName && !rootless))
      return withoutBody(request, html(404, '<!doctype html><title>Not found</title><h1>Not found</h1>'))
    const now = Math.floor(server.now() / 1000)
    const exchange = { ...provider, server, request, now, tenantName: tenantName ?? '' }
    const response = await serve(endpoint, parts, exchange, url)
    if (!endpoint.cors) return response
    const allowed =
      endpoint.cors === 'any'
        ? '*'
        : () => spaOrigins(directories.flatMap(({ tenant }) => tenant.applications))
    return { ...response, headers: [...response.headers, ...corsHeaders(request, allowed, endpoint.methods)] }
  }
}

const addressOf = (rootless: boolean, path: string) => `${rootless ? '' : '/{tenant}'}${path}`

/** Refuses what no endpoint should have to look at (RFC 9110 section 15.5); the rest is the endpoint's. */
async function serve(
  endpoint: Endpoint,
  parts: Parts,
  exchange: Omit<Exchange, 'form'>,
  { search }: URL,
): Promise<HttpResponse> {
  const { request } = exchange
  const { method, url, body } = request
  const { methods, cors, handle } = endpoint
  const type = header(request, 'Content-Type')?.split(';')[0]?.trim().toLowerCase()
  if (!methods.split(', ').includes(method)) {
    return no(
      405,
      refuse(AADSTS900561, `This endpoint answers to ${methods}, not to ${method}.`, { sent: method }),
    )
  }
  if (url.length > MOST_URL)
    return no(414, refuse(AADSTS90015, `The URL has more than ${MOST_URL} characters.`))
  // Where GET and POST mean the same, a body says no more than a URL could: of such requests a stranger's is remembered.
  const most = methods.startsWith('GET') ? MOST_URL : MOST_BODY
  if (body.length > most) return no(413, refuse(AADSTS90015, `The body has more than ${most} characters.`))
  // RFC 6585 section 5.
  if (headersLength(request) > MOST_HEADERS)
    return no(431, refuse(AADSTS90015, `The headers have more than ${MOST_HEADERS} characters.`))
  if (method === 'OPTIONS') return { status: 204, headers: [['Allow', methods]], body: '' }
  if (method === 'POST' && body && type !== 'application/x-www-form-urlencoded') {
    return no(
      400,
      refuse(AADSTS9002313, `The body is ${type ?? 'of no type'}, not application/x-www-form-urlencoded.`),
    )
  }
  // RFC 9110 section 5.3: a header that is no list comes once. Which of two would count?
  if (headers(request, 'Authorization').length > 1)
    return no(400, refuse(AADSTS9002313, 'The Authorization header comes twice: which one counts?'))
  const form = parseForm(method === 'POST' ? body : search.slice(1))
  return withoutBody(request, await handle({ ...exchange, form }, parts))

  function no(status: number, { says, error }: Failed): HttpResponse {
    exchange.server.emit({ type: 'check-failed', check: 'http-request', spec: 'rfc9110#15.5', says, error })
    const refusal: Failed = { passed: false, says, error }
    const allow: HeaderList = status === 405 ? [['Allow', methods]] : []
    const response = cors
      ? jsonError(refusal, exchange, status)
      : refusalPage(refusal, exchange.server, status)
    return withoutBody(request, { ...response, headers: [...response.headers, ...allow] })
  }
}

/** RFC 9110 section 9.3.2: the answer to HEAD is that of GET without its content. */
function withoutBody({ method }: HttpRequest, response: HttpResponse): HttpResponse {
  return method === 'HEAD' ? { ...response, body: '' } : response
}
