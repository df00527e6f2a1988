import type { Switch } from '../../run/flow'

/** The inputs of this attack that can be set. The first value is the default: somebody owns an application that may do more than they may, and nothing is done about it. */
export const switches: readonly Switch[] = [
  {
    name: 'owner',
    kind: 'setting',
    values: ['both', 'application', 'service-principal', 'nobody', 'application-administrator'],
  },
  { name: 'rights', kind: 'setting', values: ['roles-and-app-roles', 'app-roles', 'reports-alone'] },
  { name: 'policy', kind: 'setting', values: ['none', 'short-secrets', 'no-secrets'] },
  { name: 'lock', kind: 'setting', values: ['off', 'on'] },
  { name: 'way', kind: 'attack', values: ['secret', 'federated', 'principal', 'reports'] },
]
