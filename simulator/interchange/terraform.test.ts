import { describe, expect, it, test } from 'vitest'
import { importFiles } from './import-files'
import { again, file, kept } from './testing/files'

const POLICY = 'azuread_conditional_access_policy'

/** A resource as `terraform show -json` writes it. */
const resource = (type: string, name: string, values: object) => ({
  address: `${type}.${name}`,
  mode: 'managed',
  type,
  name,
  provider_name: 'registry.terraform.io/hashicorp/azuread',
  schema_version: 1,
  values,
})
const plan = (resources: readonly object[], more: object = {}) => ({
  format_version: '1.2',
  terraform_version: '1.9.8',
  planned_values: { root_module: { resources } },
  ...more,
})
const state = (resources: readonly object[]) => ({
  format_version: '1.0',
  terraform_version: '1.9.8',
  values: { root_module: { resources } },
})
/** Every attribute of the provider's schema that is a block or a list, as it comes when nobody set it. */
const conditions = (more: object = {}) => ({
  applications: [
    { excluded_applications: [], filter: [], included_applications: ['All'], included_user_actions: [] },
  ],
  client_app_types: ['all'],
  client_applications: [],
  devices: [],
  insider_risk_levels: '',
  locations: [],
  platforms: [],
  service_principal_risk_levels: [],
  sign_in_risk_levels: [],
  user_risk_levels: [],
  users: [{ included_users: ['All'], excluded_groups: [], included_guests_or_external_users: [] }],
  ...more,
})
const policy = (more: object = {}) => ({
  display_name: 'CA001',
  state: 'enabled',
  conditions: [conditions()],
  grant_controls: [
    { operator: 'OR', built_in_controls: ['mfa'], authentication_strength_policy_id: '', terms_of_use: null },
  ],
  session_controls: [],
  id: '/identity/conditionalAccess/policies/11111111-1111-1111-1111-111111111111',
  object_id: '11111111-1111-1111-1111-111111111111',
  timeouts: null,
  ...more,
})
const read = (value: object) => importFiles([file('tf.json', value)])
const one = (more: object) => read(state([resource(POLICY, 'a', policy(more))]))

