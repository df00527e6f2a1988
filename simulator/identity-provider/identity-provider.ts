import type { Directory } from '../directory/directory'
import { spaOrigins } from '../directory/queries'
import { corsHeaders } from '../network/cors'
import { type HeaderList, type HttpResponse, header, html } from '../network/message'
import type { Handler } from '../network/server'
import type { Failed } from '../trace/checklist'
import { discovery, keys } from './discovery'
import { refuse } from './errors/refusal'
import type { Exchange, Provider } from './exchange'
import { decode, MOST_BODY, MOST_URL, parseForm } from './http/form'
import { refusalPage } from './http/page'
import { authorize } from './oauth/authorize/authorize'
import { logout } from './oauth/logout/logout'
import { jsonError, token } from './oauth/token/token'
import { userinfo } from './oauth/userinfo/userinfo'
import { takeAccount } from './sign-in/steps/account'
import { answer, answerOf } from './sign-in/steps/answer'
import { takeConsent } from './sign-in/steps/consent'
import { takePassword } from './sign-in/steps/password'
import { takeTotp } from './sign-in/steps/totp'
import { takeUsername } from './sign-in/steps/username'
import { createStore } from './store'

interface Endpoint {
  readonly methods: string
  /** Which scripts may read the answer: any, those of registered single-page apps. A program gets JSON; without it a person gets pages. */
  readonly cors?: 'any' | 'spa'
  handle(exchange: Exchange): Promise<HttpResponse>
}

const page = (methods: string, handle: Endpoint['handle']): Endpoint => ({ methods, handle })
const api = (methods: string, cors: Endpoint['cors'], handle: Endpoint['handle']): Endpoint => ({
  methods: `${methods}, OPTIONS`,
  cors,
  handle,
})

/** What follows `/{tenant}`. */
const ENDPOINTS = new Map<string, Endpoint>([
  ['/v2.0/.well-known/openid-configuration', api('GET', 'any', discovery)],
  ['/discovery/v2.0/keys', api('GET', 'any', keys)],
  ['/oauth2/v2.0/authorize', page('GET, POST', authorize)],
  ['/oauth2/v2.0/token', api('POST', 'spa', token)],
  ['/openid/userinfo', api('GET, POST', 'any', userinfo)],
  ['/oauth2/v2.0/logout', page('GET, POST', logout)],
  ['/login/username', page('POST', answer('username', takeUsername))],
  ['/login/account', page('POST', answer('account', takeAccount))],
  ['/login/password', page('POST', answerOf('password', takePassword))],
  ['/login/totp', page('POST', answerOf('totp', takeTotp))],
  ['/login/consent', page('POST', answerOf('consent', takeConsent))],
])

/**
 * An identity provider with Entra's paths, claims and error codes over the given directories. Every instance has its own
 * sessions, codes and grants.
 * @param options.origin for example `https://login.entra.example`
 */
export function createIdentityProvider(options: {
  readonly directories: readonly Directory[]
  readonly origin: string
}): Handler {
  const provider: Provider = { ...options, store: createStore() }
  return async (request, server) => {
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined
    const [, segment = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(url?.pathname ?? '') ?? []
    const endpoint = ENDPOINTS.get(path)
    const tenantName = decode(segment)
    if (!url || !endpoint || !tenantName)
      return html(404, '<!doctype html><title>Not found</title><h1>Not found</h1>')
    const now = Math.floor(server.now() / 1000)
    const response = await serve(endpoint, { ...provider, server, request, now, tenantName }, url)
    if (!endpoint.cors) return response
    const allowed =
      endpoint.cors === 'any'
        ? '*'
        : () => spaOrigins(options.directories.flatMap(({ tenant }) => tenant.applications))
    return { ...response, headers: [...response.headers, ...corsHeaders(request, allowed, endpoint.methods)] }
  }
}

/** Refuses what no endpoint should have to look at (RFC 9110 section 15.5); the rest is the endpoint's. */
async function serve(
  endpoint: Endpoint,
  exchange: Omit<Exchange, 'form'>,
  { search }: URL,
): Promise<HttpResponse> {
  const { request } = exchange
  const { method, url, body } = request
  const { methods, cors, handle } = endpoint
  const type = header(request, 'Content-Type')?.split(';')[0]?.trim().toLowerCase()
  if (!methods.split(', ').includes(method))
    return no(405, refuse(900561, `This endpoint answers to ${methods}, not to ${method}.`))
  if (url.length > MOST_URL) return no(414, refuse(90015, `The URL has more than ${MOST_URL} characters.`))
  if (body.length > MOST_BODY)
    return no(413, refuse(90015, `The body has more than ${MOST_BODY} characters.`))
  if (method === 'OPTIONS') return { status: 204, headers: [['Allow', methods]], body: '' }
  if (method === 'POST' && body && type !== 'application/x-www-form-urlencoded') {
    return no(
      400,
      refuse(9002313, `The body is ${type ?? 'of no type'}, not application/x-www-form-urlencoded.`),
    )
  }
  return handle({ ...exchange, form: parseForm(method === 'POST' ? body : search.slice(1)) })

  function no(status: number, { says, error }: Failed): HttpResponse {
    exchange.server.emit({ type: 'check-failed', check: 'http-request', spec: 'rfc9110#15.5', says, error })
    const refusal: Failed = { passed: false, says, error }
    const allow: HeaderList = status === 405 ? [['Allow', methods]] : []
    const response = cors
      ? jsonError(refusal, exchange, status)
      : refusalPage(refusal, exchange.server, status)
    return { ...response, headers: [...response.headers, ...allow] }
  }
}
