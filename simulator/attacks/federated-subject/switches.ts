import type { Switch } from '../../run/flow'

const RENAMED = { organization: 'renamed' } as const

/** The inputs of this attack that can be set. The first value is the default: pull requests are trusted like the main branch, and nothing is done about it. */
export const switches: readonly Switch[] = [
  {
    name: 'trust',
    kind: 'setting',
    values: [
      'main-and-pull-requests',
      'any-branch',
      'whole-organization',
      'main',
      'environment',
      'immutable',
      'workflow',
      'star-in-subject',
      'nobody',
    ],
  },
  { name: 'main', kind: 'setting', values: ['open', 'protected'], needs: { trust: 'main', way: 'branch' } },
  {
    name: 'environmentRule',
    kind: 'setting',
    values: ['none', 'main-only'],
    needs: { trust: 'environment' },
  },
  { name: 'access', kind: 'setting', values: ['member', 'forks-only'] },
  { name: 'applications', kind: 'setting', values: ['one', 'checks-apart'] },
  { name: 'organization', kind: 'setting', values: ['kept', 'renamed'] },
  { name: 'oldCredential', kind: 'setting', values: ['left', 'removed'], needs: RENAMED },
  {
    name: 'newRepositories',
    kind: 'setting',
    values: ['by-name', 'with-ids'],
    needs: { ...RENAMED, way: 'old-name' },
  },
  { name: 'beside', kind: 'setting', values: ['nothing', 'secrets-removed', 'principal-disabled'] },
  { name: 'way', kind: 'attack', values: ['pull-request', 'branch', 'other-repository', 'old-name'] },
]
