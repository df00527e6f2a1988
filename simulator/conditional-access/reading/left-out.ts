import type { PolicyTenant } from '../../directory/policy-tenant'
import { listed } from '../lists'
import { saysNothingOfMethods } from '../methods-supposed'
import { isStandIn } from '../stand-ins'
import type { LeftOut } from './finding'

interface Part extends LeftOut {
  isMissing(tenant: PolicyTenant): boolean
}

/** What came, and could not be read: it is said first. */
export const LOST = 'lost'

const V1 = 'GET /v1.0'

const PARTS: readonly Part[] = [
  {
    id: 'policies',
    says: 'No Conditional Access policy came in: nothing can be said of what they do.',
    call: `${V1}/identity/conditionalAccess/policies`,
    isMissing: ({ conditionalAccessPolicies }) => conditionalAccessPolicies.length === 0,
  },
  {
    id: 'users',
    says: 'No people came in: answers are about somebody in no group, and somebody in each group and role that policies name.',
    call: `${V1}/users?$select=id,displayName,userPrincipalName,userType,creationType,externalUserState,identities,accountEnabled`,
    isMissing: ({ users }) => users.every(({ id }) => isStandIn(id)),
  },
  {
    id: 'accounts',
    says: 'Whether an account is on did not come in of everybody: those are taken to be on.',
    call: `${V1}/users?$select=id,userPrincipalName,accountEnabled`,
    isMissing: ({ users }) =>
      users.some(({ id, accountEnabled }) => typeof accountEnabled !== 'boolean' && !isStandIn(id)),
  },
  {
    id: 'group-members',
    says: 'Of some groups that policies name it is not known who is in them.',
    call: `${V1}/groups/{id}/transitiveMembers?$select=id`,
    isMissing: (tenant) => {
      const known = new Map(tenant.groups.map((group) => [group.id.toLowerCase(), group]))
      return namedGroups(tenant).some((id) => {
        const group = known.get(id)
        return !group || (!group.members && !group.membershipRule)
      })
    },
  },
  {
    id: 'group-owners',
    says: 'Who owns the groups that policies leave out is not known: an owner can let people off a policy.',
    call: `${V1}/groups/{id}/owners?$select=id,displayName`,
    isMissing: (tenant) => {
      const excluded = new Set(
        tenant.conditionalAccessPolicies.flatMap(({ conditions }) =>
          listed(conditions?.users?.excludeGroups).map((id) => id.toLowerCase()),
        ),
      )
      return tenant.groups.some((group) => excluded.has(group.id.toLowerCase()) && !('owners' in group))
    },
  },
  {
    id: 'role-assignments',
    says: 'No assignment of a role came in: how many administrators there are, and what policies for roles do, is not known.',
    call: `${V1}/roleManagement/directory/roleAssignments`,
    isMissing: ({ roleAssignments }) => roleAssignments.every(({ id }) => isStandIn(id)),
  },
  {
    id: 'named-locations',
    says: 'Policies name locations that did not come in: who is inside them is not known.',
    call: `${V1}/identity/conditionalAccess/namedLocations`,
    isMissing: ({ conditionalAccessPolicies, namedLocations }) => {
      const known = new Set(namedLocations.map(({ id }) => id.toLowerCase()))
      return conditionalAccessPolicies.some(({ conditions }) =>
        [
          ...listed(conditions?.locations?.includeLocations),
          ...listed(conditions?.locations?.excludeLocations),
        ].some((id) => !/^all(trusted)?$/i.test(id) && !known.has(id.toLowerCase())),
      )
    },
  },
  {
    id: 'authentication-methods',
    says: 'Which methods the tenant allows is not known.',
    call: `${V1}/policies/authenticationMethodsPolicy`,
    isMissing: (tenant) => tenant.authenticationMethodsPolicy === null && !saysNothingOfMethods(tenant),
  },
  {
    id: 'authentication-methods',
    says: 'Which methods the tenant allows is not known: it is supposed here that whatever a policy asks for is allowed.',
    call: `${V1}/policies/authenticationMethodsPolicy`,
    isMissing: saysNothingOfMethods,
  },
  {
    id: 'registered-methods',
    says: 'What people have registered is not known: an administrator without a second factor is not seen.',
    call: `${V1}/reports/authenticationMethods/userRegistrationDetails`,
    isMissing: ({ userRegistrationDetails, users }) => users.length > 0 && !userRegistrationDetails?.length,
  },
  {
    id: 'cross-tenant-access',
    says: 'Whether the multifactor authentication and the devices of guests’ homes are trusted is not known.',
    call: `${V1}/policies/crossTenantAccessPolicy/default and ${V1}/policies/crossTenantAccessPolicy/partners`,
    isMissing: ({ crossTenantAccessPolicy }) => !crossTenantAccessPolicy,
  },
  {
    id: 'security-defaults',
    says: 'Whether security defaults are on is not known.',
    call: `${V1}/policies/identitySecurityDefaultsEnforcementPolicy`,
    isMissing: ({ identitySecurityDefaultsEnforcementPolicy: of, conditionalAccessPolicies }) =>
      typeof of?.isEnabled !== 'boolean' &&
      !conditionalAccessPolicies.some(({ state }) => state === 'enabled'),
  },
  {
    id: 'service-principals',
    says: 'The tenant’s applications did not come in: policies that name them are shown by their ids.',
    call: `${V1}/servicePrincipals?$select=id,appId,displayName,servicePrincipalType,appOwnerOrganizationId,signInAudience`,
    isMissing: ({ servicePrincipals }) => servicePrincipals.length === 0,
  },
  {
    id: 'mfa-trusted-ips',
    says: 'The trusted IPs of the old multifactor authentication service are in no export, and “all trusted locations” counts them in.',
    call: 'the admin center: Multifactor authentication, Additional cloud-based settings, Trusted IPs',
    isMissing: ({ conditionalAccessPolicies }) =>
      conditionalAccessPolicies.some(({ conditions }) =>
        [
          ...listed(conditions?.locations?.includeLocations),
          ...listed(conditions?.locations?.excludeLocations),
        ].some((id) => id.toLowerCase() === 'alltrusted'),
      ),
  },
  {
    id: 'eligible-roles',
    says: 'Who may activate a role is not known, only who holds one now.',
    call: `${V1}/roleManagement/directory/roleEligibilitySchedules`,
    isMissing: ({ roleEligibilitySchedules }) => roleEligibilitySchedules.length === 0,
  },
]

/** What the export does not hold and would have been needed, and the call that gives it. */
export function leftOut(tenant: PolicyTenant): readonly LeftOut[] {
  const lost = (tenant.lost ?? []).map((says) => ({
    id: LOST,
    says: `The export is not complete, so nothing here is certain. ${says}`,
    call: 'Export it again, whole.',
  }))
  return [
    ...lost,
    ...PARTS.filter((part) => part.isMissing(tenant)).map(({ id, says, call }) => ({ id, says, call })),
  ]
}

function namedGroups({ conditionalAccessPolicies }: PolicyTenant): readonly string[] {
  return conditionalAccessPolicies.flatMap(({ conditions }) =>
    [...listed(conditions?.users?.includeGroups), ...listed(conditions?.users?.excludeGroups)].map((id) =>
      id.toLowerCase(),
    ),
  )
}
