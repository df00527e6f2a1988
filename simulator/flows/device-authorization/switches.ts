import type { Switch } from '../../run/flow'

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'registration', kind: 'setting', values: ['public-client', 'no-public-client'] },
  { name: 'scope', kind: 'setting', values: ['reports', 'mistyped'] },
  { name: 'pace', kind: 'setting', values: ['as-told', 'too-fast', 'never-slower'] },
  { name: 'connection', kind: 'setting', values: ['steady', 'one-answer-lost'] },
  { name: 'deviceCode', kind: 'attack', values: ['own', 'made-up'] },
  { name: 'account', kind: 'setting', values: ['enabled', 'disabled-before-tokens'] },
  { name: 'whoTypes', kind: 'mistake', values: ['who-is-meant', 'somebody-else'] },
  { name: 'userCode', kind: 'mistake', values: ['right', 'wrong-once'] },
  { name: 'arrival', kind: 'mistake', values: ['soon', 'after-sixteen-minutes'] },
  { name: 'secondFactor', kind: 'mistake', values: ['right', 'wrong-three-times'] },
  { name: 'confirmation', kind: 'mistake', values: ['accepted', 'declined'] },
  { name: 'consent', kind: 'mistake', values: ['accepted', 'declined'] },
]
