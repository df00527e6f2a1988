import type { Switch } from '../../run/flow'

const AGAIN = { later: 'half-an-hour' }
const DELETED = { ...AGAIN, meanwhile: 'identity-deleted' }

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'identities', kind: 'setting', values: ['system', 'user', 'two-user', 'system-and-user'] },
  {
    name: 'names',
    kind: 'setting',
    values: ['nothing', 'client-id', 'object-id', 'resource-id', 'the-other'],
  },
  { name: 'roles', kind: 'setting', values: ['both', 'reader', 'owner', 'blob-reader', 'none'] },
  { name: 'header', kind: 'setting', values: ['sent', 'left-out', 'through-a-proxy'] },
  { name: 'resource', kind: 'setting', values: ['of-the-service', 'of-the-other', 'unknown'] },
  { name: 'identity', kind: 'setting', values: ['in-place', 'disabled', 'deleted'] },
  { name: 'later', kind: 'setting', values: ['nothing', 'half-an-hour', 'two-days'] },
  {
    name: 'meanwhile',
    kind: 'setting',
    values: ['nothing', 'role-removed', 'identity-disabled', 'identity-deleted'],
    needs: AGAIN,
  },
  { name: 'keeps', kind: 'setting', values: ['nothing', 'its-tokens'], needs: DELETED },
  {
    name: 'webApp',
    kind: 'attack',
    values: ['none', 'fetches-addresses', 'passes-headers-on', 'proxy'],
  },
]
