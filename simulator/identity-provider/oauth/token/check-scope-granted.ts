import { permissionsToConsent } from '../../../access/delegated-permissions'
import type { RequestedScope } from '../../../access/requested-scope'
import type { User } from '../../../directory/tenant'
import { type Check, passed } from '../../../trace/checklist'
import { refuse } from '../../errors/refusal'
import type { Redeeming } from '../../tokens/token-request'
import { readScope } from '../scope'

/** The scopes of this request, or of the sign-in when it names none: all of them consented to, as of now. */
export const scopeGranted: Check<Redeeming & { readonly user: User }, { readonly scope: RequestedScope }> = {
  name: 'scope-granted',
  spec: 'rfc6749#3.3',
  look: (redeeming) => {
    const { exchange, tenant, application, grant } = redeeming
    const scope = readScope(tenant, exchange.form.get('scope') ?? grant.scope)
    if ('passed' in scope) return scope
    const [missing] = permissionsToConsent(tenant, { ...redeeming, scope })
    return missing
      ? refuse(
          65001,
          `Nobody has granted ${application.displayName} ${missing.scope.value} of ${missing.resource.displayName}.`,
          'invalid_grant',
        )
      : passed(undefined, { scope })
  },
}
