import { describe, expect, it } from 'vitest'
import { importFiles, importSteps } from './import-files'
import { again, file, kept, policy } from './testing/files'

const GRAPH = 'https://graph.microsoft.com/v1.0/$metadata'

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian)
  return new Uint8Array(view.buffer)
}

describe('forms that exports have', () => {
  it.each([
    ['a single object', 'a.json', policy('1'), { conditionalAccessPolicies: 1 }],
    ['a list', 'a.json', [policy('1'), policy('2')], { conditionalAccessPolicies: 2 }],
    [
      "Graph's list",
      'a.json',
      { '@odata.context': `${GRAPH}#users(id,memberOf(id))`, value: [{ id: 'u' }] },
      { users: 1 },
    ],
    [
      'an entity with its context',
      'a.json',
      { '@odata.context': `${GRAPH}#identity/conditionalAccess/namedLocations/$entity`, id: 'l' },
      { namedLocations: 1 },
    ],
    [
      'members of a group, each with its type',
      'a.json',
      {
        '@odata.context': `${GRAPH}#directoryObjects`,
        value: [
          { '@odata.type': '#microsoft.graph.user', id: 'u' },
          { '@odata.type': '#microsoft.graph.group', id: 'g' },
        ],
      },
      { users: 1, groups: 1 },
    ],
    [
      'the answers to a batch',
      'a.json',
      {
        responses: [
          { id: '1', status: 200, body: { '@odata.context': `${GRAPH}#groups`, value: [{ id: 'g' }] } },
        ],
      },
      { groups: 1 },
    ],
    [
      'a tenant by collections',
      'a.json',
      { users: [{ id: 'u' }], groups: [], identitySecurityDefaultsEnforcementPolicy: { isEnabled: true } },
      { users: 1, identitySecurityDefaultsEnforcementPolicy: 1 },
    ],
    [
      'a folder that says what is in it',
      'Config/Groups/x.json',
      { id: 'g', displayName: 'G' },
      { groups: 1 },
    ],
    [
      'lines of JSON',
      'users.jsonl',
      '{"id":"a","userPrincipalName":"a@x"}\n{"id":"b","userPrincipalName":"b@x"}\n',
      { users: 2 },
    ],
    [
      "ScubaGear's settings",
      'a.json',
      { conditional_access_policies: [policy('1')] },
      { conditionalAccessPolicies: 1 },
    ],
  ])('%s', (_what, name, content, imported) => {
    const result = importFiles([file(name, content)])
    expect(result.imported).toEqual(imported)
    expect(result.problems).toEqual([])
    expect(kept(again(result.document))).toEqual(kept(result))
  })

  it.each([
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf], 'utf8'],
    ['UTF-8', [], 'utf8'],
    ['UTF-16LE with a mark', [0xff, 0xfe], 'utf16le'],
    ['UTF-16LE', [], 'utf16le'],
    ['UTF-16BE with a mark', [0xfe, 0xff], 'utf16be'],
    ['UTF-16BE', [], 'utf16be'],
  ] as const)('%s', (_what, mark, encoding) => {
    const text = JSON.stringify(policy('1', { displayName: 'Zürich – 東京 🗝' }))
    const body = encoding === 'utf8' ? new TextEncoder().encode(text) : utf16(text, encoding === 'utf16le')
    const { tenant, problems } = importFiles([{ name: 'a.json', bytes: Uint8Array.from([...mark, ...body]) }])
    expect(problems).toEqual([])
    expect(tenant.conditionalAccessPolicies[0]?.displayName).toBe('Zürich – 東京 🗝')
  })

  it('an old code page is read as Windows-1252, and said so with its place', () => {
    const text = '{"id":"u",\n"userPrincipalName":"J\xf6rg"}'
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0))
    const { tenant, problems } = importFiles([{ name: 'a.json', bytes }])
    expect(tenant.users[0]?.userPrincipalName).toBe('Jörg')
    expect(problems).toEqual([
      { file: 'a.json', line: 2, column: 23, message: 'This is no UTF-8; the file is read as Windows-1252.' },
    ])
  })
})

