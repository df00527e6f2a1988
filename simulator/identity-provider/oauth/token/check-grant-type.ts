import { type Check, passed } from '../../../trace/checklist'
import { AADSTS70003, AADSTS900144 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { Exchange } from '../../exchange'
import type { GrantType } from './grants/grant-type'

/** `grant_type` must be one that is answered (RFC 6749 section 5.2). */
export function grantType(
  grants: readonly GrantType[],
): Check<{ readonly exchange: Exchange }, { readonly grantType: GrantType }> {
  return {
    name: 'grant-type',
    spec: 'rfc6749#5.2',
    look: ({ exchange: { form } }) => {
      const name = form.get('grant_type')
      if (!name) return refuse(AADSTS900144, 'grant_type is missing.', { sent: 'grant_type' })
      const found = grants.find((each) => each.name === name)
      const known = grants.map((each) => each.name).join(' or ')
      return found
        ? passed(undefined, { grantType: found })
        : refuse(AADSTS70003, `grant_type is ${name}, not ${known}.`, { sent: name })
    },
  }
}
