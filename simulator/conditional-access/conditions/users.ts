import type {
  ConditionalAccessPolicy,
  GuestsOrExternalUsers,
} from '../../directory/conditional-access-policy'
import type { DirectoryUser } from '../../directory/policy-tenant'
import { flags, listed, lowerSet } from '../lists'
import type { Names } from '../names'
import type { SignIn, UserSignIn } from '../sign-in'
import { type Condition, matched, ruledOut } from './condition'
import type { PolicyContext } from './context'

/** Who signs in, as far as the directory and the question know; null: no person does. */
interface Person {
  readonly id: string
  readonly groupIds: ReadonlySet<string>
  readonly roleTemplateIds: ReadonlySet<string>
  readonly inactiveRoles: readonly { readonly roleDefinitionId: string; readonly because: string }[]
  /** In lower case; null for an internal member. */
  readonly externalType: string | null
  readonly homeTenantId: string | null
}

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups */
export const users: Condition<Person | null> = {
  name: 'users',
  unconfigured: 'No person signs in.',
  compile: (policy, { names }) => {
    const { includes, excludes } = membersOf(policy, names)
    const inactive = inactiveRoleSentence(policy)
    return (person) => {
      if (person === null) {
        return { outcome: 'any', because: 'No person signs in: a workload identity does.', reason: 'notSet' }
      }
      const included = firstOf(includes, person)
      if (included === null)
        return ruledOut('users', inactive(person) ?? 'The policy does not include this person.')
      const excluded = firstOf(excludes, person)
      return excluded === null
        ? matched(`The policy includes ${included}.`)
        : ruledOut('users', `The policy excludes ${excluded}.`)
    }
  },
  key: ({ signInIdentity: identity }) => {
    if (!isUser(identity)) return ''
    const { userId, externalUserType, externalTenantId } = identity
    return externalUserType || externalTenantId
      ? `${userId} ${externalUserType ?? ''} ${externalTenantId ?? ''}`
      : userId
  },
  facts: ({ signInIdentity: identity }, context) => (isUser(identity) ? personOf(identity, context) : null),
}

/** Whether a person signs in, and no workload identity. */
export function isUser(identity: SignIn['signInIdentity']): identity is UserSignIn {
  return identity['@odata.type'] === '#microsoft.graph.userSignIn'
}

function personOf(identity: UserSignIn, { users: known, memberships }: PolicyContext): Person {
  const { groupIds, roleTemplateIds, inactiveRoles } = memberships.of(identity.userId)
  const id = identity.userId.toLowerCase()
  return {
    id,
    groupIds,
    roleTemplateIds,
    inactiveRoles,
    externalType: (identity.externalUserType ?? externalTypeOf(known.get(id)))?.toLowerCase() ?? null,
    homeTenantId: identity.externalTenantId?.toLowerCase() ?? null,
  }
}

/**
 * The kind of guest that a user object is, when the question does not say: invited people carry `creationType: Invitation`,
 * or `#EXT#` in the name that they were given here. https://learn.microsoft.com/entra/external-id/user-properties
 */
function externalTypeOf(user: DirectoryUser | undefined): string | null {
  if (user === undefined) return null
  const invited =
    user.creationType === 'Invitation' ||
    Boolean(user.externalUserState) ||
    /#EXT#/i.test(user.userPrincipalName ?? '')
  if (user.userType?.toLowerCase() === 'guest') return invited ? 'b2bCollaborationGuest' : 'internalGuest'
  return invited ? 'b2bCollaborationMember' : null
}

/** A way to be meant by a policy, and how a sentence names it. */
interface Member {
  readonly says: string
  meets(person: Person): boolean
}

function firstOf(members: readonly Member[], person: Person): string | null {
  for (const member of members) if (member.meets(person)) return member.says
  return null
}

function membersOf(policy: ConditionalAccessPolicy, names: Names) {
  const of = policy.conditions?.users
  return {
    includes: [
      ...people(of?.includeUsers, names),
      ...groups(of?.includeGroups, names),
      ...roles(of?.includeRoles, names),
      ...guests(of?.includeGuestsOrExternalUsers),
    ],
    excludes: [
      ...people(of?.excludeUsers, names),
      ...groups(of?.excludeGroups, names),
      ...roles(of?.excludeRoles, names),
      ...guests(of?.excludeGuestsOrExternalUsers),
    ],
  }
}

function people(ids: readonly string[] | null | undefined, names: Names): Member[] {
  return listed(ids).map((written) => {
    const id = written.toLowerCase()
    if (id === 'all') return { says: 'all users', meets: () => true }
    if (id === 'none') return { says: 'nobody', meets: () => false }
    if (id === 'guestsorexternalusers') {
      return { says: 'all guests and external users', meets: (person) => person.externalType !== null }
    }
    return { says: names(written), meets: (person) => person.id === id }
  })
}

function groups(ids: readonly string[] | null | undefined, names: Names): Member[] {
  return listed(ids).map((written) => {
    const id = written.toLowerCase()
    return { says: `the group ${names(written)}`, meets: (person) => person.groupIds.has(id) }
  })
}

function roles(ids: readonly string[] | null | undefined, names: Names): Member[] {
  return listed(ids).map((written) => {
    const id = written.toLowerCase()
    return { says: `the role ${names(written)}`, meets: (person) => person.roleTemplateIds.has(id) }
  })
}

/** `externalTenants` narrows to some home tenants; one that the question does not name is not among those enumerated. */
function guests(of: GuestsOrExternalUsers | null | undefined): Member[] {
  const kinds = flags(of?.guestOrExternalUserTypes)
  if (kinds.length === 0) return []
  const enumerated = of?.externalTenants?.membershipKind?.toLowerCase() === 'enumerated'
  const tenants = lowerSet(of?.externalTenants?.members)
  return kinds.map((written) => {
    const kind = written.toLowerCase()
    return {
      says: `external users of the kind ${written}${enumerated ? ' of certain organizations' : ''}`,
      meets: ({ externalType, homeTenantId }) =>
        externalType === kind && (!enumerated || (homeTenantId !== null && tenants.has(homeTenantId))),
    }
  })
}

/** Only active, tenant-wide assignments of built-in roles count; where a person has the role otherwise, that is said. */
function inactiveRoleSentence(policy: ConditionalAccessPolicy): (person: Person) => string | null {
  const wanted = lowerSet(policy.conditions?.users?.includeRoles)
  return ({ inactiveRoles }) => {
    const role = inactiveRoles.find(({ roleDefinitionId }) => wanted.has(roleDefinitionId.toLowerCase()))
    return role ? `The policy includes a role that does not count here: ${role.because}` : null
  }
}
