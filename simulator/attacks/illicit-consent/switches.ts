import type { Switch } from '../../run/flow'

const LOW = { consentPolicy: 'low' }

/** The inputs of this attack that can be set. The first value is the default: people may consent to any app, and nobody does anything about it. */
export const switches: readonly Switch[] = [
  { name: 'consentPolicy', kind: 'setting', values: ['legacy', 'low', 'recommended', 'none'] },
  { name: 'publisher', kind: 'setting', values: ['not-verified', 'verified'], needs: LOW },
  {
    name: 'classification',
    kind: 'setting',
    values: ['sign-in-is-low', 'mail-is-low'],
    needs: { ...LOW, publisher: 'verified' },
  },
  { name: 'consent', kind: 'mistake', values: ['given', 'declined'] },
  { name: 'offlineAccess', kind: 'attack', values: ['asked-for', 'left-out'] },
  { name: 'comesBack', kind: 'attack', values: ['next-day', 'same-hour', 'link-again'] },
  {
    name: 'answer',
    kind: 'setting',
    values: [
      'nothing',
      'password-changed',
      'password-reset',
      'sessions-revoked',
      'grant-deleted',
      'principal-disabled',
      'both-deleted',
      'both-deleted-consent-off',
    ],
  },
]
