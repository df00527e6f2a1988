import type { RequestedScope } from '../../../access/requested-scope'
import { type Check, passed } from '../../../trace/checklist'
import { refuse } from '../../errors/refusal'
import { readScope } from '../scope'
import type { Trusted } from './redirect'

/** `scope` must name known scopes of one resource (RFC 6749 section 3.3). */
export const scope: Check<Trusted, { readonly scope: RequestedScope }> = {
  name: 'scope',
  spec: 'rfc6749#3.3',
  look: ({ exchange, tenant }) => {
    const text = exchange.form.get('scope')
    if (!text) return refuse(900144, 'scope is missing.')
    const scope = readScope(tenant, text)
    if ('passed' in scope) return scope
    const { openid, values, resource } = scope
    const access = values.length > 0 ? [`${values.join(' and ')} of ${resource.displayName}`] : []
    return passed(`scope asks for ${[...openid, ...access].join(', ')}: all of it exists.`, { scope })
  },
}
