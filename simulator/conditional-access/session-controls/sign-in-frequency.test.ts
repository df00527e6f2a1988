import { describe, expect, test } from 'vitest'
import type { SessionControls } from '../../directory/conditional-access-policy'
import { ask, policyOf, type Question } from '../testing/one-policy'
import { frequencyOf, signInFrequency } from './sign-in-frequency'

const every = (value: number | null, type: string): SessionControls => ({
  signInFrequency: { isEnabled: true, value, type, frequencyInterval: 'timeBased' },
})
const EVERY_TIME: SessionControls = { signInFrequency: { isEnabled: true, frequencyInterval: 'everyTime' } }
const OFF: SessionControls = { signInFrequency: { isEnabled: false, value: 1, type: 'hours' } }

test.each<[SessionControls, number | 'everyTime' | null]>([
  [every(4, 'hours'), 240],
  [every(1, 'Hours'), 60],
  [every(2, 'days'), 2880],
  [EVERY_TIME, 'everyTime'],
  [
    { signInFrequency: { isEnabled: true, frequencyInterval: 'EVERYTIME', value: 3, type: 'days' } },
    'everyTime',
  ],
  [OFF, null],
  [every(0, 'hours'), null],
  [every(-1, 'hours'), null],
  [every(null, 'hours'), null],
  [every(1, 'fortnights'), null],
  [{ signInFrequency: null }, null],
  [{}, null],
])('%j is %s minutes', (controls, minutes) => {
  expect(frequencyOf(controls)).toBe(minutes)
  expect(signInFrequency.isOn(controls)).toBe(minutes !== null)
})

describe('a proof of some age', () => {
  const hour = policyOf({}, { grantControls: null, sessionControls: every(1, 'hours') })
  const always = policyOf({}, { grantControls: null, sessionControls: EVERY_TIME })
  const ago = (authenticatedMinutesAgo: number, silent = false): Question => ({
    authentication: { authenticatedMinutesAgo, silent },
  })
  test.each<[string, typeof hour, Question, string, number | null]>([
    ['is young enough', hour, ago(59), 'grant', null],
    ['is as old as may be', hour, ago(60), 'grant', null],
    ['is too old: the person signs in again', hour, ago(61), 'challenge', 70043],
    ['is too old, and nobody can be asked', hour, ago(61, true), 'block', 70043],
    ['that is not said is of this moment', hour, {}, 'grant', null],
    ['at every time: five minutes are for clocks', always, ago(5), 'grant', null],
    ['at every time', always, ago(6), 'challenge', 70043],
  ])('%s', (_what, policy, question, result, code) => {
    const decision = ask([policy], question)
    expect(decision).toMatchObject({ result, code })
    expect(decision.required.map(({ control, requiredBy }) => [control, ...requiredBy])).toEqual(
      code === null ? [] : [['signInFrequency', 'p']],
    )
  })
})

test.each<[string, readonly SessionControls[], object | null]>([
  ['the shortest', [every(1, 'days'), every(8, 'hours')], { minutes: 480, requiredBy: ['1'] }],
  ['in whichever order', [every(8, 'hours'), every(1, 'days')], { minutes: 480, requiredBy: ['0'] }],
  ['all who ask for it', [every(24, 'hours'), every(1, 'days')], { minutes: 1440, requiredBy: ['0', '1'] }],
  [
    'every time before any length',
    [every(1, 'hours'), EVERY_TIME, EVERY_TIME],
    { minutes: 'everyTime', requiredBy: ['1', '2'] },
  ],
  ['nothing of what is off', [OFF, {}], null],
])('of several: %s', (_what, controls, expected) => {
  const asking = controls.map((sessionControls, at) => ({ id: `${at}`, sessionControls }))
  expect(signInFrequency.combine(asking)).toEqual(expected)
})
