import { describe, expect, it, test } from 'vitest'
import type { ConditionalAccessPolicy, ConditionSet } from '../../directory/conditional-access-policy'
import { dynamicGroups } from '../../directory/dynamic-groups'
import { type DirectoryGroup, EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import { contosoPolicyTenant } from '../../fixtures/contoso-policies'
import { compile } from '../compile/compile'
import { evaluate } from '../evaluate'
import { withStandIns } from '../stand-ins'
import { randomTenant } from '../testing/random-tenant'
import { CHECKS } from './checks'
import { DOORS } from './doors'
import { GLOBAL_ADMINISTRATOR } from './reader'
import { reading } from './reading'

const ADA = { id: 'ada', displayName: 'Ada', userType: 'Member', creationType: null, transitiveMemberOf: [] }
const BO = { id: 'bo', displayName: 'Bo', userType: 'Member', creationType: null, transitiveMemberOf: [] }
const CAM = { id: 'cam', displayName: 'Cam', userType: 'Member', creationType: null, transitiveMemberOf: [] }
const EVERYBODY = { includeUsers: ['All'] }
const ALL = { includeApplications: ['All'] }

const policy = (
  id: string,
  controls: readonly string[],
  conditions: ConditionSet = {},
  more: Partial<ConditionalAccessPolicy> = {},
): ConditionalAccessPolicy => ({
  id,
  displayName: id,
  state: 'enabled',
  conditions: { users: EVERYBODY, applications: ALL, clientAppTypes: ['all'], ...conditions },
  grantControls: { operator: 'OR', builtInControls: controls },
  ...more,
})
const tenantOf = (
  policies: readonly ConditionalAccessPolicy[],
  more: Partial<PolicyTenant> = {},
): PolicyTenant => ({
  ...EMPTY_POLICY_TENANT,
  identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
  users: [ADA, BO],
  roleAssignments: [admin('ada')],
  ...more,
  conditionalAccessPolicies: policies,
})
const admin = (principalId: string) => ({
  id: `a:${principalId}`,
  principalId,
  roleDefinitionId: GLOBAL_ADMINISTRATOR,
  directoryScopeId: '/',
})
const idsOf = (tenant: PolicyTenant) => reading(tenant).findings.map(({ id }) => id)
const group = (more: Partial<DirectoryGroup> & Record<string, unknown>): DirectoryGroup => ({
  id: 'g',
  displayName: 'Exceptions',
  members: [],
  ...more,
})

describe('of more policies than anybody waits for', () => {
  const many = (state: string, ...more: ConditionalAccessPolicy[]) => ({
    ...EMPTY_POLICY_TENANT,
    conditionalAccessPolicies: [
      ...Array.from({ length: 4_001 }, (_, at) => policy(`p${at}`, ['mfa'], {}, { state })),
      ...more,
    ],
  })
  const said = (tenant: PolicyTenant) => reading(tenant).leftOut.map(({ id }) => id)

  test.each(['enabled', 'enabledForReportingButNotEnforced'])(
    'that are %s none is read, and it says so',
    (state) => {
      expect(() => reading(many(state))).toThrow(
        '4,001 policies are on, or would be, and a reading tries people against each of them: it takes at most 4,000. Nothing was tried.',
      )
    },
  )

  test('those that are switched off are left aside, and it says so', () => {
    const one = policy('one', ['mfa'])
    expect(idsOf(many('disabled', one))).toEqual(
      idsOf({ ...EMPTY_POLICY_TENANT, conditionalAccessPolicies: [one] }),
    )
    expect(said(many('disabled', one))).toContain('switched-off')
    expect(said(tenantOf([one, policy('off', ['mfa'], {}, { state: 'disabled' })]))).not.toContain(
      'switched-off',
    )
  })

  test('where none is on, all are counted', () => {
    const { findings } = reading(many('disabled'))
    expect(findings.map(({ says }) => says)).toContain('Of 4001 policies none is on.')
    expect(said(many('disabled'))).not.toContain('policies')
  })
})

describe('each door', () => {
  const flow = (transferMethods: string) =>
    policy(transferMethods, ['block'], { authenticationFlows: { transferMethods } })
  const closing: Readonly<Record<string, ConditionalAccessPolicy>> = {
    'password-alone': policy('mfa', ['mfa']),
    'administrator-password-alone': policy('mfa', ['mfa'], {
      users: { includeRoles: [GLOBAL_ADMINISTRATOR] },
    }),
    'guest-password-alone': policy('mfa', ['mfa'], { users: { includeUsers: ['GuestsOrExternalUsers'] } }),
    'legacy-authentication': policy('legacy', ['block'], { clientAppTypes: ['exchangeActiveSync', 'other'] }),
    'device-code': flow('deviceCodeFlow'),
    'authentication-transfer': flow('authenticationTransfer'),
    'azure-management-password-alone': policy('mfa', ['mfa'], {
      applications: { includeApplications: ['797f4846-ba00-4fd7-ba43-dac1f8f63013'] },
    }),
    'risky-sign-in': policy('risk', ['block'], { signInRiskLevels: ['high'] }),
    'risky-user': policy('risk', ['block'], { userRiskLevels: ['high'] }),
    'register-anywhere': policy('register', ['mfa'], {
      applications: { includeUserActions: ['urn:user:registersecurityinfo'] },
    }),
    'join-device': policy('join', ['mfa'], {
      applications: { includeUserActions: ['urn:user:registerdevice'] },
    }),
    'unknown-platform': policy('platform', ['block'], {
      platforms: {
        includePlatforms: ['all'],
        excludePlatforms: ['windows', 'macOS', 'iOS', 'android', 'linux'],
      },
    }),
    'unmanaged-device': policy('device', ['compliantDevice']),
    'administrator-phishable': policy(
      'strength',
      [],
      { users: { includeRoles: [GLOBAL_ADMINISTRATOR] } },
      {
        grantControls: {
          operator: 'OR',
          authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' },
        },
      },
    ),
    'unmanaged-session': policy(
      'session',
      [],
      {},
      {
        grantControls: null,
        sessionControls: {
          signInFrequency: { isEnabled: true, type: 'hours', value: 4, frequencyInterval: 'timeBased' },
        },
      },
    ),
  }
  const guest = { ...CAM, id: 'gia', userType: 'Guest', creationType: 'Invitation' }
  const users = [ADA, BO, guest]
  // A policy about somebody else: a tenant where nothing is on at all says that and all the rest.
  const other = policy('other', ['mfa'], { users: { includeUsers: ['nobody'] } })

  test.each(DOORS.map(({ id }) => [id] as const))(
    '%s is said while it is open, and not once a policy closes it',
    (id) => {
      expect(idsOf(tenantOf([other], { users }))).toContain(id)
      const closed = closing[id]
      expect(closed, `no policy is known that closes ${id}`).toBeDefined()
      if (closed) expect(idsOf(tenantOf([closed], { users }))).not.toContain(id)
    },
  )
})

describe('what bites', () => {
  const exempt = (rule: string) => ({ deviceFilter: { mode: 'exclude', rule } })
  const INNER: ConditionSet = { locations: { includeLocations: ['inner'] } }
  const block = policy('block all', ['block'])
  const excluding = policy('mfa', ['mfa'], { users: { includeUsers: ['All'], excludeGroups: ['g'] } })
  const two = { roleAssignments: [admin('ada'), admin('bo')] }
  test.each<[finding: string, when: string, tenant: PolicyTenant, is: boolean]>([
    ['locked-out', 'everybody is blocked everywhere', tenantOf([block]), true],
    [
      'locked-out',
      'one is left out',
      tenantOf([policy('b', ['block'], { users: { includeUsers: ['All'], excludeUsers: ['ada'] } })]),
      false,
    ],
    ['locked-out', 'a managed device gets in', tenantOf([policy('d', ['compliantDevice'])]), false],
    ...(
      [
        [
          'a device with an attribute gets in',
          { devices: exempt('device.extensionAttribute1 -eq "SAW"') },
          false,
        ],
        ['a device with a name gets in', { devices: exempt('device.displayName -startsWith "CORP"') }, false],
        ['a registered device gets in', { devices: exempt('device.trustType -eq "Workplace"') }, false],
        ['one device gets in', { devices: exempt('device.deviceId -eq "one"') }, false],
        [
          'a platform gets in',
          { platforms: { includePlatforms: ['all'], excludePlatforms: ['iOS'] } },
          false,
        ],
        ['apps get in', { clientAppTypes: ['browser'] }, false],
        [
          'the second of two ranges gets in',
          { locations: { includeLocations: ['All'], excludeLocations: ['l'] } },
          false,
        ],
        ['a filter that no device meets', { devices: exempt('device.trustType -eq "Nothing"') }, true],
        [
          'a platform that is named is blocked too',
          { platforms: { includePlatforms: ['all'], excludePlatforms: [] } },
          true,
        ],
      ] as const
    ).flatMap(([when, conditions, is]) =>
      ['locked-out', 'administrators-locked-out'].map((finding): [string, string, PolicyTenant, boolean] => [
        finding,
        when,
        tenantOf([policy('b', ['block'], conditions as ConditionSet), policy('inner', ['block'], INNER)], {
          namedLocations: [
            {
              id: 'l',
              displayName: 'L',
              ipRanges: ['10.0.0.0/24', '10.0.1.0/24'].map((cidrAddress) => ({ cidrAddress })),
            },
            { id: 'inner', displayName: 'Inner', ipRanges: [{ cidrAddress: '10.0.0.0/24' }] },
          ],
        }),
        is,
      ]),
    ),
    [
      'administrators-locked-out',
      'the portal is blocked for them',
      tenantOf([policy('b', ['block'], { users: { includeUsers: ['ada'] } })]),
      true,
    ],
    [
      'administrators-locked-out',
      'one of two gets in',
      tenantOf([policy('b', ['block'], { users: { includeUsers: ['ada'] } })], two),
      false,
    ],
    ...[
      ['synchronized-administrator', 'one is', { onPremisesSyncEnabled: true }, true],
      ['synchronized-administrator', 'one is not', { onPremisesSyncEnabled: null }, false],
      ['guest-administrator', 'one is', { userType: 'Guest', creationType: 'Invitation' }, true],
      ['guest-administrator', 'one is not', {}, false],
    ].map(([finding, when, more, is]): [string, string, PolicyTenant, boolean] => [
      finding as string,
      when as string,
      tenantOf([excluding], { users: [{ ...ADA, ...(more as object) }, BO] }),
      is as boolean,
    ]),
    [
      'synchronized-administrator',
      'one may activate the role',
      tenantOf([excluding], {
        users: [ADA, { ...BO, onPremisesSyncEnabled: true } as typeof BO],
        roleEligibilitySchedules: [admin('bo')],
      }),
      true,
    ],
    ...[true, false].map((isEnabled): [string, string, PolicyTenant, boolean] => [
      'defaults-beside-policies',
      `a policy is on, and security defaults ${isEnabled ? 'as well' : 'are off'}`,
      tenantOf([excluding], { identitySecurityDefaultsEnforcementPolicy: { isEnabled } }),
      isEnabled,
    ]),
    [
      'spared-from-everything',
      'a policy for one application is about them',
      tenantOf([
        policy('m', ['mfa'], { users: { includeUsers: ['All'], excludeUsers: ['bo'] } }),
        policy('one', ['mfa'], {
          applications: { includeApplications: ['00000003-0000-0ff1-ce00-000000000000'] },
        }),
      ]),
      false,
    ],
    ['one-administrator', 'one', tenantOf([excluding]), true],
    ['one-administrator', 'two', tenantOf([excluding], two), false],
    ['one-administrator', 'no assignment came in', tenantOf([excluding], { roleAssignments: [] }), false],
    [
      'many-administrators',
      'five',
      tenantOf([excluding], {
        users: [ADA, BO, CAM, { ...CAM, id: 'd' }, { ...CAM, id: 'e' }],
        roleAssignments: ['ada', 'bo', 'cam', 'd', 'e'].map(admin),
      }),
      true,
    ],
    [
      'many-administrators',
      'one of five is switched off',
      tenantOf([excluding], {
        users: [ADA, BO, CAM, { ...CAM, id: 'd' }, { ...CAM, id: 'e', accountEnabled: false }],
        roleAssignments: ['ada', 'bo', 'cam', 'd', 'e'].map(admin),
      }),
      false,
    ],
    [
      'no-emergency-access',
      'every administrator needs a managed device',
      tenantOf([policy('d', ['compliantDevice'])], two),
      true,
    ],
    [
      'no-emergency-access',
      'one is left out of it',
      tenantOf(
        [policy('d', ['compliantDevice'], { users: { includeUsers: ['All'], excludeUsers: ['bo'] } })],
        two,
      ),
      false,
    ],
    [
      'spared-from-everything',
      'one is left out of all',
      tenantOf([policy('m', ['mfa'], { users: { includeUsers: ['All'], excludeUsers: ['bo'] } })]),
      true,
    ],
    ['spared-from-everything', 'nobody is', tenantOf([policy('m', ['mfa'])]), false],
    [
      'nothing-on',
      'all are report-only',
      tenantOf([policy('m', ['mfa'], {}, { state: 'enabledForReportingButNotEnforced' })]),
      true,
    ],
    ['nothing-on', 'one is on', tenantOf([policy('m', ['mfa'])]), false],
    [
      'nothing-on',
      'security defaults are on',
      tenantOf([policy('m', ['mfa'], {}, { state: 'disabled' })], {
        identitySecurityDefaultsEnforcementPolicy: { isEnabled: true },
      }),
      false,
    ],
    [
      'retired-control',
      'a policy that is on names it',
      tenantOf([policy('a', ['approvedApplication'])]),
      true,
    ],
    [
      'retired-control',
      'the policy is off',
      tenantOf([policy('a', ['approvedApplication'], {}, { state: 'disabled' })]),
      false,
    ],
    ['empty-policy', 'a policy has no controls', tenantOf([policy('e', [])]), true],
    ['empty-policy', 'it has one', tenantOf([policy('e', ['mfa'])]), false],
    [
      'both-risks',
      'one policy names both',
      tenantOf([policy('r', ['block'], { userRiskLevels: ['high'], signInRiskLevels: ['high'] })]),
      true,
    ],
    ['both-risks', 'it names one', tenantOf([policy('r', ['block'], { userRiskLevels: ['high'] })]), false],
    [
      'open-exclusion',
      'a public Microsoft 365 group',
      tenantOf([excluding], { groups: [group({ groupTypes: ['Unified'], visibility: 'Public' })] }),
      true,
    ],
    [
      'open-exclusion',
      'a private one',
      tenantOf([excluding], { groups: [group({ groupTypes: ['Unified'], visibility: 'Private' })] }),
      false,
    ],
    [
      'open-exclusion',
      'an owner without a role',
      tenantOf([excluding], { groups: [group({ owners: [{ id: 'bo' }] })] }),
      true,
    ],
    [
      'open-exclusion',
      'an owner who is an administrator',
      tenantOf([excluding], { groups: [group({ owners: [{ id: 'ada' }] })] }),
      false,
    ],
    [
      'open-exclusion',
      'a role-assignable group',
      tenantOf([excluding], { groups: [group({ owners: [{ id: 'bo' }], isAssignableToRole: true })] }),
      false,
    ],
    [
      'open-exclusion',
      'a rule about one’s own phone number',
      tenantOf([excluding], {
        groups: [group({ members: null, membershipRule: 'user.mobile -startsWith "+47"' })],
      }),
      true,
    ],
    [
      'open-exclusion',
      'a rule about the department',
      tenantOf([excluding], {
        groups: [group({ members: null, membershipRule: 'user.department -eq "Sales"' })],
      }),
      false,
    ],
    [
      'open-exclusion',
      'the policy that leaves it out is off',
      tenantOf([{ ...excluding, state: 'disabled' }, block], { groups: [group({ owners: [{ id: 'bo' }] })] }),
      false,
    ],
    [
      'refused-rule',
      'a rule that Entra refuses',
      tenantOf([excluding], { groups: [group({ membershipRule: 'user.department -eq' })] }),
      true,
    ],
    [
      'doubtful-rule',
      'a property that no documentation has',
      tenantOf([excluding], { groups: [group({ membershipRule: 'user.shoeSize -eq "42"' })] }),
      true,
    ],
    [
      'refused-rule',
      'a good rule',
      tenantOf([excluding], { groups: [group({ membershipRule: 'user.department -eq "Sales"' })] }),
      false,
    ],
    [
      'rule-and-list',
      'a list that has somebody whom the rule does not take in',
      tenantOf([excluding], {
        users: [ADA, { ...BO, department: 'Legal' } as never],
        groups: [group({ members: ['bo'], membershipRule: 'user.department -eq "Sales"' })],
      }),
      true,
    ],
    [
      'rule-and-list',
      'a list that has not whom the rule takes in',
      tenantOf([excluding], {
        users: [{ ...ADA, department: 'Sales' } as never, { ...BO, department: 'Sales' } as never],
        groups: [group({ members: ['bo'], membershipRule: 'user.department -eq "Sales"' })],
      }),
      true,
    ],
    [
      'rule-and-list',
      'a list that is what the rule takes in',
      tenantOf([excluding], {
        users: [{ ...ADA, department: 'Legal' } as never, { ...BO, department: 'Sales' } as never],
        groups: [group({ members: ['bo'], membershipRule: 'user.department -eq "Sales"' })],
      }),
      false,
    ],
    [
      'rule-and-list',
      'somebody of whom nobody says the department',
      tenantOf([excluding], {
        users: [ADA, BO],
        groups: [group({ members: ['bo'], membershipRule: 'user.department -eq "Sales"' })],
      }),
      false,
    ],
    [
      'rule-and-list',
      'a rule that is paused',
      tenantOf([excluding], {
        users: [ADA, { ...BO, department: 'Legal' } as never],
        groups: [
          group({
            members: ['bo'],
            membershipRule: 'user.department -eq "Sales"',
            membershipRuleProcessingState: 'Paused',
          }),
        ],
      }),
      false,
    ],
    [
      'synchronization-stopped',
      'its account is asked for MFA',
      tenantOf([policy('m', ['mfa'])], {
        roleAssignments: [{ ...admin('bo'), roleDefinitionId: 'd29b2b05-8046-44ba-8758-1e26182fcf32' }],
      }),
      true,
    ],
    [
      'synchronization-stopped',
      'its account is left out',
      tenantOf([policy('m', ['mfa'], { users: { includeUsers: ['All'], excludeUsers: ['bo'] } })], {
        roleAssignments: [{ ...admin('bo'), roleDefinitionId: 'd29b2b05-8046-44ba-8758-1e26182fcf32' }],
      }),
      false,
    ],
  ])('%s: %s', (finding, _when, tenant, is) => {
    expect(idsOf(tenant).includes(finding)).toBe(is)
  })
})

test('where a group’s members are not known, what is open is not certain', () => {
  const excluding = policy('mfa', ['mfa'], { users: { includeUsers: ['All'], excludeGroups: ['g'] } })
  const users = [{ id: 'ada', displayName: 'Ada', userType: 'Member' }]
  const found = (members: readonly string[] | null) =>
    reading(
      tenantOf([excluding], { users, groups: [{ id: 'g', displayName: 'Exceptions', members }] }),
    ).findings.find(({ id }) => id === 'password-alone')
  expect(found(null)?.isCertain).toBe(false)
  expect(found([])).toBeUndefined()
})

test('a tenant of which no policy came in is said to be so, and nothing else', () => {
  const { findings, leftOut } = reading(EMPTY_POLICY_TENANT)
  expect(findings).toEqual([])
  expect(leftOut.map(({ id }) => id)).toContain('policies')
})

test.each<[part: string, tenant: PolicyTenant]>([
  ['users', { ...EMPTY_POLICY_TENANT, conditionalAccessPolicies: [policy('m', ['mfa'])] }],
  ['role-assignments', { ...EMPTY_POLICY_TENANT, conditionalAccessPolicies: [policy('m', ['mfa'])] }],
  ['group-members', tenantOf([policy('m', ['mfa'], { users: { includeGroups: ['g'] } })])],
  [
    'group-owners',
    tenantOf([policy('m', ['mfa'], { users: { includeUsers: ['All'], excludeGroups: ['g'] } })], {
      groups: [group({})],
    }),
  ],
  ['accounts', { ...tenantOf([policy('m', ['mfa'])]), users: [{ id: 'u' }] }],
  ['named-locations', tenantOf([policy('m', ['mfa'], { locations: { includeLocations: ['there'] } })])],
  [
    'mfa-trusted-ips',
    tenantOf([
      policy('m', ['mfa'], { locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } }),
    ]),
  ],
])('what is missing is named with its call: %s', (part, tenant) => {
  expect(reading(tenant).leftOut.map(({ id }) => id)).toContain(part)
})

