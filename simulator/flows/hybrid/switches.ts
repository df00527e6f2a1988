import type { Switch } from '../../run/flow'

const INJECTED = { code: 'of-another-sign-in' }
const UNBOUND = { ...INJECTED, cHash: 'not-looked-at' }
const BARE = { ...UNBOUND, pkce: 'left-out' }

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'responseType', kind: 'setting', values: ['code-id_token', 'code-token', 'code-id_token-token'] },
  { name: 'responseMode', kind: 'setting', values: ['form_post', 'fragment', 'query'] },
  { name: 'cookie', kind: 'setting', values: ['none', 'lax'] },
  { name: 'registration', kind: 'setting', values: ['switched-on', 'switched-off'] },
  { name: 'code', kind: 'attack', values: ['own', 'of-another-sign-in'] },
  { name: 'cHash', kind: 'setting', values: ['compared', 'not-looked-at'], needs: INJECTED },
  { name: 'pkce', kind: 'setting', values: ['used', 'left-out'], needs: UNBOUND },
  { name: 'secondIdToken', kind: 'setting', values: ['compared', 'not-looked-at'], needs: BARE },
  { name: 'state', kind: 'attack', values: ['intact', 'tampered'] },
  { name: 'nonce', kind: 'attack', values: ['intact', 'wrong', 'missing'] },
]
