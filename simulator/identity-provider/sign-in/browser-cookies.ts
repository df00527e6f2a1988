import type { Place } from '../../authentication/proof'
import { readCookies } from '../../network/cookie-jar'
import { header } from '../../network/message'
import type { Exchange } from '../exchange'

/** The session cookie, and the cookie that ties a sign-in to the browser it began in: Entra's names. */
export const SESSION_COOKIE = 'ESTSAUTH'
export const BROWSER_COOKIE = 'esctx'

/** A cookie until the browser closes, or with `gone` the end of it. SameSite=None: other sites send the browser here by POST and ask silently from frames. */
export function setCookie(name: string, value: string, gone = ''): readonly ['Set-Cookie', string] {
  return ['Set-Cookie', `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=None${gone}`]
}

export function cookie(exchange: Exchange, name: string): string {
  return readCookies(exchange.request).get(name) ?? ''
}

/** The cookie of this browser, and the header that sets it where it has none yet. */
export function browserOf(exchange: Exchange): {
  readonly browser: string
  readonly headers: readonly (readonly ['Set-Cookie', string])[]
} {
  const known = cookie(exchange, BROWSER_COOKIE)
  if (/^[\w-]{22}$/.test(known)) return { browser: known, headers: [] }
  const browser = exchange.server.random.token(16)
  return { browser, headers: [setCookie(BROWSER_COOKIE, browser)] }
}

/** Where the person sits who sent this. */
export function placeOf({ request }: Exchange, browser: string): Place {
  return { browser, userAgent: header(request, 'User-Agent') }
}
