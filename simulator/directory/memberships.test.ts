import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { dynamicGroups } from './dynamic-groups'
import { memberships } from './memberships'
import { type DirectoryGroup, EMPTY_POLICY_TENANT, type PolicyTenant } from './policy-tenant'

/** As `$expand` writes them. */
const twenty = (count: number, type = 'user') =>
  Array.from({ length: count }, (_, at) => ({ '@odata.type': `#microsoft.graph.${type}`, id: `p${at}` }))

const SEED = 20261123
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'

const tenant = (parts: Partial<PolicyTenant>): PolicyTenant => ({ ...EMPTY_POLICY_TENANT, ...parts })
const groupsOf = (parts: Partial<PolicyTenant>, principalId = 'ada') =>
  [...memberships(tenant(parts), dynamicGroups).of(principalId).groupIds].sort()

describe('groups', () => {
  it('counts references written as ids and as objects, and groups in groups', () => {
    const groups: DirectoryGroup[] = [
      { id: 'direct', members: ['ada'] },
      { id: 'outer', members: [{ id: 'direct' }] },
      { id: 'other', members: ['bob'] },
    ]
    expect(groupsOf({ groups })).toEqual(['direct', 'outer'])
  })

  it('takes an export from the side of the user, and walks on from there', () => {
    const users = [{ id: 'ada', memberOf: ['direct'], transitiveMemberOf: [{ id: 'far' }] }]
    const groups = [{ id: 'outer', members: ['direct'] }]
    expect(groupsOf({ users, groups })).toEqual(['direct', 'far', 'outer'])
  })

  it('tells directory roles and administrative units in memberOf from groups', () => {
    const role = {
      id: 'r',
      '@odata.type': '#microsoft.graph.directoryRole',
      roleTemplateId: GLOBAL_ADMINISTRATOR,
    }
    const unit = { id: 'u', '@odata.type': '#microsoft.graph.administrativeUnit' }
    const users = [{ id: 'ada', memberOf: [role, unit] }]
    const { groupIds, roleTemplateIds } = memberships(tenant({ users }), dynamicGroups).of('ada')
    expect([...groupIds]).toEqual([])
    expect([...roleTemplateIds]).toEqual([GLOBAL_ADMINISTRATOR])
  })

  it.each([
    ['the role says which', { roleTemplateId: GLOBAL_ADMINISTRATOR }, null],
    ['it does not', {}, 'A role of theirs does not say which it is (roleTemplateId).'],
    ['it has null', { roleTemplateId: null }, 'A role of theirs does not say which it is (roleTemplateId).'],
    [
      'a name is none',
      { displayName: 'Global Administrator' },
      'A role of theirs does not say which it is (roleTemplateId).',
    ],
  ])('a directory role in memberOf: %s', (_, more, doubt) => {
    const role = { id: 'r', '@odata.type': '#microsoft.graph.directoryRole', ...more }
    const users = [{ id: 'ada', memberOf: [role] }]
    const assigned = {
      id: 'a',
      principalId: 'bo',
      roleDefinitionId: GLOBAL_ADMINISTRATOR,
      directoryScopeId: '/',
    }
    for (const roleAssignments of [[], [assigned]]) {
      const { roleDoubt } = memberships(
        tenant({ users: [...users, { id: 'bo' }], roleAssignments }),
        dynamicGroups,
      ).of('ada')
      expect(roleDoubt('fe930be7-5e62-47db-91af-98c3a49a38b1')).toBe(doubt)
    }
  })

  it('ends where groups hold each other, and holds 10,000 groups in each other', () => {
    const cycle: DirectoryGroup[] = [
      { id: 'a', members: ['ada', 'b'] },
      { id: 'b', members: ['a'] },
    ]
    expect(groupsOf({ groups: cycle })).toEqual(['a', 'b'])
    const chain = Array.from({ length: 10_000 }, (_, depth) => ({
      id: `g${depth}`,
      members: [depth === 0 ? 'ada' : `g${depth - 1}`],
    }))
    expect(groupsOf({ groups: chain })).toHaveLength(10_000)
  })

  it('shares what colleagues have in common, and keeps no more than it may', () => {
    const groups = Array.from({ length: 3000 }, (_, depth) => ({
      id: `g${depth}`,
      members: [`u${depth}`, `g${depth - 1}`],
    }))
    const who = memberships(tenant({ groups: [{ id: 'x', members: ['ada', 'bob'] }, ...groups] }))
    expect(who.of('ada').groupIds).toBe(who.of('bob').groupIds)
    const first = who.of('u0')
    // Each of them is in up to 3,000 groups: more in all than are kept.
    for (let depth = 0; depth < 3000; depth++) expect(who.of(`u${depth}`).groupIds.size).toBe(3000 - depth)
    expect(who.of('u0')).not.toBe(first)
    expect(who.of('u0').groupIds).toEqual(first.groupIds)
  })

  it('takes ids in any case', () => {
    const groups = [
      { id: 'Direct', members: ['ADA'] },
      { id: 'OUTER', members: ['dIRECT'] },
    ]
    expect(groupsOf({ groups }, 'Ada')).toEqual(['direct', 'outer'])
  })

  it('answers empty for an id that nothing names, and the same object for the same question', () => {
    const who = memberships(EMPTY_POLICY_TENANT, dynamicGroups)
    expect(who.of('nobody').groupIds.size).toBe(0)
    expect(who.of('nobody')).toBe(who.of('nobody'))
  })

  it(`agrees with the definition on random nestings (seed ${SEED})`, () => {
    const node = fc.nat({ max: 11 })
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 40 }), (edges) => {
        const members = (id: number) =>
          edges.filter(([outer]) => outer === id).map(([, inner]) => `n${inner}`)
        const groups = Array.from({ length: 12 }, (_, id) => ({ id: `n${id}`, members: members(id) }))
        // The definition, slowly: whatever holds a member so far is added, until nothing changes.
        const expected = new Set<string>()
        for (let round = 0; round < groups.length; round++) {
          for (const { id, members: inner } of groups) {
            if (inner.includes('n0') || inner.some((each) => expected.has(each))) expected.add(id)
          }
        }
        const { groupIds } = memberships(tenant({ groups }), dynamicGroups).of('n0')
        expect([...groupIds].sort()).toEqual([...expected].sort())
      }),
      { seed: SEED },
    )
  })
})

