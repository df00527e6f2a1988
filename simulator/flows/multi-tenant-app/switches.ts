import type { Switch } from '../../run/flow'

const KNOWN = { fabrikam: 'knows-it' }

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'audience', kind: 'setting', values: ['multitenant', 'single-tenant'] },
  { name: 'address', kind: 'setting', values: ['organizations', 'common', 'fabrikam', 'contoso'] },
  { name: 'who', kind: 'setting', values: ['of-fabrikam', 'of-contoso'] },
  { name: 'fabrikam', kind: 'setting', values: ['has-no-instance', 'knows-it', 'lacks-the-api'] },
  { name: 'consent', kind: 'mistake', values: ['given', 'declined'] },
  { name: 'customer', kind: 'setting', values: ['yes', 'no'] },
  { name: 'tenantCheck', kind: 'setting', values: ['on', 'left-out'], needs: { customer: 'no' } },
  {
    name: 'later',
    kind: 'setting',
    values: ['nothing', 'instance-removed', 'grant-removed', 'single-tenant'],
    needs: KNOWN,
  },
]
