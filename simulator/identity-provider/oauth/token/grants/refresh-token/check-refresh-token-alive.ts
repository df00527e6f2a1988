import { type Check, late, passed } from '../../../../../trace/checklist'
import { AADSTS50173, AADSTS700082, AADSTS700084 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { RefreshToken } from '../../../../tokens/refresh-token'
import type { TokenRequesting } from '../../../../tokens/token-request'

/** Not expired, and nothing that it descends from was revoked (RFC 6749 sections 4.1.2 and 6). */
export const refreshTokenAlive: Check<TokenRequesting & { readonly grant: RefreshToken }> = {
  name: 'refresh-token-alive',
  spec: 'entra#refresh-tokens',
  look: ({ exchange: { now }, grant }) => {
    if (grant.revoked)
      return refuse(
        AADSTS50173,
        'What this refresh token descends from was used twice: all of it is revoked.',
      )
    const age = `The refresh token was issued ${Math.floor((now - grant.issuedAt) / 3600)} hours ago`
    if (now < grant.expiresAt) return passed(`${age} and is still good.`)
    const compared = late(grant.expiresAt, now)
    return grant.platform === 'spa'
      ? refuse(AADSTS700084, `${age}; that of a single-page app ends 24 hours after the sign-in.`, {
          compared,
        })
      : refuse(AADSTS700082, `${age} and was not used for 90 days.`, { compared })
  },
}
