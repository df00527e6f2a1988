import { appRolesOf } from '../../access/app-roles'
import { effectiveScopes } from '../../access/delegated-permissions'
import type { ServicePrincipal } from '../../directory/tenant'
import { applicationOf, issuerOf } from '../exchange'
import { azureResourceOf, isManagedIdentity } from '../managed-identity'
import { type Cell, keep } from '../memory'
import { assemble, copied, made } from './claim'
import type { Claim } from './claim-told'
import { commonClaims, PROFILE } from './common-claims'
import type { Grant } from './grant'
import { groupClaims } from './group-claims'
import { sign } from './sign'
import type { Authentication, Issued, PersonRequest, TokenRequest } from './token-request'

/** By default Entra gives an access token 60 to 90 minutes, so that not all clients come back at once. */
const SHORTEST_SECONDS = 3600
const SPREAD_SECONDS = 1800
/** What is documented is that Azure keeps tokens of managed identities for around 24 hours; those that people show last so long. */
const MANAGED_IDENTITY_SECONDS = 86_400

export interface AccessToken extends Issued {
  /** Seconds. */
  readonly expiresIn: number
}

/** Access tokens by their text. What was written down when it was made needs no second look at its signature. */
export const ACCESS_TOKENS: Cell<
  Map<
    string,
    {
      readonly root: string
      readonly revoked?: boolean
      readonly resource: string
      readonly claims: Readonly<Record<string, unknown>>
      /** The sign-in that it comes from; an application's own token comes from none. */
      readonly grant?: Grant | undefined
    }
  >
> = { create: () => new Map() }

/** Makes an access token, for the resource to read. Its version is the one the resource asks for, whatever endpoint was used. */
export async function issueAccessToken(request: TokenRequest): Promise<AccessToken> {
  const { exchange, tenant, subject, scope, servicePrincipal } = request
  const { server, memory, now } = exchange
  const { resource } = scope
  const [high = 0, low = 0] = server.random.bytes(2)
  const managed = isManagedIdentity(servicePrincipal)
  const expiresIn = managed
    ? MANAGED_IDENTITY_SECONDS
    : SHORTEST_SECONDS + (((high * 256 + low) * SPREAD_SECONDS) >> 16)
  const uti = server.random.token(16)
  const reader = applicationOf(exchange, resource.appId)
  const version = reader?.api.requestedAccessTokenVersion ?? 1
  const person = isAboutPerson(request)
  const principal = subject.kind === 'person' ? subject.user.id : servicePrincipal.id
  const claims = [
    // oid is always here; the ID token has it only with the scope profile.
    ...copied(request, { oid: person ? 'user.id' : 'servicePrincipal.id' }),
    ...(version === 2 ? versionTwo(request) : versionOne(request)),
    ...(await commonClaims(request, resource.appId, expiresIn, uti)),
    ...made(
      [
        'roles',
        appRolesOf(tenant, principal, resource, person ? 'User' : 'Application'),
        'appRoleAssignment',
      ],
      ['ver', `${version}.0`, 'resource.requestedAccessTokenVersion'],
    ),
    // Scopes are what a person allowed a client to do for them: an application of its own has none.
    ...(person ? made(['scp', scopesOf(request), 'oauth2PermissionGrant.scope']) : []),
    ...(person ? groupClaims(request, reader, resource) : []),
    ...(managed ? managedIdentityClaims(servicePrincipal) : []),
  ]
  const { payload, sources } = assemble(claims, 'resource-server')
  const value = await sign(payload)
  const grant = subject.kind === 'person' ? subject.grant : undefined
  keep(memory.of(ACCESS_TOKENS), value, {
    root: grant?.root ?? '',
    resource: resource.appId,
    claims: payload,
    grant,
  })
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

/** As tokens of managed identities for Azure have them: `idtyp`, and the Azure resource behind the identity. */
function managedIdentityClaims(servicePrincipal: ServicePrincipal): Claim[] {
  const object = { collection: 'servicePrincipals', id: servicePrincipal.id }
  const resource = azureResourceOf(servicePrincipal)
  return [
    ...made(['idtyp', 'app', 'servicePrincipal.servicePrincipalType']),
    { claim: 'xms_mirid', value: resource, source: 'servicePrincipal.alternativeNames', object },
  ]
}

function isAboutPerson(request: TokenRequest): request is PersonRequest {
  return request.subject.kind === 'person'
}

function scopesOf(request: PersonRequest): string {
  return effectiveScopes(request.tenant, { ...request, user: request.subject.user }).join(' ')
}

/** `azpacr`, `appidacr`: public client, one with a secret, one with a signature. */
const PROOFS: Record<Authentication, string> = {
  none: '0',
  secret: '1',
  certificate: '2',
  'federated credential': '2',
}

/** Where the id of whoever asked is copied from: a managed identity has no registration. */
function askerIn({ servicePrincipal }: TokenRequest) {
  return isManagedIdentity(servicePrincipal) ? 'servicePrincipal.appId' : 'application.appId'
}

function versionTwo(request: TokenRequest): Claim[] {
  const { exchange, tenant, scope, authentication } = request
  return [
    ...made(
      ['iss', issuerOf(exchange, tenant), 'tenant.id'],
      ['azpacr', PROOFS[authentication], 'client authentication'],
    ),
    ...copied(request, {
      aud: 'resource.appId',
      azp: askerIn(request),
      ...(scope.openid.includes('profile') && PROFILE),
    }),
  ]
}

function versionOne(request: TokenRequest): Claim[] {
  const { exchange, tenant, authentication, scope } = request
  return [
    ...made(
      ['iss', issuerOfVersionOne(exchange.origin, tenant.organization.id), 'tenant.id'],
      ['appidacr', PROOFS[authentication], 'client authentication'],
      // Version 1 repeats the name that the client used for the resource.
      ['aud', scope.resourceName, 'request.scope'],
    ),
    ...copied(request, { appid: askerIn(request) }),
    ...(isAboutPerson(request) ? personOfVersionOne(request) : []),
  ]
}

function personOfVersionOne(request: PersonRequest): Claim[] {
  const { proofs } = request.subject.grant
  const multiple = new Set(proofs.map(({ factor }) => factor)).size > 1
  return [
    ...made(['acr', multiple ? '1' : '0', 'session.amr']),
    ...copied(request, {
      amr: 'session.amr',
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
