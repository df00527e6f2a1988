import type { Switch } from '../../run/flow'

/** The inputs of this flow that can be set. The first value is the default; the words for them are in `switch-words.ts`. */
export const switches: readonly Switch[] = [
  { name: 'first', kind: 'setting', values: ['what-it-needs', 'everything', 'default'] },
  { name: 'earlier', kind: 'setting', values: ['nothing', 'granted'] },
  { name: 'more', kind: 'setting', values: ['named', 'default'], needs: { earlier: 'granted' } },
  { name: 'prompt', kind: 'setting', values: ['none-given', 'consent'] },
  { name: 'answer', kind: 'mistake', values: ['accepted', 'declined'] },
]
