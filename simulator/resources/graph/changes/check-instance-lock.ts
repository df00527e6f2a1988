import type { Application } from '../../../directory/tenant'
import { type Failed, type Passed, passed } from '../../../trace/checklist'

/**
 * App instance property lock: the registration says that nobody adds credentials to its service principals. To the registration itself it says nothing.
 * https://learn.microsoft.com/entra/identity-platform/howto-configure-app-instance-property-locks
 */
export const instanceLock = {
  name: 'instance-lock',
  spec: 'entra#app-instance-lock',
  /** @param application the registration of the service principal, where this tenant has it */
  look(application: Application | undefined): Passed<object> | Failed {
    const lock = application?.servicePrincipalLockConfiguration
    if (!lock?.isEnabled || !(lock.allProperties || lock.credentialsWithUsageVerify)) return passed()
    return {
      passed: false,
      says: `${application?.displayName} has its app instance property lock on: nobody adds a credential to its service principal.`,
      error: {
        error: 'CannotUpdateLockedServicePrincipalProperty',
        description: 'Property passwordCredentials is invalid.',
      },
    }
  },
}
