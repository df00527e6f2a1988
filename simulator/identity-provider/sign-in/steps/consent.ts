import {
  grantsOfConsent,
  permissionsBehind,
  permissionsToConsent,
} from '../../../access/delegated-permissions'
import type { ServicePrincipal, User } from '../../../directory/tenant'
import { emitFinding } from '../../../trace/checklist'
import { AADSTS65004 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { Take } from '../answer'
import type { SignIn } from '../sign-in'

/** Yes writes the grant into the directory; anything else is a no, and the application hears it. */
export const takeConsent: Take<User> = (signIn, user) => {
  const { attempt, directory, exchange, tenant } = signIn
  const { form, server } = exchange
  if (form.get('accept') !== 'true') {
    const declined = refuse(AADSTS65004, `${user.displayName} declined to consent.`)
    emitFinding({ name: 'consent-given', spec: 'rfc6749#4.1.2.1' }, declined, server.emit)
    return { declined }
  }
  const request = { ...signIn, user, servicePrincipal: instanceOf(signIn) }
  const asked = permissionsToConsent(tenant, request, attempt.request.prompt.includes('consent'))
  const all = [{ client: request, permissions: asked }, ...permissionsBehind(tenant, request)]
  for (const { client, permissions } of all)
    for (const grant of grantsOfConsent(tenant, client, permissions, () => server.random.token(24))) {
      const says = `${user.displayName} grants ${client.application.displayName}: ${grant.scope}.`
      directory.put('oauth2PermissionGrants', grant, says, server.emit)
    }
  return { attempt: { ...attempt, agreed: [...attempt.agreed, 'consent'] } }
}

/** The instance of the application in this tenant. A tenant that has none gets one by the first consent (Entra, "Convert single-tenant app to multitenant"). */
function instanceOf({ servicePrincipal, directory, tenant, exchange }: SignIn): ServicePrincipal {
  if (servicePrincipal.id !== '') return servicePrincipal
  const { random, emit } = exchange.server
  const made = { ...servicePrincipal, id: random.uuid() }
  const says = `${made.displayName} has a service principal in ${tenant.organization.displayName} now.`
  directory.put('servicePrincipals', made, says, emit)
  return made
}
