import type { FactKind } from './fact-kind'

/** A user or a service principal may change a group, a registration or an instance (Graph, `owners`). */
export const ownerOf: FactKind = {
  type: 'ownerOf',
  from: ['groups', 'applications', 'servicePrincipals'],
  edges: ({ groups, applications, servicePrincipals }) =>
    [...groups, ...applications, ...servicePrincipals].flatMap(({ id, owners = [] }) =>
      owners.map((owner) => ({ from: owner, to: id, label: 'owner of' })),
    ),
}
