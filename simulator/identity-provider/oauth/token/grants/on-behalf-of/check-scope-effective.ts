import { effectiveScopes } from '../../../../../access/delegated-permissions'
import type { RequestedScope } from '../../../../../access/requested-scope'
import type { User } from '../../../../../directory/tenant'
import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS65001 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { TokenRequesting } from '../../../../tokens/token-request'

/** `.default` is what was granted at that API: where that is nothing, there is nothing to do in anybody's name. */
export const scopeEffective: Check<
  TokenRequesting & { readonly user: User; readonly scope: RequestedScope }
> = {
  name: 'scope-effective',
  spec: 'entra#on-behalf-of',
  look: (requesting) => {
    const { tenant, application, scope } = requesting
    const values = effectiveScopes(tenant, requesting)
    const { displayName } = scope.resource
    return values.length > 0
      ? passed(`${application.displayName} may act for people at ${displayName}: ${values.join(' ')}.`)
      : refuse(AADSTS65001, `Nobody has granted ${application.displayName} anything at ${displayName}.`, {
          error: 'invalid_grant',
        })
  },
}
