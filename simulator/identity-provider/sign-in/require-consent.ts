import { permissionsToConsent } from '../../access/delegated-permissions'
import { adminOnly } from '../../access/user-consent'
import { passed } from '../../trace/checklist'
import { AADSTS65001, AADSTS90094 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import { ask } from './ask'
import type { Requirement } from './sign-in'

/** The permissions asked for must be granted: by an administrator for everybody, or by this person. */
export const consent: Requirement = {
  name: 'consent',
  spec: 'entra#scopes',
  look: (signIn) => {
    const { attempt, tenant, application, user } = signIn
    const again = attempt.request.prompt.includes('consent') && !attempt.agreed.includes('consent')
    const wanted = permissionsToConsent(tenant, signIn, again)
    const list = (permissions: typeof wanted) => permissions.map(({ scope }) => scope.value).join(', ')
    const appName = application.displayName
    if (wanted.length === 0) return passed(`All that ${appName} asks for is granted.`)
    const restricted = adminOnly(tenant, user, wanted)
    if (restricted.length > 0)
      return refuse(AADSTS90094, `Only an administrator may grant ${appName} ${list(restricted)}.`)
    return ask(signIn, AADSTS65001, `Nobody has granted ${appName} ${list(wanted)} yet.`, {
      kind: 'consent',
      username: user.userPrincipalName,
      appName,
      publisher: application.verifiedPublisher?.displayName ?? application.publisherDomain,
      permissions: wanted.map(({ resource, scope }) => ({
        value: scope.value,
        resource: resource.displayName,
        title: scope.userConsentDisplayName,
        description: scope.userConsentDescription,
      })),
    })
  },
}
