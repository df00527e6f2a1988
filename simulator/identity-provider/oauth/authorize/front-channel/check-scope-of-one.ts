import type { RequestedScope } from '../../../../access/requested-scope'
import { type Check, passed } from '../../../../trace/checklist'
import { readScopeOfOne } from '../../scope'
import type { Trusted } from '../redirect'
import { typesIn } from './types-in'

/** An access token that comes at once is for one resource: there is no token request that could name it. */
export const scopeOfOne: Check<Trusted & { readonly scope: RequestedScope }> = {
  name: 'scope',
  spec: 'rfc6749#3.3',
  look: ({ exchange: { form }, tenant }) => {
    const scope = typesIn(form).includes('token') && readScopeOfOne(tenant, form.get('scope') ?? '')
    return scope && 'passed' in scope ? scope : passed()
  },
}
