import { OPENID_SCOPES } from '../access/requested-scope'
import type { Tenant } from '../directory/tenant'
import { publicKeys } from '../fixtures/keys'
import { type HttpResponse, json } from '../network/message'
import { checklist } from '../trace/checklist'
import { tenantExists } from './checks/check-tenant-exists'
import { type Exchange, issuerOf } from './exchange'
import { RESPONSE_MODES } from './oauth/authorization-request'
import { jsonError } from './oauth/token/token'

const checks = checklist<{ readonly exchange: Exchange }>().check(tenantExists)

/** A document about a tenant, for everybody. */
const published =
  (document: (exchange: Exchange, tenant: Tenant) => object) =>
  async (exchange: Exchange): Promise<HttpResponse> => {
    const checked = await checks.run({ exchange }, exchange.server.emit)
    return checked.passed ? json(200, document(exchange, checked.found.tenant)) : jsonError(checked, exchange)
  }

/** The public keys (RFC 7517 section 5). */
export const keys = published(() => publicKeys)

/** Provider metadata (OpenID Connect Discovery section 3). */
export const discovery = published((exchange, tenant) => {
  const base = `${exchange.origin}/${tenant.organization.id}`
  return {
    issuer: issuerOf(exchange, tenant),
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    userinfo_endpoint: `${base}/openid/userinfo`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    response_modes_supported: RESPONSE_MODES,
    grant_types_supported: ['authorization_code', 'refresh_token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    code_challenge_methods_supported: ['S256', 'plain'],
    scopes_supported: OPENID_SCOPES,
  }
})
