import { expect, test } from 'vitest'
import { continuousAccessEvaluation } from './continuous-access-evaluation'

test.each<[string, readonly (string | null)[], object | null]>([
  [
    'strict location before disabled',
    ['disabled', 'strictLocation'],
    { mode: 'strictLocation', requiredBy: ['1'] },
  ],
  [
    'strict enforcement before both',
    ['strictEnforcement', 'strictLocation', 'disabled'],
    { mode: 'strictEnforcement', requiredBy: ['0'] },
  ],
  ['disabled, where nobody is stricter', ['disabled'], { mode: 'disabled', requiredBy: ['0'] }],
  [
    'a word of tomorrow before all others',
    ['strictEnforcement', 'relentless'],
    { mode: 'relentless', requiredBy: ['1'] },
  ],
  ['no word', [null, ''], null],
])('%s', (_what, modes, expected) => {
  const asking = modes.map((mode, at) => ({
    id: `${at}`,
    sessionControls: { continuousAccessEvaluation: { mode } },
  }))
  expect(continuousAccessEvaluation.combine(asking)).toEqual(expected)
  expect(asking.some(({ sessionControls }) => continuousAccessEvaluation.isOn(sessionControls))).toBe(
    expected !== null,
  )
})

test('is off where nothing is said', () => {
  expect(continuousAccessEvaluation.isOn({ continuousAccessEvaluation: null })).toBe(false)
})
