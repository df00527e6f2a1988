import type { Switch } from '../../run/flow'

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'identity', kind: 'setting', values: ['person', 'secret', 'certificate'] },
  { name: 'runs', kind: 'setting', values: ['once', 'next-night'] },
  {
    name: 'meanwhile',
    kind: 'setting',
    values: ['nothing', 'password-changed', 'no-longer-spared', 'account-disabled'],
    needs: { runs: 'next-night' },
  },
  { name: 'password', kind: 'setting', values: ['right', 'mistyped'] },
  { name: 'consent', kind: 'setting', values: ['granted', 'missing'] },
  { name: 'registration', kind: 'setting', values: ['public-client', 'no-public-client'] },
  { name: 'file', kind: 'attack', values: ['closed', 'read-by-mallory'] },
]
