import { describe, expect, it } from 'vitest'
import type { PolicyTenant } from '../../directory/policy-tenant'
import {
  ALL,
  BLOCK,
  blocked,
  COMPLIANT,
  check,
  demand,
  GLASS,
  legacy,
  MFA,
  ORDINARY,
  tenant,
} from '../testing/claims'

describe('an assertion is not certain where a policy looks at what was not tried', () => {
  const rule = 'device.deviceId -eq "SAW"'
  const but = demand(BLOCK, { devices: { deviceFilter: { mode: 'exclude', rule } } })
  const claim = { name: 'x', who: 'all', when: {}, expect: 'block' }
  it.each<[string, PolicyTenant, object, boolean]>([
    ['an attribute of devices', tenant(but), claim, false],
    ['not where there is no device', tenant(but), { ...claim, when: { device: 'none' } }, true],
    ['not where another policy decides', tenant({ ...but, state: 'disabled' }, demand(BLOCK)), claim, true],
    [
      'accounts of agents',
      tenant(demand(BLOCK, { users: { ...ALL, excludeUsers: ['AllAgentIdUsers'] } })),
      claim,
      false,
    ],
  ])('%s', (_what, of, assertion, isCertain) => {
    const checked = check(of, assertion)
    expect(checked).toMatchObject({ holds: true, isCertain })
    expect(checked.untried === null).toBe(isCertain)
  })
})

describe('an assertion is tried on devices as filters tell them apart', () => {
  const but = (rule: string) => demand(BLOCK, { devices: { deviceFilter: { mode: 'exclude', rule } } })
  const claim = { name: 'x', who: 'all', when: {}, expect: 'block' }
  const SAW = 'device.extensionAttribute1 -eq "SAW"'
  it.each<[string, PolicyTenant, object, boolean]>([
    ['and fails on one that a filter spares', tenant(but(SAW)), claim, false],
    [
      'and fails on a registered device, which may be managed',
      tenant(but(SAW)),
      { ...claim, when: { device: ['none', 'registered'] } },
      false,
    ],
    [
      'and fails on one that has both, where both are asked for',
      tenant(demand({ operator: 'AND', builtInControls: ['compliantDevice', 'domainJoinedDevice'] })),
      { ...claim, when: { application: ORDINARY } },
      false,
    ],
    [
      'also where two policies ask for one each',
      tenant(demand(COMPLIANT), demand({ operator: 'OR', builtInControls: ['domainJoinedDevice'] })),
      { ...claim, when: { application: ORDINARY } },
      false,
    ],
    [
      'and holds where no device has both',
      tenant(but('device.model -eq "A" -and device.model -eq "B"')),
      claim,
      true,
    ],
    [
      'and holds where another policy is for those that are spared',
      tenant(but(SAW), but(SAW.replace('-eq', '-ne'))),
      claim,
      true,
    ],
  ])('%s', (_what, of, assertion, holds) => {
    expect(check(of, assertion)).toMatchObject({ holds, isCertain: true, untried: null })
  })
})

it('an assertion says that it does not speak of workloads, and is certain all the same', () => {
  const daemons = demand(BLOCK, {
    users: { includeUsers: ['None'] },
    clientApplications: { includeServicePrincipals: ['sp'] },
  })
  const claim = { name: 'x', who: 'all', when: {}, expect: 'block' }
  const NOTE = 'Not tried: workload identities (Policy 2).'
  expect(check(tenant(demand(BLOCK), daemons), claim)).toMatchObject({
    holds: true,
    isCertain: true,
    notAbout: NOTE,
  })
  expect(check(tenant(demand(BLOCK)), claim).notAbout).toBeNull()
})

