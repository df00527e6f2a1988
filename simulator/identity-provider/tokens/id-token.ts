import { appRolesOf } from '../../access/app-roles'
import { issuerOf } from '../exchange'
import { type Cell, keep } from '../memory'
import { assemble, copied, made } from './claim'
import { commonClaims, PROFILE } from './common-claims'
import { groupClaims } from './group-claims'
import { sign } from './sign'
import type { Issued, PersonRequest } from './token-request'

const ID_TOKEN_SECONDS = 3600

/** Whom an ID token is about, for whom it was made, and of which session. */
export interface IdTokenSubject {
  readonly userId: string
  readonly clientId: string
  readonly sid: string
}

/** ID tokens by their text. */
export const ID_TOKENS: Cell<Map<string, IdTokenSubject>> = { create: () => new Map() }

/** Makes the ID token, for the client to read (OpenID Connect Core section 2, Entra's version 2.0 claims). */
export async function issueIdToken(request: PersonRequest): Promise<Issued> {
  const { exchange, tenant, application, servicePrincipal, subject, scope, inFront = [] } = request
  const { server, now } = exchange
  const { appId } = application
  const claims = [
    ...made(['iss', issuerOf(exchange, tenant), 'tenant.id']),
    ...copied(request, {
      aud: 'application.appId',
      nonce: 'request.nonce',
      ...(scope.openid.includes('profile') && { ...PROFILE, oid: 'user.id' }),
      ...(scope.openid.includes('email') && { email: 'user.mail' }),
      // OpenID Connect Core section 2: a must when max_age was asked for.
      ...(subject.grant.maxAge !== undefined && { auth_time: 'session.authTime' }),
    }),
    ...inFront,
    ...(await commonClaims(request, appId, ID_TOKEN_SECONDS, server.random.token(16))),
    ...made(
      ['roles', appRolesOf(tenant, subject.user.id, servicePrincipal, 'User'), 'appRoleAssignment'],
      ['ver', '2.0', 'endpoint'],
    ),
    ...groupClaims(request, application, servicePrincipal),
  ]
  const { payload, sources } = assemble(claims, 'client')
  const value = await sign(payload)
  const { sid } = subject.grant
  keep(exchange.memory.of(ID_TOKENS), value, { userId: subject.user.id, clientId: appId, sid })
  const expiresAt = now + ID_TOKEN_SECONDS
  return {
    value,
    issued: { type: 'token-issued', token: 'id-token', value, audience: appId, expiresAt, claims: sources },
  }
}
