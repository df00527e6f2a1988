import { describe, expect, test } from 'vitest'
import { dynamicGroups } from '../../directory/dynamic-groups'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { ALL, BLOCK, demand, MFA, tenant } from '../testing/claims'
import { differenceOf } from './difference'

// What differs besides the policies: each row has the same policies before and after.

const MEMBER = { userType: 'Member', creationType: null }
const TRUST = {
  isMfaAccepted: false,
  isCompliantDeviceAccepted: false,
  isHybridAzureADJoinedDeviceAccepted: false,
}
const trusting = (inboundTrust: object, partners: readonly object[] | null = []) =>
  ({
    crossTenantAccessPolicy: { ...(partners ? { partners } : {}), default: { inboundTrust } },
  }) as Partial<PolicyTenant>
const method = (id: string, more: object = {}) => ({
  id,
  state: 'enabled',
  includeTargets: [{ id: 'all_users' }],
  excludeTargets: [],
  ...more,
})
const methods = (...authenticationMethodConfigurations: readonly object[]): Partial<PolicyTenant> => ({
  authenticationMethodsPolicy: { authenticationMethodConfigurations },
})
/** Every method that the policy rules: all on. */
const ON = [
  ...[
    'fido2',
    'microsoftAuthenticator',
    'sms',
    'voice',
    'temporaryAccessPass',
    'softwareOath',
    'hardwareOath',
  ],
  ...['email', 'x509Certificate', 'qrCodePin'],
].map((id) => method(id))
const but = (id: string, more: object) =>
  methods(...ON.map((each) => (each.id === id ? { ...each, ...more } : each)))
/** Of which the export says all that decides. */
const whole = (policies: readonly object[], more: Partial<PolicyTenant> = {}): PolicyTenant => {
  const of = tenant(...policies)
  const users = ['ada', 'bo', 'cy'].map((id) => ({ ...MEMBER, id, displayName: id.toUpperCase() }))
  return {
    ...of,
    ...trusting(TRUST),
    ...methods(...ON),
    identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
    groups: [{ id: 'glass', displayName: 'Break glass', isAssignableToRole: false, members: ['bo'] }],
    roleAssignments: [{ id: 'r', principalId: 'none', roleDefinitionId: 'none', directoryScopeId: '/' }],
    userRegistrationDetails: users.map(({ id }) => ({
      id,
      methodsRegistered: ['mobilePhone', 'fido2SecurityKey'],
    })),
    users,
    ...more,
  }
}
const OUTSIDE = demand(BLOCK, { locations: { includeLocations: ['All'], excludeLocations: ['office'] } })
const office = (more: object): Partial<PolicyTenant> => ({
  namedLocations: [{ id: 'office', displayName: 'HQ', isTrusted: true, ...more }],
})
const ranges = (...cidrs: readonly string[]) =>
  office({ ipRanges: cidrs.map((cidrAddress) => ({ cidrAddress })) })
const countries = (countriesAndRegions: readonly string[], more: object = {}) =>
  office({
    isTrusted: false,
    countriesAndRegions,
    includeUnknownCountriesAndRegions: false,
    countryLookupMethod: 'clientIpAddress',
    ...more,
  })
const GLASS = demand(BLOCK, { users: { ...ALL, excludeGroups: ['glass'] } })
const glass = (members: readonly string[], more: object = {}): Partial<PolicyTenant> => ({
  groups: [{ id: 'glass', displayName: 'Break glass', isAssignableToRole: false, members, ...more }],
})
const STRENGTH = demand({ operator: 'OR', authenticationStrength: { id: 'own' } })
const strength = (allowedCombinations: readonly string[], more: object = {}): Partial<PolicyTenant> => ({
  authenticationStrengthPolicies: [{ id: 'own', displayName: 'Own', allowedCombinations, ...more }],
})
const DEVICE = demand({ operator: 'OR', builtInControls: ['compliantDevice'] })
const laptop = (isCompliant: boolean, more: object = {}): Partial<PolicyTenant> => ({
  devices: [
    { id: 'd1', deviceId: 'laptop', displayName: 'LAPTOP', trustType: 'AzureAd', isCompliant, ...more },
  ],
})
const READER = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b'
const ROLE = demand(BLOCK, { users: { includeRoles: [READER] } })
const assigned = (principalId: string): Partial<PolicyTenant> => ({
  roleAssignments: [{ id: 'r', principalId, roleDefinitionId: READER, directoryScopeId: '/' }],
})

