import type { Switch } from '../../run/flow'

/** People may grant this one themselves, where nobody has granted it before. */
const BASIC = { permission: 'User.ReadBasic.All', organization: 'new' }
/** An administrator is asked: people may not grant this one, and nobody has granted it before. */
const ADMIN = { permission: 'User.Read.All', organization: 'new' }
/** An administrator comes from the app, because nobody can ask for approval. */
const FROM_THE_APP = { ...ADMIN, requests: 'off' }
/** And the question reaches them. */
const ASKED = { ...FROM_THE_APP, redirectUri: 'registered' }

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'permission', kind: 'setting', values: ['User.Read.All', 'User.ReadBasic.All'] },
  { name: 'publisher', kind: 'setting', values: ['verified', 'not-verified'], needs: BASIC },
  { name: 'classification', kind: 'setting', values: ['low', 'none'], needs: BASIC },
  { name: 'requests', kind: 'setting', values: ['off', 'on'], needs: ADMIN },
  {
    name: 'review',
    kind: 'setting',
    values: ['approved', 'denied', 'blocked', 'too-late'],
    needs: { ...ADMIN, requests: 'on' },
  },
  { name: 'endpoint', kind: 'setting', values: ['v2', 'v1', 'v2-named'], needs: FROM_THE_APP },
  {
    name: 'role',
    kind: 'setting',
    values: ['global-administrator', 'cloud-application-administrator', 'none'],
    needs: ADMIN,
  },
  { name: 'appRole', kind: 'setting', values: ['listed', 'not-listed'], needs: FROM_THE_APP },
  { name: 'answer', kind: 'mistake', values: ['accepted', 'cancelled'], needs: ASKED },
  { name: 'redirectUri', kind: 'attack', values: ['registered', 'not-registered'], needs: FROM_THE_APP },
  { name: 'state', kind: 'attack', values: ['as-sent', 'forged', 'another-tenant', 'missing'], needs: ASKED },
  { name: 'stateCheck', kind: 'setting', values: ['on', 'left-out'], needs: { ...ASKED, state: 'forged' } },
  { name: 'organization', kind: 'setting', values: ['new', 'connected'] },
  {
    name: 'later',
    kind: 'setting',
    values: ['nothing', 'grant-deleted', 'grant-deleted-two-hours-ago'],
    needs: { organization: 'connected' },
  },
]