describe('dynamic groups', () => {
  const sales = { id: 'sales', membershipRule: 'user.department -eq "Sales"' }
  const users = [{ id: 'ada', department: 'sales' }, { id: 'bob' }]

  it('are found by their rule when the export does not hold members', () => {
    const who = memberships(
      tenant({ users, groups: [sales, { id: 'outer', members: ['sales'] }] }),
      dynamicGroups,
    )
    expect([...who.of('ada').groupIds]).toEqual(['sales', 'outer'])
    expect([...who.of('bob').groupIds]).toEqual([])
  })

  it('keep the members of the export, and the list of the user', () => {
    expect(groupsOf({ users, groups: [{ ...sales, members: ['bob'] }] })).toEqual([])
    expect(
      groupsOf({ users: [{ id: 'ada', department: 'sales', memberOf: [] } as never], groups: [sales] }),
    ).toEqual([])
  })

  it('select devices by rules about devices', () => {
    const devices = [{ id: 'd1', trustType: 'AzureAd' }]
    const groups = [
      { id: 'joined', membershipRule: 'device.deviceTrustType -eq "AzureAD"' },
      { id: 'people', membershipRule: 'user.objectId -ne null' },
    ]
    expect(groupsOf({ devices, groups, users }, 'd1')).toEqual(['joined'])
    expect(groupsOf({ devices, groups, users })).toEqual(['people'])
  })

  it('take in direct members of other groups, and end where rules name each other', () => {
    const takes = (id: string, from: string) => ({
      id,
      membershipRule: `user.memberOf -any (group.objectId -in ['${from}'])`,
    })
    const groups = [sales, takes('from-sales', 'sales'), takes('x', 'y'), takes('y', 'x')]
    expect(groupsOf({ users, groups })).toEqual(['from-sales', 'sales'])
  })

  it.each([
    ['user.department -eq', 'cannot be read at character 20', undefined],
    ['user.employeeHireDate -ge system.now -minus p30d', 'depends on the day', undefined],
    ['user.department -eq "Sales"', 'paused', 'Paused'],
    ['user.department -notMatch "(?=Sal)es"', 'not evaluated here', undefined],
    ['-not (user.department -eq null)', 'may not be taken at character 1', undefined],
    ['user.accountEnabled -contains "tru"', '-contains is documented for texts', undefined],
  ])('are named when their members are not known: %s', (membershipRule, because, state) => {
    const group = { id: 'g', membershipRule, ...(state ? { membershipRuleProcessingState: state } : {}) }
    const who = memberships(tenant({ users, groups: [group] }), dynamicGroups)
    expect(who.undecided).toEqual([{ groupId: 'g', because: expect.stringContaining(because) }])
    expect(who.of('ada').groupIds.size).toBe(0)
  })
})

