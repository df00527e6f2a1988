import type { Asking } from '../../access/asking'
import { waitingFor, workflowOf } from '../../access/consent-requests'
import { type Permission, permissionsBehind, permissionsToConsent } from '../../access/delegated-permissions'
import { ofNobodyVerified, whyNotForSelf } from '../../access/permission-grant-policies'
import { adminOnly } from '../../access/user-consent'
import type { Tenant } from '../../directory/tenant'
import { passed } from '../../trace/checklist'
import { AADSTS65001, AADSTS90094, AADSTS90095 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import { ask } from './ask'
import type { Requirement } from './sign-in'

/**
 * The permissions asked for must be granted: by an administrator for everybody, or by this person. Where the tenant has the admin consent
 * workflow, whoever may not grant them can ask those who may.
 */
export const consent: Requirement = {
  name: 'consent',
  spec: 'entra#scopes',
  look: (signIn) => {
    const { attempt, tenant, application, servicePrincipal, user } = signIn
    const again = attempt.request.prompt.includes('consent') && !attempt.agreed.includes('consent')
    const wanted = permissionsToConsent(tenant, signIn, again)
    const list = (permissions: typeof wanted) => permissions.map(({ scope }) => scope.value).join(', ')
    const appName = application.displayName
    // Without an instance there is nothing that anything could be granted to.
    if (wanted.length === 0 && servicePrincipal.id !== '')
      return passed(`All that ${appName} asks for is granted.`)
    const asked = [...wanted, ...permissionsBehind(tenant, signIn).flatMap(({ permissions }) => permissions)]
    const restricted = adminOnly(tenant, signIn, asked)
    // Who may not be asked anything is told that consent is missing, whoever could give it.
    if (restricted.length > 0 && !attempt.request.prompt.includes('none')) {
      const why = servicePrincipal.appRoleAssignmentRequired
        ? ', because users must be assigned to it'
        : becauseOf(tenant, signIn, restricted)
      const only = `Only an administrator may grant ${appName} ${list(restricted)}${why}.`
      if (!workflowOf(tenant)) return refuse(AADSTS90094, only)
      if (waitingFor(tenant, application.appId, user.id, signIn.exchange.now))
        return refuse(
          AADSTS90095,
          `${only} ${user.displayName} has asked for it, and nobody has decided yet.`,
        )
      return ask(signIn, AADSTS90095, `${only} They can be asked.`, { kind: 'consent-request', ...page() })
    }
    return ask(signIn, AADSTS65001, `Nobody has granted ${appName} ${list(wanted)} yet.`, {
      kind: 'consent',
      ...page(),
    })

    function page() {
      return {
        username: user.userPrincipalName,
        appName,
        publisher: application.verifiedPublisher?.displayName ?? application.publisherDomain,
        ...(ofNobodyVerified(tenant, signIn) !== undefined && { unverified: true as const }),
        permissions: asked.map(({ resource, scope }) => ({
          value: scope.value,
          resource: resource.displayName,
          title: scope.userConsentDisplayName,
          description: scope.userConsentDescription,
        })),
      }
    }
  },
}

/** What stands against it, where that is more than the permission itself. */
function becauseOf(tenant: Tenant, asking: Asking, restricted: readonly Permission[]): string {
  const open = restricted.find(({ scope }) => scope.type === 'User')
  return open ? `: ${whyNotForSelf(tenant, asking, open)}` : ''
}
