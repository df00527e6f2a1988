import { describe, expect, test } from 'vitest'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import { BLOCK, check, demand, MFA, ORDINARY, PASSKEY } from '../testing/claims'

type User = PolicyTenant['users'][number]

const member = (id: string, more: Partial<User> = {}): User => ({
  id,
  displayName: id,
  userType: 'Member',
  creationType: null,
  transitiveMemberOf: [],
  accountEnabled: true,
  ...more,
})
const guest = (id: string, issuer: string) =>
  member(id, {
    userType: 'Guest',
    creationType: 'Invitation',
    identities: [{ signInType: 'federated', issuer }],
  })

function of(
  users: readonly User[],
  policies: readonly object[],
  more: Partial<PolicyTenant> = {},
): PolicyTenant {
  return {
    ...EMPTY_POLICY_TENANT,
    users,
    identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
    conditionalAccessPolicies: policies.map((policy, at) => ({
      id: `p${at}`,
      displayName: `Policy ${at}`,
      state: 'enabled',
      ...policy,
    })),
    ...more,
  }
}

const METHODS = [
  'email',
  'fido2',
  'hardwareOath',
  'microsoftAuthenticator',
  'sms',
  'softwareOath',
  'temporaryAccessPass',
  'voice',
  'x509Certificate',
]
const methods = (...registered: readonly (readonly [id: string, ...methods: string[]])[]) => ({
  authenticationMethodsPolicy: {
    authenticationMethodConfigurations: METHODS.map((id) => ({
      id,
      state: 'enabled',
      includeTargets: [{ id: 'all_users', authenticationMode: 'any' }],
      excludeTargets: [],
    })),
  },
  userRegistrationDetails: registered.map(([id, ...methodsRegistered]) => ({ id, methodsRegistered })),
})
const RISKY = demand({ ...PASSKEY, operator: 'AND' }, { userRiskLevels: ['high'] })
const trusting = {
  crossTenantAccessPolicy: { default: { inboundTrust: { isMfaAccepted: true } }, partners: [] },
}

const blocked = (more: object = {}) => ({ expect: 'block', when: { application: ORDINARY, ...more } })
const granted = (more: object = {}) => ({ expect: 'grant', when: { application: ORDINARY, ...more } })

/** Each two are in the same groups and roles, and the claim is true of the first and not of the second. */
test.each<[string, PolicyTenant, object]>([
  [
    'other methods registered',
    of([member('one'), member('two')], [RISKY], methods(['one'], ['two', 'passKeyDeviceBound'])),
    blocked({ userRiskLevel: 'high' }),
  ],
  [
    'an account that is on, where the other is off',
    of([member('one', { accountEnabled: false }), member('two')], []),
    blocked(),
  ],
  [
    'another user type',
    of(
      [member('one'), member('two', { userType: 'Guest' })],
      [demand(BLOCK, { users: { includeUsers: ['All'], excludeUsers: ['GuestsOrExternalUsers'] } })],
    ),
    blocked(),
  ],
  [
    'another home, where the tenant trusts the first',
    of([guest('one', 'ExternalAzureAD'), guest('two', 'google.com')], [demand(MFA)], trusting),
    granted({ method: 'fido2' }),
  ],
])('who is told apart by %s does not stand for the other', (_what, tenant, claim) => {
  const holds = (...who: readonly string[]) => {
    const { holds, isCertain } = check(tenant, { name: 'x', who, ...claim })
    return holds && isCertain
  }
  expect([holds('one'), holds('two'), holds('one', 'two'), holds('two', 'one')]).toEqual([
    true,
    false,
    false,
    false,
  ])
})

describe('of whom the export does not say what kind they are', () => {
  const guests = { includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest' } }
  const certain = (user: User, who: string) => {
    const tenant = of([user], [demand(BLOCK, { users: guests })])
    const { holds, isCertain } = check(tenant, { name: 'x', who, ...granted() })
    return holds && isCertain
  }
  const known = { id: 'one', displayName: 'one', userType: 'Guest', creationType: null }

  test('a claim is not certain', () => {
    expect(certain(known, 'one')).toBe(true)
    expect(certain({ id: 'one', displayName: 'one', userType: 'Guest' }, 'one')).toBe(false)
    expect(certain({ id: 'one', displayName: 'one' }, 'one')).toBe(false)
  })

  test('a claim about guests is about them too', () => {
    const open = of([{ id: 'one', displayName: 'one' }], [demand(BLOCK, { users: guests })])
    const about = (who: string) => check(open, { name: 'x', who, ...blocked() })
    expect(about('guests:b2bCollaborationGuest')).toMatchObject({ holds: true, isCertain: false })
  })
})
