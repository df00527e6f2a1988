import type { FactKind } from './fact-kind'

/** A user registered a device, or set it up. */
export const registeredOwner: FactKind = {
  type: 'registeredOwner',
  from: ['devices'],
  edges: ({ devices }) =>
    devices.flatMap((device) =>
      device.registeredOwners.map((id) => ({ from: id, to: device.id, label: 'owns' })),
    ),
}
