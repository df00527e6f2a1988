import type { Collection } from '../../directory/tenant'
import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import {
  APPLICATION_ADMINISTRATOR,
  instance,
  mallory,
  managesAppRoles,
  managesRoles,
  nightlyReport,
  noSecrets,
  readsApplications,
  shortSecrets,
} from './tenant'

const start = { at: 'start' } as const
const app = nightlyReport.displayName

/** What the switches of this attack change from outside: all of it before the story begins. */
export function interventions(switches: Switches): readonly Intervention[] {
  return Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
}

function put(
  collection: Collection,
  object: { readonly id: string } & Readonly<Record<string, unknown>>,
  says: string,
): Intervention {
  return { when: start, do: 'put', collection, object, says }
}

const registration = (members: object, says: string) =>
  put('applications', { id: nightlyReport.id, ...members }, says)
const principal = (members: object, says: string) =>
  put('servicePrincipals', { id: instance.id, ...members }, says)
const withoutRole = ({ id }: { readonly id: string }, says: string): Intervention => ({
  when: start,
  do: 'remove',
  collection: 'appRoleAssignments',
  id,
  says,
})

const NOT_OF_APP = registration({ owners: [] }, `Nobody owns the application ${app} any more.`)
const NOT_OF_PRINCIPAL = principal({ owners: [] }, `Nobody owns the service principal of ${app} any more.`)
const NO_ROLES = withoutRole(managesRoles, `${app} may no longer assign directory roles.`)

const bundles: Readonly<Record<string, readonly Intervention[]>> = {
  'owner=application': [NOT_OF_PRINCIPAL],
  'owner=service-principal': [NOT_OF_APP],
  'owner=nobody': [NOT_OF_APP, NOT_OF_PRINCIPAL],
  'owner=application-administrator': [
    NOT_OF_APP,
    NOT_OF_PRINCIPAL,
    put(
      'roleAssignments',
      {
        id: `${APPLICATION_ADMINISTRATOR}.${mallory.id}`,
        principalId: mallory.id,
        roleDefinitionId: APPLICATION_ADMINISTRATOR,
        directoryScopeId: '/',
      },
      `${mallory.displayName} is Application Administrator.`,
    ),
  ],
  'rights=app-roles': [NO_ROLES],
  'rights=reports-alone': [
    NO_ROLES,
    withoutRole(managesAppRoles, `${app} may no longer give out app roles.`),
    withoutRole(readsApplications, `${app} may no longer read applications.`),
  ],
  'policy=short-secrets': [
    registration(
      { appManagementPolicies: [shortSecrets] },
      `Secrets of ${app} may live for a month at most.`,
    ),
    principal(
      { appManagementPolicies: [shortSecrets] },
      `Secrets of its service principal may live for a month at most.`,
    ),
  ],
  'policy=no-secrets': [
    registration({ appManagementPolicies: [noSecrets] }, `No secret may be added to ${app} any more.`),
    principal(
      { appManagementPolicies: [noSecrets] },
      `No secret may be added to its service principal any more.`,
    ),
  ],
  'lock=on': [
    registration(
      {
        servicePrincipalLockConfiguration: {
          isEnabled: true,
          allProperties: true,
          credentialsWithUsageVerify: true,
        },
      },
      `${app} has its app instance property lock on.`,
    ),
  ],
}
