import { describe, expect, test } from 'vitest'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../directory/policy-tenant'
import { compile } from './compile/compile'
import { evaluate } from './evaluate'
import { restsOnStandIn } from './open-methods'
import { withStandIns } from './stand-ins'
import { policyOf, type Question, signInOf } from './testing/one-policy'

const DEFAULTS = { identitySecurityDefaultsEnforcementPolicy: { isEnabled: true } }
const asks = (...builtInControls: string[]) =>
  policyOf({}, { grantControls: { operator: 'OR', builtInControls } })
const PASSKEY = policyOf(
  {},
  {
    grantControls: { operator: 'OR', authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' } },
  },
)
const STAND_IN: Question = { userId: 'stand-in', authentication: { registered: null } }

/** Decision 021: somebody who stands for others has whatever is asked for, and an answer that hangs on it says so. */
describe('that an answer rests on what a stand-in is taken to have is said', () => {
  test.each<
    [what: string, tenant: Partial<PolicyTenant>, question: Question, result: string, rests: boolean]
  >([
    ['security defaults', DEFAULTS, STAND_IN, 'grant', true],
    ['security defaults, for a guest', DEFAULTS, { ...STAND_IN, userId: 'stand-in:guest' }, 'grant', true],
    [
      'security defaults, and what they have is said',
      DEFAULTS,
      { userId: 'stand-in', authentication: { registered: ['password'] } },
      'challenge',
      false,
    ],
    [
      'security defaults, and they have done it',
      DEFAULTS,
      { userId: 'stand-in', authentication: { registered: null, completed: ['password', 'softwareOath'] } },
      'grant',
      false,
    ],
    [
      'security defaults, of somebody whom the export holds',
      { ...DEFAULTS, users: [{ id: 'ada', creationType: null }] },
      { userId: 'ada', authentication: { registered: null } },
      'grant',
      false,
    ],
    ['nothing that asks', {}, STAND_IN, 'grant', false],
    ['a policy that blocks', { conditionalAccessPolicies: [asks('block')] }, STAND_IN, 'block', false],
    // Whoever has no method for it is asked to register one, and that is asking for more as well.
    [
      'a policy that asks for MFA',
      { conditionalAccessPolicies: [asks('mfa')] },
      STAND_IN,
      'challenge',
      false,
    ],
    [
      'a policy that asks for a passkey',
      { conditionalAccessPolicies: [PASSKEY] },
      STAND_IN,
      'challenge',
      true,
    ],
  ])('%s', (_what, tenant, question, result, rests) => {
    const compiled = compile(withStandIns({ ...EMPTY_POLICY_TENANT, ...tenant }))
    const signIn = signInOf(question)
    expect(evaluate(compiled, signIn).result).toBe(result)
    expect(restsOnStandIn(compiled, signIn)).toBe(rests)
  })
})
