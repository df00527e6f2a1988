import { navigation } from './navigation'

/** Who registered a device, or set it up: one person. https://learn.microsoft.com/graph/api/device-list-registeredowners */
export const registeredOwner = navigation({
  type: 'registeredOwner',
  title: 'the registered owner of',
  what: 'Whoever registered the device, or set it up.',
  label: 'owns',
  member: 'registeredOwners',
  from: ['users'],
  to: ['devices'],
  begins: 'becomes the registered owner of',
  ends: 'is no longer the registered owner of',
  whyNot: ({ devices, users }, _, to) => {
    const [owner] = devices.find(({ id }) => id === to.id)?.registeredOwners ?? []
    const name = users.find(({ id }) => id === owner)?.displayName ?? owner
    return name && `A device has one registered owner, and ${to.name} has ${name}. Take that edge away first.`
  },
  permission: () => ({ add: 'Directory.AccessAsUser.All', remove: 'Directory.AccessAsUser.All' }),
})
