import { describe, expect, it, test } from 'vitest'
import { importFiles } from './import-files'
import type { JsonValue } from './json'
import { again, file, kept, policy } from './testing/files'

const read = (value: unknown, name = 'a.json') => importFiles([file(name, value)])

describe('a wrapper that holds exactly one policy, or one list of them', () => {
  const own = policy('1')
  const pascal = {
    Id: '1',
    DisplayName: 'P',
    State: 'enabled',
    Conditions: { Users: { IncludeUsers: ['All'] } },
  }
  test.each<[what: string, wrapper: object, at: string, count: number, name?: string]>([
    ['PolicyConfig', { PolicyName: 'x', Version: 2, PolicyConfig: own }, 'PolicyConfig', 1],
    [
      'properties, as resources have them',
      { type: 'Microsoft.Graph/x', apiVersion: '1', properties: own },
      'properties',
      1,
    ],
    ['with the names of PowerShell', { Name: 'x', PolicyConfig: pascal }, 'PolicyConfig', 1],
    [
      'of Microsoft365DSC',
      { parameters: { IncludeUsers: ['All'], BuiltInControls: ['mfa'] } },
      'parameters',
      1,
    ],
    ['a list by another name', { exportedAt: 'x', policies: [own, policy('2')] }, 'policies', 2],
    ['in a folder of policies', { name: 'x', body: own }, 'body', 1, 'ConditionalAccess/x.json'],
    ['in a list', { value: [{ policy: own }] }, 'value[0].policy', 1],
  ])('%s', (_what, wrapper, at, count, name) => {
    const result = read(wrapper, name)
    expect(result.imported).toEqual({ conditionalAccessPolicies: count })
    expect(result.unknown).toEqual([
      {
        file: name ?? 'a.json',
        path: at,
        says: expect.stringMatching(/^The policy is taken out of .*; what stands around it is left out\.$/),
      },
    ])
    expect(kept(again(result.document))).toEqual(kept(result))
  })

  test.each<[what: string, wrapper: object]>([
    ['two of them', { before: own, after: policy('2') }],
    ['none', { body: { a: 1 } }],
    ['a list of something else as well', { policies: [own, { a: 1 }] }],
  ])('is not one with %s', (_what, wrapper) => {
    const { imported, unknown } = read(wrapper)
    expect(imported).toEqual({})
    expect(unknown[0]?.says).toBe('Nothing tells what this object is; it is kept as it is.')
  })

  it('and what is wrong in it is where it is', () => {
    const { problems } = read(`{"name": "x",\n "PolicyConfig": ${JSON.stringify({ ...own, state: 5 })}}`)
    expect(problems).toMatchObject([{ line: 2, message: expect.stringMatching(/^"state" is the number 5/) }])
  })
})

describe('an empty list where Graph has an object or null', () => {
  test.each([
    'conditions.platforms',
    'conditions.locations',
    'conditions.devices',
    'conditions.clientApplications',
    'conditions.authenticationFlows',
    'conditions.users.includeGuestsOrExternalUsers',
    'conditions.applications.applicationFilter',
    'sessionControls',
    'sessionControls.signInFrequency',
  ])('%s is read as null, and said', (path) => {
    const { tenant, problems } = read(put(policy('1'), path.split('.'), []))
    expect(problems.map(({ message }) => message)).toEqual([
      `"${path}" is an empty list where Graph has an object or null; it is read as null.`,
    ])
    const [read_] = tenant.conditionalAccessPolicies
    expect(
      path.split('.').reduce((at: unknown, step) => (at as Record<string, unknown>)[step], read_),
    ).toBeNull()
  })

  test.each(['conditions', 'conditions.users', 'conditions.applications', 'grantControls'])(
    '%s, without which a policy says something else, is not',
    (path) => {
      const { problems } = read(put(policy('1'), path.split('.'), []))
      expect(problems[0]?.message).toBe(
        `"${path}" is an empty list, and has to be an object: it is kept, and the policy is not decided without it.`,
      )
    },
  )
})

