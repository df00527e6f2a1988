import { describe, expect, it, test } from 'vitest'
import type { SessionControls } from '../../directory/conditional-access-policy'
import { combined, hasSessionControls } from './combined'
import { frequencyOf } from './sign-in-frequency'

const policies = (...controls: readonly SessionControls[]) =>
  controls.map((sessionControls, index) => ({ id: `p${index}`, sessionControls }))
const every = (value: number, type: string): SessionControls => ({
  signInFrequency: { isEnabled: true, value, type },
})
const EVERY_TIME: SessionControls = { signInFrequency: { isEnabled: true, frequencyInterval: 'everyTime' } }
const cloud = (cloudAppSecurityType: string): SessionControls => ({
  cloudAppSecurity: { isEnabled: true, cloudAppSecurityType },
})
const browser = (mode: string): SessionControls => ({ persistentBrowser: { isEnabled: true, mode } })
const access = (mode: string): SessionControls => ({ continuousAccessEvaluation: { mode } })

test.each<[SessionControls, number | 'everyTime' | null]>([
  [every(4, 'hours'), 240],
  [every(2, 'days'), 2880],
  [EVERY_TIME, 'everyTime'],
  [{ signInFrequency: { isEnabled: false, value: 1, type: 'hours' } }, null],
  [every(0, 'hours'), null],
  [every(1, 'fortnights'), null],
  [{}, null],
])('%j is %s minutes', (controls, minutes) => {
  expect(frequencyOf(controls)).toBe(minutes)
})

describe('of several policies', () => {
  test.each<[string, readonly SessionControls[], object]>([
    [
      'the shortest frequency',
      [every(1, 'days'), every(8, 'hours')],
      { signInFrequency: { minutes: 480, requiredBy: ['p1'] } },
    ],
    [
      'every time before any length',
      [every(1, 'hours'), EVERY_TIME, EVERY_TIME],
      { signInFrequency: { minutes: 'everyTime', requiredBy: ['p1', 'p2'] } },
    ],
    [
      'never before always',
      [browser('always'), browser('never')],
      { persistentBrowser: { mode: 'never', requiredBy: ['p1'] } },
    ],
    [
      'blocking downloads before watching',
      [cloud('monitorOnly'), cloud('blockDownloads'), cloud('mcasConfigured')],
      { cloudAppSecurity: { type: 'blockDownloads', requiredBy: ['p1'] } },
    ],
    [
      'a word that is not known before all others',
      [cloud('blockDownloads'), cloud('quarantine')],
      { cloudAppSecurity: { type: 'quarantine', requiredBy: ['p1'] } },
    ],
    [
      'strict before disabled',
      [access('disabled'), access('strictEnforcement')],
      { continuousAccessEvaluation: { mode: 'strictEnforcement', requiredBy: ['p1'] } },
    ],
    [
      'whatever any of them turns on',
      [
        { secureSignInSession: { isEnabled: true } },
        { disableResilienceDefaults: true },
        { applicationEnforcedRestrictions: { isEnabled: true } },
        { secureSignInSession: { isEnabled: true } },
      ],
      {
        secureSignInSession: ['p0', 'p3'],
        disableResilienceDefaults: ['p1'],
        applicationEnforcedRestrictions: ['p2'],
      },
    ],
  ])('%s', (_what, controls, expected) => {
    expect(combined(policies(...controls))).toMatchObject(expected)
  })

  it('is nothing where nobody asks', () => {
    expect(combined([{ id: 'p' }])).toMatchObject({ signInFrequency: null, secureSignInSession: [] })
  })
})

test.each<[SessionControls | null, boolean]>([
  [null, false],
  [{}, false],
  [{ persistentBrowser: { isEnabled: false, mode: 'never' } }, false],
  [{ disableResilienceDefaults: false }, false],
  [EVERY_TIME, true],
  [access('disabled'), true],
])('%j asks for something: %s', (sessionControls, expected) => {
  expect(hasSessionControls({ id: 'p', sessionControls })).toBe(expected)
})
