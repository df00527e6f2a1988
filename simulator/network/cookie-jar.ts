import { type HttpResponse, header, headers } from './message'

interface Cookie {
  readonly name: string
  readonly value: string
  readonly host: string
  readonly path: string
  readonly sameSite: 'Strict' | 'Lax' | 'None'
}

/** The cookies of one browser (RFC 6265). Host-only cookies over https, which is all that exists here. */
export interface CookieJar {
  /**
   * Takes the cookies of a response in; returns name and attributes of each that was set.
   * @param top the origin of the page that the response is for a frame of, if it is
   */
  store(
    url: URL,
    response: HttpResponse,
    top?: string,
  ): { readonly name: string; readonly attributes: string }[]
  /**
   * The value of the `Cookie` header for a request, or undefined. `initiator` is the origin that caused it, if any.
   * @param where `frame`: not in the address bar, so that a cross-site request has no Lax cookies either
   */
  header(
    url: URL,
    method: string,
    initiator: string | undefined,
    where?: 'address-bar' | 'frame',
  ): string | undefined
  /** Whether two origins are of one site (scheme and registrable domain). */
  sameSite(one: string, other: string): boolean
}

export function createCookieJar(): CookieJar {
  let cookies: Cookie[] = []
  return {
    sameSite: (one, other) => site(one) === site(other),
    store: (url, response, top) =>
      headers(response, 'Set-Cookie').flatMap((line) => {
        const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
        const equals = pair.indexOf('=')
        if (equals < 1) return []
        const named = new Map(attributes.map((attribute) => split(attribute)))
        const cookie: Cookie = {
          name: pair.slice(0, equals),
          value: pair.slice(equals + 1),
          host: url.host,
          path: pathOf(named.get('path'), url),
          // RFC 6265bis section 5.6.7.1: a cookie without the attribute is treated as Lax.
          sameSite: sameSiteOf(named.get('samesite')),
        }
        // RFC 6265bis section 5.7: in a frame of another site nothing is kept that would not be sent from there.
        if (top !== undefined && site(top) !== site(url.origin) && cookie.sameSite !== 'None') return []
        cookies = cookies.filter(
          (each) => each.name !== cookie.name || each.host !== cookie.host || each.path !== cookie.path,
        )
        const gone = Number(named.get('max-age')) <= 0 && named.has('max-age')
        if (!gone) cookies = [...cookies, cookie]
        return [{ name: cookie.name, attributes: attributes.join('; ') }]
      }),
    header: (url, method, initiator, where = 'address-bar') => {
      const crossSite = initiator !== undefined && site(initiator) !== site(url.origin)
      const sent = cookies.filter((each) => {
        if (each.host !== url.host || !isUnder(url.pathname, each.path)) return false
        if (!crossSite || each.sameSite === 'None') return true
        return each.sameSite === 'Lax' && method === 'GET' && where === 'address-bar'
      })
      return sent.length > 0 ? sent.map((each) => `${each.name}=${each.value}`).join('; ') : undefined
    },
  }
}

function split(attribute: string): [string, string] {
  const equals = attribute.indexOf('=')
  return equals < 0
    ? [attribute.toLowerCase(), '']
    : [attribute.slice(0, equals).toLowerCase(), attribute.slice(equals + 1)]
}

/** RFC 6265 sections 5.1.4 and 5.2.4: without a path that begins with a slash, the folder of the address that set the cookie. */
function pathOf(attribute: string | undefined, { pathname }: URL): string {
  if (attribute?.startsWith('/')) return attribute
  return pathname.slice(0, pathname.lastIndexOf('/')) || '/'
}

/** RFC 6265 section 5.1.4: `/tenant` holds `/tenant/login`, and not `/tenants`. */
function isUnder(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)
}

function sameSiteOf(value: string | undefined): Cookie['sameSite'] {
  const wanted = value?.toLowerCase()
  return wanted === 'none' ? 'None' : wanted === 'strict' ? 'Strict' : 'Lax'
}

/** Scheme and registrable domain; `.example` is the public suffix here. */
function site(origin: string): string {
  const { protocol, hostname } = new URL(origin)
  return `${protocol}//${hostname.split('.').slice(-2).join('.')}`
}

/** Names and values of a request's `Cookie` header. */
export function readCookies(request: { readonly headers: HttpResponse['headers'] }): Map<string, string> {
  const pairs = (header(request, 'Cookie') ?? '').split(';').map((pair) => pair.trim())
  return new Map(
    pairs.flatMap((pair) =>
      pair.includes('=')
        ? [[pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const]
        : [],
    ),
  )
}
