import type { Switch } from '../../run/flow'

const EVERYWHERE = { shows: 'graphs-everywhere' }

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'signIn', kind: 'setting', values: ['both', 'graph-alone'] },
  { name: 'tokenRequest', kind: 'setting', values: ['one', 'both'] },
  { name: 'shows', kind: 'setting', values: ['each-its-own', 'graphs-everywhere', 'azures-everywhere'] },
  { name: 'azure', kind: 'setting', values: ['looks-at-aud', 'does-not-look'], needs: EVERYWHERE },
  { name: 'graphPermission', kind: 'setting', values: ['groups', 'users-alone'] },
  { name: 'role', kind: 'setting', values: ['reader', 'elsewhere', 'none', 'directory-role'] },
  {
    name: 'meanwhile',
    kind: 'setting',
    values: ['nothing', 'account-disabled', 'removed-from-group', 'sessions-revoked', 'consent-withdrawn'],
  },
]
