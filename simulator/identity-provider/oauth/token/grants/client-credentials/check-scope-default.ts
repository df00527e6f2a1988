import type { RequestedScope } from '../../../../../access/requested-scope'
import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS900144, AADSTS1002012 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { TokenRequesting } from '../../../../tokens/token-request'
import { readScopeOfOne } from '../../../scope'

/** `scope` is one resource with `/.default` behind it: what the application may do was decided before, by an administrator. */
export const scopeDefault: Check<TokenRequesting, { readonly scope: RequestedScope }> = {
  name: 'scope-default',
  spec: 'entra#client-credentials',
  look: ({ exchange: { form }, tenant }) => {
    const text = form.get('scope')
    if (!text) return refuse(AADSTS900144, 'scope is missing.', { sent: 'scope' })
    const strange = text.split(' ').find((each) => each !== '' && !each.endsWith('/.default'))
    if (strange !== undefined) {
      return refuse(
        AADSTS1002012,
        `scope asks for ${strange}. An application without a person asks for all that it was given: a resource with /.default behind it.`,
        { sent: strange, compared: { expected: 'a resource with /.default behind it', came: strange } },
      )
    }
    const scope = readScopeOfOne(tenant, text)
    return 'passed' in scope
      ? scope
      : passed(`scope asks for all that was granted at ${scope.resource.displayName}.`, { scope })
  },
}
