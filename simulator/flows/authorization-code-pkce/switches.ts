import type { Switch } from '../../run/flow'

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'client', kind: 'setting', values: ['web-app', 'single-page-app'] },
  { name: 'responseMode', kind: 'setting', values: ['query', 'form_post', 'fragment'] },
  { name: 'prompt', kind: 'setting', values: ['none-given', 'login', 'none', 'select_account', 'consent'] },
  {
    name: 'scope',
    kind: 'setting',
    values: ['read', 'submit-only', 'sign-in-only', 'approve-all', 'two-resources'],
  },
  {
    name: 'redirectUri',
    kind: 'setting',
    values: ['registered', 'trailing-slash', 'other-case', 'http', 'other-path'],
  },
  { name: 'state', kind: 'attack', values: ['intact', 'tampered'] },
  { name: 'nonce', kind: 'attack', values: ['intact', 'wrong'] },
  { name: 'codeVerifier', kind: 'attack', values: ['right', 'missing', 'wrong'] },
  { name: 'codeUse', kind: 'attack', values: ['once', 'twice'] },
  { name: 'codeAge', kind: 'setting', values: ['fresh', 'eleven-minutes'] },
  { name: 'clientSecret', kind: 'setting', values: ['right', 'wrong', 'expired'] },
  { name: 'accessTokenAudience', kind: 'attack', values: ['expenses-api', 'reports-api', 'graph'] },
  { name: 'accessTokenVersion', kind: 'setting', values: ['v2', 'v1'] },
  { name: 'accessTokenSignature', kind: 'attack', values: ['intact', 'altered'] },
  { name: 'accessTokenAge', kind: 'setting', values: ['fresh', 'two-hours', 'two-hours-then-refresh'] },
  {
    name: 'account',
    kind: 'setting',
    values: ['enabled', 'disabled-before-second-factor', 'disabled-before-tokens', 'disabled-after-tokens'],
  },
  { name: 'password', kind: 'mistake', values: ['right', 'wrong-once', 'forgotten'] },
  { name: 'secondFactor', kind: 'mistake', values: ['right', 'wrong-three-times'] },
  { name: 'consent', kind: 'mistake', values: ['accepted', 'declined'] },
]
