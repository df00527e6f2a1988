import { describe, expect, it } from 'vitest'
import { SimulationError } from '../../core/errors'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import { checkAssertions } from './check-assertions'
import { readAssertions } from './read-assertions'

const ALL = { includeUsers: ['All'] }
const GLASS = { ...ALL, excludeGroups: ['glass'] }
const EVERYTHING = { includeApplications: ['All'] }
const BLOCK = { operator: 'OR', builtInControls: ['block'] }
const LEGACY = ['exchangeActiveSync', 'other']

function tenant(...policies: readonly object[]): PolicyTenant {
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
  }
}

const legacy = (users: object, more: object = {}) => ({
  conditions: { users, applications: EVERYTHING, clientAppTypes: LEGACY, ...more },
  grantControls: BLOCK,
})
const demand = (grantControls: object, conditions: object = {}) => ({
  conditions: { users: ALL, applications: EVERYTHING, clientAppTypes: ['all'], ...conditions },
  grantControls,
})
const MFA = { operator: 'OR', builtInControls: ['mfa'] }
const EITHER = { operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] }
const TERMS = { operator: 'OR', builtInControls: ['mfa'], termsOfUse: ['terms'] }
const PASSKEY = { operator: 'OR', authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' } }
const blocked = { name: 'x', who: 'all', when: { clientAppType: LEGACY }, expect: 'block' }
const mfa = { name: 'x', who: 'all', when: { clientAppType: 'browser' }, expect: { askedFor: 'mfa' } }

const check = (of: PolicyTenant, assertion: object) => {
  const [only] = checkAssertions(readAssertions([assertion]), of)
  if (!only) throw new Error('nothing was checked')
  return only
}

describe('an assertion', () => {
  it.each([
    ['holds where a policy does it', tenant(legacy(ALL)), blocked, true],
    ['fails without a policy', tenant(), blocked, false],
    ['fails where somebody is excluded', tenant(legacy(GLASS)), blocked, false],
    [
      'holds where those are excepted',
      tenant(legacy(GLASS)),
      { ...blocked, who: { people: 'all', except: 'group:Break glass' } },
      true,
    ],
    [
      'about one person does not mind the others',
      tenant(legacy(GLASS)),
      { ...blocked, who: 'ada@contoso.example' },
      true,
    ],
    ['about an excluded person fails', tenant(legacy(GLASS)), { ...blocked, who: 'Bo' }, false],
    [
      'fails where the policy is report-only',
      tenant({ ...legacy(ALL), state: 'enabledForReportingButNotEnforced' }),
      blocked,
      false,
    ],
    [
      'tries what it does not list: a location that is left out',
      tenant(legacy(ALL, { locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } })),
      blocked,
      false,
    ],
    [
      'and not what it rules out',
      tenant(legacy(ALL, { locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } })),
      { ...blocked, when: { clientAppType: LEGACY, location: 'outside' } },
      true,
    ],
    [
      'tries platforms that nobody names',
      tenant(
        legacy(ALL, { platforms: { includePlatforms: ['android', 'iOS', 'windows', 'macOS', 'linux'] } }),
      ),
      blocked,
      false,
    ],
    [
      'tries an application that is left out',
      tenant(
        legacy(ALL, { applications: { includeApplications: ['All'], excludeApplications: ['an-app'] } }),
      ),
      blocked,
      false,
    ],
    ['tries guests', tenant(legacy({ ...ALL, excludeUsers: ['GuestsOrExternalUsers'] })), blocked, false],
    [
      'tries roles',
      tenant(legacy({ ...ALL, excludeRoles: ['62e90394-69f5-4237-9190-012177145e10'] })),
      blocked,
      false,
    ],
    [
      'tries people who were not exported',
      tenant(legacy({ ...ALL, excludeUsers: ['ghost'] })),
      blocked,
      false,
    ],
    [
      'tries every risk that a policy names',
      tenant(demand(MFA, { signInRiskLevels: ['medium', 'high'] })),
      { ...mfa, when: { signInRiskLevel: ['medium', 'high'] } },
      true,
    ],
    ['and the lower ones', tenant(demand(MFA, { signInRiskLevels: ['medium', 'high'] })), mfa, false],
    ['asked for MFA holds by MFA', tenant(demand(MFA)), mfa, true],
    ['asked for MFA holds by a stricter strength', tenant(demand(PASSKEY)), mfa, true],
    ['asked for MFA holds where it is blocked', tenant(demand(BLOCK)), mfa, true],
    ['asked for MFA fails where a device would do instead', tenant(demand(EITHER)), mfa, false],
    [
      'and holds there for whoever has no device',
      tenant(demand(EITHER)),
      { ...mfa, when: { device: 'none', clientAppType: 'browser' } },
      true,
    ],
    ['asked for MFA fails where accepting terms would do instead', tenant(demand(TERMS)), mfa, false],
    [
      'asked for one of both holds there',
      tenant(demand(EITHER)),
      { ...mfa, expect: { askedForOneOf: ['mfa', 'compliantDevice'] }, when: { device: 'none' } },
      true,
    ],
    [
      'asked for a strength fails by MFA alone',
      tenant(demand(MFA)),
      { ...mfa, expect: { askedFor: 'Phishing-resistant MFA' } },
      false,
    ],
    [
      'asked for a strength holds by it',
      tenant(demand(PASSKEY)),
      { ...mfa, expect: { askedFor: 'Phishing-resistant MFA' } },
      true,
    ],
    ['granted holds without a policy', tenant(), { ...mfa, who: 'Ada', expect: 'grant' }, true],
    ['granted fails where something is asked', tenant(demand(MFA)), { ...mfa, expect: 'grant' }, false],
    [
      'granted holds for whoever has shown it',
      tenant(demand(MFA)),
      { ...mfa, when: { method: 'fido2', clientAppType: 'browser' }, expect: 'grant' },
      true,
    ],
  ])('%s', (_what, of, assertion, holds) => {
    expect(check(of, assertion).holds).toBe(holds)
  })

  it('that fails names the sign-in, the usual one first, and the policy that came closest', () => {
    const report = { ...legacy(ALL), state: 'enabledForReportingButNotEnforced' }
    const { counterexample } = check(tenant(legacy(GLASS), report), {
      ...blocked,
      who: { people: 'group:Break glass' },
    })
    expect(counterexample).toMatchObject({
      says: 'a member of the group Break glass, an application that no policy names, client app exchangeActiveSync, platform windows, no registered device',
      responsible: { id: 'p2', because: 'It is report-only.' },
    })
    const only = check(tenant(legacy(GLASS)), { ...blocked, who: 'bo' })
    expect(only.counterexample?.says).toMatch(/^Bo, /)
    expect(only.counterexample?.responsible).toEqual({
      id: 'p1',
      displayName: 'Policy 1',
      because: 'The policy excludes the group Break glass.',
    })
  })

  it('that expects a grant names the policy in the way', () => {
    const { counterexample } = check(tenant(demand(MFA)), { ...mfa, expect: 'grant' })
    expect(counterexample?.responsible).toMatchObject({ id: 'p1' })
    expect(counterexample?.result).toBe('challenge')
  })

  it('says how many sign-ins it tried', () => {
    const { signIns, results } = check(tenant(legacy(ALL)), { ...blocked, who: 'ada' })
    expect(signIns).toBeGreaterThan(4)
    expect(results).toEqual({ grant: 0, challenge: 0, block: signIns })
  })
})

