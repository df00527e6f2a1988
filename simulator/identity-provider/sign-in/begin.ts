import type { HeaderList, HttpResponse } from '../../network/message'
import type { Exchange } from '../exchange'
import { inTurn } from '../in-turn'
import type { Parts } from '../parts/part'
import { ATTEMPT_SECONDS } from './attempts'
import { browserOf } from './browser-cookies'
import { proceed } from './proceed'
import type { Continuation, SignInRequest } from './sign-in'

/** Starts a sign-in for a request that passed its checks: a flow token for the form, a cookie for the browser. */
export function beginSignIn(
  exchange: Exchange,
  parts: Parts,
  request: SignInRequest,
  continuation: Continuation,
): Promise<HttpResponse> {
  const { browser, headers } = browserOf(exchange)
  const ctx = exchange.server.random.token(24)
  const expiresAt = exchange.now + ATTEMPT_SECONDS
  const begun = { ctx, request, continuation, browser, expiresAt, proofs: [], agreed: [], settled: [] }
  const extra: HeaderList = headers
  return inTurn(exchange.memory, () => proceed(exchange, parts, begun, undefined, extra))
}
