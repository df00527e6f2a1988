import { type Check, passed } from '../../../trace/checklist'
import { refuse } from '../../errors/refusal'
import type { Exchange } from '../../exchange'
import { authorizationCode } from './grants/authorization-code/authorization-code'
import type { GrantType } from './grants/grant-type'
import { refreshToken } from './grants/refresh-token/refresh-token'

/** One line per grant type that is answered. */
const GRANTS = new Map<string, GrantType>([
  ['authorization_code', authorizationCode],
  ['refresh_token', refreshToken],
])

/** `grant_type` must be one that is answered (RFC 6749 section 5.2). */
export const grantType: Check<{ readonly exchange: Exchange }, { readonly redeem: GrantType }> = {
  name: 'grant-type',
  spec: 'rfc6749#5.2',
  look: ({ exchange: { form } }) => {
    const name = form.get('grant_type')
    if (!name) return refuse(900144, 'grant_type is missing.')
    const redeem = GRANTS.get(name)
    return redeem
      ? passed(undefined, { redeem })
      : refuse(70003, `grant_type is ${name}, not ${[...GRANTS.keys()].join(' or ')}.`)
  },
}
