import { coveredBy } from '../../../access/requested-scope'
import { issueAccessToken } from '../../tokens/access-token'
import { issueIdToken } from '../../tokens/id-token'
import { issueRefreshToken, type RefreshToken } from '../../tokens/refresh-token'
import type { PersonRequest } from '../../tokens/token-request'

/**
 * The tokens of a successful response (RFC 6749 section 5.1, OpenID Connect Core section 3.1.3.3).
 * @param before the refresh token that was presented, if one was
 */
export async function issueTokens(request: PersonRequest, before?: RefreshToken): Promise<object> {
  const { exchange, subject, scope } = request
  const { openid } = scope
  // The two signatures are made at the same time. INVARIANT: both have drawn their random numbers before that, and neither is
  // recorded until both are there: the trace does not know which was first.
  const [accessToken, idToken] = await Promise.all([
    issueAccessToken(request),
    openid.includes('openid') ? issueIdToken(request) : undefined,
  ])
  exchange.server.emit(accessToken.issued)
  const lasts = before || openid.includes('offline_access')
  const refreshToken = lasts ? issueRefreshToken(exchange, subject.grant, before) : undefined
  if (idToken) exchange.server.emit(idToken.issued)
  return {
    token_type: 'Bearer',
    scope: coveredBy(scope).join(' '),
    expires_in: accessToken.expiresIn,
    ext_expires_in: accessToken.expiresIn,
    access_token: accessToken.value,
    refresh_token: refreshToken,
    id_token: idToken?.value,
  }
}
