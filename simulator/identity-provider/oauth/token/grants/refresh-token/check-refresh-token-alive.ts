import { type Check, passed } from '../../../../../trace/checklist'
import { refuse } from '../../../../errors/refusal'
import type { RefreshToken } from '../../../../store'
import type { TokenRequesting } from '../../../../tokens/token-request'

/** Not expired, and not revoked by a replay of the code it descends from (RFC 6749 sections 4.1.2 and 6). */
export const refreshTokenAlive: Check<TokenRequesting & { readonly grant: RefreshToken }> = {
  name: 'refresh-token-alive',
  spec: 'rfc6749#6',
  look: ({ exchange: { now, store }, grant }) => {
    if (store.revoked.has(grant.code))
      return refuse(50173, 'The code behind this refresh token was used twice: revoked.')
    const age = `The refresh token was issued ${Math.floor((now - grant.issuedAt) / 3600)} hours ago`
    if (now < grant.expiresAt) return passed(`${age} and is still good.`)
    return grant.platform === 'spa'
      ? refuse(700084, `${age}; that of a single-page app ends 24 hours after the sign-in.`)
      : refuse(700082, `${age} and was not used for 90 days.`)
  },
}
