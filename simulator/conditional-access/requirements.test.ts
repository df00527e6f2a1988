import { describe, expect, it } from 'vitest'
import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import { ask, policyOf } from './testing/one-policy'

const MFA = { completed: ['password', 'softwareOath'] }

function policy(
  id: string,
  grantControls: ConditionalAccessPolicy['grantControls'],
): ConditionalAccessPolicy {
  return policyOf({}, { id, grantControls })
}

describe('what is required', () => {
  const strength = (digit: number) => ({
    operator: 'OR',
    authenticationStrength: { id: `00000000-0000-0000-0000-00000000000${digit}` },
  })
  const KEYS = { authentication: { registered: ['password', 'softwareOath', 'fido2'] } }

  it('is named by its id where there are several of its kind', () => {
    const grant = { operator: 'AND', termsOfUse: ['a', 'b'], customAuthenticationFactors: ['c'] }
    const { required } = ask([policy('p', grant)], { authentication: { termsOfUse: ['A'] } })
    expect(required).toMatchObject([
      { control: 'termsOfUse', id: 'b' },
      { control: 'customAuthenticationFactor', id: 'c' },
    ])
  })

  it('names all who ask for it, and what would do', () => {
    const { required } = ask(
      [policy('a', strength(4)), policy('b', { operator: 'OR', builtInControls: ['mfa'] })],
      KEYS,
    )
    expect(required).toMatchObject([
      {
        control: 'authenticationStrength',
        requiredBy: ['a', 'b'],
        combinations: ['fido2'],
        alternatives: [],
      },
    ])
  })

  it('has alternatives, where all who ask would take them', () => {
    const either = { operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] }
    expect(ask([policy('a', either)], {}).required).toMatchObject([
      { control: 'mfa', alternatives: ['compliantDevice'] },
    ])
    const both = [policy('a', either), policy('b', { operator: 'OR', builtInControls: ['mfa'] })]
    expect(ask(both, {}).required).toMatchObject([
      { control: 'mfa', requiredBy: ['a', 'b'], alternatives: [] },
    ])
  })

  it('is nothing that another prompt brings along', () => {
    const either = { operator: 'OR', builtInControls: ['mfa', 'compliantApplication'] }
    const { required } = ask(
      [policy('a', either), policy('b', { operator: 'OR', builtInControls: ['mfa'] })],
      {
        devicePlatform: 'iOS',
      },
    )
    expect(required.map(({ control }) => control)).toEqual(['mfa'])
  })

  it('does not ask for MFA beside a strength that brings it along, whatever else is missing', () => {
    const device = { operator: 'AND', builtInControls: ['mfa', 'compliantDevice'] }
    const { result, required } = ask([policy('a', device), policy('b', strength(4))], KEYS)
    expect(result).toBe('block')
    expect(required.map(({ control, requiredBy }) => [control, ...requiredBy])).toEqual([
      ['authenticationStrength', 'b', 'a'],
      ['compliantDevice', 'a'],
    ])
  })

  it('is unknown where the strength is: it is not taken as met', () => {
    const { result, caveats } = ask(
      [policy('a', { operator: 'OR', authenticationStrength: { id: 'gone' } })],
      { authentication: MFA },
    )
    expect(result).toBe('challenge')
    expect(caveats).toMatchObject([{ policyId: 'a', path: 'grantControls' }])
  })

  it('takes a strength that the policy itself spells out', () => {
    const expanded = { id: 'elsewhere', allowedCombinations: ['password,softwareOath'] }
    const grant = { operator: 'OR', authenticationStrength: expanded }
    expect(ask([policy('a', grant)], { authentication: MFA }).result).toBe('grant')
  })

  it('does not take the MFA of a home tenant for a phishing-resistant method', () => {
    const trusted = { authentication: { inboundTrust: { isMfaAccepted: true } } }
    expect(ask([policy('a', strength(2))], trusted).result).toBe('grant')
    expect(ask([policy('a', strength(4))], trusted).result).toBe('block')
  })
})
