import { type HeaderList, type HttpResponse, header, json } from '../../../network/message'
import { checklist, type Failed } from '../../../trace/checklist'
import { clientKnown } from '../../checks/check-client-known'
import { parametersOnce } from '../../checks/check-parameters-once'
import { tenantExists } from '../../checks/check-tenant-exists'
import { errorBody } from '../../errors/refusal'
import type { Exchange } from '../../exchange'
import { grantType } from './check-grant-type'
import { clientCredentials } from './client-authentication/check-client-credentials'
import { clientSecret } from './client-authentication/check-client-secret'

/** RFC 6749 section 5.1: tokens are nothing to keep in between. */
const NO_STORE: HeaderList = [
  ['Cache-Control', 'no-store'],
  ['Pragma', 'no-cache'],
]

const checks = checklist<{ readonly exchange: Exchange }>()
  .check(parametersOnce())
  .check(clientCredentials)
  .check(tenantExists)
  .check(clientKnown)
  .check(clientSecret)
  .check(grantType)

/** The token endpoint (RFC 6749 section 3.2). */
export async function token(exchange: Exchange): Promise<HttpResponse> {
  const checked = await checks.run({ exchange }, exchange.server.emit)
  if (!checked.passed) return jsonError(checked, exchange)
  const result = await checked.found.redeem(checked.found)
  return 'body' in result ? json(200, result.body, NO_STORE) : jsonError(result, exchange)
}

/** 400, or 401 when the client did not prove itself; with a challenge if it tried by header (RFC 6749 section 5.2). */
export function jsonError(
  refusal: Failed,
  { request, server, origin }: Omit<Exchange, 'form'>,
  status?: number,
): HttpResponse {
  const unproven = refusal.error.error === 'invalid_client'
  const challenge: HeaderList =
    unproven && header(request, 'Authorization') ? [['WWW-Authenticate', `Basic realm="${origin}"`]] : []
  return json(status ?? (unproven ? 401 : 400), errorBody(refusal, server, origin), [
    ...NO_STORE,
    ...challenge,
  ])
}
