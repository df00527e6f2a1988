import type { RequestedScope } from '../../../access/requested-scope'
import { type Check, passed } from '../../../trace/checklist'
import { AADSTS900144 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import { readScope } from '../scope'
import type { Trusted } from './redirect'

/** `scope` must name known scopes, of whatever resources (RFC 6749 section 3.3). */
export const scope: Check<Trusted, { readonly scope: RequestedScope }> = {
  name: 'scope',
  spec: 'rfc6749#3.3',
  look: ({ exchange, tenant }) => {
    const text = exchange.form.get('scope')
    if (!text) return refuse(AADSTS900144, 'scope is missing.', { sent: 'scope' })
    const scope = readScope(tenant, text, exchange)
    if ('passed' in scope) return scope
    const { openid, values, resource, others } = scope
    const access = [{ resource, values }, ...others].flatMap((each) =>
      each.values.length > 0 ? [`${each.values.join(' and ')} of ${each.resource.displayName}`] : [],
    )
    return passed(`scope asks for ${[...openid, ...access].join(', ')}: all of it exists.`, { scope })
  },
}
