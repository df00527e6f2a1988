import type { FactKind } from './fact-kind'

/** A user, device or group is a direct member of a group. */
export const memberOf: FactKind = {
  type: 'memberOf',
  from: ['groups'],
  edges: ({ groups }) =>
    groups.flatMap((group) => group.members.map((id) => ({ from: id, to: group.id, label: 'member of' }))),
}
