import { expect, test } from 'vitest'
import { COMPLIANT, check, demand, ORDINARY, tenant } from '../testing/claims'

const APPS = { operator: 'OR', builtInControls: ['compliantApplication'] }

/** No condition names these, and a control does otherwise for them. */
test.each<[string, object, when: object, expectation: string, found: string]>([
  [
    'a legacy client, in which no device is seen',
    COMPLIANT,
    { device: 'compliant', authenticationFlow: 'none' },
    'grant',
    'client app other',
  ],
  [
    'the device code flow, where no device is seen',
    COMPLIANT,
    { device: 'compliant' },
    'grant',
    'deviceCodeFlow',
  ],
  ['a phone, which protected apps are for', APPS, {}, 'block', 'platform android'],
])('an assertion is tried with what controls tell apart: %s', (_what, controls, when, expectation, found) => {
  const browser = found.startsWith('client') ? {} : { clientAppType: 'browser' }
  const claim = {
    name: 'x',
    who: 'Ada',
    when: { application: ORDINARY, ...browser, ...when },
    expect: expectation,
  }
  const { holds, counterexample } = check(tenant(demand(controls)), claim)
  expect(holds).toBe(false)
  expect(counterexample?.says).toContain(found)
  expect(check(tenant(), { ...claim, expect: 'grant' }).holds).toBe(true)
})
