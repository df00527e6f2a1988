import type { Switch } from '../../run/flow'

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'client', kind: 'setting', values: ['web-app', 'single-page-app'] },
  {
    name: 'comesBack',
    kind: 'setting',
    values: ['a-day', 'half-an-hour', 'half-a-day', '89-days', '91-days'],
  },
  {
    name: 'refreshScope',
    kind: 'setting',
    values: ['same', 'another-api', 'another-api-without-consent'],
  },
  {
    name: 'meanwhile',
    kind: 'setting',
    values: [
      'nothing',
      'password-changed',
      'password-reset',
      'sessions-revoked',
      'account-disabled',
      'secret-expired',
    ],
  },
  { name: 'refreshTokens', kind: 'setting', values: ['entra', 'rfc9700'] },
  { name: 'refreshTokenUse', kind: 'attack', values: ['once', 'twice'] },
]
