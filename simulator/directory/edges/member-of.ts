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
  what: 'A direct membership: what the group is given, its members get.',
  label: 'member of',
  member: 'members',
  from: ['users', 'groups', 'devices', 'servicePrincipals'],
  to: ['groups'],
  begins: 'becomes a member of',
  ends: 'is no longer a member of',
  whyNot: ({ groups }, from, to) => {
    if (from.id === to.id) return `${to.name} cannot be a member of itself.`
    const dynamic = groups.find(({ id }) => id === to.id)?.groupTypes.includes('DynamicMembership')
    return dynamic ? `The rule of ${to.name} decides who is in it: nobody is added by hand.` : undefined
  },
  permission: ({ kind }) => ({
    add: `GroupMember.ReadWrite.All and ${ALSO[kind]}`,
    remove: 'GroupMember.ReadWrite.All',
  }),
})
