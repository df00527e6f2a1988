import { describe, expect, test } from 'vitest'
import { policyOf, type Question, signInOf } from '../../../simulator/conditional-access/testing/one-policy'
import * as policy from '../../../simulator/doors/policy'
import * as aside from '../../../simulator/doors/policy-aside'
import { withStandIns } from '../../../simulator/doors/policy-people'
import { importFiles } from '../../../simulator/interchange/import-files'
import { asExport } from '../testing/corpus-files'
import { createHelper } from './helper'

import { createWhatIf } from './store'
import { verdictOf } from './words'

const helper = createHelper(() => {
  throw new Error('There is no other thread here.')
})

const GINA = { userId: 'gina' }
const tenant = {
  users: [
    { id: 'ada', userPrincipalName: 'ada@contoso.example', userType: 'Member', accountEnabled: true },
    { id: 'gina', userPrincipalName: 'gina_home.example#EXT#@contoso.example', userType: 'Guest' },
  ],
  groups: [
    { id: 'finance', displayName: 'Finance' },
    { id: 'long', displayName: 'n'.repeat(10_000) },
  ],
  roleDefinitions: [{ id: '62e90394-69f5-4237-9190-012177145e10', displayName: 'Global Administrator' }],
  namedLocations: [
    {
      '@odata.type': '#microsoft.graph.countryNamedLocation',
      id: 'gps',
      displayName: 'Norway by GPS',
      countriesAndRegions: ['NO'],
      countryLookupMethod: 'authenticatorAppGps',
    },
    {
      '@odata.type': '#microsoft.graph.ipNamedLocation',
      id: 'office',
      displayName: 'Office',
      isTrusted: true,
      ipRanges: [{ cidrAddress: '203.0.113.0/24' }],
    },
  ],
}
const from = (includeLocations: readonly string[], excludeLocations: readonly string[] = []) => ({
  locations: { includeLocations, excludeLocations },
})
const guests = (externalUsers: object) => ({
  users: {
    includeUsers: ['All'],
    excludeGuestsOrExternalUsers: externalUsers,
  },
})

type Kind = readonly [
  kind: string,
  conditions: object,
  question: Question,
  title: string,
  /** A condition that rules the policy out, whatever is not known. */
  settled: object,
  parts: object,
]
const OTHER_RISK = { userRiskLevels: ['high'] }
const NONE_OF_THEM = { users: { includeUsers: ['None'] } }

/** Every kind of doubt that is known, each as a policy that came in. */
const KINDS: readonly Kind[] = [
  [
    'a place by GPS',
    from(['gps']),
    { country: 'NO' },
    'Granted, unless the place decides otherwise',
    OTHER_RISK,
    {},
  ],
  [
    'the trusted IPs of multifactor authentication',
    from(['All'], ['AllTrusted']),
    { ipAddress: '198.51.100.7' },
    'Blocked, unless the place decides otherwise',
    OTHER_RISK,
    {},
  ],
  [
    'times',
    { times: { includedRanges: ['weekends'] } },
    {},
    'Granted, unless the time decides otherwise',
    OTHER_RISK,
    {},
  ],
  [
    'a group that came without members',
    { users: { includeGroups: ['finance'] } },
    {},
    'Granted, unless they are in Finance',
    OTHER_RISK,
    {},
  ],
  [
    'a group with a name without end',
    { users: { includeGroups: ['long'] } },
    {},
    `Granted, unless they are in ${'n'.repeat(60)}…`,
    OTHER_RISK,
    {},
  ],
  [
    'a group that is left out, and came without members',
    { users: { includeUsers: ['All'], excludeGroups: ['finance'] } },
    {},
    'Granted, unless they are outside Finance',
    OTHER_RISK,
    {},
  ],
  [
    'a role, where no assignment came in',
    { users: { includeRoles: ['62e90394-69f5-4237-9190-012177145e10'] } },
    {},
    'Granted, unless they have the role Global Administrator',
    OTHER_RISK,
    {},
  ],
  [
    'a list of organizations that was lost',
    guests({ guestOrExternalUserTypes: 'b2bCollaborationGuest', externalTenants: {} }),
    GINA,
    'Granted, unless their kind of guest decides otherwise',
    NONE_OF_THEM,
    {},
  ],
  [
    'kinds of guests that were lost',
    guests({ guestOrExternalUserTypes: null, externalTenants: { membershipKind: 'all' } }),
    GINA,
    'Granted, unless their kind of guest decides otherwise',
    NONE_OF_THEM,
    {},
  ],
  [
    'controls that were lost',
    {},
    {},
    'Granted, unless a control that the export lost decides otherwise',
    NONE_OF_THEM,
    { grantControls: { operator: 'OR', builtInControls: null } },
  ],
  [
    'whether the devices of their home are trusted',
    {},
    { ...GINA, deviceInfo: { trustType: 'AzureAD', isCompliant: true } },
    'Blocked, unless their home tenant is trusted',
    NONE_OF_THEM,
    { grantControls: { operator: 'OR', builtInControls: ['compliantDevice'] } },
  ],
]

