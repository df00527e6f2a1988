import type { Switch } from '../../run/flow'

/** The inputs of this attack that can be set. The first value is the default: a secret for a year, more rights than needed, and nobody does anything about it. */
export const switches: readonly Switch[] = [
  {
    name: 'credential',
    kind: 'setting',
    values: ['secret', 'certificate-beside-secret', 'certificate', 'federated'],
  },
  { name: 'secretLives', kind: 'setting', values: ['a-year', 'until-evening'] },
  { name: 'permissions', kind: 'setting', values: ['reports-and-directory', 'reports-alone'] },
  { name: 'comesBack', kind: 'attack', values: ['next-day', 'same-hour', 'next-day-at-graph'] },
  {
    name: 'answer',
    kind: 'setting',
    values: ['nothing', 'secret-added', 'secret-replaced', 'role-removed', 'principal-disabled'],
  },
]
