import { readCookies } from '../../network/cookie-jar'
import type { Exchange } from '../exchange'
import type { SignedIn } from '../store'

/** The session cookie, and the cookie that ties a sign-in to the browser it began in: Entra's names. */
export const SESSION_COOKIE = 'ESTSAUTH'
export const BROWSER_COOKIE = 'esctx'

/** Seconds for which a session is good without being used: Entra's for a session that is not kept. */
export const SESSION_IDLE_SECONDS = 86_400

/** A cookie until the browser closes, or with `gone` the end of it. SameSite=None: other sites send the browser here by POST and ask silently from frames. */
export function setCookie(name: string, value: string, gone = ''): readonly ['Set-Cookie', string] {
  return ['Set-Cookie', `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=None${gone}`]
}

export function cookie(exchange: Exchange, name: string): string {
  return readCookies(exchange.request).get(name) ?? ''
}

/** Accounts of this tenant that the browser's session still vouches for. */
export function signedInAccounts(exchange: Exchange, tenantId: string): readonly SignedIn[] {
  const accounts = exchange.store.sessions.get(cookie(exchange, SESSION_COOKIE)) ?? []
  return accounts.filter(
    (each) => each.tenantId === tenantId && exchange.now - each.usedAt < SESSION_IDLE_SECONDS,
  )
}
