import { type HttpResponse, json } from '../../../network/message'
import { checklist } from '../../../trace/checklist'
import { clientKnown } from '../../checks/check-client-known'
import { parametersOnce } from '../../checks/check-parameters-once'
import { tenantExists } from '../../checks/check-tenant-exists'
import { isOpenTenant, tenantNamed } from '../../checks/check-tenant-named'
import type { Exchange } from '../../exchange'
import { jsonError, NO_STORE } from '../../http/json-error'
import { inTurn } from '../../in-turn'
import type { Part, Parts } from '../../parts/part'
import { grantType } from './check-grant-type'
import { clientCredentials } from './client-authentication/check-client-credentials'
import { proveClient } from './client-authentication/prove-client'

/** The token endpoint (RFC 6749 section 3.2): who asks, by which grant, and then the checks of that grant. */
async function token(asked: Exchange, parts: Parts): Promise<HttpResponse> {
  const exchange = atItsTenant(asked, parts)
  const { emit } = exchange.server
  const checks = checklist<{ readonly exchange: Exchange }>()
    .check(parametersOnce())
    .check(clientCredentials(parts.clientAuthentication))
    .check(tenantNamed)
    .check(tenantExists)
    .check(clientKnown)
  const known = await checks.run({ exchange }, emit)
  if (!known.passed) return jsonError(known, exchange)
  const proven = await proveClient(known.found)
  if (!proven.passed) return jsonError(proven, exchange)
  const granting = await checklist<{ readonly exchange: Exchange }>()
    .check(grantType(parts.grants))
    .run({ exchange }, emit)
  if (!granting.passed) return jsonError(granting, exchange)
  const requesting = { ...known.found, ...proven.found }
  const result = await inTurn(exchange.memory, () => granting.found.grantType.redeem(requesting))
  return 'body' in result ? json(200, result.body, NO_STORE) : jsonError(result, exchange)
}

/** At `common` and `organizations`, a request to redeem something is one to the tenant that issued it. */
function atItsTenant(exchange: Exchange, { grants }: Parts): Exchange {
  if (!isOpenTenant(exchange.tenantName)) return exchange
  const grant = grants.find(({ name }) => name === exchange.form.get('grant_type'))
  return { ...exchange, tenantName: grant?.tenantOf?.(exchange) ?? exchange.tenantName }
}

const PATH = '/oauth2/v2.0/token'

export const tokenEndpoint: Part = {
  endpoints: [
    {
      path: PATH,
      methods: 'POST, OPTIONS',
      cors: 'spa',
      metadata: (base, { clientAuthentication }) => ({
        token_endpoint: base + PATH,
        token_endpoint_auth_methods_supported: [...new Set(clientAuthentication.map(({ name }) => name))],
      }),
      handle: token,
    },
  ],
}
