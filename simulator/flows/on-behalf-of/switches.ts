import type { Switch } from '../../run/flow'

const TRADES = { shows: 'on-behalf-of' }

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'caller', kind: 'setting', values: ['person', 'nightly-job'] },
  {
    name: 'sends',
    kind: 'setting',
    values: ['access-token', 'id-token', 'token-for-reports'],
    needs: { caller: 'person' },
  },
  {
    name: 'apiLooksAt',
    kind: 'setting',
    values: ['everything', 'signature'],
    needs: { sends: 'token-for-reports' },
  },
  { name: 'shows', kind: 'setting', values: ['on-behalf-of', 'the-same-token'] },
  {
    name: 'proof',
    kind: 'setting',
    values: ['secret', 'certificate', 'expired-secret', 'none'],
    needs: TRADES,
  },
  {
    name: 'consent',
    kind: 'setting',
    values: ['administrator', 'nobody', 'pre-authorized', 'with-the-app'],
    needs: TRADES,
  },
  { name: 'scope', kind: 'setting', values: ['named', 'default', 'graph'], needs: TRADES },
  {
    name: 'meanwhile',
    kind: 'setting',
    values: ['nothing', 'two-hours', 'account-disabled', 'sign-ins-revoked'],
    needs: TRADES,
  },
  {
    name: 'assertion',
    kind: 'attack',
    values: ['as-it-came', 'about-somebody-else', 'signed-by-a-stranger'],
    needs: TRADES,
  },
  {
    name: 'reportsLooksAt',
    kind: 'setting',
    values: ['everything', 'signature'],
    needs: { shows: 'the-same-token' },
  },
]