function put(object: unknown, [name = '', ...rest]: readonly string[], value: JsonValue): object {
  const before = (object ?? {}) as Record<string, unknown>
  return { ...before, [name]: rest.length > 0 ? put(before[name], rest, value) : value }
}

/** Of a part of a policy: not that the rest is missing. */
const isWrong = ({ message }: { readonly message: string }) => !message.includes('is missing')

describe('Microsoft365DSC writes numbers and flags as texts', () => {
  const dsc = (members: object) => ({
    ResourceName: 'AADConditionalAccessPolicy',
    DisplayName: 'P',
    ...members,
  })
  test.each<[name: string, value: string, member: string, read: JsonValue]>([
    ['SignInFrequencyValue', '4', 'signInFrequency.value', 4],
    ['SignInFrequencyIsEnabled', 'True', 'signInFrequency.isEnabled', true],
    ['SignInFrequencyIsEnabled', '$false', 'signInFrequency.isEnabled', false],
    ['PersistentBrowserIsEnabled', 'false', 'persistentBrowser.isEnabled', false],
    ['CloudAppSecurityIsEnabled', '$True', 'cloudAppSecurity.isEnabled', true],
    ['ApplicationEnforcedRestrictionsIsEnabled', 'TRUE', 'applicationEnforcedRestrictions.isEnabled', true],
    ['DisableResilienceDefaultsIsEnabled', 'true', 'disableResilienceDefaults', true],
    ['SecureSignInSessionIsEnabled', 'True', 'secureSignInSession.isEnabled', true],
  ])('%s: %s', (name, value, member, expected) => {
    const { tenant, problems } = read(dsc({ [name]: value }))
    expect(problems.filter(isWrong)).toEqual([])
    expect(tenant.conditionalAccessPolicies[0]?.sessionControls).toEqual(put({}, member.split('.'), expected))
  })

  it('in groups and locations too', () => {
    const { tenant, problems } = read([
      { ResourceName: 'AADGroup', DisplayName: 'G', IsAssignableToRole: 'True' },
      {
        ResourceName: 'AADNamedLocationPolicy',
        DisplayName: 'L',
        CountriesAndRegions: ['NO'],
        IsTrusted: '$true',
      },
    ])
    expect(problems).toEqual([])
    expect(tenant.groups[0]?.isAssignableToRole).toBe(true)
    expect(tenant.namedLocations[0]?.isTrusted).toBe(true)
  })

  it('and what is no number is no number', () => {
    const { problems } = read(dsc({ SignInFrequencyValue: 'four' }))
    expect(problems[0]?.message).toMatch(/^"SignInFrequencyValue" is the text "four", and has to be a number/)
  })
})

describe('a fault is called as the file calls it, and is where it is there', () => {
  test.each<[what: string, text: string, called: string, line: number, column: number]>([
    [
      'Graph',
      '{"conditions": {"clientAppTypes": 7},\n "state": "enabled"}',
      'conditions.clientAppTypes',
      1,
      35,
    ],
    [
      'PowerShell',
      '{"Conditions": {"Users": {}, "ClientAppTypes": 7},\n "State": "enabled"}',
      'Conditions.ClientAppTypes',
      1,
      48,
    ],
    [
      'what its types do not have',
      '{"State": "enabled", "Conditions": {"AdditionalProperties":\n {"clientAppTypes": 7}}}',
      'Conditions.AdditionalProperties.clientAppTypes',
      2,
      21,
    ],
    [
      'Microsoft365DSC',
      '{"ResourceName": "AADConditionalAccessPolicy",\n "DeviceFilterMode": "include",\n "DeviceFilterRule": 7}',
      'DeviceFilterRule',
      3,
      22,
    ],
    [
      'its groups',
      '{"ResourceName": "AADGroup", "DisplayName": "G",\n "MembershipRule": 7}',
      'MembershipRule',
      2,
      20,
    ],
  ])('%s', (_what, text, called, line, column) => {
    const { problems } = read(text)
    expect(problems.filter(isWrong)).toMatchObject([
      { line, column, message: expect.stringContaining(`"${called}" is the number 7`) },
    ])
  })

  it('what is not understood, too', () => {
    const { unknown } = read({ State: 'enabled', Conditions: { Times: { A: 1 } } })
    expect(unknown.map(({ path }) => path)).toEqual(['Conditions.Times'])
  })
})

