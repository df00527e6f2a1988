import { type Claim, copied, made } from './claim'
import { pairwiseSubject } from './subject'
import type { TokenRequest } from './token-request'

/** Claims of every token, whoever it is for: `audience` is the `appId` of the application that will read it. */
export async function commonClaims(
  request: TokenRequest,
  audience: string,
  lifetime: number,
  uti: string,
): Promise<Claim[]> {
  const { exchange, tenant, user } = request
  const { now } = exchange
  const sub = await pairwiseSubject(user.id, audience, tenant.organization.id)
  const nobody = { readBy: 'nobody' } as const
  return [
    ...copied(request, { sid: 'session.sid', tid: 'tenant.id' }),
    ...made(['iat', now, 'clock'], ['nbf', now, 'clock'], ['exp', now + lifetime, 'clock']),
    ...made(['sub', sub, 'hash of user.id, audience and tenant.id']),
    ...made(['uti', uti, 'random']).map((each) => ({ ...each, ...nobody })),
  ]
}

/** Display claims of the scope `profile` (OpenID Connect Core section 5.4), in version 2 tokens. */
export const PROFILE = {
  name: 'user.displayName',
  preferred_username: 'user.userPrincipalName',
} as const
