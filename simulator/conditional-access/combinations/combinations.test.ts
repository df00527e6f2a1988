import { expect, test } from 'vitest'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { dimensionsOf } from '../assertions/circumstances'
import { compile } from '../compile/compile'
import type { Compiled } from '../compile/compiled'
import { decide } from '../compile/decide'
import { evaluate } from '../evaluate'
import { ADMINISTRATION_PORTALS, AZURE_MANAGEMENT, AZURE_SURFACES } from '../gates/applications'
import { INTUNE_ENROLLMENT } from '../grant-controls/device-demand'
import type { SignIn } from '../sign-in'
import { ALL, BLOCK, demand, legacy, MFA, tenant } from '../testing/claims'
import { dice } from '../testing/dice'
import { KNOWN, randomPolicy, randomTenant } from '../testing/random-tenant'
import { boxesOf } from './boxes'
import { combinations } from './combinations'
import { type Dimension, signInOf, type Value } from './value'
import { choices } from './watched'

const AZURE_PORTAL = 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c'
const ENROLLMENT = 'd4ebce55-015a-49b5-a083-c84d1797ae8c'

const somebody = (userId: string, more: object = {}): Value => ({
  says: userId,
  identity: { '@odata.type': '#microsoft.graph.userSignIn', userId, ...more },
})
const opened = (...includeApplications: readonly string[]): Value => ({
  says: includeApplications.join(' and '),
  context: { '@odata.type': '#microsoft.graph.applicationContext', includeApplications },
})

/** How often each answer comes, and the first sign-in with it. */
function tally(compiled: Compiled, all: readonly { values: readonly Value[]; count: number }[]) {
  const found = new Map<string, { count: number; first: string }>()
  // Asked of hundreds of thousands, an expectation each would take most of the time.
  const otherwise: SignIn[] = []
  for (const { values, count } of all) {
    const signIn = signInOf(values)
    const { result, couldBe, required } = evaluate(compiled, signIn)
    if (decide(compiled, signIn) !== result) otherwise.push(signIn)
    const asked = required.map(({ control, id, alternatives }) => `${control} ${id} ${alternatives}`)
    const key = `${result} ${couldBe} ${asked}`
    const before = found.get(key)
    const first = values.map(({ says }) => says).join(', ')
    found.set(key, { count: count + (before?.count ?? 0), first: before?.first ?? first })
  }
  expect(otherwise).toEqual([])
  return Object.fromEntries([...found].sort())
}

function everySignIn(dimensions: readonly Dimension[]) {
  return choices(dimensions.map(({ values }) => values.length)).map((at) => ({
    values: dimensions.flatMap(({ values }, place) => values[at[place] ?? 0] ?? []),
    count: 1,
  }))
}

const ODD = [
  { conditions: { users: ALL, applications: { includeApplications: ['All'] }, times: { a: ['b'] } } },
  { state: 'enabledOnMondays' },
  { grantControls: { operator: 'OR', builtInControls: ['mfa', 'magic'] } },
]

/** Some policies of every kind, one of them odd; sometimes none is on, and security defaults may be. */
function smallTenant(seed: number): PolicyTenant {
  const roll = dice(seed, 'combinations')
  // Most are for everybody and everything, so that several apply at once.
  const policies = Array.from({ length: 8 }, (_, at) => {
    const { conditions, ...policy } = randomPolicy(roll, `policy-${at}`)
    const wide = { users: ALL, applications: { includeApplications: ['All'] }, clientAppTypes: ['all'] }
    return { ...policy, conditions: { ...conditions, ...(roll.chance(0.7) ? wide : {}) } }
  })
  const [first, ...others] = policies
  const isEnabled = roll.one([true, false, null])
  return {
    ...randomTenant(seed, 0),
    identitySecurityDefaultsEnforcementPolicy: isEnabled === null ? null : { isEnabled },
    conditionalAccessPolicies: roll.chance(0.2)
      ? policies.map((policy) => ({ ...policy, state: 'disabled' }))
      : first
        ? [{ ...first, ...roll.one(ODD) }, ...others]
        : [],
  }
}

/** A few with every change; many in `npm run test:long`. */
const SEEDS = process.env.LAB_LONG ? 16 : 4

test.each(Array.from({ length: SEEDS }, (_, index) => index + 1))(
  'come to what every sign-in alone comes to, and name the first: seed %i',
  (seed) => {
    const roll = dice(seed, 'circumstances')
    const of = smallTenant(seed)
    const people = [
      ...roll.some(KNOWN.users, 4).map((id) => somebody(id)),
      somebody('stranger'),
      somebody('guest', { externalUserType: 'b2bCollaborationGuest' }),
    ]
    const when = {
      clientAppType: ['browser', 'other'],
      devicePlatform: ['windows', 'iOS'],
      ipAddress: ['10.1.0.1', '198.51.100.1'],
      country: ['NO', 'BR'],
      signInRiskLevel: ['none', 'high'],
      userRiskLevel: ['none', 'low'],
      insiderRiskLevel: ['none'],
      method: ['sms', 'fido2'],
    }
    const dimensions = [
      { name: 'who', values: people },
      {
        name: 'application',
        values: ['application-1', AZURE_PORTAL, ENROLLMENT].map((id) => opened(id)),
      },
      ...dimensionsOf(when, of).slice(1),
    ]
    const compiled = compile(of)
    const together = combinations([compiled], dimensions, { what: 'This' }).all
    expect(tally(compiled, together)).toEqual(tally(compiled, everySignIn(dimensions)))
    expect(together.length).toBeLessThan(everySignIn(dimensions).length / 4)
  },
)