describe('what differs besides the policies changes answers, and is tried', () => {
  test.each<[string, object, Partial<PolicyTenant>, Partial<PolicyTenant>, string, string]>([
    [
      'a range is halved',
      OUTSIDE,
      ranges('203.0.113.0/24'),
      ranges('203.0.113.0/25'),
      'locked-out',
      'inside HQ (only before)',
    ],
    [
      'a range is doubled',
      OUTSIDE,
      ranges('203.0.113.0/25'),
      ranges('203.0.113.0/24'),
      'let-in',
      'inside HQ (only after)',
    ],
    [
      'a second range is added',
      OUTSIDE,
      ranges('203.0.113.0/24'),
      ranges('203.0.113.0/24', '198.51.100.0/24'),
      'let-in',
      'inside HQ (only after)',
    ],
    [
      'a range of IPv6 is added',
      OUTSIDE,
      ranges('203.0.113.0/24'),
      ranges('203.0.113.0/24', '2001:db8::/32'),
      'let-in',
      'inside HQ (only after)',
    ],
    [
      'a range is taken out of the middle',
      OUTSIDE,
      ranges('10.0.0.0/8'),
      ranges('10.0.0.0/9', '10.192.0.0/10'),
      'locked-out',
      'inside HQ (only before)',
    ],
    [
      'a country is added',
      OUTSIDE,
      countries(['US']),
      countries(['US', 'RU']),
      'let-in',
      'inside HQ (only after)',
    ],
    [
      'a country is removed',
      OUTSIDE,
      countries(['NO', 'US']),
      countries(['NO']),
      'locked-out',
      'inside HQ (only before)',
    ],
    [
      'unknown countries are added',
      OUTSIDE,
      countries(['US']),
      countries(['US'], { includeUnknownCountriesAndRegions: true }),
      'let-in',
      'from an unknown country, inside HQ (only after)',
    ],
    ['somebody comes into an excluded group', GLASS, glass(['bo']), glass(['bo', 'cy']), 'let-in', 'CY'],
    ['somebody leaves an excluded group', GLASS, glass(['bo', 'cy']), glass(['bo']), 'locked-out', 'CY'],
    [
      'a group comes into an excluded group',
      GLASS,
      { groups: [...(glass(['bo']).groups ?? []), { id: 'inner', displayName: 'Inner', members: [] }] },
      {
        groups: [
          ...(glass(['bo', 'inner']).groups ?? []),
          { id: 'inner', displayName: 'Inner', members: [] },
        ],
      },
      'let-in',
      'a member of the group Inner',
    ],
    [
      'a strength takes another combination',
      STRENGTH,
      strength(['fido2']),
      strength(['fido2', 'password,sms']),
      'asked-for-nothing',
      'signed in with password and sms',
    ],
    [
      'a strength no longer takes a combination',
      STRENGTH,
      strength(['fido2', 'password,sms']),
      strength(['fido2']),
      'asked-for-more',
      'signed in with password and sms',
    ],
    [
      'devices of guests are trusted',
      DEVICE,
      {},
      trusting({ ...TRUST, isCompliantDeviceAccepted: true }),
      'let-in',
      'from a tenant that no partner’s settings name',
    ],
    [
      'devices from one tenant are trusted',
      DEVICE,
      {},
      trusting(TRUST, [
        { tenantId: 'fabrikam', inboundTrust: { ...TRUST, isCompliantDeviceAccepted: true } },
      ]),
      'let-in',
      'from the tenant fabrikam',
    ],
    [
      'a device is no longer compliant',
      DEVICE,
      laptop(true),
      laptop(false),
      'locked-out',
      'the device LAPTOP',
    ],
    ['somebody gets a role', ROLE, {}, assigned('cy'), 'locked-out', 'CY'],
    [
      'a method is switched off',
      STRENGTH,
      { ...strength(['password,sms']), userRegistrationDetails: [] },
      { ...strength(['password,sms']), ...but('sms', { state: 'disabled' }), userRegistrationDetails: [] },
      'locked-out',
      '',
    ],
    [
      'of several methods one is switched off',
      STRENGTH,
      { ...strength(['fido2', 'password,sms']), userRegistrationDetails: [] },
      {
        ...strength(['fido2', 'password,sms']),
        ...but('sms', { state: 'disabled' }),
        userRegistrationDetails: [],
      },
      'locked-out',
      'with nothing registered but a password and sms',
    ],
    [
      'somebody loses the method that they had',
      STRENGTH,
      strength(['password,sms']),
      {
        ...strength(['password,sms']),
        userRegistrationDetails: [{ id: 'cy', methodsRegistered: ['fido2SecurityKey'] }],
      },
      'locked-out',
      'CY',
    ],
    [
      'somebody is a guest now',
      demand(BLOCK, { users: { includeUsers: ['GuestsOrExternalUsers'] } }),
      {},
      {
        users: ['ada', 'bo', 'cy'].map((id) => ({
          id,
          displayName: id.toUpperCase(),
          userType: id === 'cy' ? 'Guest' : 'Member',
          creationType: id === 'cy' ? 'Invitation' : null,
        })),
      },
      'locked-out',
      'CY',
    ],
  ])('%s', (_what, policy, before, after, kind, where) => {
    const { rows, besides } = differenceOf(whole([policy], before), whole([policy], after), dynamicGroups)
    const found = rows.filter((row) => row.kind === kind)
    expect(found.map(({ who, when }) => [who, ...when].join('; ')).join('\n')).toContain(where)
    expect(found.length).toBeGreaterThan(0)
    expect(besides).toHaveLength(1)
    // Administration portals ask for multifactor authentication whatever a policy says.
    const [atPortals, elsewhere] = [true, false].map((is) =>
      found.filter(({ when }) => when.includes('an administration portal') === is),
    )
    expect(elsewhere?.length).toBeGreaterThan(0)
    for (const { policies } of elsewhere ?? []) expect(policies).toEqual(['Policy 1', ...besides])
    for (const { policies } of atPortals ?? [])
      expect(policies.filter((name) => name !== 'Policy 1')).toEqual(besides)
  })
})

