import { describe, expect, test } from 'vitest'
import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { lostParts } from '../../directory/lost-parts'
import { EMPTY_POLICY_TENANT } from '../../directory/policy-tenant'
import { changesOf } from './changes'
import { differenceOf } from './difference'
import { policiesTold } from './understood'

const USERS = {
  ...{ includeUsers: ['All'], excludeUsers: [], includeGroups: [], excludeGroups: [] },
  ...{ includeRoles: [], excludeRoles: [] },
  ...{ includeGuestsOrExternalUsers: null, excludeGuestsOrExternalUsers: null },
}
const APPLICATIONS = {
  ...{ includeApplications: ['All'], excludeApplications: [], includeUserActions: [] },
  ...{ includeAuthenticationContextClassReferences: [], applicationFilter: null },
}
const LEVELS = {
  clientAppTypes: ['all'],
  ...{ signInRiskLevels: [], userRiskLevels: [], servicePrincipalRiskLevels: [] },
}
const NULLS = {
  ...{ platforms: null, locations: null, devices: null, clientApplications: null },
  ...{ insiderRiskLevels: null, authenticationFlows: null },
}
const NO_CONTROL = {
  ...{ operator: 'OR', builtInControls: [], customAuthenticationFactors: [], termsOfUse: [] },
  authenticationStrength: null,
}
/** As Graph writes it. */
const policy = (conditions: object, parts: object = {}) =>
  ({
    ...{ id: 'p', displayName: 'P', state: 'enabled', createdDateTime: '2026-01-01T00:00:00Z' },
    conditions: { ...LEVELS, ...NULLS, users: USERS, applications: APPLICATIONS, ...conditions },
    grantControls: { ...NO_CONTROL, builtInControls: ['block'] },
    sessionControls: null,
    ...parts,
  }) as unknown as ConditionalAccessPolicy
const tenant = (...conditionalAccessPolicies: readonly ConditionalAccessPolicy[]) => ({
  ...EMPTY_POLICY_TENANT,
  users: [{ id: 'ada', userType: 'Member', creationType: null }],
  identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
  conditionalAccessPolicies,
})
const IOS = { platforms: { includePlatforms: ['iOS'], excludePlatforms: [] } }

const KINDS: readonly [string, ConditionalAccessPolicy][] = [
  ['everything is blocked', policy({})],
  ['a platform', policy(IOS)],
  ['a place', policy({ locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } })],
  [
    'a device filter',
    policy({ devices: { deviceFilter: { mode: 'include', rule: 'device.isCompliant -ne True' } } }),
  ],
  ['a flow', policy({ authenticationFlows: { transferMethods: 'deviceCodeFlow' } })],
  ['a risk', policy({ signInRiskLevels: ['high'] })],
  ['old clients', policy({ clientAppTypes: ['other'] })],
  ['one application', policy({ applications: { ...APPLICATIONS, includeApplications: ['expenses'] } })],
  [
    'a user action',
    policy({
      applications: {
        ...APPLICATIONS,
        includeApplications: [],
        includeUserActions: ['urn:user:registersecurityinfo'],
      },
    }),
  ],
  ['a control', policy(IOS, { grantControls: { ...NO_CONTROL, builtInControls: ['compliantDevice'] } })],
  [
    'terms of the session alone',
    policy(IOS, {
      grantControls: null,
      sessionControls: { persistentBrowser: { isEnabled: true, mode: 'never' } },
    }),
  ],
]

/** A policy without one member, for each that it has at any depth. */
function lacking(of: object, path: readonly string[] = []): readonly (readonly [string, object])[] {
  return Object.entries(of).flatMap(([name, inner]) => {
    const { [name]: _gone, ...left } = of as Record<string, unknown>
    const deeper =
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? lacking(inner, [...path, name])
        : []
    return [
      [[...path, name].join('.'), left] as const,
      ...deeper.map(([where, less]) => [where, { ...of, [name]: less }] as const),
    ]
  })
}

const CASES = KINDS.flatMap(([kind, whole]) =>
  lacking(whole).flatMap(([path, less]) => {
    const after = less as ConditionalAccessPolicy
    // Of a list that is missing all kinds are told by what is written: one is enough.
    const isTried = kind === 'a platform' || changesOf([whole], [after]).length === 0
    return isTried && lostParts(after).length > 0 ? [[kind, path, whole, after] as const] : []
  }),
)

describe('a policy of which the export lost a member is not as before', () => {
  test('and there are such members of each kind', () => {
    expect(new Set(CASES.map(([kind]) => kind)).size).toBe(KINDS.length)
    for (const name of Object.keys(NULLS))
      expect(CASES.some(([, path]) => path === `conditions.${name}`)).toBe(true)
  })

  test.each(CASES)('%s, without %s', (_kind, _path, before, after) => {
    for (const [was, is] of [
      [before, after],
      [after, before],
    ] as const) {
      const { rows, isCertain, besides, changes } = differenceOf(tenant(was), tenant(is))
      expect(isCertain).toBe(false)
      expect(rows.flatMap(({ policies }) => policies)).toContain('P')
      expect(changes.length + besides.length).toBe(1)
    }
  })
})

describe('what is understood of a policy', () => {
  const whole = policy(IOS)
  const { authenticationFlows: _flows, ...conditions } = whole.conditions ?? {}
  const lost = { ...whole, conditions } as ConditionalAccessPolicy
  const { createdDateTime: _date, ...undated } = lost as unknown as Record<string, unknown>
  test.each<[string, object, object, { changes: number; unread: number; deciding: number }]>([
    ['the same', whole, { ...whole }, { changes: 0, unread: 0, deciding: 0 }],
    ['a member that is lost', whole, lost, { changes: 0, unread: 1, deciding: 1 }],
    ['a member that is there again', lost, whole, { changes: 0, unread: 1, deciding: 1 }],
    ['lost on both sides', lost, { ...lost }, { changes: 0, unread: 0, deciding: 0 }],
    [
      'lost, and called otherwise',
      whole,
      { ...lost, displayName: 'Q' },
      { changes: 1, unread: 1, deciding: 1 },
    ],
    ['lost, and switched off', whole, { ...lost, state: 'disabled' }, { changes: 1, unread: 0, deciding: 1 }],
    [
      'lost, where it is off before and after',
      { ...whole, state: 'disabled' },
      { ...lost, state: 'disabled' },
      { changes: 0, unread: 0, deciding: 0 },
    ],
    ['missing, where nobody says that Graph wrote it', undated, lost, { changes: 0, unread: 1, deciding: 1 }],
    ['a name alone', whole, { ...whole, displayName: 'Q' }, { changes: 1, unread: 0, deciding: 0 }],
  ])('%s', (_what, before, after, expected) => {
    const { changes, unread, deciding } = policiesTold(
      [before as ConditionalAccessPolicy],
      [after as ConditionalAccessPolicy],
    )
    expect({ changes: changes.length, unread: unread.length, deciding: deciding.length }).toEqual(expected)
  })
})

test('where the last policy goes and security defaults are off on both sides, these are not what changes', () => {
  const { besides, rows } = differenceOf(
    tenant(policy(IOS, { state: 'enabledForReportingButNotEnforced' })),
    tenant(),
  )
  expect(besides).toEqual(['whether policies came in'])
  expect(rows.flatMap(({ policies }) => policies)).not.toContain('Security defaults')
})