describe('names that PowerShell gives', () => {
  it("Graph's modules: capitals at every depth, and AdditionalProperties put back", () => {
    const { document, imported, problems } = importFiles([
      file('a.json', [
        {
          Id: 'p',
          DisplayName: 'P',
          State: 'enabled',
          Conditions: { Users: { IncludeUsers: ['All'] }, Applications: { IncludeApplications: ['All'] } },
          GrantControls: { Operator: 'OR', BuiltInControls: ['mfa'] },
          AdditionalProperties: { novelty: { Kept: [1] } },
        },
        {
          Id: 'l',
          DisplayName: 'L',
          AdditionalProperties: {
            '@odata.type': '#microsoft.graph.countryNamedLocation',
            countriesAndRegions: ['CH'],
          },
        },
      ]),
    ])
    expect(problems).toEqual([])
    expect(imported).toEqual({ conditionalAccessPolicies: 1, namedLocations: 1 })
    expect(document.conditionalAccessPolicies?.[0]).toEqual({
      id: 'p',
      displayName: 'P',
      state: 'enabled',
      conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
      novelty: { Kept: [1] },
    })
    expect(document.namedLocations?.[0]).toMatchObject({ id: 'l', countriesAndRegions: ['CH'] })
  })

  it('Microsoft365DSC: flat members, people and groups by name, words in any case', () => {
    const { tenant, document, unresolved, problems } = importFiles([
      file('dsc.json', [
        {
          ResourceName: 'AADConditionalAccessPolicy',
          DisplayName: 'Phones',
          State: 'enabled',
          IncludeUsers: 'All',
          IncludeApplications: 'All',
          ExcludeUsers: ['ada@contoso.example'],
          ExcludeGroups: ['Break glass', 'Nobody knows'],
          IncludePlatforms: ['IOS', 'Android'],
          InsiderRiskLevels: ['minor', 'elevated'],
          GrantControlOperator: 'OR',
          BuiltInControls: ['mfa'],
          AuthenticationStrength: 'Phishing-resistant MFA',
          SignInFrequencyIsEnabled: true,
          SignInFrequencyType: 'Days',
          SignInFrequencyValue: 5,
          ApplicationEnforcedRestrictionsIsEnabled: false,
        },
        { ResourceName: 'AADConditionalAccessPolicy', DisplayName: 'Gone', Ensure: 'Absent' },
      ]),
      file('users.json', [{ id: 'ada-id', userPrincipalName: 'Ada@contoso.example' }]),
      file('groups.json', [{ id: 'glass-id', displayName: 'Break glass' }]),
    ])
    expect(problems).toEqual([])
    expect(tenant.conditionalAccessPolicies).toEqual([
      {
        id: 'Phones',
        resourceName: 'AADConditionalAccessPolicy',
        displayName: 'Phones',
        state: 'enabled',
        conditions: {
          users: {
            includeUsers: ['All'],
            excludeUsers: ['ada-id'],
            excludeGroups: ['glass-id', 'Nobody knows'],
          },
          applications: { includeApplications: ['All'] },
          platforms: { includePlatforms: ['iOS', 'android'] },
          insiderRiskLevels: 'minor,elevated',
        },
        grantControls: {
          operator: 'OR',
          builtInControls: ['mfa'],
          authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' },
        },
        sessionControls: {
          signInFrequency: { isEnabled: true, type: 'days', value: 5 },
          applicationEnforcedRestrictions: { isEnabled: false },
        },
      },
    ])
    expect(unresolved).toEqual([
      {
        id: 'Nobody knows',
        kind: 'group',
        referredBy: [
          {
            collection: 'conditionalAccessPolicies',
            id: 'Phones',
            path: 'conditions.users.excludeGroups[1]',
          },
        ],
      },
    ])
    expect(document.conditionalAccessPolicies?.[0]?.id).toBeUndefined()
  })
})

