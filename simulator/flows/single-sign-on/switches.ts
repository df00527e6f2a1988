import type { Switch } from '../../run/flow'

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'silent', kind: 'setting', values: ['frame', 'redirect-only'] },
  { name: 'thirdPartyCookies', kind: 'setting', values: ['given', 'blocked'] },
  { name: 'prompt', kind: 'setting', values: ['none-given', 'login', 'select_account', 'consent', 'none'] },
  { name: 'loginHint', kind: 'setting', values: ['none-given', 'same-person', 'somebody-else'] },
  { name: 'maxAge', kind: 'setting', values: ['none-given', 'zero', 'five-minutes'] },
  { name: 'session', kind: 'setting', values: ['fresh', 'a-day-old'] },
  { name: 'accounts', kind: 'mistake', values: ['one', 'two'] },
  { name: 'assignment', kind: 'setting', values: ['all-staff', 'removed'] },
  { name: 'consent', kind: 'setting', values: ['for-everybody', 'withdrawn'] },
  { name: 'logoutUrl', kind: 'setting', values: ['registered', 'missing'] },
  { name: 'signOut', kind: 'mistake', values: ['everywhere', 'this-app-only'] },
  { name: 'signOutHint', kind: 'setting', values: ['given', 'missing'] },
  {
    name: 'afterSignOut',
    kind: 'setting',
    values: ['nothing', 'access-token', 'access-token-later', 'refresh-token'],
  },
]