describe('parts of a tenant that decide about guests, registration and terms', () => {
  const context = (path: string) => ({
    '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${path}`,
  })
  const trust = {
    isMfaAccepted: true,
    isCompliantDeviceAccepted: false,
    isHybridAzureADJoinedDeviceAccepted: true,
  }
  test.each<[what: string, value: object]>([
    [
      'the answer',
      {
        ...context('policies/crossTenantAccessPolicy/default/$entity'),
        isServiceDefault: false,
        inboundTrust: trust,
      },
    ],
    ['the object alone', { isServiceDefault: false, b2bCollaborationInbound: null, inboundTrust: trust }],
    [
      'of PowerShell',
      {
        IsServiceDefault: false,
        InboundTrust: {
          IsMfaAccepted: true,
          IsCompliantDeviceAccepted: false,
          IsHybridAzureAdJoinedDeviceAccepted: true,
        },
      },
    ],
    ['in a whole tenant', { crossTenantAccessPolicy: { default: { inboundTrust: trust } } }],
  ])('what is trusted by default: %s', (_what, value) => {
    const { tenant, imported, problems, unknown } = read(value)
    expect([problems, unknown, imported]).toEqual([[], [], { crossTenantAccessPolicy: 1 }])
    expect(tenant.crossTenantAccessPolicy?.default?.inboundTrust).toMatchObject({
      isMfaAccepted: true,
      isCompliantDeviceAccepted: false,
    })
  })

  it('the default alone does not say that there are no partners', () => {
    const partnersOf = (value: object) => read(value).tenant.crossTenantAccessPolicy?.partners
    expect(partnersOf({ crossTenantAccessPolicy: { default: { inboundTrust: trust } } })).toBeNull()
    expect(
      partnersOf({ crossTenantAccessPolicy: { default: { inboundTrust: trust }, partners: [] } }),
    ).toEqual([])
  })

  it('partners, by context and by shape', () => {
    const partner = {
      tenantId: 't-1',
      isServiceProvider: null,
      inboundTrust: trust,
      b2bCollaborationInbound: null,
    }
    for (const value of [
      { ...context('policies/crossTenantAccessPolicy/partners'), value: [partner] },
      partner,
    ]) {
      expect(read(value).tenant.crossTenantAccessPolicy?.partners).toEqual([
        { tenantId: 't-1', inboundTrust: trust },
      ])
    }
  })

  it('a flag that is none is named, and not known', () => {
    const { problems, tenant } = read({ isServiceDefault: false, inboundTrust: { isMfaAccepted: 'yes' } })
    expect(problems[0]?.message).toMatch(
      /^"inboundTrust.isMfaAccepted" is the text "yes", and has to be true or false/,
    )
    expect(tenant.crossTenantAccessPolicy?.default?.inboundTrust?.isMfaAccepted).toBeNull()
  })

  it('who has registered what, and terms of use', () => {
    const { imported, unresolved, unknown } = importFiles([
      file('r.json', {
        ...context('reports/authenticationMethods/userRegistrationDetails'),
        value: [{ id: 'u', methodsRegistered: ['mobilePhone'] }],
      }),
      file('t.json', {
        ...context('identityGovernance/termsOfUse/agreements'),
        value: [{ id: 'terms', displayName: 'Terms' }],
      }),
      file('p.json', policy('1', { grantControls: { operator: 'OR', termsOfUse: ['terms'] } })),
    ])
    expect(imported).toEqual({ conditionalAccessPolicies: 1, agreements: 1, userRegistrationDetails: 1 })
    expect([unresolved, unknown]).toEqual([[], []])
  })
})
