import { beyondAdministrator, permissionsForEverybody, valuesOf } from '../../access/admin-consent'
import { passed } from '../../trace/checklist'
import { AADSTS65001, AADSTS90094, AADSTS650052 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import { ask } from './ask'
import type { Requirement } from './sign-in'

/**
 * An administrator agrees for the whole tenant, granted before or not. Whoever is none sees what people see who may not consent
 * (MicrosoftDocs/azure-docs#51804).
 */
export const adminConsent: Requirement = {
  name: 'admin-consent',
  spec: 'entra#admin-consent',
  look: (signIn) => {
    const { attempt, tenant, application, user } = signIn
    const { displayName: organization } = tenant.organization
    const missing = application.requiredResourceAccess.find(
      ({ resourceAppId }) => !tenant.servicePrincipals.some(({ appId }) => appId === resourceAppId),
    )
    if (missing)
      return refuse(AADSTS650052, `${organization} has no service principal of ${missing.resourceAppId}.`, {
        sent: missing.resourceAppId,
      })
    const wanted = permissionsForEverybody(tenant, signIn)
    const names = (values: readonly string[]) => values.join(', ')
    const beyond = beyondAdministrator(tenant, user, wanted)
    if (beyond.length > 0)
      return refuse(
        AADSTS90094,
        `${user.displayName} may not grant ${names(beyond)} for everybody in ${organization}: no role of theirs reaches that far.`,
      )
    if (attempt.agreed.includes('admin-consent'))
      return passed(`${user.displayName} has agreed for everybody in ${organization}.`)
    const { displayName: appName } = application
    const says = `${appName} asks for ${names(valuesOf(wanted))}, for everybody in ${organization}.`
    return ask(signIn, AADSTS65001, says, {
      kind: 'admin-consent',
      username: user.userPrincipalName,
      organization,
      appName,
      publisher: application.verifiedPublisher?.displayName ?? application.publisherDomain,
      verified: application.verifiedPublisher !== null,
      permissions: [
        ...wanted.delegated.map(({ resource, scope }) => ({
          type: 'delegated' as const,
          value: scope.value,
          resource: resource.displayName,
          title: scope.adminConsentDisplayName,
          description: scope.adminConsentDescription,
        })),
        ...wanted.application.map(({ resource, role }) => ({
          type: 'application' as const,
          value: role.value,
          resource: resource.displayName,
          title: role.displayName,
          description: role.description,
        })),
      ],
    })
  },
}
