import { type Check, passed } from '../../../../../trace/checklist'
import { refuse } from '../../../../errors/refusal'
import type { RefreshToken } from '../../../../store'
import type { TokenRequesting } from '../../../../tokens/token-request'

/** The refresh token is one this server issued (RFC 6749 section 6). */
export const refreshTokenKnown: Check<TokenRequesting, { readonly grant: RefreshToken }> = {
  name: 'refresh-token-known',
  spec: 'rfc6749#6',
  look: ({ exchange: { form, store } }) => {
    const value = form.get('refresh_token')
    if (!value) return refuse(900144, 'refresh_token is missing.')
    const grant = store.refreshTokens.get(value)
    return grant ? passed(undefined, { grant }) : refuse(70000, 'This refresh token was not issued here.')
  },
}