describe('an assertion that holds says what it rests on', () => {
  const granted = { name: 'x', who: 'ada', when: { clientAppType: 'browser' }, expect: 'grant' }
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
      /^p1 .*gone cannot be told/,
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
      /^p1 .*grantControls\.builtInControls is not understood/,
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
      /^p1 Who is in Break glass is not known: Its rule cannot be read/,
    ],
    [
      'a group that a policy excludes, where a block is expected',
      dynamic(tenant(legacy(GLASS))),
      { ...blocked, who: 'ada' },
      /^p1 Who is in Break glass/,
    ],
    [
      'a group inside of one that a policy excludes',
      dynamic(tenant(legacy({ ...ALL, excludeGroups: ['outer'] })), outer),
      { ...blocked, who: 'ada' },
      /^p1 Who is in Break glass/,
    ],
    [
      'a group that is not there',
      tenant(legacy({ ...ALL, excludeGroups: ['ghosts'] })),
      { ...blocked, who: 'ada' },
      /^p1 Who is in ghosts is not known/,
    ],
    [
      'a group that guests may be in: one of the directory stands for them, not somebody made up',
      {
        ...dynamic(tenant(legacy(GLASS))),
        users: [{ id: 'gina', userType: 'Guest', creationType: 'Invitation' }],
      },
      { ...blocked, who: 'guests' },
      /^p1 Who is in Break glass/,
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

describe('refused, in one line', () => {
  const refusal = (assertions: unknown, of = tenant(legacy(ALL))) => {
    try {
      checkAssertions(readAssertions(assertions), of)
    } catch (fault) {
      if (fault instanceof SimulationError) return fault.message
    }
    return 'accepted'
  }
  it.each([
    ['an object', {}, /^The assertions are no list/],
    ['an empty list', [], /is empty/],
    ['a text', ['x'], /^Assertion \[0\] should be an object/],
    ['no name', [{ who: 'all', expect: 'block' }], /^Assertion \[0\]\.name should be a text/],
    [
      'an unknown member',
      [{ ...blocked, colour: 1 }],
      /^Assertion \[0\]\.colour is not known; there are name, who, when, expect/,
    ],
    [
      'an unknown circumstance',
      [{ ...blocked, when: { clientApp: 'other' } }],
      /^Assertion \[0\]\.when\.clientApp is not known/,
    ],
    [
      'an unknown word',
      [{ ...blocked, when: { clientAppType: 'telnet' } }],
      /clientAppType has no value "telnet"/,
    ],
    ['a number', [{ ...blocked, when: { country: 7 } }], /country should be a text or a list of texts/],
    [
      'two targets',
      [{ ...blocked, when: { application: 'All', userAction: 'registerOrJoinDevices' } }],
      /one kind of thing/,
    ],
    ['a place twice', [{ ...blocked, when: { location: 'Office', country: 'NO' } }], /may contradict/],
    ['no expectation', [{ name: 'x', who: 'all' }], /^Assertion \[0\]\.expect should be an object/],
    [
      'both expectations',
      [{ ...blocked, expect: { askedFor: 'mfa', askedForOneOf: 'mfa' } }],
      /expect should be "block"/,
    ],
    [
      'an unknown control',
      [{ ...blocked, expect: { askedFor: 'luck' } }],
      /^Nothing that can be asked for is called "luck"/,
    ],
    ['an unknown person', [{ ...blocked, who: 'Zoe' }], /^There is no person "Zoe"/],
    ['an unknown group', [{ ...blocked, who: 'group:Zoo' }], /^There is no group "Zoo"/],
    ['an unknown location', [{ ...blocked, when: { location: 'Moon' } }], /^There is no location "Moon"/],
    ['nobody', [{ ...blocked, who: { people: 'all', except: 'all' } }], /is about nobody/],
  ])('%s', (_what, assertions, line) => {
    expect(refusal(assertions)).toMatch(line)
    expect(refusal(assertions)).not.toContain('\n')
  })

  it('more sign-ins than anybody waits for: each policy tells another person and another application apart', () => {
    const policies = Array.from({ length: 400 }, (_, at) =>
      legacy(
        { ...ALL, excludeGroups: [`group${at}`] },
        { applications: { includeApplications: ['All'], excludeApplications: [`app${at}`] } },
      ),
    )
    expect(refusal([blocked], tenant(...policies))).toMatch(/is about \d+ sign-ins, more than 1000000/)
  })
})

describe('people and applications that no policy tells apart', () => {
  it('stand for each other, so that a claim about a large tenant is checked', () => {
    const users = { ...ALL, excludeGroups: Array.from({ length: 3000 }, (_, at) => `group${at}`) }
    const { holds, signIns } = check(tenant(legacy(users)), { ...blocked, when: { clientAppType: LEGACY } })
    expect(holds).toBe(false)
    expect(signIns).toBeLessThan(100)
  })

  it('are apart where a gate tells them apart: Azure asks everybody for MFA', () => {
    const question = {
      ...mfa,
      when: { clientAppType: 'browser', application: ['MicrosoftAdminPortals', 'All'] },
    }
    expect(check(tenant(), question).holds).toBe(false)
  })
})