describe('policies of a plan and of a state', () => {
  const graph = {
    id: '11111111-1111-1111-1111-111111111111',
    displayName: 'CA001',
    state: 'enabled',
    conditions: {
      applications: { includeApplications: ['All'] },
      clientAppTypes: ['all'],
      users: { includeUsers: ['All'] },
    },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  }
  const own = resource(POLICY, 'a', policy())
  test.each<[what: string, value: object]>([
    ['a plan', plan([own])],
    ['a state', state([own])],
    [
      'a module',
      state([]).values && {
        ...state([]),
        values: { root_module: { child_modules: [{ resources: [own] }] } },
      },
    ],
    [
      'a state file',
      {
        version: 4,
        terraform_version: '1.9.8',
        resources: [{ mode: 'managed', type: POLICY, name: 'a', instances: [{ attributes: policy() }] }],
      },
    ],
  ])('%s', (_what, value) => {
    const result = read(value)
    expect([result.problems, result.unknown]).toEqual([[], []])
    expect(result.tenant.conditionalAccessPolicies).toEqual([graph])
    expect(kept(again(result.document))).toEqual(kept(result))
  })

  test.each<[what: string, terraform: object, graph: object]>([
    [
      'locations, by the path that is their id since version 3',
      conditions({
        locations: [
          {
            included_locations: ['All'],
            excluded_locations: ['/identity/conditionalAccess/namedLocations/l-1'],
          },
        ],
      }),
      { locations: { includeLocations: ['All'], excludeLocations: ['l-1'] } },
    ],
    [
      'platforms',
      conditions({ platforms: [{ included_platforms: ['android'], excluded_platforms: [] }] }),
      { platforms: { includePlatforms: ['android'] } },
    ],
    [
      'a filter for devices',
      conditions({ devices: [{ filter: [{ mode: 'exclude', rule: 'device.isCompliant -eq True' }] }] }),
      { devices: { deviceFilter: { mode: 'exclude', rule: 'device.isCompliant -eq True' } } },
    ],
    [
      'guests',
      conditions({
        users: [
          {
            included_guests_or_external_users: [
              {
                guest_or_external_user_types: ['internalGuest', 'serviceProvider'],
                external_tenants: [{ membership_kind: 'enumerated', members: ['t-1'] }],
              },
            ],
          },
        ],
      }),
      {
        users: {
          includeGuestsOrExternalUsers: {
            guestOrExternalUserTypes: 'internalGuest,serviceProvider',
            externalTenants: { membershipKind: 'enumerated', members: ['t-1'] },
          },
        },
      },
    ],
    [
      'workloads',
      conditions({
        client_applications: [
          {
            included_service_principals: ['ServicePrincipalsInMyTenant'],
            excluded_service_principals: ['s'],
          },
        ],
      }),
      {
        clientApplications: {
          includeServicePrincipals: ['ServicePrincipalsInMyTenant'],
          excludeServicePrincipals: ['s'],
        },
      },
    ],
    [
      'authentication flows',
      conditions({ authentication_flow_transfer_methods: ['deviceCodeFlow', 'authenticationTransfer'] }),
      { authenticationFlows: { transferMethods: 'deviceCodeFlow,authenticationTransfer' } },
    ],
    ['no authentication flow', conditions({ authentication_flow_transfer_methods: [] }), {}],
    [
      'risk',
      conditions({ sign_in_risk_levels: ['high'], insider_risk_levels: 'elevated' }),
      { signInRiskLevels: ['high'], insiderRiskLevels: 'elevated' },
    ],
  ])('%s', (_what, terraform, expected) => {
    const { tenant, problems } = one({ conditions: [terraform] })
    expect(problems).toEqual([])
    expect(tenant.conditionalAccessPolicies[0]?.conditions).toMatchObject(expected)
  })

  const NONE = {
    application_enforced_restrictions_enabled: false,
    cloud_app_security_policy: '',
    disable_resilience_defaults: false,
    persistent_browser_mode: '',
    sign_in_frequency: 0,
    sign_in_frequency_authentication_type: 'primaryAndSecondaryAuthentication',
    sign_in_frequency_interval: 'timeBased',
    sign_in_frequency_period: '',
  }
  test.each<[what: string, terraform: object, graph: object | null]>([
    ['none, as the provider fills it in', {}, null],
    [
      'a frequency',
      { sign_in_frequency: 4, sign_in_frequency_period: 'hours' },
      {
        signInFrequency: {
          isEnabled: true,
          value: 4,
          type: 'hours',
          frequencyInterval: 'timeBased',
          authenticationType: 'primaryAndSecondaryAuthentication',
        },
      },
    ],
    [
      'every time',
      { sign_in_frequency_interval: 'everyTime' },
      {
        signInFrequency: {
          isEnabled: true,
          frequencyInterval: 'everyTime',
          authenticationType: 'primaryAndSecondaryAuthentication',
        },
      },
    ],
    [
      'a browser that forgets',
      { persistent_browser_mode: 'never' },
      { persistentBrowser: { isEnabled: true, mode: 'never' } },
    ],
    [
      'restrictions and resilience',
      { application_enforced_restrictions_enabled: true, disable_resilience_defaults: true },
      { applicationEnforcedRestrictions: { isEnabled: true }, disableResilienceDefaults: true },
    ],
    [
      'app control',
      { cloud_app_security_policy: 'blockDownloads' },
      { cloudAppSecurity: { isEnabled: true, cloudAppSecurityType: 'blockDownloads' } },
    ],
  ])('session controls: %s', (_what, terraform, expected) => {
    const { tenant } = one({ session_controls: [{ ...NONE, ...terraform }] })
    expect(tenant.conditionalAccessPolicies[0]?.sessionControls).toEqual(expected)
  })

  it('a strength by the path that is its id', () => {
    const { tenant } = one({
      grant_controls: [
        {
          operator: 'AND',
          built_in_controls: [],
          authentication_strength_policy_id:
            '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000004',
        },
      ],
    })
    expect(tenant.conditionalAccessPolicies[0]?.grantControls).toEqual({
      operator: 'AND',
      authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' },
    })
  })
})