test('of a whole tenant no people, roles or places are missing', () => {
  const missing = reading(contosoPolicyTenant).leftOut.map(({ id }) => id)
  for (const part of ['users', 'role-assignments', 'named-locations', 'policies'])
    expect(missing).not.toContain(part)
})

test('whatever is shown really comes out so: fifty random tenants', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const tenant = randomTenant(seed, 8)
    const compiled = compile(withStandIns(tenant), dynamicGroups)
    for (const { id, shows, isCertain } of reading(tenant).findings) {
      if (!shows) continue
      const { result, couldBe } = evaluate(compiled, shows.signIn)
      expect({ seed, id, result, couldBe }).toEqual({
        seed,
        id,
        result: shows.result,
        couldBe: shows.couldBe,
      })
      if (isCertain && id === 'device-code') expect(couldBe, `seed ${seed}`).not.toContain('block')
    }
  }
})

test('of whom no policy is about it is said which rules ask them all the same', () => {
  const spared = policy('m', ['mfa'], { users: { includeUsers: ['All'], excludeUsers: ['bo'] } })
  const found = reading(tenantOf([spared])).findings.find(({ id }) => id === 'spared-from-everything')
  expect(found?.says).toBe(
    'No policy that is on is about Bo (one of 2 people): no policy asks anything but a password; what asks for more is the multifactor authentication that Microsoft itself asks for at portals for administrators.',
  )
})

test('every finding that a check is answered by exists', () => {
  const kinds = new Set([
    ...DOORS.map(({ id }) => id),
    'no-emergency-access',
    'administrators-locked-out',
    'many-administrators',
    'one-administrator',
    'nothing-on',
    'both-risks',
    'retired-control',
    'empty-policy',
    'spared-from-everything',
    'synchronization-stopped',
    'synchronized-administrator',
  ])
  const named = Object.values(CHECKS).flatMap((check) => ('by' in check ? check.by : []))
  expect(named.filter((id) => !kinds.has(id))).toEqual([])
})

describe('whether security defaults are on is asked for where no policy is on and the export does not say it', () => {
  it.each([
    [{ isEnabled: true }, false],
    [{ isEnabled: false }, false],
    [{ isEnabled: null }, true],
    [{}, true],
    [null, true],
  ])('%j: %s', (identitySecurityDefaultsEnforcementPolicy, isAsked) => {
    const off = policy('m', ['mfa'], {}, { state: 'disabled' })
    const { leftOut } = reading(tenantOf([off], { identitySecurityDefaultsEnforcementPolicy }))
    expect(leftOut.map(({ id }) => id).includes('security-defaults')).toBe(isAsked)
  })
})