describe('an assertion that holds says what it rests on', () => {
  // A portal for administrators asks for more, whatever the policies say.
  const granted = {
    name: 'x',
    who: 'ada',
    when: { clientAppType: 'browser', application: ORDINARY },
    expect: 'grant',
  }
  const times = { times: { includedRanges: ['weekends'] } }
  const unreadable = { id: 'glass', displayName: 'Break glass', membershipRule: 'user.city -nonsense "x"' }
  const dynamic = (of: PolicyTenant, ...groups: readonly object[]): PolicyTenant => ({
    ...of,
    groups: [unreadable, ...groups.map((group) => ({ id: '', ...group }))],
  })
  const outer = { id: 'outer', displayName: 'Outer', members: ['glass'] }
  const rests = (of: PolicyTenant, assertion: object) => {
    const { holds, undecided } = check(of, assertion)
    expect(holds).toBe(true)
    return undecided.map(({ policyId, says }) => `${policyId} ${says}`)
  }
  it.each<[string, PolicyTenant, object, RegExp | null]>([
    ['a policy with a condition of tomorrow', tenant(demand(MFA, times)), granted, /^p1 .*conditions\.times/],
    [
      'a policy about a place that cannot be told',
      tenant(demand(MFA, { locations: { includeLocations: ['gone'] } })),
      granted,
      /^p1 .*gone is not known/,
    ],
    [
      'a policy with a state of tomorrow',
      tenant({ ...demand(MFA), state: 'enabledOnMondays' }),
      granted,
      /^p1 .*enabledOnMondays/,
    ],
    [
      'a policy with a control that is not of its type',
      tenant(demand({ operator: 'OR', 'builtInControls@lab.notUnderstood': 'mfa' })),
      granted,
      /^p1 grantControls\.builtInControls: .*is not decided/,
    ],
    [
      'a session control that is not evaluated',
      tenant({
        ...demand(MFA, { signInRiskLevels: [] }),
        grantControls: null,
        sessionControls: {
          networkAccessSecurity: { isEnabled: true },
          persistentBrowser: { isEnabled: true, mode: 'never' },
        },
      }),
      granted,
      /^p1 sessionControls\.networkAccessSecurity/,
    ],
    [
      'a group in whom a policy is interested',
      dynamic(tenant(demand(MFA, { users: { includeGroups: ['glass'] } }))),
      granted,
      /^p1 .*Break glass; whether this person is meant is not known. Its rule cannot be read/,
    ],
    [
      'a group that a policy excludes, where a block is expected',
      dynamic(tenant(legacy(GLASS))),
      { ...blocked, who: 'ada' },
      /^p1 .*the group Break glass;/,
    ],
    [
      'a group inside of one that a policy excludes',
      dynamic(tenant(legacy({ ...ALL, excludeGroups: ['outer'] })), outer),
      { ...blocked, who: 'ada' },
      /^p1 .*the group Outer;/,
    ],
    [
      'a group that is not there',
      tenant(legacy({ ...ALL, excludeGroups: ['ghosts'] })),
      { ...blocked, who: 'ada' },
      /^p1 .*the group ghosts;/,
    ],
    [
      'not on a group of which a member was tried',
      dynamic(tenant(legacy(GLASS), legacy(ALL))),
      blocked,
      null,
    ],
    [
      'not on a policy that would ask for nothing more',
      tenant(demand(MFA, times)),
      { ...granted, when: { clientAppType: 'browser', method: 'fido2' } },
      null,
    ],
    [
      'not on one that another condition rules out',
      tenant(demand(MFA, { ...times, userRiskLevels: ['high'] })),
      { ...granted, when: { ...granted.when, userRiskLevel: 'none' } },
      null,
    ],
    [
      'not on one that is report-only',
      tenant({ ...demand(MFA, times), state: 'enabledForReportingButNotEnforced' }),
      granted,
      null,
    ],
    [
      'not on a policy left out, where it could only block more',
      tenant(legacy(ALL), legacy(ALL, times)),
      blocked,
      null,
    ],
    [
      'not on a group whose members are excepted',
      dynamic(tenant(legacy(GLASS))),
      { ...blocked, who: { people: 'all', except: 'group:Break glass' } },
      null,
    ],
    [
      'not on a group that is included, where a block is expected',
      dynamic(tenant(legacy(ALL), legacy({ includeGroups: ['glass'] }))),
      { ...blocked, who: 'ada' },
      null,
    ],
  ])('%s', (_what, of, assertion, says) => {
    const found = rests(of, assertion)
    if (says === null) expect(found).toEqual([])
    else expect(found).toEqual([expect.stringMatching(says)])
  })

  it('and one that fails does not', () => {
    expect(check(tenant(demand(MFA), demand(MFA, times)), granted)).toMatchObject({
      holds: false,
      undecided: [],
    })
  })
})

describe('an assertion is not certain where the export does not say what is in force', () => {
  const claim = {
    name: 'x',
    who: 'ada',
    when: { clientAppType: ['other'], application: ORDINARY },
    expect: 'grant',
  }
  const off = demand(MFA)
  const defaults = (
    identitySecurityDefaultsEnforcementPolicy: PolicyTenant['identitySecurityDefaultsEnforcementPolicy'],
    ...policies: readonly object[]
  ): PolicyTenant => ({ ...tenant(...policies), identitySecurityDefaultsEnforcementPolicy })
  const OFF = { ...off, state: 'disabled' }
  it.each<[string, PolicyTenant, object, RegExp | null]>([
    ['security defaults are off', defaults({ isEnabled: false }, OFF), claim, null],
    ['no security defaults', defaults(null, OFF), claim, /whether security defaults are/],
    ['security defaults without isEnabled', defaults({}, OFF), claim, /whether security defaults are/],
    ['isEnabled is null', defaults({ isEnabled: null }, OFF), claim, /whether security defaults are/],
    ['no policies', defaults({ isEnabled: false }), claim, /No policies came in/],
    ['a policy is on', defaults(null, off), { ...claim, when: {}, expect: { askedFor: 'mfa' } }, null],
    [
      'a claim that security defaults would make fail is not one that fails without them',
      defaults(null, OFF),
      { ...claim, expect: 'block' },
      /whether security defaults are/,
    ],
  ])('%s', (_what, of, assertion, says) => {
    const checked = check(of, assertion)
    expect(checked).toMatchObject({ holds: true, isCertain: says === null })
    expect(checked.undecided).toEqual(
      says === null ? [] : [{ policyId: null, displayName: 'The export', says: expect.stringMatching(says) }],
    )
  })
})