describe('what a plan does not know until it is applied', () => {
  const changes = (after_unknown: object) => ({
    resource_changes: [{ address: `${POLICY}.a`, change: { actions: ['create'], after_unknown } }],
  })
  const unknown = (of: object) => read(plan([resource(POLICY, 'a', policy())], changes(of)))

  it('is not decided, and is said where it is', () => {
    const { problems, tenant } = unknown({
      id: true,
      conditions: [
        { insider_risk_levels: true, users: [{ excluded_groups: [true], included_users: [false] }] },
      ],
    })
    expect(problems.map(({ message }) => message)).toEqual([
      '"conditions[0].users[0].excluded_groups" is the text "(known after apply)", and has to be a list of texts: it is kept, and the policy is not decided without it.',
    ])
    expect(tenant.conditionalAccessPolicies[0]?.conditions?.users).toEqual({
      includeUsers: ['All'],
      'excludeGroups@lab.notUnderstood': '(known after apply)',
    })
  })

  it('and what Entra fills in was not set', () => {
    const { problems, tenant } = unknown({
      id: true,
      object_id: true,
      conditions: [{ insider_risk_levels: true }],
    })
    expect(problems).toEqual([])
    expect(tenant.conditionalAccessPolicies[0]?.conditions).not.toHaveProperty('insiderRiskLevels')
  })
})