/** What is opened, by people and on devices of every kind that something besides the conditions tells apart. */
function special(seed: number) {
  const roll = dice(seed, 'what is seen')
  const targets = [
    ...roll
      .some(
        [ADMINISTRATION_PORTALS, AZURE_MANAGEMENT, AZURE_SURFACES, INTUNE_ENROLLMENT].flatMap((of) => [
          ...of,
        ]),
        4,
      )
      .map((id) => opened(id)),
    opened('application-1'),
    opened('application-2'),
    ...[AZURE_PORTAL, ENROLLMENT].map((id) => opened(id, 'application-1')),
    ...(['registerSecurityInformation', 'registerOrJoinDevices'] as const).map(
      (userAction): Value => ({
        says: userAction,
        context: { '@odata.type': '#microsoft.graph.userActionContext', userAction },
      }),
    ),
  ]
  const stored = [
    { isCompliant: true, trustType: 'AzureAd' },
    { isCompliant: true, trustType: 'AzureAd', accountEnabled: false },
    { isCompliant: false, trustType: 'ServerAd' },
    { trustType: 'Workplace' },
    { isCompliant: true },
  ].map((device, at) => ({ id: `device-${at}`, deviceId: `device-${at}`, ...device }))
  const asked = [
    null,
    { trustType: 'ServerAD' },
    { isCompliant: true },
    { deviceId: 'elsewhere' },
    { deviceId: 'elsewhere', isCompliant: true },
    ...stored.map(({ deviceId }) => ({ deviceId })),
  ]
  const strength = (digit: number) => ({
    operator: 'OR',
    authenticationStrength: { id: `00000000-0000-0000-0000-00000000000${digit}` },
  })
  const registering = { includeUserActions: ['urn:user:registersecurityinfo'] }
  const some = { includeUsers: roll.some(['ada', 'bo', 'cy'], 2) }
  const of: PolicyTenant = {
    ...tenant(
      demand(strength(roll.one([2, 3])), { applications: registering, users: some }),
      demand(strength(roll.one([2, 3])), {
        applications: registering,
        devices: { deviceFilter: { mode: 'exclude', rule: 'device.isCompliant -eq True' } },
      }),
      demand(strength(roll.one([2, 3])), { userRiskLevels: roll.one([[], ['high']]) }),
      demand({ operator: 'OR', builtInControls: roll.some(['compliantDevice', 'domainJoinedDevice'], 2) }),
      {
        conditions: { users: some, applications: { includeApplications: ['All'] }, clientAppTypes: ['all'] },
        sessionControls: { secureSignInSession: { isEnabled: true } },
      },
    ),
    identitySecurityDefaultsEnforcementPolicy: { isEnabled: roll.chance(0.3) },
    devices: stored,
  }
  const dimensions: readonly Dimension[] = [
    { name: 'who', values: ['ada', 'bo', 'cy', 'dee'].map((id) => somebody(id)) },
    { name: 'application', values: targets },
    {
      name: 'clientAppType',
      values: ['browser', 'other'].map((clientAppType) => ({
        says: clientAppType,
        conditions: { clientAppType },
      })),
    },
    {
      name: 'device',
      values: asked.map((deviceInfo) => ({ says: JSON.stringify(deviceInfo), conditions: { deviceInfo } })),
    },
    {
      name: 'userRiskLevel',
      values: (['none', 'medium', 'high'] as const).map((userRiskLevel) => ({
        says: userRiskLevel,
        conditions: { userRiskLevel },
      })),
    },
    {
      name: 'method',
      values: [['password'], ['fido2'], ['password', 'sms']].map((completed) => ({
        says: completed.join(),
        authentication: { completed, registered: roll.one([null, ['password'], ['password', 'fido2']]) },
      })),
    },
  ]
  return { compiled: compile(of), dimensions }
}

test.each(Array.from({ length: SEEDS * 2 }, (_, index) => index + 1))(
  'special applications, what people do, devices and strengths for registering are told apart as far as they decide: seed %i',
  (seed) => {
    const { compiled, dimensions } = special(seed)
    const together = combinations([compiled], dimensions, { what: 'This' }).all
    expect(tally(compiled, together)).toEqual(tally(compiled, everySignIn(dimensions)))
  },
)

