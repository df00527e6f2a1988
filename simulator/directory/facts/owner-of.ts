import type { FactKind } from './fact-kind'

/** A user or a service principal may change a group or a registration (Graph, `owners`). */
export const ownerOf: FactKind = {
  type: 'ownerOf',
  from: ['groups', 'applications'],
  edges: ({ groups, applications }) =>
    [...groups, ...applications].flatMap(({ id, owners }) =>
      owners.map((owner) => ({ from: owner, to: id, label: 'owner of' })),
    ),
}
