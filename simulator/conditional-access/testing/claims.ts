import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import { checkAssertions } from '../assertions/check-assertions'
import { readAssertions } from '../assertions/read-assertions'

// Tenants of two people, a group and a place, and claims about them, for the tests of assertions.

export const ALL = { includeUsers: ['All'] }
export const GLASS = { ...ALL, excludeGroups: ['glass'] }
const EVERYTHING = { includeApplications: ['All'] }
export const BLOCK = { operator: 'OR', builtInControls: ['block'] }
export const LEGACY = ['exchangeActiveSync', 'other']

export function tenant(...policies: readonly object[]): PolicyTenant {
  const whole = policies.map((policy, at) => ({
    id: `p${at + 1}`,
    displayName: `Policy ${at + 1}`,
    state: 'enabled',
    ...policy,
  }))
  return {
    ...EMPTY_POLICY_TENANT,
    groups: [{ id: 'glass', displayName: 'Break glass', members: ['bo'] }],
    users: [
      { id: 'ada', displayName: 'Ada', userPrincipalName: 'ada@contoso.example' },
      { id: 'bo', displayName: 'Bo', userPrincipalName: 'bo@contoso.example' },
    ],
    namedLocations: [
      { id: 'office', displayName: 'Office', isTrusted: true, ipRanges: [{ cidrAddress: '203.0.113.0/24' }] },
    ],
    conditionalAccessPolicies: whole,
    identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
  }
}

export const legacy = (users: object, more: object = {}) => ({
  conditions: { users, applications: EVERYTHING, clientAppTypes: LEGACY, ...more },
  grantControls: BLOCK,
})
export const demand = (grantControls: object, conditions: object = {}) => ({
  conditions: { users: ALL, applications: EVERYTHING, clientAppTypes: ['all'], ...conditions },
  grantControls,
})
/** A policy that is off. */
export const OFF = { state: 'disabled' }
export const MFA = { operator: 'OR', builtInControls: ['mfa'] }
/** An application that nothing treats unlike others. */
export const ORDINARY = '5f1e2d3c-4b5a-4697-8877-665544332211'
export const COMPLIANT = { operator: 'OR', builtInControls: ['compliantDevice'] }
export const EITHER = { operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] }
export const TERMS = { operator: 'OR', builtInControls: ['mfa'], termsOfUse: ['terms'] }
export const PASSKEY = {
  operator: 'OR',
  authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' },
}
export const blocked = { name: 'x', who: 'all', when: { clientAppType: LEGACY }, expect: 'block' }
export const mfa = { name: 'x', who: 'all', when: { clientAppType: 'browser' }, expect: { askedFor: 'mfa' } }

export const check = (of: PolicyTenant, assertion: object) => {
  const [only] = checkAssertions(readAssertions([assertion]), of)
  if (!only) throw new Error('nothing was checked')
  return only
}
