import { contoso as tenant } from '../../fixtures/contoso'
import { fabrikam } from '../../fixtures/fabrikam'
import { type Corpus, type Finding, holds, same } from './corpus'

interface Role {
  readonly RoleId: string
  readonly RoleName: string
}

interface Delegated {
  readonly Id: string
  readonly Value: string
  readonly Type: string
  readonly IsEnabled: boolean
  readonly AdminConsentDisplayName: string
  readonly AdminConsentDescription: string
  readonly UserConsentDisplayName: string
  readonly UserConsentDescription: string
}

interface ForApplications {
  readonly Id: string
  readonly Value: string
  readonly DisplayName: string
  readonly Description: string
  readonly AllowedMemberTypes: readonly string[]
  readonly IsEnabled: boolean
}

interface FirstParty {
  readonly AppId: string
  readonly AppDisplayName: string
  readonly AppOwnerOrganizationId: string
}

const GRAPH = '00000003-0000-0000-c000-000000000000'
const tenants = [tenant, fabrikam]
const graphs = tenants.flatMap((each) => each.servicePrincipals.filter(({ appId }) => appId === GRAPH))

/** The ids and names that the sample tenants use where Microsoft has given them: directory roles, Graph's permissions, Graph itself. */
export const contoso: Corpus = {
  name: 'contoso',
  examine: async (read) => {
    const file = 'entra-roles/Classification_EntraIdDirectoryRolesFromMsftDocs.json'
    const roles = (await read(file)) as readonly Role[]
    const delegated = (await read('microsoft-info/GraphDelegateRoles.json')) as readonly Delegated[]
    const ofApps = (await read('microsoft-info/GraphAppRoles.json')) as readonly ForApplications[]
    const apps = (await read('microsoft-info/MicrosoftApps.json')) as readonly FirstParty[]
    return [
      ...directoryRoles(roles),
      ...graphItself(apps),
      ...delegatedPermissions(delegated),
      ...applicationPermissions(ofApps),
      ...registeredPermissions(delegated, ofApps),
    ]
  },
}

function directoryRoles(roles: readonly Role[]): Finding[] {
  const used = new Set(tenants.flatMap((each) => each.roleAssignments.map((one) => one.roleDefinitionId)))
  return [...used].map((id) => {
    const known = roles.find(({ RoleId }) => RoleId === id)
    return holds(`directory role ${known?.RoleName ?? id}`, known !== undefined, 'there is no such role')
  })
}

function graphItself(apps: readonly FirstParty[]): Finding[] {
  return graphs.map((graph) => {
    const known = apps.find(({ AppId }) => AppId === graph.appId)
    const { displayName, appOwnerOrganizationId } = graph
    return same(
      `service principal ${displayName}`,
      [displayName, appOwnerOrganizationId],
      [known?.AppDisplayName, known?.AppOwnerOrganizationId],
    )
  })
}

function delegatedPermissions(published: readonly Delegated[]): Finding[] {
  return graphs.flatMap((graph) =>
    graph.oauth2PermissionScopes.map((scope) => {
      const known = published.find(({ Id }) => Id === scope.id)
      return same(
        `delegated permission ${scope.value}`,
        {
          id: scope.id,
          value: scope.value,
          type: scope.type,
          isEnabled: scope.isEnabled,
          texts: [
            scope.adminConsentDisplayName,
            scope.adminConsentDescription,
            scope.userConsentDisplayName,
            scope.userConsentDescription,
          ],
        },
        known && {
          id: known.Id,
          value: known.Value,
          type: known.Type,
          isEnabled: known.IsEnabled,
          texts: [
            known.AdminConsentDisplayName,
            known.AdminConsentDescription,
            known.UserConsentDisplayName,
            known.UserConsentDescription,
          ],
        },
      )
    }),
  )
}

function applicationPermissions(published: readonly ForApplications[]): Finding[] {
  return graphs.flatMap((graph) =>
    graph.appRoles.map((role) => {
      const known = published.find(({ Id }) => Id === role.id)
      const { id, value, displayName, description, allowedMemberTypes, isEnabled } = role
      return same(
        `application permission ${value}`,
        [id, value, displayName, description, allowedMemberTypes, isEnabled],
        known && [
          known.Id,
          known.Value,
          known.DisplayName,
          known.Description,
          known.AllowedMemberTypes,
          known.IsEnabled,
        ],
      )
    }),
  )
}

/** What the applications of the tenants say they need of Graph. */
function registeredPermissions(
  delegated: readonly Delegated[],
  ofApps: readonly ForApplications[],
): Finding[] {
  return tenants.flatMap(({ applications }) =>
    applications.flatMap(({ displayName, requiredResourceAccess }) =>
      requiredResourceAccess
        .filter(({ resourceAppId }) => resourceAppId === GRAPH)
        .flatMap(({ resourceAccess }) => resourceAccess)
        .map(({ id, type }) => {
          const known = (type === 'Scope' ? delegated : ofApps).find((each) => each.Id === id)
          const item = `${displayName} needs ${type} ${known?.Value ?? id}`
          return holds(item, known !== undefined, `Graph has no such ${type}`)
        }),
    ),
  )
}