const notSaid = (name: string) => `Its rule reads ${name}, which the export does not say of this person.`

/**
 * Graph's `$select` leaves members out, its default answer to `GET /users` has eleven, and `null` is what it writes where there is nothing
 * (https://learn.microsoft.com/graph/api/user-list, checked 2026-11).
 */
describe('of a member that a person does not have, a rule knows nothing', () => {
  const PEERS = [
    {
      id: 'bo',
      accountEnabled: true,
      userType: 'Member',
      department: 'Sales',
      country: 'NO',
      assignedPlans: [],
    },
  ]
  test.each<[rule: string, person: object, is: 'in' | 'out' | string]>([
    ['user.accountEnabled -eq true', {}, notSaid('accountEnabled')],
    ['user.accountEnabled -eq true', { accountEnabled: null }, 'out'],
    ['user.accountEnabled -eq true', { accountEnabled: true }, 'in'],
    ['user.accountEnabled -ne false', {}, notSaid('accountEnabled')],
    ['user.accountEnabled -ne false', { accountEnabled: null }, 'in'],
    ['user.userType -eq "Guest"', {}, notSaid('userType')],
    ['-not (user.userType -eq "Guest")', {}, notSaid('userType')],
    ['user.department -eq null', {}, notSaid('department')],
    ['user.department -eq null', { department: null }, 'in'],
    ['user.department -notIn ["Sales"]', {}, notSaid('department')],
    ['user.assignedPlans -any (assignedPlan.service -eq "SCO")', {}, notSaid('assignedPlans')],
    ['user.assignedPlans -any (assignedPlan.service -eq "SCO")', { assignedPlans: [] }, 'out'],
    ['user.otherMails -any (_ -contains "x")', {}, notSaid('otherMails')],
    // By the rule's name, or by Graph's.
    ['user.mobile -eq null', {}, notSaid('mobile')],
    ['user.mobile -eq null', { mobilePhone: null }, 'in'],
    ['user.objectId -eq "ada"', {}, 'in'],
    // Fifteen in one object, or none of them.
    ['user.extensionAttribute1 -eq "a"', {}, notSaid('extensionAttribute1')],
    ['user.extensionAttribute1 -eq "a"', { onPremisesExtensionAttributes: null }, 'out'],
    [
      'user.extensionAttribute1 -ne "a"',
      { onPremisesExtensionAttributes: { extensionAttribute1: null } },
      'in',
    ],
    [
      'user.extensionAttribute2 -ne "a"',
      { onPremisesExtensionAttributes: { extensionAttribute1: null } },
      notSaid('extensionAttribute2'),
    ],
    // What nobody of the export has may not have been asked for.
    ['user.extension_0a_team -eq "a"', {}, notSaid('extension_0a_team')],
    ['user.extension_0a_team -ne "a"', {}, notSaid('extension_0a_team')],
    ['user.extension_0a_team -ne "a"', { extension_0a_team: 'a' }, 'out'],
    ['user.extension_0a_team -ne "a"', { extension_0a_team: null }, 'in'],
    ['user.extension_0a_team -ne "a" -and user.country -eq "NO"', { country: 'SE' }, 'out'],
    // What is known settles it.
    ['user.country -eq "NO" -and user.department -eq "Sales"', { country: 'SE' }, 'out'],
    ['user.country -eq "NO" -and user.department -eq "Sales"', { country: 'NO' }, notSaid('department')],
    ['user.country -eq "NO" -or user.department -eq "Sales"', { country: 'NO' }, 'in'],
    ['user.country -eq "NO" -or user.department -eq "Sales"', { country: 'SE' }, notSaid('department')],
  ])('%s, of %j', (membershipRule, person, is) => {
    const users = [{ id: 'ada', ...person }, ...PEERS]
    const groups = [
      { id: 'ruled', membershipRule },
      { id: 'outer', members: ['ruled'] },
    ]
    for (const known of [users, [users[0] as never]]) {
      const ada = memberships(tenant({ users: known, groups }), dynamicGroups).of('ada')
      for (const id of ['ruled', 'outer'])
        expect(ada.groupIds.has(id) ? 'in' : (ada.groupDoubt(id) ?? 'out')).toBe(is)
    }
  })

  test.each<[what: string, person: object, members: readonly string[], is: string]>([
    ['in the list, and by the rule', { department: 'Sales' }, ['ada', 'bo'], 'in'],
    ['in neither', { department: 'HR' }, ['bo'], 'out'],
    ['in the list alone', { department: 'HR' }, ['ada', 'bo'], 'disputed'],
    ['by the rule alone', { department: 'Sales' }, ['bo'], 'disputed'],
    ['in the list, and the rule does not know', {}, ['ada', 'bo'], 'in'],
    ['not in the list, and the rule does not know', {}, ['bo'], 'out'],
  ])('of a group that has a rule and a list: %s', (_what, person, members, is) => {
    const groups = [
      { id: 'ruled', membershipRule: 'user.department -eq "Sales"', members },
      { id: 'outer', members: ['ruled'] },
    ]
    const users = [{ id: 'ada', ...person }, { id: 'bo' }]
    const ada = memberships(tenant({ users, groups }), dynamicGroups).of('ada')
    for (const id of ['ruled', 'outer']) {
      const because = ada.groupDoubt(id) ?? 'out'
      const doubt = because.startsWith('Its rule and the list') ? 'disputed' : because
      expect(ada.groupIds.has(id) ? 'in' : doubt).toBe(is)
    }
  })

  test.each([
    [{}, 'not said'],
    [{ extensionAttributes: null }, 'not said'],
    [{ extensionAttributes: { extensionAttribute2: 'a' } }, 'not said'],
    [{ extensionAttributes: { extensionAttribute1: null } }, 'out'],
    [{ extensionAttributes: { extensionAttribute1: 'a' } }, 'in'],
  ])('of a device Graph writes all fifteen attributes, as decision 057 has it: %j', (device, is) => {
    const groups = [{ id: 'ruled', membershipRule: 'device.extensionAttribute1 -eq "a"' }]
    const of = memberships(tenant({ devices: [{ id: 'd', ...device }], groups }), dynamicGroups).of('d')
    const doubt = of.groupDoubt('ruled') === null ? 'out' : 'not said'
    expect(of.groupIds.has('ruled') ? 'in' : doubt).toBe(is)
  })

  const ENABLED =
    'user.assignedPlans -any (assignedPlan.servicePlanId -eq "p" -and assignedPlan.capabilityStatus -eq "Enabled")'
  const DISABLED = 'user.assignedPlans -any (not (assignedPlan.capabilityStatus -eq "Enabled"))'
  const whole = { servicePlanId: 'p', capabilityStatus: 'Enabled' }
  const lost = (name: string) =>
    `Its rule reads ${name} of assignedPlans, which the export does not say of each of them.`
  test.each<[rule: string, plans: unknown, is: 'in' | 'out' | string]>([
    [ENABLED, [whole], 'in'],
    [ENABLED, [{ ...whole, capabilityStatus: 'Deleted' }], 'out'],
    [ENABLED, [{ servicePlanId: 'p' }], lost('capabilityStatus')],
    [ENABLED, [{ ...whole, capabilityStatus: null }], lost('capabilityStatus')],
    [ENABLED, [{ capabilityStatus: 'Enabled' }], lost('servicePlanId')],
    [ENABLED, [{ ...whole, servicePlanId: null }], lost('servicePlanId')],
    [ENABLED, [null], lost('servicePlanId')],
    [ENABLED, ['p'], lost('servicePlanId')],
    [ENABLED, { servicePlanId: 'p' }, lost('capabilityStatus')],
    [ENABLED, [], 'out'],
    [ENABLED, null, 'out'],
    [DISABLED, [{ servicePlanId: 'p' }], lost('capabilityStatus')],
    [DISABLED, [{ capabilityStatus: 'Deleted' }], 'in'],
    // What the rule does not compare need not be there, and what is known settles it.
    ['user.assignedPlans -any (assignedPlan.servicePlanId -eq "p")', [{ servicePlanId: 'p' }], 'in'],
    ['user.assignedPlans -all (assignedPlan.servicePlanId -eq null)', [{}], lost('servicePlanId')],
    [`${ENABLED} -and user.objectId -eq "bo"`, [{ servicePlanId: 'p' }], 'out'],
    [`${ENABLED} -or user.objectId -eq "ada"`, [{ servicePlanId: 'p' }], 'in'],
  ])('an item of a list is an object too: %s, of %j', (membershipRule, assignedPlans, is) => {
    const groups = [{ id: 'ruled', membershipRule }]
    const users = [{ id: 'ada', assignedPlans } as never, ...PEERS]
    const ada = memberships(tenant({ users, groups }), dynamicGroups).of('ada')
    expect(ada.groupIds.has('ruled') ? 'in' : (ada.groupDoubt('ruled') ?? 'out')).toBe(is)
  })

  // https://learn.microsoft.com/graph/extensibility-overview#directory-azure-ad-extensions
  test.each<[rule: string, peers: object[], is: 'in' | 'out' | string]>([
    ['-eq "a"', [{ extension_0a_team: 'a' }], 'out'],
    ['-ne "a"', [{}, { extension_0a_team: 'a' }], 'in'],
    ['-ne "a"', [{ extension_0a_team: null }], 'in'],
    ['-ne "a"', [{ extension_0a_other: 'a' }], notSaid('extension_0a_team')],
  ])(
    'of a directory extension it is known to be none where others have it: %s beside %j',
    (rule, peers, is) => {
      const groups = [{ id: 'ruled', membershipRule: `user.extension_0a_team ${rule}` }]
      const users = [{ id: 'ada' }, ...peers.map((peer, at) => ({ id: `peer ${at}`, ...peer }))]
      const ada = memberships(tenant({ users, groups }), dynamicGroups).of('ada')
      expect(ada.groupIds.has('ruled') ? 'in' : (ada.groupDoubt('ruled') ?? 'out')).toBe(is)
    },
  )

  test('and neither does one that takes in the members of its group', () => {
    const groups = [
      { id: 'ruled', membershipRule: 'user.department -eq "Sales"' },
      { id: 'paused', membershipRule: 'user.id -eq "x"', membershipRuleProcessingState: 'Paused' },
      ...['ruled', 'paused'].map((from) => ({
        id: `of ${from}`,
        membershipRule: `user.memberOf -any (group.objectId -in ['${from}'])`,
      })),
    ]
    const who = memberships(tenant({ users: [{ id: 'ada' }, ...PEERS] as never, groups }), dynamicGroups)
    expect(who.of('ada').groupDoubt('of ruled')).toContain(notSaid('department'))
    expect(who.of('ada').groupDoubt('of paused')).toContain('paused')
    expect(who.of('bo').groupIds.has('of ruled')).toBe(true)
  })

  test('unless the person lists their groups, or the question says it', () => {
    const groups = [{ id: 'ruled', membershipRule: 'user.department -eq "Sales"' }]
    const lists = { id: 'ada', transitiveMemberOf: [] }
    const own = memberships(tenant({ users: [lists, ...PEERS], groups }), dynamicGroups)
    expect(own.of('ada').groupDoubt('ruled')).toBeNull()
    const who = memberships(tenant({ users: [{ id: 'ada' }, ...PEERS], groups }), dynamicGroups)
    expect(who.of('ada', { notInGroups: ['ruled'] }).groupDoubt('ruled')).toBeNull()
    expect(who.of('ada', { inGroups: ['ruled'] }).groupIds.has('ruled')).toBe(true)
  })

  test('of a device it is the same', () => {
    const groups = [{ id: 'ruled', membershipRule: 'device.deviceOwnership -eq "Company"' }]
    const who = memberships(tenant({ devices: [{ id: 'd' }], groups }), dynamicGroups)
    expect(who.of('d').groupDoubt('ruled')).toMatch(/deviceOwnership, which .* this device/)
  })
})

