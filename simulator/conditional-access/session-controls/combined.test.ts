import { expect, it, test } from 'vitest'
import type { SessionControls } from '../../directory/conditional-access-policy'
import { combined, hasSessionControls } from './combined'

it('carries the strictest of every control, with who asks for it', () => {
  const controls: readonly SessionControls[] = [
    {
      signInFrequency: { isEnabled: true, value: 8, type: 'hours' },
      persistentBrowser: { isEnabled: true, mode: 'always' },
      cloudAppSecurity: { isEnabled: true, cloudAppSecurityType: 'blockDownloads' },
      secureSignInSession: { isEnabled: true },
    },
    {
      signInFrequency: { isEnabled: true, frequencyInterval: 'everyTime' },
      persistentBrowser: { isEnabled: true, mode: 'never' },
      continuousAccessEvaluation: { mode: 'strictLocation' },
      applicationEnforcedRestrictions: { isEnabled: true },
    },
    { disableResilienceDefaults: true, secureSignInSession: { isEnabled: true } },
  ]
  expect(combined(controls.map((sessionControls, at) => ({ id: `p${at}`, sessionControls })))).toEqual({
    signInFrequency: { minutes: 'everyTime', requiredBy: ['p1'] },
    persistentBrowser: { mode: 'never', requiredBy: ['p1'] },
    cloudAppSecurity: { type: 'blockDownloads', requiredBy: ['p0'] },
    continuousAccessEvaluation: { mode: 'strictLocation', requiredBy: ['p1'] },
    applicationEnforcedRestrictions: ['p1'],
    disableResilienceDefaults: ['p2'],
    secureSignInSession: ['p0', 'p2'],
  })
})

it('carries nothing where nobody asks', () => {
  expect(combined([{ id: 'p' }, { id: 'q', sessionControls: null }])).toEqual({
    signInFrequency: null,
    persistentBrowser: null,
    cloudAppSecurity: null,
    continuousAccessEvaluation: null,
    applicationEnforcedRestrictions: [],
    disableResilienceDefaults: [],
    secureSignInSession: [],
  })
})

test.each<[SessionControls | null, boolean]>([
  [null, false],
  [{}, false],
  [{ persistentBrowser: { isEnabled: false, mode: 'never' } }, false],
  [{ disableResilienceDefaults: false }, false],
  [{ signInFrequency: { isEnabled: true, value: 0, type: 'hours' } }, false],
  [{ signInFrequency: { isEnabled: true, frequencyInterval: 'everyTime' } }, true],
  [{ continuousAccessEvaluation: { mode: 'disabled' } }, true],
  [{ applicationEnforcedRestrictions: { isEnabled: true } }, true],
  [{ cloudAppSecurity: { isEnabled: true, cloudAppSecurityType: 'monitorOnly' } }, true],
  [{ secureSignInSession: { isEnabled: true } }, true],
  [{ disableResilienceDefaults: true }, true],
])('%j asks for something: %s', (sessionControls, expected) => {
  expect(hasSessionControls({ id: 'p', sessionControls })).toBe(expected)
})