describe('resources of the same plan that are not there yet', () => {
  const GLASS = 'azuread_group.glass'
  const planned = (address: string, values: object) => {
    const [type = '', name = ''] = address.replace(/^module\.\w+\./, '').split('.')
    return { ...resource(type, name, values), address }
  }
  const referring = (references: readonly string[]) => [
    { users: [{ excluded_groups: { references }, included_users: { constant_value: ['All'] } }] },
  ]
  /** A policy that excludes groups of which `marks` says which are not known, and the groups that the plan makes. */
  const made = (
    references: readonly string[],
    { marks = [true] as unknown, values = [null] as readonly unknown[], groups = [GLASS], module = '' } = {},
  ) => {
    const {
      id: _,
      object_id: __,
      ...own
    } = policy({
      conditions: [conditions({ users: [{ included_users: ['All'], excluded_groups: values }] })],
    })
    const address = `${module}${POLICY}.a`
    const expressions = { conditions: referring(references) }
    const resources = [{ address: `${POLICY}.a`, expressions }]
    const inner = module === '' ? { resources } : { module_calls: { team: { module: { resources } } } }
    return read(
      plan(
        [
          planned(address, own),
          ...groups.map((each) => planned(each, { display_name: each, types: [], members: null })),
        ],
        {
          configuration: { root_module: inner },
          resource_changes: [
            {
              address,
              change: {
                after_unknown: {
                  id: true,
                  object_id: true,
                  conditions: [{ users: [{ excluded_groups: marks }] }],
                },
              },
            },
            ...groups.map((each) => ({
              address: each,
              change: { after_unknown: { id: true, object_id: true } },
            })),
          ],
        },
      ),
    )
  }
  const excluded = (of: ReturnType<typeof made>) => {
    const users: object = of.tenant.conditionalAccessPolicies[0]?.conditions?.users ?? {}
    return Reflect.get(users, 'excludeGroups') ?? Reflect.get(users, 'excludeGroups@lab.notUnderstood')
  }
  const UNKNOWN = '(known after apply)'

  test.each<[string, readonly string[], Parameters<typeof made>[1], unknown]>([
    ['a group', [`${GLASS}.object_id`, GLASS], {}, [GLASS]],
    ['a group by its path', [`${GLASS}.id`, GLASS], {}, [GLASS]],
    [
      'beside one that is there',
      [`${GLASS}.object_id`, GLASS, 'var.others'],
      { marks: [false, true], values: ['g-1', null] },
      [GLASS, 'g-1'],
    ],
    [
      'two groups',
      [`${GLASS}.object_id`, GLASS, 'azuread_group.two.object_id', 'azuread_group.two'],
      { marks: [true, true], values: [null, null], groups: [GLASS, 'azuread_group.two'] },
      [GLASS, 'azuread_group.two'],
    ],
    [
      'one of many',
      ['azuread_group.many["a"].object_id', 'azuread_group.many["a"]', 'azuread_group.many'],
      { groups: ['azuread_group.many["a"]', 'azuread_group.many["b"]'] },
      ['azuread_group.many["a"]'],
    ],
    [
      'in a module',
      [`${GLASS}.object_id`, GLASS],
      { module: 'module.team.', groups: [`module.team.${GLASS}`] },
      [`module.team.${GLASS}`],
    ],
    // What an expression does with what it refers to is not in a plan.
    [
      'one or the other',
      [`${GLASS}.object_id`, GLASS, 'azuread_group.two.object_id', 'azuread_group.two'],
      { groups: [GLASS, 'azuread_group.two'] },
      UNKNOWN,
    ],
    [
      'all of many',
      ['azuread_group.many'],
      { groups: ['azuread_group.many["a"]', 'azuread_group.many["b"]'] },
      UNKNOWN,
    ],
    ['a list of unknown length', [`${GLASS}.object_id`, GLASS], { marks: true }, UNKNOWN],
    ['through a local value', ['local.groups', `${GLASS}.object_id`, GLASS], {}, UNKNOWN],
    ['another attribute', [`${GLASS}.display_name`, GLASS], {}, UNKNOWN],
    ['what a module gives', ['module.team.group', 'module.team'], {}, UNKNOWN],
    [
      'a variable of a module',
      ['var.group', `${GLASS}.object_id`],
      { module: 'module.team.', groups: [`module.team.${GLASS}`] },
      UNKNOWN,
    ],
    ['nothing that is said', [], {}, UNKNOWN],
  ])('%s', (_, references, more, expected) => {
    expect(excluded(made(references, more))).toEqual(expected)
  })

  it('come in by their address, and policies find them', () => {
    const { tenant, problems } = made([`${GLASS}.object_id`, GLASS])
    expect(problems).toEqual([])
    expect(tenant.groups).toEqual([{ id: GLASS, displayName: GLASS }])
    expect(tenant.conditionalAccessPolicies[0]?.id).toBe(`${POLICY}.a`)
  })

  it('a strength is one id', () => {
    const keys = 'azuread_authentication_strength_policy.keys'
    const {
      id: _,
      object_id: __,
      ...own
    } = policy({
      grant_controls: [{ operator: 'OR', built_in_controls: [], authentication_strength_policy_id: null }],
    })
    const { tenant } = read(
      plan(
        [
          planned(`${POLICY}.a`, own),
          planned(keys, { display_name: 'Keys', allowed_combinations: ['fido2'] }),
        ],
        {
          configuration: {
            root_module: {
              resources: [
                {
                  address: `${POLICY}.a`,
                  expressions: {
                    grant_controls: [
                      { authentication_strength_policy_id: { references: [`${keys}.id`, keys] } },
                    ],
                  },
                },
              ],
            },
          },
          resource_changes: [
            {
              address: `${POLICY}.a`,
              change: {
                after_unknown: { id: true, grant_controls: [{ authentication_strength_policy_id: true }] },
              },
            },
            { address: keys, change: { after_unknown: { id: true } } },
          ],
        },
      ),
    )
    expect(tenant.authenticationStrengthPolicies).toMatchObject([{ id: keys, displayName: 'Keys' }])
    expect(tenant.conditionalAccessPolicies[0]?.grantControls).toEqual({
      operator: 'OR',
      authenticationStrength: { id: keys },
    })
  })
})