describe('a group whose list is not whole', () => {
  const typed = (kind: string) => ({ '@odata.type': `#microsoft.graph.${kind}`, id: 'gone' })
  it.each<[what: string, group: object, doubt: RegExp | null]>([
    [
      'a group in it is missing',
      { members: [typed('group')] },
      /It holds gone, which the export does not have/,
    ],
    ['something in it is missing', { members: ['gone'] }, /It holds gone/],
    ['a person in it is missing', { members: [typed('user')] }, null],
    ['its list goes on', { members: ['bo'], 'members@odata.nextLink': 'https://x' }, /goes on/],
    ['its list is whole', { members: ['bo'] }, null],
    ['its list ends where $expand does', { members: twenty(20) }, /ends at 20/],
    ['its list is one shorter', { members: twenty(19) }, null],
    ['its list is longer than $expand gives', { members: twenty(21) }, null],
    ['its list has as many ids', { members: Array.from({ length: 20 }, () => 'bo') }, null],
  ])('where %s, others may be in it as far as it says', (_what, group, doubt) => {
    const parts = { users: [{ id: 'ada' }, { id: 'bo' }], groups: [{ id: 'g', ...group }] }
    const found = memberships(tenant(parts)).of('ada').groupDoubt('g')
    if (doubt === null) expect(found).toBeNull()
    else expect(found).toMatch(doubt)
  })
})

