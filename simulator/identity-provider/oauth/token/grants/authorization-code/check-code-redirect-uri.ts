import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS500112, AADSTS900144 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { RedeemingCode } from './check-code-known'

/** The same redirect URI as in the authorization request, if that named one (RFC 6749 section 4.1.3). */
export const codeRedirectUri: Check<RedeemingCode> = {
  name: 'code-redirect-uri',
  spec: 'rfc6749#4.1.3',
  look: ({ exchange: { form }, grant: { redirectUri, redirectUriGiven } }) => {
    const given = form.get('redirect_uri')
    if (given === undefined && redirectUriGiven)
      return refuse(AADSTS900144, 'redirect_uri is missing.', { sent: 'redirect_uri' })
    return (given ?? redirectUri) === redirectUri
      ? passed('redirect_uri is the one of the authorization request.')
      : refuse(AADSTS500112, `redirect_uri ${given} is not the one of the authorization request.`, {
          sent: given,
          compared: { expected: redirectUri, came: String(given) },
        })
  },
}
