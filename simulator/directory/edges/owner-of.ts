import { navigation } from './navigation'

const APPLICATION = 'Application.ReadWrite.All'

/** Who may change a group or a registration. https://learn.microsoft.com/graph/api/application-post-owners */
export const ownerOf = navigation({
  type: 'ownerOf',
  title: 'an owner of',
  what: 'Owners change what they own: who is in a group, which credentials a registration has.',
  label: 'owner of',
  member: 'owners',
  from: ['users', 'servicePrincipals'],
  to: ['groups', 'applications'],
  begins: 'becomes an owner of',
  ends: 'is no longer an owner of',
  permission: (_, { kind }) =>
    kind === 'groups'
      ? { add: 'Group.ReadWrite.All', remove: 'Group.ReadWrite.All' }
      : { add: `${APPLICATION} and Directory.Read.All`, remove: APPLICATION },
})
