import { expect, test } from 'vitest'
import { EMPTY_POLICY_TENANT } from '../../directory/policy-tenant'
import { describePolicy } from '../sentence'
import { ask, policyOf } from '../testing/one-policy'

const RETIRED = 'approvedApplication'
const controls = (operator: string, ...builtInControls: string[]) => ({ operator, builtInControls })
const EMPTY = /asks for nothing any more.*30 June 2026.*compliantApplication takes its place/
const LEFT = /30 June 2026: the others alone are asked for/

/** https://learn.microsoft.com/entra/identity/conditional-access/migrate-approved-client-app */
test.each<[string, object, string, RegExp | null]>([
  ['it alone: nothing is asked for, with a warning', controls('OR', RETIRED), 'grant', EMPTY],
  ['in other letters', controls('AND', 'APPROVEDAPPLICATION'), 'grant', EMPTY],
  ['or MFA: MFA', controls('OR', RETIRED, 'mfa'), 'challenge', LEFT],
  ['and MFA: MFA', controls('AND', 'mfa', RETIRED), 'challenge', LEFT],
  ['or an app protection policy: that', controls('OR', RETIRED, 'compliantApplication'), 'challenge', LEFT],
  ['beside a block: the block', controls('OR', 'block', RETIRED), 'block', LEFT],
  ['beside no control of its kind: no warning', controls('OR', 'mfa'), 'challenge', null],
])('an approved client app, %s', (_what, grantControls, result, warns) => {
  const decision = ask([policyOf({}, { grantControls })], { devicePlatform: 'iOS' })
  expect([decision.result, decision.couldBe]).toEqual([result, [result]])
  expect(decision.caveats.map(({ isSettled }) => isSettled)).toEqual(warns ? [true] : [])
  if (warns) expect(decision.caveats[0]?.says).toMatch(warns)
})

test('a policy that is off has no warning', () => {
  const off = { state: 'disabled', grantControls: controls('OR', RETIRED) }
  expect(ask([policyOf({}, off)], {}).caveats.filter(({ isSettled }) => isSettled)).toEqual([])
})

test('the sentence of a policy says so too', () => {
  const { facts } = describePolicy(
    policyOf({}, { grantControls: controls('OR', RETIRED) }),
    EMPTY_POLICY_TENANT,
  )
  expect(facts.join(' ')).toMatch(/nothing is required\. approvedApplication counts as not selected/)
})