describe('Microsoft365DSC beside its policies', () => {
  const dsc = (ResourceName: string, members: object) => ({ ResourceName, ...members })

  it('people, groups, places and strengths come in, and names mean what they name', () => {
    const result = importFiles([
      file('dsc.json', [
        dsc('AADConditionalAccessPolicy', {
          DisplayName: 'P',
          IncludeApplications: 'All',
          IncludeGroups: ['Everybody'],
          IncludeRoles: ['Global Administrator'],
          IncludeLocations: 'All',
          ExcludeLocations: ['Offices'],
          AuthenticationStrength: 'Keys',
        }),
        dsc('AADGroup', { DisplayName: 'Everybody', Id: 'g-all', GroupTypes: '' }),
        dsc('AADGroup', {
          DisplayName: 'Ops',
          Id: 'g-ops',
          Members: 'ada@contoso.example',
          MemberOf: ['Everybody'],
          AssignedToRole: ['Security Administrator'],
        }),
        dsc('AADUser', {
          UserPrincipalName: 'Ada@contoso.example',
          FirstName: 'Ada',
          Title: 'Clerk',
          Roles: ['Global Administrator', 'Lord of the keys'],
        }),
        dsc('AADNamedLocationPolicy', {
          DisplayName: 'Offices',
          Id: 'l-1',
          OdataType: '#microsoft.graph.ipNamedLocation',
          IpRanges: ['203.0.113.0/24', '2001:db8::/32'],
        }),
        dsc('AADNamedLocationPolicy', {
          DisplayName: 'North',
          OdataType: '#microsoft.graph.CountryNamedLocation',
          CountriesAndRegions: 'NO',
        }),
        dsc('AADAuthenticationStrengthPolicy', {
          DisplayName: 'Keys',
          Id: 's-1',
          AllowedCombinations: 'fido2',
        }),
        dsc('AADGroup', { DisplayName: 'Gone', Ensure: 'Absent' }),
      ]),
    ])
    expect(result.problems).toEqual([])
    expect(result.unknown.map(({ path, says }) => [path, says])).toEqual([
      ['[7]', 'This says what must not exist; it is left out.'],
    ])
    const { tenant } = result
    const [policy] = tenant.conditionalAccessPolicies
    expect(policy?.conditions?.users).toEqual({
      includeGroups: ['g-all'],
      includeRoles: ['62e90394-69f5-4237-9190-012177145e10'],
    })
    expect(policy?.conditions?.locations).toEqual({ includeLocations: ['All'], excludeLocations: ['l-1'] })
    expect(policy?.grantControls?.authenticationStrength).toEqual({ id: 's-1' })
    expect(tenant.groups.map(({ id, members }) => [id, members])).toEqual([
      ['g-all', ['g-ops']],
      ['g-ops', ['ada@contoso.example']],
    ])
    expect(tenant.users).toMatchObject([{ id: 'Ada@contoso.example', givenName: 'Ada', jobTitle: 'Clerk' }])
    expect(
      tenant.roleAssignments.map(({ principalId, roleDefinitionId }) => [principalId, roleDefinitionId]),
    ).toEqual([
      ['Ada@contoso.example', '62e90394-69f5-4237-9190-012177145e10'],
      ['Ada@contoso.example', 'Lord of the keys'],
      ['g-ops', '194ae4cb-b126-40b2-bd5b-6091b380977d'],
    ])
    expect(tenant.namedLocations).toMatchObject([
      {
        '@odata.type': '#microsoft.graph.ipNamedLocation',
        ipRanges: [
          { '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '203.0.113.0/24' },
          { '@odata.type': '#microsoft.graph.iPv6CidrRange', cidrAddress: '2001:db8::/32' },
        ],
      },
      { '@odata.type': '#microsoft.graph.countryNamedLocation', countriesAndRegions: ['NO'] },
    ])
    expect(tenant.authenticationStrengthPolicies).toMatchObject([
      { id: 's-1', allowedCombinations: ['fido2'] },
    ])
    // Microsoft's own roles are in no export, so they are listed, by their ids.
    expect(result.unresolved.map(({ kind, id }) => [kind, id])).toEqual([
      ['role', '62e90394-69f5-4237-9190-012177145e10'],
      ['role', 'Lord of the keys'],
      ['role', '194ae4cb-b126-40b2-bd5b-6091b380977d'],
    ])
    expect(kept(again(result.document))).toEqual(kept(result))
  })

  it('another resource is named, kept and does not count, whatever its members are called', () => {
    const other = dsc('AADAdministrativeUnit', { DisplayName: 'North', MembershipType: 'Dynamic' })
    const result = importFiles([
      file('dsc.json', [other, dsc('AADConditionalAccessPolicy', { DisplayName: 'P' })]),
    ])
    expect(result.imported).toEqual({ conditionalAccessPolicies: 1 })
    expect(result.unknown).toEqual([
      {
        file: 'dsc.json',
        path: '[0]',
        says: 'This is "AADAdministrativeUnit" of Microsoft365DSC. Of its resources policies, named locations, authentication strengths, groups and users are read; this one is kept as it is, and does not count.',
      },
    ])
    expect(result.document.unrecognized).toEqual([other])
    expect(kept(again(result.document))).toEqual(kept(result))
  })

  it.each([
    [
      'M365TenantConfig.ps1',
      "Configuration M365TenantConfig\n{\n  Import-DscResource -ModuleName 'Microsoft365DSC' -ModuleVersion '1.25.1'\n",
      /^This is a configuration of Microsoft365DSC, .* left out, with all policies in it\. .* -Type JSON/,
    ],
    ['part.ps1', '  AADConditionalAccessPolicy "x"\n  {\n', /^This is a configuration of Microsoft365DSC/],
    [
      'other.ps1',
      'Get-MgUser\n',
      /^This is a script of PowerShell; it is left out, and not run\. .*OutputType Json/,
    ],
    [
      'main.tf',
      'terraform {\n}\n',
      /^This is the source of a Terraform configuration.*`terraform show -json`/,
    ],
    ['main.txt', 'resource "azuread_user" "ada" {\n', /^This is the source of a Terraform configuration/],
    ['notes.txt', 'resources\n', /^This file is no JSON; it is left out\.$/],
  ])('a configuration is no JSON, and is named: %s', (name, text, says) => {
    const { unknown, imported, tenant } = importFiles([file(name, text)])
    expect(imported).toEqual({})
    expect(unknown).toMatchObject([{ file: name, path: '', says: expect.stringMatching(says) }])
    // What may hold a part of the tenant is missing from it.
    const isLost = name !== 'notes.txt'
    expect(tenant.lost?.length ?? 0).toBe(isLost ? 1 : 0)
  })
})

describe('what the evaluator gets', () => {
  it('members of a policy that are not known and hold something are named; those of a person are not', () => {
    const conditions = { times: { a: 1 }, agents: null, deviceStates: { includeStates: [] } }
    const { unknown } = importFiles([
      file('a.json', [policy('1', { conditions }), { id: 'u', userPrincipalName: 'u@x', shoeSize: 42 }]),
    ])
    expect(unknown.map(({ path }) => path)).toEqual(['[0].conditions.times'])
  })

  it('of two different objects with one id the first counts and both are kept; the same twice is one', () => {
    const result = importFiles([
      file('a.json', [policy('1'), policy('1')]),
      file('b.json', policy('1', { state: 'disabled' })),
    ])
    expect(result.imported).toEqual({ conditionalAccessPolicies: 2 })
    expect(result.document.conditionalAccessPolicies).toHaveLength(2)
    expect(result.tenant.conditionalAccessPolicies.map(({ state }) => state)).toEqual(['enabled'])
    expect(result.problems).toMatchObject([{ file: 'b.json', line: 1, column: 1 }])
    expect(kept(again(result.document))).toEqual(kept(result))
  })

  describe('two copies of one tenant', () => {
    const [old, newer] = ['2025-10-01T08:00:00Z', '2026-01-15T09:30:00.5Z']
    const at = (modifiedDateTime: unknown, state: string) =>
      policy('1', { displayName: 'Everybody', state, modifiedDateTime })
    it.each<[what: string, files: readonly object[], state: string, says: string]>([
      [
        'the newer one first',
        [at(newer, 'enabled'), at(old, 'disabled')],
        'enabled',
        'the one before was changed last',
      ],
      [
        'the newer one last',
        [at(old, 'disabled'), at(newer, 'enabled')],
        'enabled',
        'the one here was changed last',
      ],
      [
        'three of them',
        [at('2025-11-01T00:00:00Z', 'disabled'), at(newer, 'enabled'), at(old, 'disabled')],
        'enabled',
        'the one here was changed last',
      ],
      ['of one moment', [at(old, 'disabled'), at(old, 'enabled')], 'disabled', 'the first one read counts'],
      [
        'one without a date',
        [at(null, 'disabled'), at(newer, 'enabled')],
        'disabled',
        'the first one read counts',
      ],
      [
        'a date that is none',
        [at('yesterday', 'disabled'), at(newer, 'enabled')],
        'disabled',
        'the first one read',
      ],
    ])('%s', (_what, objects, state, says) => {
      const result = importFiles(objects.map((object, index) => file(`copy-${index}/p.json`, object)))
      expect([result.imported, result.copies]).toEqual([
        { conditionalAccessPolicies: objects.length },
        { conditionalAccessPolicies: objects.length - 1 },
      ])
      expect(result.tenant.conditionalAccessPolicies.map((each) => each.state)).toEqual([state])
      expect(result.problems[0]).toMatchObject({
        file: 'copy-1/p.json',
        message: expect.stringContaining(says),
      })
      // Without dates that differ it is not known which of the two is the tenant's.
      expect(result.tenant.lost !== undefined).toBe(says.startsWith('the first one read'))
      expect(result.unknown).toEqual([
        {
          file: 'all files',
          path: '',
          says: expect.stringMatching(
            says.startsWith('the first one read')
              ? /Of each the first one read counts, because .* give one copy/
              : /Of each the newest by modifiedDateTime counts, and .* give one copy/,
          ),
        },
      ])
      expect(kept(again(result.document))).toEqual(kept(result))
    })

    it('some with dates and some without: both rules are said', () => {
      const other = (state: string) => policy('2', { state })
      const { unknown, imported, tenant } = importFiles([
        file('a.json', [at(old, 'disabled'), other('enabled')]),
        file('b.json', [at(newer, 'enabled'), other('disabled')]),
      ])
      expect(unknown.map(({ says }) => says)).toEqual([
        expect.stringMatching(/^2 objects .* newest by modifiedDateTime counts, or the first one read where/),
      ])
      expect(imported).toEqual({ conditionalAccessPolicies: 4 })
      expect(tenant.conditionalAccessPolicies).toHaveLength(2)
    })

    it('the same twice is one, and nothing is said', () => {
      const { unknown, problems } = importFiles([
        file('a.json', at(old, 'enabled')),
        file('b.json', at(old, 'enabled')),
      ])
      expect([unknown, problems]).toEqual([[], []])
    })
  })

  it.each([
    [
      'a state',
      policy('1', { state: 'paused' }),
      'state',
      'The state "paused" is not known here. It is kept, and the policy is not decided.',
    ],
    [
      'a control',
      policy('1', { grantControls: { operator: 'OR', builtInControls: ['MFA', 'retinaScan'] } }),
      'grantControls.builtInControls[1]',
      'The control "retinaScan" is not known here. It is kept, and never taken as met.',
    ],
    [
      'a control of PowerShell',
      {
        DisplayName: 'P',
        State: 'Enabled',
        Conditions: {},
        GrantControls: { BuiltInControls: ['unknownFutureValue'] },
      },
      'GrantControls.BuiltInControls[0]',
      'The control "unknownFutureValue" is not known here. It is kept, and never taken as met.',
    ],
  ])('%s that is not known is in the report', (_what, object, path, says) => {
    expect(importFiles([file('a.json', object)]).unknown).toEqual([{ file: 'a.json', path, says }])
  })

  it.each([
    ['a list', '[]', ''],
    ['an answer', '{"@odata.context": "x$metadata#users", "value": []}', 'value'],
    ['a line of several', '{"value": []}\n{"id": "g", "groupTypes": []}', 'value'],
  ])('an empty list says why nothing came: %s', (_what, text, path) => {
    expect(importFiles([file('a.json', text)]).unknown).toEqual([
      {
        file: 'a.json',
        path,
        says: 'The list is empty: what wrote it found nothing, or was not allowed to read it.',
      },
    ])
  })

  it('lists of a whole tenant may be empty', () => {
    expect(importFiles([file('a.json', { users: [], groups: [{ id: 'g' }] })]).unknown).toEqual([])
  })

  it('a policy without an id is called by its name, and the second of a name by its number', () => {
    const { id: _, ...made } = policy('1')
    const { tenant } = importFiles([file('a.json', [made, made, policy('Policy 1')])])
    expect(tenant.conditionalAccessPolicies.map(({ id }) => id)).toEqual([
      'Policy 1 (2)',
      'Policy 1 (3)',
      'Policy 1',
    ])
  })

  it('a strength that only a policy carries is known by its combinations', () => {
    const authenticationStrength = { id: 's', allowedCombinations: ['fido2'] }
    const { tenant, unresolved } = importFiles([
      file('a.json', policy('1', { grantControls: { authenticationStrength } })),
    ])
    expect(tenant.authenticationStrengthPolicies).toEqual([authenticationStrength])
    expect(unresolved).toEqual([])
  })

  it('members of a directory role have the role', () => {
    const { tenant } = importFiles([
      file('directoryRoles.json', [{ id: 'r', roleTemplateId: 'template', members: [{ id: 'u' }] }]),
    ])
    expect(tenant.roleAssignments).toEqual([
      { id: 'r/u', principalId: 'u', roleDefinitionId: 'template', directoryScopeId: '/' },
    ])
  })
})

it('an import goes in steps, says how far it is, and can be left', () => {
  const people = Array.from({ length: 2000 }, (_, at) => ({ id: `${at}`, userPrincipalName: `${at}@x` }))
  const files = [file('users.json', people), file('p.json', policy('1'))]
  const seen = [...importSteps(files)]
  expect(seen.length).toBeGreaterThan(5)
  expect(seen[0]).toEqual({ done: 0, total: seen.at(-1)?.total, file: 'users.json' })
  expect(seen.at(-1)?.done).toBe(seen.at(-1)?.total)
  const steps = importSteps(files)
  steps.next()
  expect(steps.return({} as never).done).toBe(true)
})
