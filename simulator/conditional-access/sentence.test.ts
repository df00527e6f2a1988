import { describe, expect, it, test } from 'vitest'
import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../directory/policy-tenant'
import { contosoPolicyTenant } from '../fixtures/contoso-policies'
import { describePolicy, inReadingOrder } from './sentence'

const tenant: PolicyTenant = {
  ...EMPTY_POLICY_TENANT,
  users: [{ id: 'u1', displayName: 'Ada' }],
  groups: [{ id: 'g1', displayName: 'Sales' }],
  namedLocations: [{ id: 'l1', displayName: 'Oslo office' }],
  servicePrincipals: [{ id: 's1', appId: 'a1', displayName: 'Expenses' }],
}
const ALL = { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } }
const MFA = { operator: 'OR', builtInControls: ['mfa'] }
const describeIt = (policy: Omit<ConditionalAccessPolicy, 'id'>) =>
  describePolicy({ id: 'p', state: 'enabled', conditions: ALL, grantControls: MFA, ...policy }, tenant)

describe('a policy as a sentence', () => {
  test.each<[Omit<ConditionalAccessPolicy, 'id'>, string]>([
    [{}, 'All users, opening all resources, must do multifactor authentication.'],
    [
      { state: 'enabledForReportingButNotEnforced', grantControls: { builtInControls: ['block'] } },
      'Report-only. All users, opening all resources, cannot get in.',
    ],
    [
      {
        conditions: {
          users: { includeGroups: ['G1'], includeUsers: ['u1'], excludeUsers: ['GuestsOrExternalUsers'] },
          applications: { includeApplications: ['a1', 'Office365'] },
          locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted', 'l1'] },
          clientAppTypes: ['browser'],
        },
      },
      'Ada and members of Sales except all guests and external users, opening Expenses and Office 365 with browsers from anywhere except all trusted locations and Oslo office, must do multifactor authentication.',
    ],
    [
      { grantControls: { operator: 'AND', builtInControls: ['mfa', 'compliantDevice'], termsOfUse: ['t'] } },
      'All users, opening all resources, must do multifactor authentication, use a compliant device and accept the terms of use.',
    ],
    [
      { grantControls: { operator: 'OR', builtInControls: ['compliantDevice', 'domainJoinedDevice'] } },
      'All users, opening all resources, must use a compliant device or use a hybrid joined device.',
    ],
    [
      { grantControls: { authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' } } },
      'All users, opening all resources, must meet the authentication strength Phishing-resistant MFA.',
    ],
    [
      {
        grantControls: null,
        sessionControls: { signInFrequency: { isEnabled: true, type: 'hours', value: 1 } },
        conditions: { ...ALL, authenticationFlows: { transferMethods: 'deviceCodeFlow' } },
      },
      'All users, opening all resources by the device code flow, can get in. The session: sign-in again every hour.',
    ],
    [
      {
        conditions: {
          clientApplications: { includeServicePrincipals: ['s1'] },
          servicePrincipalRiskLevels: ['high'],
        },
      },
      'The workload identities Expenses, at high service principal risk, must do multifactor authentication.',
    ],
    [
      { conditions: { ...ALL, ...{ times: { includeAll: true } } } },
      'All users, opening all resources, must do multifactor authentication. Not understood: conditions.times.',
    ],
    [{ conditions: null, grantControls: null }, 'Nobody can get in.'],
  ])('%j', (policy, sentence) => {
    expect(describeIt(policy).sentence).toBe(sentence)
  })

  it('counts long lists, and names all of them among the facts', () => {
    const includeGroups = ['g1', 'g2', 'g3', 'g4']
    const { sentence, facts } = describeIt({ conditions: { ...ALL, users: { includeGroups } } })
    expect(sentence).toContain('Members of 4 groups')
    expect(facts).toContain('Users included: 4 groups.')
    expect(facts).toContain(
      'The groups included: Sales, g2 (not in the export), g3 (not in the export), g4 (not in the export).',
    )
  })

  it('tells which guests, and of which organizations', () => {
    const includeGuestsOrExternalUsers = {
      guestOrExternalUserTypes: 'internalGuest,serviceProvider',
      externalTenants: { membershipKind: 'enumerated', members: ['fabrikam'] },
    }
    const { facts } = describeIt({ conditions: { ...ALL, users: { includeGuestsOrExternalUsers } } })
    expect(facts).toContain('Users included: internal guests, service provider users.')
    expect(facts).toContain('The organizations of guests included: fabrikam.')
  })

  it('keeps words that it does not know', () => {
    const { facts } = describeIt({ state: 'paused', grantControls: { builtInControls: ['retinaScan'] } })
    expect(facts).toContain('State: paused.')
    expect(facts).toContain('Access requires retinaScan.')
  })

  it('has a sentence for every policy of the sample tenant, and no missing name', () => {
    for (const policy of contosoPolicyTenant.conditionalAccessPolicies) {
      const { sentence, facts } = describePolicy(policy, contosoPolicyTenant)
      expect(sentence).toMatch(/^\S.+\.$/)
      expect(facts.filter((fact) => !fact.startsWith('The terms of use')).join()).not.toContain(
        'not in the export',
      )
    }
  })
})

describe('the order of a list of policies', () => {
  const policy = (displayName: string | null, state: string | null) => ({ displayName, state })
  it('is by state, then by name, whatever order they come in', () => {
    const ordered = [
      policy('a', 'enabled'),
      policy('B', 'enabled'),
      policy('a', 'enabledForReportingButNotEnforced'),
      policy('a', 'disabled'),
      policy(null, null),
      policy('a', 'unheard of'),
    ]
    expect(inReadingOrder(ordered.toReversed())).toEqual(ordered)
  })
})
