import type { Switch } from '../../run/flow'

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'window', kind: 'setting', values: ['system-browser', 'web-view'] },
  { name: 'answer', kind: 'setting', values: ['loopback', 'own-scheme'] },
  {
    name: 'scheme',
    kind: 'attack',
    values: ['registered-once', 'registered-twice'],
    needs: { answer: 'own-scheme' },
  },
  {
    name: 'pkce',
    kind: 'setting',
    values: ['used', 'left-out'],
    needs: { answer: 'own-scheme', scheme: 'registered-twice' },
  },
  { name: 'redirectUri', kind: 'setting', values: ['localhost', '127-0-0-1', 'ipv6', 'other-path'] },
  {
    name: 'platform',
    kind: 'setting',
    values: ['mobile-and-desktop', 'web', 'single-page-app', 'none'],
  },
  { name: 'secret', kind: 'setting', values: ['none', 'in-the-app'] },
  { name: 'state', kind: 'attack', values: ['intact', 'tampered'] },
  { name: 'consent', kind: 'mistake', values: ['accepted', 'declined'] },
  { name: 'comesBack', kind: 'setting', values: ['not-today', 'next-day'] },
  {
    name: 'meanwhile',
    kind: 'setting',
    values: ['nothing', 'password-changed', 'sessions-revoked', 'account-disabled'],
    needs: { comesBack: 'next-day' },
  },
  { name: 'tokens', kind: 'attack', values: ['system-store', 'file-read-by-another'] },
]