test('an account that is switched off is locked out, by nothing but that', () => {
  const users = ['ada', 'bo', 'cy'].map((id) => ({
    ...MEMBER,
    id,
    displayName: id.toUpperCase(),
    accountEnabled: id !== 'cy',
  }))
  const { rows, besides } = differenceOf(whole([demand(MFA)]), whole([demand(MFA)], { users }), dynamicGroups)
  expect(besides).toEqual(['the account CY'])
  const [row, ...more] = rows
  expect(row).toMatchObject({ kind: 'locked-out', policies: besides })
  expect([row?.who, ...(row?.when ?? [])].join()).toContain('CY')
  expect(more).toEqual([])
})

test.each([
  ['creationType', { userType: 'Member' }],
  ['userType', { creationType: null }],
])('an account that has lost its %s is not as well known as before', (_what, member) => {
  const guests = demand(MFA, { users: { includeUsers: ['GuestsOrExternalUsers'] } })
  const [was, is] = [MEMBER, member].map((of) => [{ id: 'ada', displayName: 'Ada', ...of }])
  const { rows, besides } = differenceOf(
    whole([guests], { users: was ?? [] }),
    whole([guests], { users: is ?? [] }),
    dynamicGroups,
  )
  expect(besides).toEqual(['the account Ada'])
  expect(rows.map(({ kind }) => kind)).toContain('open')
})

