import type { HttpResponse } from '../../network/message'
import type { Exchange } from '../exchange'
import type { AuthorizationRequest } from '../oauth/authorization-request'
import { ATTEMPT_SECONDS } from './attempt'
import { BROWSER_COOKIE, cookie, setCookie } from './browser-cookies'
import { proceed } from './proceed'

/** Starts a sign-in for a request that passed its checks: a flow token for the form, a cookie for the browser. */
export function beginSignIn(exchange: Exchange, request: AuthorizationRequest): Promise<HttpResponse> {
  const { random } = exchange.server
  const known = cookie(exchange, BROWSER_COOKIE)
  const browser = /^[\w-]{22}$/.test(known) ? known : random.token(16)
  const expiresAt = exchange.now + ATTEMPT_SECONDS
  const attempt = { ctx: random.token(24), request, browser, expiresAt, totpFailures: 0, settled: [] }
  return proceed(exchange, attempt, undefined, browser === known ? [] : [setCookie(BROWSER_COOKIE, browser)])
}
