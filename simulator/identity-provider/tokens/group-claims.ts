import { groupsAround, groupsOf } from '../../directory/queries'
import type { Application, Group, ServicePrincipal } from '../../directory/tenant'
import { made } from './claim'
import type { Claim } from './claim-told'
import type { PersonRequest } from './token-request'

/** More groups than this do not travel in a JWT. https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference */
const MOST_GROUPS = 200

/**
 * `groups` and `wids`, where the application that reads the token asks for them (`groupMembershipClaims`): security groups that the
 * person is in, through others as well, or with `ApplicationGroup` those that are assigned to the application and have the person as a
 * direct member; and roles for the whole tenant. Too many groups leave a pointer in their place, to
 * Azure AD Graph as ever: whoever follows it asks Microsoft Graph instead.
 * https://learn.microsoft.com/entra/identity/hybrid/connect/how-to-connect-fed-group-claims
 */
export function groupClaims(
  { tenant, subject }: PersonRequest,
  reader: Pick<Application, 'groupMembershipClaims'> | undefined,
  instance: Pick<ServicePrincipal, 'id'>,
): Claim[] {
  const wanted = reader?.groupMembershipClaims
  const { id } = subject.user
  return [
    ...(wanted === 'SecurityGroup' || wanted === 'All' ? groups(groupsAround(tenant, id)) : []),
    ...(wanted === 'ApplicationGroup' ? groups(assigned()) : []),
    ...(wanted === 'DirectoryRole' || wanted === 'All' ? roles() : []),
  ]

  function assigned(): readonly Group[] {
    const principals = tenant.appRoleAssignments.flatMap(({ resourceId, principalId }) =>
      resourceId === instance.id ? [principalId] : [],
    )
    return groupsOf(tenant, id).filter((group) => principals.includes(group.id))
  }

  function groups(all: readonly Group[]): Claim[] {
    const ids = all.flatMap((group) => (group.securityEnabled ? [group.id] : []))
    if (ids.length <= MOST_GROUPS) return made(['groups', some(ids), 'group.members'])
    const endpoint = `https://graph.windows.net/${tenant.organization.id}/users/${id}/getMemberObjects`
    return made(
      ['_claim_names', { groups: 'src1' }, 'group.members'],
      ['_claim_sources', { src1: { endpoint } }, 'group.members'],
    )
  }

  function roles(): Claim[] {
    const held = tenant.roleAssignments.filter(
      (each) => each.principalId === id && each.directoryScopeId === '/',
    )
    return made(['wids', some(held.map(({ roleDefinitionId }) => roleDefinitionId)), 'roleAssignment'])
  }
}

const some = (ids: readonly string[]) => (ids.length > 0 ? [...new Set(ids)] : undefined)