describe('nothing changes, and that is certain', () => {
  test.each<[string, object, Partial<PolicyTenant>, Partial<PolicyTenant>]>([
    [
      'where a place is called otherwise',
      OUTSIDE,
      ranges('203.0.113.0/24'),
      office({ displayName: 'Main', ipRanges: [{ cidrAddress: '203.0.113.0/24' }] }),
    ],
    [
      'where a range is written as two',
      OUTSIDE,
      ranges('203.0.113.0/24'),
      ranges('203.0.113.128/25', '203.0.113.0/25'),
    ],
    ['where a place moved that no policy names', GLASS, ranges('203.0.113.0/24'), ranges('203.0.113.0/25')],
    ['where a group is called otherwise', GLASS, glass(['bo']), glass(['bo'], { displayName: 'Emergency' })],
    ['where members came in another order', GLASS, glass(['bo', 'cy']), glass(['cy', 'bo'])],
    [
      'where a strength is called otherwise',
      STRENGTH,
      strength(['fido2']),
      strength(['fido2'], { displayName: 'Passkeys' }),
    ],
    [
      'where a person is called otherwise',
      GLASS,
      {},
      { users: ['ada', 'bo', 'cy'].map((id) => ({ ...MEMBER, id, displayName: `${id} Nilsen` })) },
    ],
    ['where a device changed that no policy asks for', demand(MFA), laptop(true), laptop(false)],
  ])('%s', (_what, policy, before, after) => {
    const { rows, isCertain, untried } = differenceOf(
      whole([policy], before),
      whole([policy], after),
      dynamicGroups,
    )
    expect({ rows: rows.map(({ who, kind }) => `${kind} ${who}`), isCertain, untried }).toEqual({
      rows: [],
      isCertain: true,
      untried: null,
    })
  })

  test('where a policy is called otherwise, which is still in the plan', () => {
    // Of which not all devices can be tried: of one that changes it would have to be said.
    const some = { devices: { deviceFilter: { mode: 'exclude', rule: 'device.deviceId -eq "SAW"' } } }
    const named = (displayName: string) => whole([{ ...demand(BLOCK, some), displayName }])
    const { rows, isCertain, changes, plan } = differenceOf(named('One'), named('Two'))
    expect({ rows, isCertain }).toEqual({ rows: [], isCertain: true })
    expect(changes).toMatchObject([{ kind: 'changed', displayName: 'Two' }])
    expect(plan).toMatchObject([{ method: 'PATCH', body: { displayName: 'Two' } }])
  })
})

describe('that nothing changes is not claimed', () => {
  const gps = (codes: readonly string[]) => countries(codes, { countryLookupMethod: 'authenticatorAppGps' })
  test.each<[string, object, Partial<PolicyTenant>, Partial<PolicyTenant>, string]>([
    [
      'where a place goes by GPS',
      OUTSIDE,
      gps(['NO']),
      gps(['NO', 'US']),
      'the named location HQ, which goes by GPS',
    ],
    [
      'where a strength takes only some passkeys',
      STRENGTH,
      strength(['fido2']),
      strength(['fido2'], { combinationConfigurations: [{ appliesToCombinations: ['fido2'] }] }),
      'the authentication strength Own, but for its combinations',
    ],
    [
      'where a method has other settings',
      demand(MFA),
      {},
      but('fido2', { keyRestrictions: { isEnforced: true } }),
      'settings of the method fido2',
    ],
    [
      'where a filter reads what applications are',
      demand(BLOCK, {
        applications: { includeApplications: [], applicationFilter: { mode: 'include', rule: 'x' } },
      }),
      {},
      { servicePrincipals: [{ id: 'sp', appId: 'app' }] },
      'applications that filters tell apart',
    ],
    [
      'where tenants let one another in otherwise',
      demand(MFA),
      {},
      {
        crossTenantAccessPolicy: {
          ...trusting(TRUST).crossTenantAccessPolicy,
          default: { inboundTrust: TRUST, b2bCollaborationInbound: {} },
        },
      } as Partial<PolicyTenant>,
      'cross-tenant access settings',
    ],
    [
      'where it is not known which tenants are trusted',
      DEVICE,
      trusting(TRUST, null),
      trusting({ ...TRUST, isCompliantDeviceAccepted: true }, null),
      'the trust in other tenants',
    ],
  ])('%s', (_what, policy, before, after, says) => {
    const { isCertain, untried } = differenceOf(
      whole([policy], before),
      whole([policy], after),
      dynamicGroups,
    )
    expect(isCertain).toBe(false)
    expect(untried).toContain(says)
  })
})
