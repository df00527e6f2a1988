import { describe, expect, it } from 'vitest'
import { SimulationError } from '../../core/errors'
import {
  ALL,
  BLOCK,
  blocked,
  COMPLIANT,
  check,
  demand,
  EITHER,
  GLASS,
  LEGACY,
  legacy,
  MFA,
  mfa,
  OFF,
  ORDINARY,
  PASSKEY,
  TERMS,
  tenant,
} from '../testing/claims'
import { checkAssertions } from './check-assertions'
import { readAssertions } from './read-assertions'

describe('an assertion', () => {
  it.each([
    ['holds where a policy does it', tenant(legacy(ALL)), blocked, true],
    ['fails without a policy that is on', tenant(OFF), blocked, false],
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
      { ...mfa, when: { device: 'none', clientAppType: 'browser', application: ORDINARY } },
      true,
    ],
    ['asked for MFA fails where accepting terms would do instead', tenant(demand(TERMS)), mfa, false],
    [
      'asked for one of both holds there',
      tenant(demand(EITHER)),
      {
        ...mfa,
        expect: { askedForOneOf: ['mfa', 'compliantDevice'] },
        when: { device: 'none', application: ORDINARY },
      },
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
    [
      'granted holds without a policy',
      tenant(),
      { ...mfa, who: 'Ada', when: { application: ORDINARY }, expect: 'grant' },
      true,
    ],
    [
      'and fails at a portal for administrators, which nobody has to name',
      tenant(),
      { ...mfa, expect: 'grant' },
      false,
    ],
    [
      'blocked for whoever has no device holds for an ordinary application',
      tenant(demand(COMPLIANT)),
      { ...mfa, who: 'all', when: { device: 'none', application: ORDINARY }, expect: 'block' },
      true,
    ],
    [
      'and for all of them but the enrolment of a device',
      tenant(demand(COMPLIANT)),
      {
        ...mfa,
        who: 'all',
        when: { device: 'none', exceptApplication: 'Microsoft Intune Enrollment' },
        expect: 'block',
      },
      true,
    ],
    [
      'and fails for the enrolment of a device, which nobody has to name',
      tenant(demand(COMPLIANT)),
      { ...mfa, who: 'all', when: { device: 'none' }, expect: 'block' },
      false,
    ],
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

  const EXCEPT_OFFICE = { locations: { includeLocations: ['All'], excludeLocations: ['office'] } }
  it.each<[string, ReturnType<typeof tenant>, object, boolean]>([
    ['where every sign-in is blocked', tenant(demand(BLOCK)), mfa, true],
    [
      'and one of several would do',
      tenant(demand(BLOCK)),
      { ...mfa, expect: { askedForOneOf: ['mfa'] } },
      true,
    ],
    ['not where some are asked', tenant(demand(BLOCK, EXCEPT_OFFICE), demand(MFA)), mfa, false],
    ['not where all are asked', tenant(demand(MFA)), mfa, false],
    ['not of a claim that all are blocked', tenant(legacy(ALL)), blocked, false],
    ['not of one that fails', tenant(), mfa, false],
  ])('of what is asked for says that nobody is asked %s', (_what, of, claim, is) => {
    expect(check(of, claim).onlyBlocked).toEqual(
      is
        ? 'Each of them is blocked, and nobody is asked for anything: a block is enough for this claim.'
        : null,
    )
  })

  it('says how many sign-ins it tried', () => {
    const { signIns, results } = check(tenant(legacy(ALL)), { ...blocked, who: 'ada' })
    expect(signIns).toBeGreaterThan(4)
    expect(results).toEqual({ grant: 0, challenge: 0, block: signIns })
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
    ...Object.entries({
      country: ['UK1', /\[0\]\.when\.country is no country code of two letters/],
      ipAddress: ['999.1.1.1', /\[0\]\.when\.ipAddress is no IPv4 or IPv6 address/],
      method: ['fido', /\[0\]\.when\.method has no value "fido"; there are password/],
    } as const).map(([name, [value, says]]): [string, unknown, RegExp] => [
      `a ${name} that is none`,
      [{ name: 'n', who: 'all', when: { [name]: value }, expect: 'block' }],
      says,
    ]),
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
    [
      'applications that are excepted from what is none',
      [{ ...blocked, when: { exceptApplication: ORDINARY, userAction: 'registerOrJoinDevices' } }],
      /exceptApplication beside what is no application/,
    ],
    [
      'every application excepted',
      [{ ...blocked, when: { application: ORDINARY, exceptApplication: ORDINARY } }],
      /is about no application/,
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
    expect(check(tenant(OFF), question).holds).toBe(false)
  })
})
