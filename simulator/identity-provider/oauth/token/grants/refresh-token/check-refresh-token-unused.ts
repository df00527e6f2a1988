import { type Check, passed } from '../../../../../trace/checklist'
import { refuseWithoutNumber } from '../../../../errors/refusal'
import type { RefreshToken } from '../../../../tokens/refresh-token'
import { revoke } from '../../../../tokens/revoke'
import type { TokenRequesting } from '../../../../tokens/token-request'

/**
 * Where refresh tokens rotate, each is good once. A second use means that two have it, and nobody knows which of them is the thief: all
 * that descends from the sign-in ends (RFC 9700 section 4.14.2). Entra does not rotate.
 */
export const refreshTokenUnused: Check<TokenRequesting & { readonly grant: RefreshToken }> = {
  name: 'refresh-token-unused',
  spec: 'rfc9700#4.14.2',
  look: ({ exchange: { memory, settings }, grant }) => {
    if (settings.refreshTokens !== 'rotate') return passed()
    if (!grant.used) return passed('The refresh token was not used before.')
    revoke(memory, grant.root)
    return refuseWithoutNumber(
      'invalid_grant',
      'The refresh token was used before.',
      'The refresh token was used before, so two have it. All refresh tokens of this sign-in are revoked now: which of the two is the thief cannot be told.',
    )
  },
}