describe('a list of memberships that may have been cut', () => {
  const of = (user: object, groupId: string) => {
    const groups = [
      { id: 'silent' },
      { id: 'listed', members: ['bo'] },
      ...twenty(20).map(({ id }) => ({ id })),
    ]
    const users = [{ id: 'ada', ...user }, { id: 'bo' }]
    const { groupIds, groupDoubt } = memberships(tenant({ users, groups })).of('ada')
    return groupIds.has(groupId) ? 'in' : groupDoubt(groupId) === null ? 'out' : 'open'
  }
  it.each([
    ['is whole', { transitiveMemberOf: twenty(19, 'group') }, 'out'],
    ['ends where $expand does', { memberOf: twenty(20, 'group') }, 'open'],
    ['ends where $expand does, with those around', { transitiveMemberOf: twenty(20, 'group') }, 'open'],
    ['goes on', { memberOf: twenty(3, 'group'), 'memberOf@odata.nextLink': 'https://x' }, 'open'],
  ])('that %s', (_what, user, silent) => {
    expect(of(user, 'silent')).toBe(silent)
    expect(of(user, 'p1')).toBe('in')
    expect(of(user, 'listed')).toBe('out')
  })
})

describe('roles', () => {
  const assignment = (directoryScopeId: string | null, principalId = 'ada') => ({
    id: 'x',
    principalId,
    roleDefinitionId: GLOBAL_ADMINISTRATOR,
    directoryScopeId,
  })
  const rolesOf = (parts: Partial<PolicyTenant>) => {
    const { roleTemplateIds, inactiveRoles } = memberships(tenant(parts), dynamicGroups).of('ada')
    return { counted: [...roleTemplateIds], inactive: inactiveRoles.map(({ because }) => because) }
  }
  const team = { id: 'team', displayName: 'Team', isAssignableToRole: true, members: ['ada'] }

  it('count when assigned for the whole tenant', () => {
    expect(rolesOf({ roleAssignments: [assignment('/')] })).toEqual({
      counted: [GLOBAL_ADMINISTRATOR],
      inactive: [],
    })
  })

  it('of an assignment that lost for what are neither held nor not', () => {
    const lost = memberships(tenant({ roleAssignments: [assignment(null)] })).of('ada')
    expect(lost.roleTemplateIds.size).toBe(0)
    expect(lost.roleDoubt(GLOBAL_ADMINISTRATOR)).toMatch(/directoryScopeId/)
    const other = memberships(
      tenant({ users: [{ id: 'bo' }], roleAssignments: [assignment(null, 'bo')] }),
    ).of('ada')
    expect(other.roleDoubt(GLOBAL_ADMINISTRATOR)).toBeNull()
  })

  it.each([
    ['/administrativeUnits/oslo', 'Assigned for the administrative unit oslo, not for the whole tenant.'],
    ['/app-1', 'Assigned for one object (/app-1), not for the whole tenant.'],
  ])('do not count for %s', (scope, because) => {
    expect(rolesOf({ roleAssignments: [assignment(scope)] })).toEqual({ counted: [], inactive: [because] })
  })

  it('do not count while they are eligible, and are not listed so once they are active', () => {
    const roleEligibilitySchedules = [assignment('/')]
    expect(rolesOf({ roleEligibilitySchedules })).toEqual({
      counted: [],
      inactive: ['Eligible and not activated: a role counts once it is active.'],
    })
    expect(rolesOf({ roleEligibilitySchedules, roleAssignments: [assignment('/')] }).inactive).toEqual([])
  })

  it('come through a group that the user lists, direct or not known to be', () => {
    const roleAssignments = [assignment('/', 'team')]
    for (const list of ['memberOf', 'transitiveMemberOf']) {
      const users = [{ id: 'ada', [list]: ['team'] }]
      expect(rolesOf({ users, roleAssignments }).counted).toEqual([GLOBAL_ADMINISTRATOR])
    }
  })

  it.each<[what: string, given: object, because: RegExp | null]>([
    [
      'a holder that the export does not have',
      { principalId: 'gone' },
      /It is assigned to gone, .* may be a group/,
    ],
    ['a holder that is somebody else', { principalId: 'bo' }, null],
    [
      'a holder that is no group',
      { principalId: 'gone', principal: { '@odata.type': '#microsoft.graph.user' } },
      null,
    ],
    ['a lost holder', { principalId: null }, /does not say to whom/],
    ['a lost role', { principalId: 'ada', roleDefinitionId: null }, /does not say of which role/],
    ['a lost role of somebody else', { principalId: 'bo', roleDefinitionId: null }, null],
    [
      'a lost role of a group that is missing',
      { principalId: 'gone', roleDefinitionId: null },
      /may be a group/,
    ],
    ['a lost holder of another role', { principalId: null, roleDefinitionId: 'other' }, null],
  ])('of an assignment with %s it is known as much as it says', (_what, given, because) => {
    const users = [{ id: 'ada' }, { id: 'bo' }]
    const roleAssignments = [assignment('/', 'bo'), { ...assignment('/'), id: 'y', ...given }]
    const { roleTemplateIds, roleDoubt } = memberships(tenant({ users, roleAssignments })).of('ada')
    expect(roleTemplateIds.size).toBe(0)
    const doubt = roleDoubt(GLOBAL_ADMINISTRATOR)
    if (because === null) expect(doubt).toBeNull()
    else expect(doubt).toMatch(because)
  })

  it('do not count when custom', () => {
    const custom = { ...assignment('/'), roleDefinition: { isBuiltIn: false } }
    expect(rolesOf({ roleAssignments: [custom] })).toEqual({
      counted: [],
      inactive: ['A custom role: Conditional Access knows built-in roles only.'],
    })
  })

  it('come through a role-assignable group to its direct members', () => {
    const roleAssignments = [assignment('/', 'team')]
    expect(rolesOf({ groups: [team], roleAssignments }).counted).toEqual([GLOBAL_ADMINISTRATOR])
    expect(rolesOf({ groups: [{ ...team, isAssignableToRole: false }], roleAssignments })).toEqual({
      counted: [],
      inactive: ['Assigned to the group Team, which is not role-assignable.'],
    })
    const nested = [
      { ...team, members: ['inner'] },
      { id: 'inner', members: ['ada'] },
    ]
    expect(rolesOf({ groups: nested, roleAssignments })).toEqual({
      counted: [],
      inactive: ['Assigned to the group Team, which passes roles to its direct members only.'],
    })
  })
})

test('without the language of rules, a dynamic group whose members nobody knows is undecided, and says so', () => {
  const group = { id: 'sales', membershipRule: 'user.department -eq "Sales"' }
  const who = memberships(tenant({ users: [{ id: 'ada' }], groups: [group] }))
  expect([...who.of('ada').groupIds]).toEqual([])
  expect(who.undecided).toEqual([{ groupId: 'sales', because: 'Its rule has not been applied.' }])
})
