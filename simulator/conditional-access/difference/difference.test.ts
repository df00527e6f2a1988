import { describe, expect, test } from 'vitest'
import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import { ALL, BLOCK, demand, GLASS, legacy, MFA, tenant } from '../testing/claims'
import { changesOf } from './changes'
import { differenceOf } from './difference'
import { markdownOf } from './markdown'
import { permissionsOf, planOf } from './plan'

const OFF = { state: 'disabled' }
const REPORT = { state: 'enabledForReportingButNotEnforced' }
const HOME = {
  crossTenantAccessPolicy: {
    partners: [],
    default: {
      inboundTrust: {
        isMfaAccepted: false,
        isCompliantDeviceAccepted: false,
        isHybridAzureADJoinedDeviceAccepted: false,
      },
    },
  },
}
const METHODS = {
  userRegistrationDetails: ['ada', 'bo'].map((id) => ({ id, methodsRegistered: ['mobilePhone'] })),
  authenticationMethodsPolicy: {
    authenticationMethodConfigurations: ['sms', 'voice'].map((id) => ({
      id,
      state: 'enabled',
      includeTargets: [{ id: 'all_users' }],
      excludeTargets: [],
    })),
  },
}
/** Of people whom the export describes in full. */
const known = (...policies: readonly object[]): PolicyTenant => {
  const of = tenant(...policies)
  return {
    ...of,
    ...HOME,
    identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
    users: of.users.map((user) => ({ ...user, userType: 'Member', creationType: null })),
    ...METHODS,
  }
}
const TERMS_ALONE = { operator: 'OR', termsOfUse: ['terms'] }
const ON = { isEnabled: true }
const NEVER = { ...ON, mode: 'never' }
const CAREFUL = { applicationEnforcedRestrictions: ON }
const SHORT = {
  signInFrequency: { ...ON, type: 'hours', value: 1, frequencyInterval: 'timeBased' },
  persistentBrowser: NEVER,
  applicationEnforcedRestrictions: ON,
}
/** No control but of the session. */
const session = (sessionControls: object, users: object = ALL) => ({
  conditions: { users, applications: { includeApplications: ['All'] }, clientAppTypes: ['browser'] },
  sessionControls,
})
const rows = (before: PolicyTenant, after: PolicyTenant) =>
  differenceOf(before, after).rows.map(
    ({ kind, who, when, before: was, after: is }) =>
      `${kind}: ${[who, ...when].join('; ')}: ${was.says} -> ${is.says}`,
  )
const flow = demand(BLOCK, { authenticationFlows: { transferMethods: 'deviceCodeFlow' } })
const OLD = 'client app exchangeActiveSync or client app other'
/** Portals for administrators ask everybody for multifactor authentication, before and after. */
const [PORTAL, OTHERS] = ['an administration portal', 'not an administration portal']

test('where a change is about groups of whom nothing is known, that nothing changes is not certain', () => {
  const excluding = (group: string) =>
    demand(BLOCK, { users: { includeUsers: ['All'], excludeGroups: [group] } })
  const of = (group: string): PolicyTenant => ({
    ...known(excluding(group)),
    groups: ['one', 'two'].map((id) => ({ id, displayName: id })),
    users: [{ id: 'ada', displayName: 'Ada', userType: 'Member', creationType: null }],
  })
  const { rows, isCertain } = differenceOf(of('one'), of('two'))
  expect(isCertain).toBe(false)
  expect(rows.filter(({ kind, who }) => kind === 'unsure' && /Ada/.test(who))).not.toEqual([])
})

test('whether somebody loses terms of the session is not certain where it is not known who has them', () => {
  const of = (...policies: object[]): PolicyTenant => ({
    ...known(...policies),
    groups: [{ id: 'one', displayName: 'one' }],
    users: [{ id: 'ada', displayName: 'Ada', userType: 'Member', creationType: null }],
  })
  const some = session(SHORT, { includeUsers: ['ada'], excludeGroups: ['one'] })
  const { rows, isCertain } = differenceOf(of(some), of({ ...some, ...OFF }))
  expect(isCertain).toBe(false)
  expect(rows).toMatchObject(
    [OTHERS, PORTAL].map((target) => ({
      kind: 'unsure',
      who: 'Ada',
      when: [target, 'client app browser'],
      doubts: [expect.stringMatching(/^Policy 1, /)],
    })),
  )
})

