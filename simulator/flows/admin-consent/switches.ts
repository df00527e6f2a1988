import type { Switch } from '../../run/flow'

const BASIC = { permission: 'User.ReadBasic.All' }

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'permission', kind: 'setting', values: ['User.Read.All', 'User.ReadBasic.All'] },
  { name: 'publisher', kind: 'setting', values: ['verified', 'not-verified'], needs: BASIC },
  { name: 'classification', kind: 'setting', values: ['low', 'none'], needs: BASIC },
  { name: 'endpoint', kind: 'setting', values: ['v2', 'v1', 'v2-named'] },
  {
    name: 'role',
    kind: 'setting',
    values: ['global-administrator', 'cloud-application-administrator', 'none'],
  },
  { name: 'appRole', kind: 'setting', values: ['listed', 'not-listed'] },
  { name: 'answer', kind: 'mistake', values: ['accepted', 'cancelled'] },
  { name: 'redirectUri', kind: 'attack', values: ['registered', 'not-registered'] },
  { name: 'state', kind: 'attack', values: ['as-sent', 'forged', 'missing'] },
  { name: 'stateCheck', kind: 'setting', values: ['on', 'left-out'], needs: { state: 'forged' } },
  { name: 'organization', kind: 'setting', values: ['new', 'connected'] },
  {
    name: 'later',
    kind: 'setting',
    values: ['nothing', 'grant-deleted', 'grant-deleted-two-hours-ago'],
    needs: { organization: 'connected' },
  },
]
