import { describe, expect, it, test } from 'vitest'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import { differenceOf } from './difference'

const GRANT = {
  operator: 'OR',
  builtInControls: ['block'],
  customAuthenticationFactors: [],
  termsOfUse: [],
  authenticationStrength: null,
}
const USERS = {
  includeUsers: ['All'],
  excludeUsers: [],
  includeGroups: [],
  excludeGroups: [],
  includeRoles: [],
  excludeRoles: [],
  includeGuestsOrExternalUsers: null,
  excludeGuestsOrExternalUsers: null,
}

function tenant(grantControls: object, more: Partial<PolicyTenant> = {}): PolicyTenant {
  const applications = {
    includeApplications: ['All'],
    excludeApplications: [],
    includeUserActions: [],
    includeAuthenticationContextClassReferences: [],
    applicationFilter: null,
  }
  const none = { platforms: null, locations: null, devices: null, clientApplications: null }
  const conditions = {
    ...none,
    userRiskLevels: [],
    signInRiskLevels: [],
    servicePrincipalRiskLevels: [],
    insiderRiskLevels: null,
    authenticationFlows: null,
    clientAppTypes: ['other'],
    users: USERS,
    applications,
  }
  const dates = { createdDateTime: '2026-01-01T00:00:00Z', modifiedDateTime: null }
  return {
    ...EMPTY_POLICY_TENANT,
    identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
    conditionalAccessPolicies: [
      {
        ...dates,
        id: 'p',
        displayName: 'Legacy',
        state: 'enabled',
        conditions,
        grantControls,
        sessionControls: null,
      },
    ],
    ...more,
  }
}

const { customAuthenticationFactors: _, ...LESS } = GRANT
const whole = tenant(GRANT)
const off = (isEnabled: boolean | null) =>
  tenant(GRANT, {
    conditionalAccessPolicies: whole.conditionalAccessPolicies.map((each) => ({
      ...each,
      state: 'disabled',
    })),
    identitySecurityDefaultsEnforcementPolicy: { isEnabled },
  })

describe('what an export lost is no change, and makes nothing to write', () => {
  test.each<[string, PolicyTenant, PolicyTenant]>([
    ['a part of what a policy asks for, after', whole, tenant(LESS)],
    ['a part of what a policy asks for, before', tenant(LESS), whole],
    ['whether security defaults are on, after', off(true), off(null)],
    ['whether security defaults are on, before', off(null), off(true)],
  ])('%s', (_what, before, after) => {
    const { rows, plan, isCertain } = differenceOf(before, after)
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['open']))
    expect({ plan, isCertain }).toEqual({ plan: [], isCertain: false })
  })

  it('a policy that is written otherwise beside a loss is one', () => {
    const { rows, plan } = differenceOf(whole, tenant({ ...LESS, builtInControls: ['mfa'] }))
    expect(rows.map(({ kind }) => kind)).toContain('let-in')
    expect(plan).toMatchObject([{ method: 'PATCH' }])
  })
})
