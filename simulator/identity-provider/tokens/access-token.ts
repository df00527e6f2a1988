import { appRolesOf } from '../../access/app-roles'
import { effectiveScopes } from '../../access/delegated-permissions'
import { applicationOf, issuerOf } from '../exchange'
import { keep } from '../store'
import { assemble, type Claim, copied, made } from './claim'
import { commonClaims, PROFILE } from './common-claims'
import { sign } from './sign'
import type { Issued, TokenRequest } from './token-request'

/** Entra gives an access token 60 to 90 minutes, so that not all clients come back at once. */
const SHORTEST_SECONDS = 3600
const SPREAD_SECONDS = 1800

export interface AccessToken extends Issued {
  /** Seconds. */
  readonly expiresIn: number
}

/** Makes an access token, for the resource to read. Its version is the one the resource asks for, whatever endpoint was used. */
export async function issueAccessToken(request: TokenRequest, code: string): Promise<AccessToken> {
  const { exchange, tenant, user, scope } = request
  const { server, store, now } = exchange
  const { resource } = scope
  const [high = 0, low = 0] = server.random.bytes(2)
  const expiresIn = SHORTEST_SECONDS + (((high * 256 + low) * SPREAD_SECONDS) >> 16)
  const uti = server.random.token(16)
  const version = applicationOf(exchange, resource.appId)?.api.requestedAccessTokenVersion ?? 1
  const claims = [
    // oid is always here; the ID token has it only with the scope profile.
    ...copied(request, { aud: 'resource.appId', oid: 'user.id' }),
    ...(version === 2 ? versionTwo(request) : versionOne(request)),
    ...(await commonClaims(request, resource.appId, expiresIn, uti)),
    ...made(
      ['roles', appRolesOf(tenant, user, resource), 'appRoleAssignment'],
      ['scp', effectiveScopes(tenant, request).join(' '), 'oauth2PermissionGrant.scope'],
      ['ver', `${version}.0`, 'resource.requestedAccessTokenVersion'],
    ),
  ]
  const { payload, sources } = assemble(claims, 'resource-server')
  const value = await sign(payload)
  keep(store.accessTokens, value, { code, claims: payload })
  return {
    value,
    expiresIn,
    issued: {
      type: 'token-issued',
      token: 'access-token',
      value,
      audience: resource.displayName,
      expiresAt: now + expiresIn,
      claims: sources,
    },
  }
}

/** `azpacr`, `appidacr`: 0 for a public client, 1 for one that proved itself with a secret. */
const proof = ({ authentication }: TokenRequest) => (authentication === 'secret' ? '1' : '0')

function versionTwo(request: TokenRequest): Claim[] {
  const { exchange, tenant, scope } = request
  return [
    ...made(
      ['iss', issuerOf(exchange, tenant), 'tenant.id'],
      ['azpacr', proof(request), 'client authentication'],
    ),
    ...copied(request, { azp: 'application.appId', ...(scope.openid.includes('profile') && PROFILE) }),
  ]
}

function versionOne(request: TokenRequest): Claim[] {
  const { exchange, tenant, grant } = request
  return [
    ...made(
      ['iss', issuerOfVersionOne(exchange.origin, tenant.organization.id), 'tenant.id'],
      ['appidacr', proof(request), 'client authentication'],
      ['acr', grant.amr.includes('mfa') ? '1' : '0', 'session.amr'],
    ),
    ...copied(request, {
      amr: 'session.amr',
      appid: 'application.appId',
      family_name: 'user.surname',
      given_name: 'user.givenName',
      name: 'user.displayName',
      unique_name: 'user.userPrincipalName',
      upn: 'user.userPrincipalName',
    }),
  ]
}

/** Version 1 tokens name another host: `https://sts.windows.net/{tid}/` at Entra. */
export function issuerOfVersionOne(origin: string, tenantId: string): string {
  return `${origin.replace('//login.', '//sts.')}/${tenantId}/`
}