describe('what a change does', () => {
  test.each<[string, PolicyTenant, PolicyTenant, readonly string[]]>([
    ['nothing, where nothing changes', known(legacy(ALL)), known(legacy(ALL)), []],
    ['nothing, where a policy stays off', known({ ...flow, ...OFF }), known({ ...flow, ...REPORT }), []],
    [
      'a policy is switched on',
      known({ ...flow, ...REPORT }),
      known(flow),
      [
        `locked-out: everybody; ${OTHERS}; deviceCodeFlow: granted -> blocked`,
        `locked-out: everybody; ${PORTAL}; deviceCodeFlow: asked for mfa -> blocked`,
      ],
    ],
    [
      'a policy is switched off',
      known(legacy(ALL)),
      known({ ...legacy(ALL), ...OFF }),
      [`let-in: everybody; ${OTHERS}; ${OLD}: blocked -> granted`],
    ],
    ['nothing, where another does the same', known(legacy(ALL), legacy(ALL)), known(legacy(ALL)), []],
    [
      'an exclusion is taken away',
      known(legacy(GLASS)),
      known(legacy(ALL)),
      [`locked-out: a member of the group Break glass or Bo; ${OTHERS}; ${OLD}: granted -> blocked`],
    ],
    [
      'an exclusion is added',
      known(legacy(ALL)),
      known(legacy(GLASS)),
      [`let-in: a member of the group Break glass or Bo; ${OTHERS}; ${OLD}: blocked -> granted`],
    ],
    [
      'something else is asked for',
      known(demand(TERMS_ALONE)),
      known(demand(MFA)),
      [
        `let-in: a guest (b2bDirectConnectUser); ${PORTAL}; client app browser: blocked (perhaps asked for more) -> asked for mfa (perhaps blocked)`,
        `other: everybody but a guest (b2bDirectConnectUser); ${OTHERS}; client app browser: asked for termsOfUse -> asked for mfa`,
        `other: everybody but a guest (b2bDirectConnectUser); ${PORTAL}; client app browser: asked for mfa and termsOfUse -> asked for mfa`,
        `open: a guest (b2bDirectConnectUser); ${OTHERS}: blocked (perhaps granted or asked for more) -> blocked`,
      ],
    ],
    [
      'only the circumstances that matter',
      known(legacy(ALL), demand(MFA, { userRiskLevels: ['high'] })),
      known(legacy(ALL), { ...demand(MFA, { userRiskLevels: ['high'] }), ...OFF }),
      [
        `let-in: a guest (b2bDirectConnectUser); ${OTHERS}; client app browser; user risk high: blocked -> granted`,
        `asked-for-nothing: everybody but a guest (b2bDirectConnectUser); ${OTHERS}; client app browser; user risk high: asked for mfa -> granted`,
        `open: a guest (b2bDirectConnectUser); ${PORTAL}; client app browser; user risk high: asked for mfa (perhaps blocked) -> asked for mfa`,
      ],
    ],
    [
      'terms of the session',
      known(session(SHORT)),
      known(session({ persistentBrowser: NEVER, continuousAccessEvaluation: { mode: 'disabled' } })),
      [
        `session: everybody; ${OTHERS}; client app browser: granted; session: sign-in frequency 1 hour, app-enforced restrictions -> granted; session: continuous access evaluation disabled`,
        `session: everybody; ${PORTAL}; client app browser: asked for mfa; session: sign-in frequency 1 hour, app-enforced restrictions -> asked for mfa; session: continuous access evaluation disabled`,
      ],
    ],
    [
      'terms that another policy sets as well are not gone, where that one applies',
      known(session(SHORT), session({ applicationEnforcedRestrictions: ON }, GLASS)),
      known({ ...session(SHORT), ...OFF }, session({ applicationEnforcedRestrictions: ON }, GLASS)),
      [
        `session: somebody with no group and no role, a guest (b2bCollaborationGuest), a guest (internalGuest), a guest (b2bCollaborationMember) or 4 more; ${OTHERS}; client app browser: granted; session: sign-in frequency 1 hour, persistent browser session never -> granted; session without these terms`,
        `session: somebody with no group and no role, a guest (b2bCollaborationGuest), a guest (internalGuest), a guest (b2bCollaborationMember) or 4 more; ${PORTAL}; client app browser: asked for mfa; session: sign-in frequency 1 hour, persistent browser session never -> asked for mfa; session without these terms`,
        `session: a member of the group Break glass or Bo; ${OTHERS}; client app browser: granted; session: sign-in frequency 1 hour, persistent browser session never, app-enforced restrictions -> granted; session without these terms`,
        `session: a member of the group Break glass or Bo; ${PORTAL}; client app browser: asked for mfa; session: sign-in frequency 1 hour, persistent browser session never, app-enforced restrictions -> asked for mfa; session without these terms`,
      ],
    ],
    [
      'terms of one of two policies alike in all else',
      known(session(CAREFUL), session({ persistentBrowser: NEVER }), session(CAREFUL, GLASS)),
      known({ ...session(CAREFUL), ...OFF }, session({ persistentBrowser: NEVER }), session(CAREFUL, GLASS)),
      [
        `session: a member of the group Break glass or Bo; ${OTHERS}; client app browser: granted; session: app-enforced restrictions -> granted; session without these terms`,
        `session: a member of the group Break glass or Bo; ${PORTAL}; client app browser: asked for mfa; session: app-enforced restrictions -> asked for mfa; session without these terms`,
      ],
    ],
    [
      'who was blocked and is asked for something now is let in',
      known(demand(BLOCK)),
      known(demand(TERMS_ALONE)),
      [
        `let-in: everybody but a guest (b2bDirectConnectUser); ${OTHERS}; client app browser: blocked -> asked for termsOfUse`,
        `let-in: everybody but a guest (b2bDirectConnectUser); ${PORTAL}; client app browser: blocked -> asked for mfa and termsOfUse`,
        `open: a guest (b2bDirectConnectUser); ${OTHERS}: blocked -> blocked (perhaps granted or asked for more)`,
        `open: a guest (b2bDirectConnectUser); ${PORTAL}; client app browser: blocked -> blocked (perhaps asked for more)`,
      ],
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(rows(before, after)).toEqual(expected)
  })

  test('names the policies that make it, and a question that shows it', () => {
    const { rows: found, changes } = differenceOf(known(legacy(ALL)), known(legacy(ALL), flow))
    expect(changes).toMatchObject([{ kind: 'added', id: 'p2' }])
    expect(found).toMatchObject(
      [OTHERS, PORTAL].map((target) => ({
        when: [target, 'client app browser', 'deviceCodeFlow'],
        policies: ['Policy 2'],
        doubts: [],
        isExact: true,
        signIn: { signInConditions: { authenticationFlow: { transferMethod: 'deviceCodeFlow' } } },
      })),
    )
  })

  test('is not certain where what is not known decides, and says what that is', () => {
    const odd = demand(BLOCK, { times: { includedRanges: ['weekends'] } })
    const { isCertain, rows: found } = differenceOf(known(flow), known(flow, odd))
    expect(isCertain).toBe(false)
    expect(found).toMatchObject(
      [OTHERS, PORTAL].map((target) => ({
        kind: 'open',
        who: 'everybody',
        when: [target, 'no authentication flow'],
        doubts: [expect.stringMatching(/^Policy 2, conditions\.times: /)],
      })),
    )
    expect(differenceOf(known(flow), known(flow)).isCertain).toBe(true)
  })

  test('takes from before what after has nothing of', () => {
    const { conditionalAccessPolicies } = known(legacy(ALL))
    const after = { ...EMPTY_POLICY_TENANT, conditionalAccessPolicies }
    const { rows: found, taken } = differenceOf(known(legacy(ALL)), after)
    expect(found).toEqual([])
    expect(taken).toContain('groups')
  })

  test('a place that is moved changes who is in it', () => {
    const office = legacy(ALL, { locations: { includeLocations: ['office'] }, clientAppTypes: ['all'] })
    const before = known(office)
    const ranges = [{ cidrAddress: '198.51.100.0/24' }]
    const moved = before.namedLocations.map((each) => ({ ...each, ipRanges: ranges }))
    // At a portal, and anywhere else.
    expect(rows(before, { ...before, namedLocations: moved }).map((row) => row.split(':')[0])).toEqual([
      'locked-out',
      'locked-out',
      'let-in',
      'let-in',
    ])
  })
})

describe('what was not tried is named, and that nothing changes is not claimed', () => {
  const filter = (rule: string) => ({ devices: { deviceFilter: { mode: 'exclude', rule } } })
  const saw = demand(BLOCK, filter('device.deviceId -eq "SAW"'))
  const paw = demand(BLOCK, filter('device.deviceId -eq "PAW"'))
  const DEVICES = 'Not tried: some of the devices that filters tell apart (Policy 1).'
  const none = { users: { includeUsers: ['None'] } }
  const daemons = { ...none, clientApplications: { includeServicePrincipals: ['sp'] } }
  test.each<[string, PolicyTenant, PolicyTenant, string | null]>([
    ['another attribute in a filter', known(saw), known(paw), DEVICES],
    [
      'a filter of a policy that stays, and may hide the change',
      known(saw, demand(MFA)),
      known(saw, { ...demand(MFA), ...OFF }),
      DEVICES,
    ],
    [
      'workload identities',
      known(),
      known(demand(BLOCK, daemons)),
      'Not tried: workload identities (Policy 1).',
    ],
    [
      'agents',
      known(),
      known(
        demand(BLOCK, {
          ...none,
          clientApplications: { includeAgentIdServicePrincipals: ['All'] },
          agentIdRiskLevels: 'high',
        }),
      ),
      'Not tried: agents (Policy 1).',
    ],
    [
      'terms of the session that are not known',
      known(session(SHORT)),
      known(session({ ...SHORT, networkAccessSecurity: ON })),
      'Not tried: terms of the session that are not known here (Policy 1).',
    ],
    ['nothing, where nothing changes', known(saw), known(saw), null],
    [
      'nothing, where all else came in another order',
      known(legacy(ALL), demand(BLOCK, daemons)),
      Object.fromEntries(
        Object.entries(known({ ...legacy(ALL), ...OFF }, demand(BLOCK, daemons))).reverse(),
      ) as unknown as PolicyTenant,
      null,
    ],
    ['nothing, where it is off', known({ ...saw, ...OFF }), known({ ...paw, ...OFF }), null],
  ])('%s', (_what, before, after, says) => {
    const { untried, isCertain } = differenceOf(before, after)
    expect(untried).toBe(says)
    expect(isCertain).toBe(says === null)
  })

  test('devices are tried with each value of an attribute that a filter reads, and each choice of several', () => {
    const but = (rule: string) => known(demand(BLOCK, filter(rule)))
    const SAW = 'device.extensionAttribute1 -eq "SAW"'
    const difference = differenceOf(but(SAW), but('device.extensionAttribute1 -eq "PAW"'))
    expect(difference).toMatchObject({ isCertain: true, untried: null })
    const found = difference.rows.map(({ kind, when }) => `${kind}: ${when.join('; ')}`)
    expect(found.find((each) => each.startsWith('let-in'))).toContain(
      'a compliant device with extensionAttribute1 PAW',
    )
    expect(found.find((each) => each.startsWith('locked-out'))).toContain('extensionAttribute1 SAW')
    const both = differenceOf(but(SAW), but(`${SAW} -and device.model -startsWith "Surface"`))
    expect(both.isCertain).toBe(true)
    expect(both.rows.map(({ kind, when }) => [kind, when[0]])).toEqual([
      ['locked-out', OTHERS],
      ['locked-out', PORTAL],
    ])
    for (const { signIn } of both.rows)
      expect(JSON.stringify(signIn.signInConditions.deviceInfo)).not.toContain('Surface')
  })

  test('a joined device that is not compliant is tried where a filter tells it apart', () => {
    const joined = demand(
      { operator: 'OR', builtInControls: ['compliantDevice'] },
      {
        devices: { deviceFilter: { mode: 'include', rule: 'device.trustType -eq "AzureAD"' } },
      },
    )
    const changed = rows(known({ ...joined, ...OFF }), known(joined))
    expect(changed).toContain(
      'locked-out: everybody; an application that no policy names, registerSecurityInformation or registerOrJoinDevices; a joined device that is not compliant: granted -> blocked',
    )
    expect(changed).toContain(
      `locked-out: everybody; ${PORTAL}; client app browser; a joined device that is not compliant: asked for mfa -> blocked`,
    )
  })
})

describe('the plan', () => {
  const policy = (more: object) => ({ id: 'p', displayName: 'P', ...legacy(ALL), ...more })
  const URL = 'https://graph.microsoft.com/v1.0/identity/conditionalAccess/policies'
  const WRITE = ['Policy.Read.All', 'Policy.ReadWrite.ConditionalAccess']
  const REFUSALS = expect.any(Array)
  const planned = (before: readonly object[], after: readonly object[]) =>
    planOf(
      changesOf(before as ConditionalAccessPolicy[], after as ConditionalAccessPolicy[]),
      EMPTY_POLICY_TENANT,
    )
  test.each<[string, readonly object[], readonly object[], object]>([
    ['of a state', [policy({ state: 'enabled' })], [policy({ state: 'disabled' })], { state: 'disabled' }],
    [
      'of one condition',
      [policy({})],
      [policy({ conditions: { ...legacy(GLASS).conditions } })],
      { conditions: { users: GLASS } },
    ],
    [
      'of what is gone',
      [policy({ sessionControls: { disableResilienceDefaults: true } })],
      [policy({})],
      { sessionControls: null },
    ],
    [
      'of a strength, by its id',
      [policy({})],
      [policy({ grantControls: { operator: 'OR', authenticationStrength: { id: 's', displayName: 'S' } } })],
      { grantControls: { operator: 'OR', authenticationStrength: { id: 's' } } },
    ],
  ])('%s changes nothing else', (_what, before, after, body) => {
    expect(planned(before, after)).toEqual([
      {
        method: 'PATCH',
        url: `${URL}/p`,
        body,
        displayName: 'P',
        permissions: WRITE,
        note: null,
        refusals: REFUSALS,
      },
    ])
  })

  test('adds first and removes last, without what Graph sets itself', () => {
    const gone = { id: 'gone', state: 'enabled' }
    const stamped = { ...policy({}), createdDateTime: '2026-01-01', '@odata.type': 'x', templateId: 't' }
    expect(planned([gone], [stamped])).toEqual([
      {
        method: 'POST',
        url: URL,
        body: { displayName: 'P', ...legacy(ALL) },
        displayName: 'P',
        permissions: WRITE,
        note: null,
        refusals: REFUSALS,
      },
      {
        method: 'DELETE',
        url: `${URL}/gone`,
        body: null,
        displayName: 'gone',
        permissions: WRITE,
        note: null,
        refusals: REFUSALS,
      },
    ])
  })

  test.each<[string, object, string]>([
    ['agents', { clientApplications: { includeAgentIdServicePrincipals: ['All'] } }, 'beta'],
    ['no agents', { clientApplications: { includeAgentIdServicePrincipals: [] } }, 'v1.0'],
    ['the accounts of agents', { users: { includeUsers: ['AllAgentIdUsers'] } }, 'beta'],
    ['people', { users: { includeUsers: ['All'] } }, 'v1.0'],
    ['the network', { applications: { networkAccess: { x: 1 } } }, 'beta'],
    ['states of devices', { devices: { includeDevices: ['All'] } }, 'beta'],
  ])('goes to the Graph that knows what it says: %s', (_what, conditions, version) => {
    const [call] = planned([], [policy({ conditions })])
    expect(call?.url).toContain(`/${version}/`)
  })

  test('leaves out what Graph v1.0 does not declare and says nothing', () => {
    const applications = { includeApplications: ['All'], networkAccess: null, globalSecureAccess: null }
    const [call] = planned([], [policy({ conditions: { applications, times: null, users: ALL } })])
    expect(call?.url).toBe(URL)
    expect(call?.body).toMatchObject({ conditions: { users: ALL } })
    expect(call?.body?.conditions).toEqual({ applications: { includeApplications: ['All'] }, users: ALL })
  })

  test('takes away by beta what beta alone knows', () => {
    const strict = { ...SHORT, continuousAccessEvaluation: { mode: 'disabled' } }
    const [call] = planned([policy({ sessionControls: strict })], [policy({ sessionControls: SHORT })])
    expect(call?.url).toContain('/beta/')
    const agents = { ...legacy(ALL).conditions, agents: { includeAgentUsers: ['All'] } }
    const [other] = planned([policy({ conditions: agents })], [policy({})])
    expect(other).toMatchObject({
      url: expect.stringContaining('/beta/'),
      body: { conditions: { agents: null } },
    })
  })

  test('switches security defaults off first where policies come, and says what that takes away', () => {
    const on = (of: PolicyTenant) => ({ ...of, identitySecurityDefaultsEnforcementPolicy: ON })
    const { plan, rows: found } = differenceOf(on(known()), on(known(flow)))
    expect(plan).toMatchObject([
      {
        method: 'PATCH',
        url: 'https://graph.microsoft.com/v1.0/policies/identitySecurityDefaultsEnforcementPolicy',
        body: { isEnabled: false },
        note: expect.stringContaining('legacy authentication is refused'),
      },
      { method: 'POST' },
    ])
    expect(found.find(({ kind }) => kind === 'let-in')?.policies).toEqual(['Security defaults'])
    expect(found.every(({ policies }) => policies.length > 0)).toBe(true)
    expect(differenceOf(on(known()), on(known({ ...flow, ...REPORT }))).plan).toHaveLength(1)
    expect(differenceOf(known(), known(flow)).plan).toHaveLength(1)
  })

  test('writes what was set aside at import under its own name', () => {
    const odd = policy({ conditions: { 'platforms@lab.notUnderstood': 7 } })
    expect(planned([], [odd])[0]?.body).toMatchObject({ conditions: { platforms: 7 } })
  })

  test('says beside a call what Graph refuses of the policy that it writes, and works the change out all the same', () => {
    const both = demand({ ...MFA, authenticationStrength: { id: 's' } })
    const difference = differenceOf(known(demand(MFA)), known(both, legacy(GLASS)))
    const { plan } = difference
    expect(markdownOf(difference)).toMatch(/```\n\n- Refused: The policy asks for mfa and .* https:/)
    expect(plan).toMatchObject([
      { method: 'POST', refusals: [] },
      { method: 'PATCH', refusals: [{ isCertain: true, says: expect.stringContaining('mfa and for') }] },
    ])
    const { rows: found } = differenceOf(known(), known(demand(BLOCK)))
    expect(found).toMatchObject(
      [OTHERS, PORTAL].map((target) => ({ kind: 'locked-out', who: 'everybody', when: [target] })),
    )
    const often = {
      ...session({ signInFrequency: { ...ON, frequencyInterval: 'everyTime' } }),
      grantControls: MFA,
    }
    const told = (before: readonly object[], after: readonly object[]) =>
      planned(before, after).flatMap(({ refusals }) => refusals.map(({ source }) => source))
    expect(told([], [policy(often)])).toEqual([expect.stringMatching(/msgraph-metadata/)])
    expect(told([policy(often)], [policy({ ...often, displayName: 'Q' })])).toEqual([])
    expect(told([policy({})], [])).toEqual([])
  })

  test('takes no permission that none of its calls takes', () => {
    const gone = { id: 'gone', state: 'enabled' }
    expect(permissionsOf(planned([gone], []))).toEqual(WRITE)
  })

  test('is empty where only times and the order of members differ', () => {
    const { id, displayName, ...others } = policy({})
    const turned = { ...others, modifiedDateTime: 'now', displayName, id }
    expect(planned([policy({})], [turned])).toEqual([])
  })
})

describe('what something besides the policies tells apart is tried, though no policy names it', () => {
  const compliant = demand({ operator: 'OR', builtInControls: ['compliantDevice'] })
  const filtered = demand(BLOCK, {
    devices: { deviceFilter: { mode: 'include', rule: 'device.isCompliant -ne True' } },
  })

  test('whoever enrols a device does not wait for its compliance, and is locked out by a block', () => {
    expect(rows(known(compliant, { ...filtered, ...OFF }), known(compliant, filtered))).toContainEqual(
      expect.stringMatching(
        /^locked-out: everybody; an application that enrols devices; .*granted -> blocked/,
      ),
    )
  })

  test.each<[string, PolicyTenant, PolicyTenant]>([
    ['off', known(demand(MFA)), known({ ...demand(MFA), ...OFF })],
    ['on', known({ ...demand(MFA), ...OFF }), known(demand(MFA))],
  ])(
    'a policy for MFA that is switched %s changes nothing at administration portals in a browser',
    (_way, before, after) => {
      const changed = rows(before, after)
      expect(changed.some((row) => row.includes(OTHERS))).toBe(true)
      expect(
        changed.filter((row) => row.includes(`; ${PORTAL}`) && !row.includes('b2bDirectConnect')),
      ).toEqual([])
    },
  )

  test('where a policy names one portal, the others are others', () => {
    const one = (more: object) =>
      known({
        ...demand(BLOCK, { applications: { includeApplications: ['c44b4083-3bb0-49c1-b47d-974e53cbdf3c'] } }),
        ...more,
      })
    const changed = rows(one(OFF), one({}))
    expect(changed).toEqual(['locked-out: everybody; Azure Portal: asked for mfa -> blocked'])
    const all = rows(
      known(
        { ...flow, ...OFF },
        demand(BLOCK, { applications: { includeApplications: ['c44b4083-3bb0-49c1-b47d-974e53cbdf3c'] } }),
      ),
      known(
        flow,
        demand(BLOCK, { applications: { includeApplications: ['c44b4083-3bb0-49c1-b47d-974e53cbdf3c'] } }),
      ),
    )
    expect(all).toContainEqual(expect.stringContaining('another administration portal'))
  })
})

test('a change of many devices beside many applications is counted by what controls see of them', () => {
  // Multiplied out it would take minutes: 25 x 26 x people, clients, places, flows and risks for each control.
  const numbers = Array.from({ length: 24 }, (_, at) => at)
  const of = {
    ...known(
      demand(BLOCK, {
        applications: { includeApplications: numbers.map((at) => `application-${at}`) },
        clientAppTypes: ['browser', 'exchangeActiveSync', 'other'],
        locations: { includeLocations: ['office'] },
        authenticationFlows: { transferMethods: 'deviceCodeFlow' },
      }),
      demand(
        {
          operator: 'AND',
          builtInControls: ['domainJoinedDevice'],
          authenticationStrength: { id: '00000000-0000-0000-0000-000000000002' },
        },
        {
          users: { ...ALL, includeRoles: ['62e90394-69f5-4237-9190-012177145e10'] },
          applications: { includeUserActions: ['urn:user:registersecurityinfo'] },
          clientAppTypes: ['mobileAppsAndDesktopClients', 'other'],
          locations: { includeLocations: ['All'] },
          devices: { deviceFilter: { mode: 'include', rule: 'device.extensionAttribute1 -eq "SAW"' } },
        },
      ),
    ),
    namedLocations: [{ id: 'office', displayName: 'Office', ipRanges: [{ cidrAddress: '192.0.2.0/24' }] }],
    devices: numbers.map((at) => ({
      id: `device-${at}`,
      deviceId: `device-${at}`,
      isCompliant: at % 2 === 0,
      trustType: 'ServerAd',
      accountEnabled: true,
      extensionAttributes: { extensionAttribute1: at === 1 ? 'SAW' : null },
    })),
  }
  const off = { ...of, devices: of.devices.map((device) => ({ ...device, accountEnabled: false })) }
  const { besides, rows: changed } = differenceOf(of, off)
  expect(besides).toHaveLength(numbers.length)
  const told = changed.map(({ kind, when, policies }) => [kind, when.at(-1), ...policies])
  const ofOne = ['the device device-1', 'Policy 2', 'the device device-1']
  expect(told).toEqual([
    ...['let-in', 'let-in', 'let-in', 'asked-for-nothing'].map((kind) => [kind, ...ofOne]),
  ])
})
