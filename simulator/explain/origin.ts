import type { Role } from './finding'
import type { TokenLook } from './look-of-token'

/** Where a claim comes from, and who is meant to read it. */
export interface Origin {
  readonly putBy: Role
  readonly source: string
  readonly readBy: Role
}

/** Sources of claims that come from the same place in every token of Entra's: a member of an object in Graph, or what it is made of. */
const EVERYWHERE: Readonly<Record<string, string>> = {
  iss: 'tenant.id',
  tid: 'tenant.id',
  exp: 'clock',
  iat: 'clock',
  nbf: 'clock',
  sid: 'session.sid',
  auth_time: 'session.authTime',
  name: 'user.displayName',
  preferred_username: 'user.userPrincipalName',
  roles: 'appRoleAssignment',
  groups: 'group.members',
  _claim_names: 'group.members',
  _claim_sources: 'group.members',
  wids: 'roleAssignment',
  email: 'user.mail',
}
const ID_TOKEN: Readonly<Record<string, string>> = {
  aud: 'application.appId',
  nonce: 'request.nonce',
  at_hash: 'the access token beside it',
  c_hash: 'the code beside it',
  oid: 'user.id',
  ver: 'endpoint',
}
const ACCESS_TOKEN: Readonly<Record<string, string>> = {
  acr: 'session.amr',
  amr: 'session.amr',
  appidacr: 'client authentication',
  azpacr: 'client authentication',
  family_name: 'user.surname',
  given_name: 'user.givenName',
  scp: 'oauth2PermissionGrant.scope',
  unique_name: 'user.userPrincipalName',
  upn: 'user.userPrincipalName',
  ver: 'resource.requestedAccessTokenVersion',
}
const MANAGED_IDENTITY: Readonly<Record<string, string>> = {
  azp: 'servicePrincipal.appId',
  appid: 'servicePrincipal.appId',
  idtyp: 'servicePrincipal.servicePrincipalType',
  xms_mirid: 'servicePrincipal.alternativeNames',
}
const JOB: Readonly<Record<string, string>> = {
  aud: 'request.audience',
  environment: 'job',
  event_name: 'job',
  exp: 'clock',
  iat: 'clock',
  iss: 'issuer',
  job_workflow_ref: 'job',
  jti: 'random',
  nbf: 'clock',
  ref: 'job',
  repository: 'job',
  repository_id: 'job',
  repository_owner_id: 'job',
  sub: 'job',
}
/** Numbers that lead to a line of the sign-in log, and notes of the identity provider to itself. */
const FOR_NO_PROGRAM: Readonly<Record<string, Role>> = { uti: 'administrators', rh: 'nobody', aio: 'nobody' }

/**
 * Who put a claim there, out of what, and who reads it: what the lab's identity provider writes down when it makes such a token
 * (`origin.test.ts` holds it to every token of every run). Undefined for a claim that it never makes.
 */
export function originOf(claim: string, look: TokenLook): Origin | undefined {
  const forNobody = Object.hasOwn(FOR_NO_PROGRAM, claim) ? FOR_NO_PROGRAM[claim] : undefined
  if (forNobody && look.kind !== 'job' && look.kind !== 'client-assertion')
    return {
      putBy: 'identity-provider',
      source: claim === 'uti' ? 'random' : 'its own note',
      readBy: forNobody,
    }
  const source = sourceOf(claim, look)
  return source === undefined
    ? undefined
    : {
        putBy: look.kind === 'client-assertion' ? 'app' : 'identity-provider',
        source,
        readBy: READERS[look.kind],
      }
}

const READERS: Readonly<Record<TokenLook['kind'], Role>> = {
  'access-token': 'api',
  'id-token': 'app',
  'client-assertion': 'identity-provider',
  job: 'identity-provider',
  unknown: 'nobody',
}

function sourceOf(claim: string, look: TokenLook): string | undefined {
  if (look.kind === 'job') return own(JOB, claim)
  if (look.kind === 'client-assertion' || look.kind === 'unknown') return undefined
  if (claim === 'sub')
    return look.isApplication ? 'servicePrincipal.id' : 'hash of user.id, audience and tenant.id'
  if (look.kind === 'id-token') return own(ID_TOKEN, claim) ?? own(EVERYWHERE, claim)
  if (claim === 'oid') return look.isApplication ? 'servicePrincipal.id' : 'user.id'
  if (claim === 'aud') return look.version === '1.0' ? 'request.scope' : 'resource.appId'
  const managed = look.isManagedIdentity ? own(MANAGED_IDENTITY, claim) : undefined
  if (managed !== undefined) return managed
  if (claim === 'azp' || claim === 'appid') return 'application.appId'
  return own(ACCESS_TOKEN, claim) ?? own(EVERYWHERE, claim)
}

const own = (table: Readonly<Record<string, string>>, name: string) =>
  Object.hasOwn(table, name) ? table[name] : undefined
