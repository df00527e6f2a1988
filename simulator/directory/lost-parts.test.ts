import { expect, test } from 'vitest'
import { ask } from '../conditional-access/testing/one-policy'
import { importFiles } from '../interchange/import-files'
import { lostParts } from './lost-parts'
import type { PolicyTenant } from './policy-tenant'

const WHOLE = {
  id: 'p',
  state: 'enabled',
  conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
  grantControls: { operator: 'OR', builtInControls: ['mfa'] },
}
const { conditions, grantControls } = WHOLE
const when = (parts: object) => ({ ...WHOLE, conditions: { ...conditions, ...parts } })
const asks = (of: object) => ({ ...WHOLE, grantControls: of })
const session = (of: object) => ({ ...WHOLE, sessionControls: of })
/** As tools write it that leave out what is empty. */
const answered = (users: object) => ({ ...when({ users }), createdDateTime: '2026-01-01T00:00:00Z' })
const LISTS = {
  ...{ clientAppTypes: ['all'], signInRiskLevels: [], userRiskLevels: [], servicePrincipalRiskLevels: [] },
  users: {
    ...{ includeUsers: ['All'], excludeUsers: [], includeGroups: [], excludeGroups: [] },
    ...{ includeRoles: [], excludeRoles: [] },
    ...{ includeGuestsOrExternalUsers: null, excludeGuestsOrExternalUsers: null },
  },
  applications: {
    ...{ includeApplications: ['All'], excludeApplications: [], includeUserActions: [] },
    includeAuthenticationContextClassReferences: [],
  },
}
const NULLS = {
  ...{ platforms: null, locations: null, devices: null, clientApplications: null },
  ...{ insiderRiskLevels: null, authenticationFlows: null },
}
/** As Graph writes it. */
const graph = (parts: object = {}, grant: object = {}) => ({
  ...WHOLE,
  createdDateTime: '2026-01-01T00:00:00Z',
  conditions: { ...LISTS, ...NULLS, ...parts },
  grantControls: {
    ...{ operator: 'OR', builtInControls: ['mfa'], customAuthenticationFactors: [], termsOfUse: [] },
    authenticationStrength: null,
    ...grant,
  },
  sessionControls: null,
})
const { userRiskLevels: _, ...RISKLESS } = LISTS
const {
  includeGuestsOrExternalUsers: _in,
  excludeGuestsOrExternalUsers: _out,
  ...withoutGuests
} = LISTS.users
const { includeUsers: _people, ...withoutPeople } = LISTS.users
const STRENGTH = { authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' } }
const riskless = (modifiedDateTime: string) => ({
  ...graph(),
  conditions: { ...RISKLESS, ...NULLS },
  createdDateTime: null,
  modifiedDateTime,
})
const lacking = (policy: { conditions: object }, name: string) => ({
  ...policy,
  conditions: Object.fromEntries(Object.entries(policy.conditions).filter(([each]) => each !== name)),
})
const withoutSession = ({ sessionControls: _session, ...policy }: ReturnType<typeof graph>) => policy
const read = (json: object) =>
  importFiles([{ name: 'p.json', bytes: new TextEncoder().encode(JSON.stringify(json)) }])

test.each<[what: string, policy: object, lost: string]>([
  ['nothing', WHOLE, ''],
  ['its conditions', { ...WHOLE, conditions: undefined }, 'conditions'],
  ['whom it is for', when({ users: undefined }), 'conditions.users'],
  ['the people in it', when({ users: {} }), 'conditions.users.includeUsers'],
  ['null in the place of people', when({ users: { includeUsers: null } }), 'conditions.users.includeUsers'],
  ['nobody, which is a choice', when({ users: { includeUsers: ['None'] } }), ''],
  ['people beside a group', when({ users: { includeGroups: ['g'] } }), ''],
  [
    'people beside a group, in what Graph answered',
    graph({ users: { ...withoutPeople, includeGroups: ['g'] } }),
    'conditions.users.includeUsers',
  ],
  ['people, in another list that is whole', lacking(graph(), 'users'), 'conditions.users'],
  [
    'the places that are left out',
    graph({ locations: { includeLocations: ['All'] } }),
    'conditions.locations.excludeLocations',
  ],
  [
    'the platforms that are left out',
    graph({ platforms: { includePlatforms: ['all'] } }),
    'conditions.platforms.excludePlatforms',
  ],
  [
    'the workloads in it',
    graph({ clientApplications: { excludeServicePrincipals: [] } }),
    'conditions.clientApplications.includeServicePrincipals',
  ],
  [
    'the workloads that are left out',
    graph({ clientApplications: { includeServicePrincipals: ['sp'] } }),
    'conditions.clientApplications.excludeServicePrincipals',
  ],
  [
    'the risk of workloads',
    lacking(graph(), 'servicePrincipalRiskLevels'),
    'conditions.servicePrincipalRiskLevels',
  ],
  ...(['includeGuestsOrExternalUsers', 'excludeGuestsOrExternalUsers'] as const).map(
    (name): [string, object, string] => {
      const { [name]: _lost, ...users } = LISTS.users
      return [`which external users: ${name}`, graph({ users }), `conditions.users.${name}`]
    },
  ),
  [
    'which external users, before Graph answered it',
    {
      ...graph({ users: { ...withoutGuests } }),
      createdDateTime: '2022-06-01T00:00:00Z',
    },
    '',
  ],
  ...(
    [
      ['users', 'excludeUsers'],
      ['users', 'includeRoles'],
      ['applications', 'excludeApplications'],
    ] as const
  ).map(([inside, name]): [string, object, string] => [
    `null in the place of a list: ${name}`,
    graph({ [inside]: { ...LISTS[inside], [name]: null } }),
    `conditions.${inside}.${name}`,
  ]),
  ['null in the place of levels', graph({ userRiskLevels: null }), 'conditions.userRiskLevels'],
  ['null in the place of terms', graph({}, { termsOfUse: null }), 'grantControls.termsOfUse'],
  [
    'places of nulls, as PowerShell writes none',
    graph({ locations: { includeLocations: null, excludeLocations: null } }),
    '',
  ],
  [
    'everybody in it, by empty lists',
    graph({ users: { ...LISTS.users, includeUsers: [] } }),
    'conditions.users.includeUsers',
  ],
  [
    'everybody in it, by empty lists, in what was written to be sent',
    when({ users: { ...LISTS.users, includeUsers: [] } }),
    '',
  ],
  [
    'everything in it, by empty lists',
    graph({ applications: { ...LISTS.applications, includeApplications: [] } }),
    'conditions.applications.includeApplications',
  ],
  [
    'the places in it, by an empty list',
    graph({ locations: { includeLocations: [], excludeLocations: ['l'] } }),
    'conditions.locations.includeLocations',
  ],
  [
    'the platforms in it, by an empty list',
    graph({ platforms: { includePlatforms: [], excludePlatforms: ['iOS'] } }),
    'conditions.platforms.includePlatforms',
  ],
  ['the clients in it, by an empty list', graph({ clientAppTypes: [] }), 'conditions.clientAppTypes'],
  ['the controls, by empty lists', graph({}, { builtInControls: [] }), 'grantControls.builtInControls'],
  ['the risk of insiders', lacking(graph(), 'insiderRiskLevels'), 'conditions.insiderRiskLevels'],
  ['the flow', lacking(graph(), 'authenticationFlows'), 'conditions.authenticationFlows'],
  [
    'controls beside a strength',
    graph({}, { ...STRENGTH, builtInControls: null }),
    'grantControls.builtInControls',
  ],
  [
    'which organizations are meant',
    graph({
      users: {
        ...LISTS.users,
        excludeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest' },
      },
    }),
    'conditions.users.excludeGuestsOrExternalUsers.externalTenants',
  ],
  [
    'people beside a group, in what was written to be sent to Graph',
    { ...answered({ includeGroups: ['g'], excludeUsers: [] }), createdDateTime: null },
    '',
  ],
  ['risk of the user, which Graph did not answer yet', riskless('2020-08-31T08:49:24Z'), ''],
  ['risk of the user, which it answers since', riskless('2026-01-01T00:00:00Z'), 'conditions.userRiskLevels'],
  ['nothing, where what is not set is null', graph(), ''],
  ['the places, where what is not set is null', lacking(graph(), 'locations'), 'conditions.locations'],
  ['the platforms, where what is not set is null', lacking(graph(), 'platforms'), 'conditions.platforms'],
  ['the session, which is not there', withoutSession(graph()), 'sessionControls'],
  [
    'the devices, which Graph did not answer yet',
    { ...lacking(graph(), 'devices'), createdDateTime: '2020-08-31T08:49:24Z' },
    '',
  ],
  ['the places, and no other is null', answered({ includeUsers: ['All'] }), ''],
  ['people, where empty lists are left out', answered({ includeGroups: ['g'] }), ''],
  ['what it is for', when({ applications: undefined }), 'conditions.applications'],
  ['the applications in it', when({ applications: {} }), 'conditions.applications.includeApplications'],
  [
    'applications beside an action',
    when({ applications: { includeUserActions: ['urn:user:registersecurityinfo'] } }),
    '',
  ],
  [
    'the rule of a filter',
    when({ devices: { deviceFilter: { mode: 'exclude' } } }),
    'conditions.devices.deviceFilter.rule',
  ],
  [
    'the text of a filter',
    graph({ devices: { deviceFilter: { mode: 'exclude', rule: '' } } }),
    'conditions.devices.deviceFilter.rule',
  ],
  [
    'the text of a filter, in what was written to be sent to Graph',
    when({ devices: { deviceFilter: { mode: 'exclude', rule: '' } } }),
    '',
  ],
  ['devices, and nothing of them', when({ devices: {} }), 'conditions.devices.deviceFilter'],
  [
    'devices, and nothing of them, where what is not set is null',
    graph({ devices: {} }),
    'conditions.devices.deviceFilter',
  ],
  [
    'devices, and an annotation of them',
    graph({ devices: { '@odata.type': '#microsoft.graph.conditionalAccessDevices' } }),
    'conditions.devices.deviceFilter',
  ],
  ['devices that are null', graph({ devices: null }), ''],
  ['devices of nulls', when({ devices: { deviceFilter: null } }), ''],
  [
    'the rule and the mode of a filter, where what is not set is null',
    graph({ devices: { deviceFilter: {} } }),
    'conditions.devices.deviceFilter',
  ],
  [
    'flows, and none of them',
    when({ authenticationFlows: {} }),
    'conditions.authenticationFlows.transferMethods',
  ],
  [
    'flows, and none of them, where what is not set is null',
    graph({ authenticationFlows: {} }),
    'conditions.authenticationFlows.transferMethods',
  ],
  ['places, and none of them', when({ locations: {} }), 'conditions.locations.includeLocations'],
  ['platforms, and none of them', when({ platforms: {} }), 'conditions.platforms.includePlatforms'],
  [
    'a strength without a member, where what is not set is null',
    graph({}, { authenticationStrength: {} }),
    'grantControls.authenticationStrength',
  ],
  [
    'the session without a member, where what is not set is null',
    { ...graph(), sessionControls: {} },
    'sessionControls',
  ],
  [
    'a term of the session without a member',
    { ...graph(), sessionControls: { persistentBrowser: {}, signInFrequency: null } },
    'sessionControls.persistentBrowser',
  ],
  [
    'guests without a member, where what is not set is null',
    graph({ users: { ...LISTS.users, excludeGuestsOrExternalUsers: {} } }),
    'conditions.users.excludeGuestsOrExternalUsers',
  ],
  ['a session without a member, in what people write', { ...WHOLE, sessionControls: {} }, ''],
  ['a filter of nulls', when({ devices: { deviceFilter: { mode: null, rule: null } } }), ''],
  [
    'the platforms beside an exclusion',
    when({ platforms: { excludePlatforms: ['iOS'] } }),
    'conditions.platforms.includePlatforms',
  ],
  ['platforms of nulls', when({ platforms: { includePlatforms: null, excludePlatforms: null } }), ''],
  [
    'the places beside an exclusion',
    when({ locations: { excludeLocations: ['l'] } }),
    'conditions.locations.includeLocations',
  ],
  ['what it asks for', { ...WHOLE, grantControls: undefined }, 'grantControls'],
  ['nothing asked for, which is said', { ...WHOLE, grantControls: null, sessionControls: null }, ''],
  [
    'what it asks for, in what Graph answered',
    { ...graph(), grantControls: null, sessionControls: null },
    'grantControls',
  ],
  ['the controls', asks({ operator: 'OR' }), 'grantControls.builtInControls'],
  [
    'how controls are joined',
    asks({ builtInControls: ['mfa', 'compliantDevice'] }),
    'grantControls.operator',
  ],
  ['how one control is joined', asks({ builtInControls: ['mfa'] }), ''],
  [
    'which strength',
    asks({ ...grantControls, authenticationStrength: { displayName: 'Keys' } }),
    'grantControls.authenticationStrength.id',
  ],
  [
    'whether a control is on',
    session({ signInFrequency: { value: 4, type: 'hours' } }),
    'sessionControls.signInFrequency.isEnabled',
  ],
  [
    'how long a sign-in lasts',
    session({ signInFrequency: { isEnabled: true, type: 'hours' } }),
    'sessionControls.signInFrequency.value',
  ],
])('%s', (_what, policy, lost) => {
  expect(lostParts({ id: 'p', ...policy }).join()).toBe(lost)
  const { tenant, problems } = read({ conditionalAccessPolicies: [policy] })
  expect(problems.map(({ message }) => message).join()).toContain(lost)
  const decision = ask(
    tenant.conditionalAccessPolicies,
    { authentication: { completed: ['password'] }, clientAppType: 'browser', devicePlatform: 'windows' },
    { groups: [{ id: 'g', members: ['ada'] }] },
  )
  expect(decision.couldBe.length > 1).toBe(lost !== '')
  if (lost) expect(decision.caveats).toContainEqual(expect.objectContaining({ policyId: 'p', path: lost }))
})

test.each<[what: string, collection: keyof PolicyTenant, object: object, says: RegExp | null]>([
  ['a person without an id', 'users', { userPrincipalName: 'u@x' }, /has no "id"/],
  ['a workload without an id', 'servicePrincipals', { appId: 'a' }, /has no "id"/],
  ['a strength that allows nothing', 'authenticationStrengthPolicies', { id: 's' }, /allowedCombinations/],
  ['a person with an id', 'users', { id: 'u' }, null],
])('%s is named', (_what, collection, object, says) => {
  const { tenant, problems } = read({ conditionalAccessPolicies: [WHOLE], [collection]: [object] })
  expect(problems).toHaveLength(says ? 1 : 0)
  if (says) expect(problems[0]?.message).toMatch(says)
  expect(tenant.lost !== undefined).toBe(says?.test('has no "id"') ?? false)
})

test('a strength that does not say what it allows is not known', () => {
  const policy = { ...WHOLE, grantControls: { operator: 'OR', authenticationStrength: { id: 's' } } }
  const decision = ask([policy], {}, { authenticationStrengthPolicies: [{ id: 's' }] })
  expect(decision.policies[0]?.controls).toMatchObject([{ state: 'unknown' }])
  expect(decision.couldBe.length).toBeGreaterThan(1)
})
