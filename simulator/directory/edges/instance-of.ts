import { createRandom } from '../../core/random'
import type { Tenant } from '../tenant'
import { type EdgeKind, ONLY } from './edge'

const PERMISSION = 'Application.ReadWrite.All'

/** An application is used in a tenant through its instance there: drawn from the blueprint to the tenant, seen from instance to blueprint. */
export const instanceOf: EdgeKind = {
  type: 'instanceOf',
  title: 'brought to life in',
  what: 'An application is used in a tenant through its service principal there: people sign in to that instance, are assigned to it, and grant it permissions.',
  from: ['applications', 'servicePrincipals'],
  to: ['organization', 'applications'],
  edges: ({ applications, servicePrincipals }) =>
    servicePrincipals.flatMap(({ id, appId }) => {
      const application = applications.find((each) => each.appId === appId)
      return application ? [{ from: id, to: application.id, choice: '', label: 'instance of' }] : []
    }),
  choices: (tenant, from, to) => {
    if (from.kind === 'servicePrincipals' || to.kind === 'applications')
      return 'An instance belongs to its application for good: its appId never changes. Join an application with the tenant to make an instance.'
    const application = tenant.applications.find(({ id }) => id === from.id)
    return tenant.servicePrincipals.some(({ appId }) => appId === application?.appId)
      ? `${to.name} has an instance of ${from.name} already.`
      : ONLY
  },
  join: (tenant, from, to) => {
    const { object, appId } = instanceIn(tenant, from.id)
    return {
      edit: { do: 'put', collection: 'servicePrincipals', object },
      says: `${from.name} gets its service principal, its instance in ${to.name}.`,
      call: { method: 'POST', path: '/servicePrincipals', body: { appId }, permission: PERMISSION },
    }
  },
  cut: (_, from) => ({
    edit: { do: 'remove', collection: 'servicePrincipals', id: from.id },
    says: `${from.name} loses its service principal, its instance here.`,
    call: { method: 'DELETE', path: `/servicePrincipals/${from.id}`, permission: PERMISSION },
  }),
}

/** The instance of an application in this tenant: scopes and roles are copies, as in Entra. */
function instanceIn({ applications, organization }: Tenant, application: string) {
  const of = applications.find(({ id }) => id === application)
  const appId = of?.appId ?? ''
  return {
    appId,
    object: {
      id: createRandom(0, `instance of ${appId}`).uuid(),
      appId,
      displayName: of?.displayName ?? '',
      servicePrincipalType: 'Application',
      appOwnerOrganizationId: organization.id,
      servicePrincipalNames: [appId, ...(of?.identifierUris ?? [])],
      oauth2PermissionScopes: of?.api.oauth2PermissionScopes ?? [],
      appRoles: of?.appRoles ?? [],
    },
  }
}
