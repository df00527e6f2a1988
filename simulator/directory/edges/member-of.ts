import type { EndKind } from './ends'
import { navigation } from './navigation'

/** https://learn.microsoft.com/graph/api/group-post-members#permissions: by what is added. */
const ALSO: Readonly<Partial<Record<EndKind, string>>> = {
  users: 'User.ReadWrite.All',
  groups: 'Group.ReadWrite.All',
  devices: 'Device.ReadWrite.All',
  servicePrincipals: 'Application.ReadWrite.All',
}

/** A user, a group, a device or a service principal is a direct member of a group. */
export const memberOf = navigation({
  type: 'memberOf',
  title: 'a member of',
  what: 'A direct membership. What the group is given, its members get; of groups within it this holds for some things, and not for the assignment to an application.',
  label: 'member of',
  member: 'members',
  from: ['users', 'groups', 'devices', 'servicePrincipals'],
  to: ['groups'],
  begins: 'becomes a member of',
  ends: 'is no longer a member of',
  whyNot: ({ groups }, from, to) => {
    if (from.id === to.id) return `${to.name} cannot be a member of itself.`
    const [into, what] = [to, from].map((end) => groups.find(({ id }) => id === end.id))
    if (into?.groupTypes.includes('DynamicMembership'))
      return `The rule of ${to.name} decides who is in it: nobody is added by hand.`
    // https://learn.microsoft.com/graph/api/group-post-members
    if (into?.groupTypes.includes('Unified') && from.kind !== 'users')
      return `${to.name} is a Microsoft 365 group: people alone are members of one.`
    if (what?.groupTypes.includes('Unified'))
      return `${from.name} is a Microsoft 365 group, which is a member of no group.`
    return into?.isAssignableToRole && what
      ? `Directory roles can be given to ${to.name}: no group is a member of such a group.`
      : undefined
  },
  permission: ({ kind }) => ({
    add: `GroupMember.ReadWrite.All and ${ALSO[kind]}`,
    remove: 'GroupMember.ReadWrite.All',
  }),
})
