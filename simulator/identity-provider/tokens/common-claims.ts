import { copied, made } from './claim'
import type { Claim } from './claim-told'
import { pairwiseSubject } from './subject'
import type { TokenRequest } from './token-request'

/** Claims of every token, whoever it is for: `audience` is the `appId` of the application that will read it. */
export async function commonClaims(
  request: TokenRequest,
  audience: string,
  lifetime: number,
  uti: string,
): Promise<Claim[]> {
  const { exchange } = request
  const { now } = exchange
  const administrators = { readBy: 'nobody' } as const
  return [
    ...copied(request, { sid: 'session.sid', tid: 'tenant.id' }),
    ...made(['iat', now, 'clock'], ['nbf', now, 'clock'], ['exp', now + lifetime, 'clock']),
    ...(await subjectClaims(request, audience)),
    ...made(['uti', uti, 'random']).map((each) => ({ ...each, ...administrators })),
  ]
}

/** `sub`: of a person another one for every application; of a service principal its object id, the same everywhere. */
async function subjectClaims(request: TokenRequest, audience: string): Promise<Claim[]> {
  const { subject, tenant } = request
  if (subject.kind === 'service-principal') return copied(request, { sub: 'servicePrincipal.id' })
  const sub = await pairwiseSubject(subject.user.id, audience, tenant.organization.id)
  return made(['sub', sub, 'hash of user.id, audience and tenant.id'])
}

/** Display claims of the scope `profile` (OpenID Connect Core section 5.4), in version 2 tokens. */
export const PROFILE = {
  name: 'user.displayName',
  preferred_username: 'user.userPrincipalName',
} as const
