import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS70000, AADSTS900144 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import { REFRESH_TOKENS, type RefreshToken } from '../../../../tokens/refresh-token'
import type { TokenRequesting } from '../../../../tokens/token-request'

/** The refresh token is one this server issued, text for text (RFC 6749 section 6). */
export const refreshTokenKnown: Check<
  TokenRequesting,
  { readonly grant: RefreshToken; readonly presented: string }
> = {
  name: 'refresh-token-known',
  spec: 'rfc6749#6',
  look: ({ exchange: { form, memory } }) => {
    const presented = form.get('refresh_token')
    if (!presented) return refuse(AADSTS900144, 'refresh_token is missing.', { sent: 'refresh_token' })
    const grant = memory.of(REFRESH_TOKENS).get(presented)
    return grant
      ? passed(undefined, { grant, presented })
      : refuse(AADSTS70000, 'This refresh token was not issued here.')
  },
}
