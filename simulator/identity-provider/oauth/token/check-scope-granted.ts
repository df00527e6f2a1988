import { permissionsToConsent } from '../../../access/delegated-permissions'
import type { RequestedScope } from '../../../access/requested-scope'
import type { User } from '../../../directory/tenant'
import { type Check, passed } from '../../../trace/checklist'
import { AADSTS28000, AADSTS28003, AADSTS65001 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { Redeeming } from '../../tokens/token-request'
import { readScopeOfOne } from '../scope'

/** The scopes of this request, or of the sign-in when it names none: of one resource, and all of them consented to, as of now. */
export const scopeGranted: Check<Redeeming & { readonly user: User }, { readonly scope: RequestedScope }> = {
  name: 'scope-granted',
  spec: 'rfc6749#3.3',
  look: (redeeming) => {
    const { exchange, tenant, application, grant } = redeeming
    const named = exchange.form.get('scope')
    const scope = readScopeOfOne(tenant, named ?? grant.scope)
    if ('passed' in scope) {
      const unclear = named === undefined && scope.error.code === AADSTS28000.code
      return unclear
        ? refuse(
            AADSTS28003,
            'scope is missing, and the sign-in was for more than one resource: for which one?',
          )
        : scope
    }
    const [missing] = permissionsToConsent(tenant, { ...redeeming, scope })
    return missing
      ? refuse(
          AADSTS65001,
          `Nobody has granted ${application.displayName} ${missing.scope.value} of ${missing.resource.displayName}.`,
          { error: 'invalid_grant' },
        )
      : passed(undefined, { scope })
  },
}
