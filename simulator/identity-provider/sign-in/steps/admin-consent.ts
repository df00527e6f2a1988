import { permissionsForEverybody, writtenForEverybody } from '../../../access/admin-consent'
import type { User } from '../../../directory/tenant'
import { emitFinding } from '../../../trace/checklist'
import { AADSTS65004 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import { instanceOf } from '../../instance-to-be'
import type { Take } from '../answer'

/** Yes writes grants for everybody and app role assignments into the directory; anything else is a no, and the application hears it. */
export const takeAdminConsent: Take<User> = (signIn, user) => {
  const { application, attempt, directory, exchange, tenant } = signIn
  const { form, server } = exchange
  if (form.get('accept') !== 'true') {
    const declined = refuse(AADSTS65004, `${user.displayName} declined to consent for everybody.`)
    emitFinding({ name: 'consent-given', spec: 'entra#admin-consent' }, declined, server.emit)
    return { declined }
  }
  const servicePrincipal = instanceOf(signIn)
  const wanted = permissionsForEverybody(tenant, { ...signIn, user, servicePrincipal })
  const { grants, assignments } = writtenForEverybody(tenant, servicePrincipal, wanted, () =>
    server.random.token(24),
  )
  for (const grant of grants) {
    const says = `${user.displayName} grants ${application.displayName} for everybody: ${grant.scope}.`
    directory.put('oauth2PermissionGrants', grant, says, server.emit)
  }
  for (const each of assignments) {
    const role = wanted.application.find(({ role: { id } }) => id === each.appRoleId)?.role.value
    const says = `${user.displayName} gives ${application.displayName} the app role ${role}: in its own name, without a person.`
    directory.put('appRoleAssignments', each, says, server.emit)
  }
  return { attempt: { ...attempt, agreed: [...attempt.agreed, 'admin-consent'] } }
}