test.each([1, 2, 3])('know exactly which sign-ins they are: seed %i', (seed) => {
  const of = smallTenant(seed)
  const when = {
    clientAppType: ['browser', 'other'],
    location: ['place-1', 'outside'],
    userRiskLevel: ['none', 'low'],
    insiderRiskLevel: ['none'],
    authenticationFlow: ['none'],
  }
  const people = KNOWN.users.slice(0, 5).map((id) => somebody(id))
  const dimensions = [{ name: 'who', values: people }, ...dimensionsOf(when, of)].filter(
    ({ name }) => name !== 'signInRiskLevel',
  )
  const compiled = compile(of)
  const { all, parts } = combinations([compiled], dimensions, { what: 'This', keepsWays: true })
  for (const { values, count, state } of all) {
    const { boxes, isExact } = boxesOf(state)
    expect(isExact).toBe(true)
    const { result, couldBe } = evaluate(compiled, signInOf(values))
    let held = 0
    for (const box of boxes) {
      for (const at of choices(box.map(({ length }) => length))) {
        const entries = parts.map((part, place) => part.entries[box[place]?.[at[place] ?? 0] ?? 0])
        held += entries.reduce((product, entry) => product * (entry?.count ?? 0), 1)
        const chosen: Value[] = []
        parts.forEach((part, place) => {
          const last = entries[place]?.choices.at(-1) ?? []
          part.dimensions.forEach((dimension, index) => {
            const value = dimensions[dimension]?.values[last[index] ?? 0]
            if (value) chosen[dimension] = value
          })
        })
        expect(evaluate(compiled, signInOf(chosen))).toMatchObject({ result, couldBe })
      }
    }
    expect(held).toBe(count)
  }
})

test('two tenants side by side are told apart by either', () => {
  const before = compile(tenant(legacy(ALL)))
  const after = compile(tenant(demand(BLOCK, { userRiskLevels: ['high'] })))
  const of = tenant(legacy(ALL), demand(BLOCK, { userRiskLevels: ['high'] }))
  const dimensions = [{ name: 'who', values: [somebody('ada')] }, ...dimensionsOf({}, of)]
  const together = combinations([before, after], dimensions, { what: 'This' }).all
  const results = together.map(({ values }) =>
    [before, after].map((each) => decide(each, signInOf(values))).join(),
  )
  expect(results.sort()).toEqual(['block,block', 'block,grant', 'grant,block', 'grant,grant'])
})

test('a condition that looks at nothing in which sign-ins differ rules out as much as any other', () => {
  // A person has no agent risk: the first policy never applies, and what the second blocks is seen.
  const of = tenant(demand(BLOCK, { agentIdRiskLevels: 'high' }), legacy(ALL))
  const dimensions = [{ name: 'who', values: [somebody('ada')] }, ...dimensionsOf({}, of)]
  const compiled = compile(of)
  const results = combinations([compiled], dimensions, { what: 'This' }).all.map(({ values }) =>
    decide(compiled, signInOf(values)),
  )
  expect(results.sort()).toEqual(['block', 'grant'])
})

test('people and applications that nothing tells apart are one', () => {
  const applications = { includeApplications: ['All'], excludeApplications: ['three'] }
  const compiled = compile(tenant(legacy(ALL, { applications })))
  const targets: Dimension = {
    name: 'application',
    values: ['one', 'two', 'three'].map((id) => opened(id)),
    isOnce: true,
  }
  const client = { name: 'clientAppType', values: [{ says: '', conditions: { clientAppType: 'other' } }] }
  const who = { name: 'who', values: [somebody('ada')] }
  expect(
    combinations([compiled], [who, targets, client], { what: 'This' }).all.map(({ count }) => count),
  ).toEqual([1, 1])
})

test('are refused where there are too many, with what to narrow', () => {
  const compiled = compile(tenant(legacy(ALL)))
  const who = { name: 'who', values: [somebody('ada')] }
  const dimensions = [who, ...dimensionsOf({}, compiled.tenant)]
  expect(() => combinations([compiled], dimensions, { what: '"x"', most: 1 })).toThrow(
    '"x" is about more than 1 combinations that the policies tell apart. Most come of clientAppType, which they tell apart in 2 ways: narrow that.',
  )
})

test('policies are told apart by what they ask for, and not by their names', () => {
  const risk: Dimension = {
    name: 'userRiskLevel',
    values: (['none', 'high'] as const).map((userRiskLevel) => ({
      says: userRiskLevel,
      conditions: { userRiskLevel },
    })),
  }
  const who = { name: 'who', values: [somebody('any:member')] }
  const targets = { name: 'application', values: [opened('one')] }
  const asked = (builtInControl: string) => {
    const grantControls = { operator: 'OR', builtInControls: [builtInControl] }
    const of = tenant(demand(MFA), demand(grantControls, { userRiskLevels: ['high'] }))
    return combinations([compile(of)], [who, targets, risk], { what: 'This' }).all.map(({ count }) => count)
  }
  expect(asked('compliantDevice')).toEqual([1, 1])
  expect(asked('mfa')).toEqual([2])
})