describe('what policies refer to', () => {
  it('named locations, strengths, groups and people come in; the rest is counted in one line', () => {
    const { tenant, unknown, problems } = read(
      state([
        resource('azuread_named_location', 'office', {
          display_name: 'Office',
          object_id: 'l-1',
          id: '/identity/conditionalAccess/namedLocations/l-1',
          ip: [{ ip_ranges: ['203.0.113.0/24', '2001:db8::/32'], trusted: true }],
          country: [],
        }),
        resource('azuread_named_location', 'north', {
          display_name: 'North',
          object_id: 'l-2',
          ip: [],
          country: [
            {
              countries_and_regions: ['NO'],
              include_unknown_countries_and_regions: false,
              country_lookup_method: 'clientIpAddress',
            },
          ],
        }),
        resource('azuread_authentication_strength_policy', 'keys', {
          display_name: 'Keys',
          description: '',
          id: '/policies/authenticationStrengthPolicies/s-1',
          allowed_combinations: ['fido2'],
        }),
        resource('azuread_group', 'glass', {
          display_name: 'Glass',
          object_id: 'g-1',
          id: '/groups/g-1',
          types: [],
          members: ['u-1'],
        }),
        resource('azuread_user', 'ada', {
          display_name: 'Ada',
          object_id: 'u-1',
          user_principal_name: 'ada@contoso.example',
          account_enabled: true,
        }),
        resource('azurerm_storage_account', 'x', { name: 'x' }),
        resource('random_id', 'y', {}),
      ]),
    )
    expect(problems).toEqual([])
    expect(tenant.namedLocations).toEqual([
      {
        '@odata.type': '#microsoft.graph.ipNamedLocation',
        id: 'l-1',
        displayName: 'Office',
        isTrusted: true,
        ipRanges: [
          { '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '203.0.113.0/24' },
          { '@odata.type': '#microsoft.graph.iPv6CidrRange', cidrAddress: '2001:db8::/32' },
        ],
      },
      {
        '@odata.type': '#microsoft.graph.countryNamedLocation',
        id: 'l-2',
        displayName: 'North',
        countriesAndRegions: ['NO'],
        includeUnknownCountriesAndRegions: false,
        countryLookupMethod: 'clientIpAddress',
      },
    ])
    expect(tenant.authenticationStrengthPolicies).toMatchObject([
      { id: 's-1', allowedCombinations: ['fido2'] },
    ])
    expect(tenant.groups).toEqual([{ id: 'g-1', displayName: 'Glass', members: ['u-1'] }])
    expect(tenant.users).toMatchObject([{ id: 'u-1', userPrincipalName: 'ada@contoso.example' }])
    expect(unknown.map(({ says }) => says)).toEqual([
      '2 resources of Terraform are left out: policies, named locations, authentication strengths, groups and users of azuread are read.',
    ])
  })

  it('what a plan has read, and does not change', () => {
    const data = {
      ...resource('azuread_group', 'glass', { display_name: 'Glass', object_id: 'g-1' }),
      address: 'data.azuread_group.glass',
      mode: 'data',
    }
    const { tenant } = read(
      plan([resource(POLICY, 'a', policy())], {
        prior_state: {
          values: {
            root_module: { resources: [data, resource(POLICY, 'old', policy({ display_name: 'Old' }))] },
          },
        },
      }),
    )
    expect(tenant.groups).toMatchObject([{ id: 'g-1', displayName: 'Glass' }])
    expect(tenant.conditionalAccessPolicies.map(({ displayName }) => displayName)).toEqual(['CA001'])
  })
})

it('a fault is called and placed as the file has it, and an attribute that is new is named', () => {
  const { problems, unknown } = one({ conditions: [conditions({ client_app_types: 7, novel_thing: ['x'] })] })
  expect(problems.map(({ message, column }) => [message, column])).toEqual([
    [
      '"conditions[0].client_app_types" is the number 7, and has to be a list of texts: it is kept, and the policy is not decided without it.',
      JSON.stringify(
        state([resource(POLICY, 'a', policy({ conditions: [conditions({ client_app_types: 7 })] }))]),
      ).indexOf(':7') + 2,
    ],
  ])
  expect(unknown.map(({ path }) => path)).toEqual([
    'values.root_module.resources[0].values.conditions[0].novel_thing',
  ])
})

it('a configuration as JSON is named, not read', () => {
  const { unknown, imported } = read({ resource: { [POLICY]: { a: { state: 'var.state' } } } })
  expect(imported).toEqual({})
  expect(unknown[0]?.says).toMatch(/^This is the source of a Terraform configuration/)
})
