import type { Switch } from '../../run/flow'

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'responseType', kind: 'setting', values: ['id_token-token', 'token', 'id_token'] },
  { name: 'responseMode', kind: 'setting', values: ['fragment', 'query', 'form_post'] },
  { name: 'scope', kind: 'setting', values: ['one-api', 'two-apis'] },
  { name: 'registration', kind: 'setting', values: ['both', 'no-access-tokens', 'no-id-tokens'] },
  {
    name: 'attack',
    kind: 'attack',
    values: ['none', 'history', 'script', 'redirector', 'substitution'],
  },
  {
    name: 'atHash',
    kind: 'setting',
    values: ['compared', 'not-looked-at'],
    needs: { attack: 'substitution' },
  },
  { name: 'state', kind: 'attack', values: ['intact', 'tampered'] },
  { name: 'nonce', kind: 'attack', values: ['intact', 'wrong', 'missing'] },
  { name: 'later', kind: 'setting', values: ['nothing', 'two-hours'] },
  {
    name: 'thirdPartyCookies',
    kind: 'setting',
    values: ['given', 'blocked'],
    needs: { later: 'two-hours' },
  },
]