function asked(conditions: object, question: Question, parts: object = {}, more: object = {}) {
  const whole = {
    ...tenant,
    ...more,
    conditionalAccessPolicies: [policyOf(conditions, parts)],
    identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
  }
  const files = asExport(whole as never).map(({ name, content }) => ({
    name,
    bytes: new TextEncoder().encode(content),
  }))
  const { tenant: imported, document } = importFiles(files)
  const control = createWhatIf({ ...policy, ...aside }, [], helper)
  control.answerFrom(withStandIns(imported), { kind: 'imported', name: '', document }, control.worked)
  control.ask(signInOf({ clientAppType: 'browser', ...question }))
  const { decision, aside: beside } = control.store.getState()
  return { verdict: verdictOf(decision, beside), decision, control }
}

describe('the headline of an answer that rests on', () => {
  test.each(KINDS)('%s is uncertain', (_kind, conditions, question, title, _settled, parts) => {
    const { verdict, decision } = asked(conditions, question, parts)
    expect(verdict).toMatchObject({ certain: false, title })
    expect(decision.caveats.some(({ isSettled }) => !isSettled)).toBe(true)
  })

  test.each(KINDS)(
    '%s is certain where another condition has settled it',
    (_kind, conditions, question, _title, settled, parts) => {
      const { verdict, decision } = asked({ ...conditions, ...settled }, question, parts)
      expect(verdict).toMatchObject({ certain: true, title: 'Granted' })
      expect(decision.caveats.filter(({ isSettled }) => !isSettled)).toEqual([])
    },
  )
})

describe('what is supposed', () => {
  test('makes the answer certain, which says that it rests on it', () => {
    const { control } = asked({ users: { includeGroups: ['finance'] } }, {})
    const finance = { kind: 'group', id: 'finance' } as const
    const told = () => {
      const { decision, aside: beside } = control.store.getState()
      const { title, rests } = verdictOf(decision, beside)
      return [title, rests]
    }
    control.suppose(finance, true)
    expect(told()).toEqual(['Blocked', 'It rests on what is supposed: they are in Finance.'])
    control.suppose(finance, false)
    expect(told()).toEqual(['Granted', 'It rests on what is supposed: they are not in Finance.'])
    control.suppose(finance, null)
    expect(told()).toEqual(['Granted, unless they are in Finance', undefined])
  })

  test('of methods, where the export says nothing of them', () => {
    const mfa = { grantControls: { operator: 'OR', builtInControls: ['mfa'] } }
    const { control } = asked({}, { authentication: { methodsAllowed: false } }, mfa)
    const told = () => {
      const { decision, aside: beside } = control.store.getState()
      const { title, rests } = verdictOf(decision, beside)
      return [title, rests, beside.methodsAllowed]
    }
    const open = ['Not yet: more is asked, unless no method that counts is allowed them', undefined, false]
    expect(told()).toEqual(open)
    control.shows({ methodsAllowed: true })
    expect(told()).toEqual([
      'Not yet: more is asked',
      'It rests on what is supposed: they may use and register what is asked for.',
      true,
    ])
    control.shows({ methodsAllowed: false })
    expect(told()).toEqual(open)
  })

  test('nothing of methods, where nothing depends on them', () => {
    expect(asked({}, {}).control.store.getState().aside.methodsAllowed).toBeNull()
  })
})

describe('beside the question of a guest stands', () => {
  const compliant = { grantControls: { operator: 'OR', builtInControls: ['compliantDevice'] } }
  const device = { deviceInfo: { trustType: 'AzureAD', isCompliant: true } }
  const trusting = (isCompliantDeviceAccepted: boolean | null) => ({
    crossTenantAccessPolicy: { default: { inboundTrust: { isCompliantDeviceAccepted } }, partners: [] },
  })
  test.each<[string, object, Question, boolean | null, string]>([
    ['that trust is not known', {}, {}, null, 'Blocked, unless their home tenant is trusted'],
    ['that the settings trust', trusting(true), { externalTenantId: 'home' }, true, 'Granted'],
    ['that the settings do not', trusting(false), { externalTenantId: 'home' }, false, 'Blocked'],
    [
      'what the settings say, where the question says otherwise',
      trusting(false),
      { authentication: { inboundTrust: { isCompliantDeviceAccepted: true } } },
      false,
      'Granted',
    ],
  ])('%s', (_what, settings, question, trusted, title) => {
    const { verdict, control } = asked({}, { ...GINA, ...device, ...question }, compliant, settings)
    expect(control.store.getState().aside.home?.trust.isCompliantDeviceAccepted).toBe(trusted)
    expect(verdict.title).toBe(title)
  })

  test('nothing of a home, where somebody is at home here', () => {
    expect(asked({}, {}).control.store.getState().aside.home).toBeNull()
  })
})

test('what cannot be so together stands beside the question, and its answer is not held back', () => {
  const { control } = asked({}, { devicePlatform: 'linux', deviceInfo: { operatingSystem: 'Windows' } })
  const { aside: beside, decision } = control.store.getState()
  expect(beside.contradictions.map(({ path }) => path)).toEqual(['signInConditions.devicePlatform'])
  expect(decision.result).toBe('block')
})
