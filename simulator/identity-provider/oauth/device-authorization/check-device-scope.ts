import type { RequestedScope } from '../../../access/requested-scope'
import { type Check, passed } from '../../../trace/checklist'
import { AADSTS900144 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { AtTenant, Client } from '../../exchange'
import { readScope } from '../scope'

/** `scope` names known scopes: Entra wants it here, where RFC 8628 section 3.1 leaves it open. */
export const deviceScope: Check<AtTenant & Client, { readonly scope: RequestedScope }> = {
  name: 'scope',
  spec: 'rfc8628#3.1',
  look: ({ exchange: { form }, tenant }) => {
    const text = form.get('scope')
    if (!text) return refuse(AADSTS900144, 'scope is missing.', { sent: 'scope' })
    const scope = readScope(tenant, text)
    return 'passed' in scope
      ? scope
      : passed(`scope asks for ${scope.requested.join(', ')}: all of it exists.`, { scope })
  },
}
