import { expect, test } from 'vitest'
import type { SessionControls } from '../../directory/conditional-access-policy'
import { persistentBrowser } from './persistent-browser'

const mode = (word: string | null, isEnabled = true): SessionControls => ({
  persistentBrowser: { isEnabled, mode: word },
})

test.each<[string, readonly SessionControls[], object | null]>([
  ['never before always', [mode('always'), mode('never')], { mode: 'never', requiredBy: ['1'] }],
  ['in whichever order', [mode('never'), mode('always')], { mode: 'never', requiredBy: ['0'] }],
  ['always, where nobody says never', [mode('Always')], { mode: 'always', requiredBy: ['0'] }],
  ['all who ask for it', [mode('never'), mode('NEVER')], { mode: 'never', requiredBy: ['0', '1'] }],
  [
    'a word of tomorrow is no looser than never',
    [mode('always'), mode('sometimes')],
    { mode: 'never', requiredBy: ['1'] },
  ],
  ['off', [mode('never', false)], null],
  ['on, and no word', [mode(null)], null],
  ['nobody', [{}, { persistentBrowser: null }], null],
])('%s', (_what, controls, expected) => {
  const asking = controls.map((sessionControls, at) => ({ id: `${at}`, sessionControls }))
  expect(persistentBrowser.combine(asking)).toEqual(expected)
})

test('is on by its switch', () => {
  expect([mode('never'), mode(null), mode('never', false), {}].map(persistentBrowser.isOn)).toEqual([
    true,
    true,
    false,
    false,
  ])
})
