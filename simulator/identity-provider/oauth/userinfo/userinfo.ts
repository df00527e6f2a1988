import { findUser } from '../../../directory/queries'
import type { User } from '../../../directory/tenant'
import { type HttpResponse, header, json } from '../../../network/message'
import { type Check, checklist, type Failed, passed } from '../../../trace/checklist'
import { parametersOnce } from '../../checks/check-parameters-once'
import { tenantExists } from '../../checks/check-tenant-exists'
import { tenantNamed } from '../../checks/check-tenant-named'
import type { AtTenant, Exchange } from '../../exchange'
import type { Part } from '../../parts/part'
import { ACCESS_TOKENS, issuerOfVersionOne } from '../../tokens/access-token'
import { pairwiseSubject } from '../../tokens/subject'

/** The audience of tokens for Microsoft Graph, where Entra keeps this endpoint. */
const GRAPH = '00000003-0000-0000-c000-000000000000'

interface Bearer {
  readonly user: User
  readonly clientId: string
  readonly scopes: readonly string[]
}

/** A valid, unrevoked token for Graph of an enabled account, with the scope openid (OpenID Connect Core section 5.3). */
const bearerToken: Check<AtTenant, Bearer> = {
  name: 'bearer-token',
  spec: 'oidc-core#5.3.1',
  look: ({ exchange, tenant }) => {
    const { origin, request, memory, now } = exchange
    const token = /^bearer +([\w.-]+)$/i.exec(header(request, 'Authorization') ?? '')?.[1]
    // RFC 6750 section 3.1: a request without a token is told nothing but the scheme.
    if (!token) return invalid('', 'The request carries no bearer token.')
    const { revoked, resource = '', claims = {} } = memory.of(ACCESS_TOKENS).get(token) ?? {}
    const user = findUser(tenant, String(claims.oid))
    if (
      resource !== GRAPH ||
      claims.iss !== issuerOfVersionOne(origin, tenant.organization.id) ||
      Number(claims.exp) <= now ||
      revoked ||
      !user?.accountEnabled
    ) {
      return invalid('invalid_token', 'The token is not a valid one for Microsoft Graph, or was revoked.')
    }
    const scopes = String(claims.scp).split(' ')
    return scopes.includes('openid')
      ? passed('The token is for Microsoft Graph, valid, and has the scope openid.', {
          user,
          clientId: String(claims.appid),
          scopes,
        })
      : invalid('insufficient_scope', 'The token does not have the scope openid.')
  },
}

function invalid(error: string, says: string): Failed {
  return { passed: false, says, error: { error, description: says } }
}

const checks = checklist<{ readonly exchange: Exchange }>()
  .check(parametersOnce())
  .check(tenantNamed)
  .check(tenantExists)
  .check(bearerToken)

/** The userinfo endpoint (OpenID Connect Core section 5.3): claims about the person behind the token, and none besides. */
async function userinfo(exchange: Exchange): Promise<HttpResponse> {
  const checked = await checks.run({ exchange }, exchange.server.emit)
  if (!checked.passed) return challenge(checked)
  const { user, clientId, scopes, tenant } = checked.found
  return json(200, {
    // OpenID Connect Core section 5.3.2: the same subject as in the ID token of that client.
    sub: await pairwiseSubject(user.id, clientId, tenant.organization.id),
    ...(scopes.includes('profile') && {
      name: user.displayName,
      family_name: user.surname,
      given_name: user.givenName,
    }),
    ...(scopes.includes('email') && user.mail && { email: user.mail }),
  })
}

/** RFC 6750 section 3. */
function challenge({ error: { error, description } }: Failed): HttpResponse {
  const status = error === 'insufficient_scope' ? 403 : error === 'invalid_request' ? 400 : 401
  const parameters = error && `, error="${error}", error_description="${description}"`
  return json(status, { error: { code: error, message: description } }, [
    ['WWW-Authenticate', `Bearer realm="userinfo"${parameters}`],
  ])
}

const PATH = '/openid/userinfo'

export const userinfoEndpoint: Part = {
  endpoints: [
    {
      path: PATH,
      methods: 'GET, POST, OPTIONS',
      cors: 'any',
      metadata: (base) => ({ userinfo_endpoint: base + PATH }),
      handle: userinfo,
    },
  ],
}
