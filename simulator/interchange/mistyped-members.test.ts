import { describe, expect, it, test } from 'vitest'
import { compile } from '../conditional-access/compile/compile'
import { decide } from '../conditional-access/compile/decide'
import { evaluate } from '../conditional-access/evaluate'
import type { SignIn } from '../conditional-access/sign-in'
import { importFiles } from './import-files'
import type { JsonValue } from './json'
import { again, file, kept } from './testing/files'

const ASK: SignIn = {
  signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId: 'ada' },
  signInContext: { '@odata.type': '#microsoft.graph.applicationContext', includeApplications: ['app'] },
  signInConditions: { clientAppType: 'browser', devicePlatform: 'windows', country: 'NO' },
  authentication: { completed: ['password'], registered: null },
}

/** A policy that blocks everybody, with the value at `path` in place of its own. */
function blocking(path: string, value: JsonValue) {
  const policy = {
    id: 'p',
    state: 'enabled',
    conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
  }
  return [file('p.json', `{\n "value": [\n${JSON.stringify(put(policy, path.split('.'), value))}]}`)]
}

function put(object: object, [name = '', ...rest]: readonly string[], value: JsonValue): object {
  const inner = Object.entries(object).find(([each]) => each === name)?.[1] ?? {}
  return { ...object, [name]: rest.length > 0 ? put(inner, rest, value) : value }
}

describe('a member of a policy that is not of its type', () => {
  test.each<[path: string, value: JsonValue, expected: string]>([
    ['conditions.users.includeUsers', 5, 'a list of texts'],
    ['conditions.users.includeUsers', [5], 'a list of texts'],
    ['conditions.users.includeUsers', 'ada bob', 'a list of texts'],
    ['conditions.users.excludeUsers', 'System.Object[]', 'a list of texts'],
    ['conditions.users.excludeGroups', { id: 'g' }, 'a list of texts'],
    ['conditions.users.includeGuestsOrExternalUsers', 'all', 'an object'],
    ['conditions.users.includeGuestsOrExternalUsers.externalTenants.membershipKind', 1, 'a text'],
    ['conditions.users', '@{IncludeUsers=System.Object[]}', 'an object'],
    ['conditions.users', ['All'], 'an object'],
    ['conditions.applications', 'All', 'an object'],
    ['conditions.clientAppTypes', true, 'a list of texts'],
    ['conditions.locations.includeLocations', 7, 'a list of texts'],
    ['conditions.devices.deviceFilter', 'device.isCompliant -eq True', 'an object'],
    ['conditions.devices.deviceFilter.rule', ['device.isCompliant -eq True'], 'a text'],
    ['conditions.signInRiskLevels', 3, 'a list of texts'],
    ['conditions', 'All', 'an object'],
    ['grantControls', 'block', 'an object'],
    ['grantControls.builtInControls', 1, 'a list of texts'],
    ['grantControls.operator', ['OR'], 'a text'],
    ['grantControls.authenticationStrength', 'Phishing-resistant MFA', 'an object'],
    ['grantControls.authenticationStrength.id', 4, 'a text'],
    ['sessionControls.signInFrequency.value', '4', 'a number'],
    ['sessionControls.persistentBrowser', true, 'an object'],
  ])('%s as %j is named with its place, and the policy is not decided', (path, value, expected) => {
    const { tenant, document, problems } = importFiles(blocking(path, value))
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toContain(`${JSON.stringify(path)} is `)
    expect(problems[0]?.message).toContain(
      `has to be ${expected}: it is kept, and the policy is not decided without it.`,
    )
    expect(problems[0]).toMatchObject({ file: 'p.json', line: 3 })

    const compiled = compile(tenant)
    const decision = evaluate(compiled, ASK)
    expect(decision.policies).toMatchObject([
      { id: 'p', policyApplies: false, analysisReasons: 'notEnoughInformation', logResult: 'unknown' },
    ])
    expect(decision.policies[0]?.because).toContain(path)
    expect(decision.caveats).toContainEqual({
      policyId: 'p',
      path,
      says: 'This is not as Graph documents it, so the policy is not decided.',
    })
    expect(decide(compiled, ASK)).toBe(decision.result)
    const result = importFiles(blocking(path, value))
    expect(kept(again(document))).toEqual(kept(result))
  })

  it('in a policy that is off changes nothing: it is off', () => {
    const files = blocking('conditions.users', 5).map(({ name, bytes }) =>
      file(name, new TextDecoder().decode(bytes).replace('"enabled"', '"disabled"')),
    )
    const decision = evaluate(compile(importFiles(files).tenant), ASK)
    expect(decision.policies).toMatchObject([
      { analysisReasons: 'policyNotEnabled', logResult: 'notEnabled' },
    ])
    expect(decision.caveats.filter(({ policyId }) => policyId === 'p')).toEqual([])
  })

  it('what PowerShell cut off is said to be that', () => {
    const says = (value: JsonValue) => importFiles(blocking('conditions.users', value)).problems[0]?.message
    expect(says('@{IncludeUsers=System.Object[]}')).toMatch(/export it again with -Depth 10\.$/)
    expect(says('System.Collections.Hashtable')).toMatch(/-Depth 10\.$/)
    expect(says(5)).not.toContain('-Depth')
  })
})

describe('a list that PowerShell unrolled is read as a list of one, and that is said', () => {
  test.each<[path: string, value: JsonValue, read: JsonValue]>([
    ['conditions.users.includeUsers', 'All', ['All']],
    ['conditions.users.includeUsers', 'all', ['All']],
    ['conditions.applications.includeApplications', 'Office365', ['Office365']],
    ['conditions.clientAppTypes', 'browser', ['browser']],
    ['conditions.users.excludeGroups', '', []],
    ['grantControls.builtInControls', 'block', ['block']],
    ['conditions.insiderRiskLevels', ['minor', 'Elevated'], 'minor,elevated'],
  ])('%s as %j is %j', (path, value, read) => {
    const { tenant, document, problems } = importFiles(blocking(path, value))
    expect(problems).toMatchObject([
      { file: 'p.json', line: 3, message: expect.stringContaining('it is read as that.') },
    ])
    expect(at(tenant.conditionalAccessPolicies[0], path)).toEqual(read)
    expect(at(document.conditionalAccessPolicies?.[0], path)).toEqual(value)
    expect(evaluate(compile(tenant), ASK).caveats.filter(({ path: of }) => of === path)).toEqual([])
  })

  it('outside of policies too: members of a group, ranges of a location', () => {
    const { tenant, problems } = importFiles([
      file('groups.json', { id: 'g', groupTypes: 'DynamicMembership', members: { id: 'u' } }),
      file('l.json', { id: 'l', ipRanges: { cidrAddress: '10.0.0.0/8' } }),
      file('u.json', { id: 'u', userPrincipalName: 'u@x' }),
    ])
    expect(tenant.groups).toMatchObject([{ groupTypes: ['DynamicMembership'], members: [{ id: 'u' }] }])
    expect(tenant.namedLocations).toMatchObject([{ ipRanges: [{ cidrAddress: '10.0.0.0/8' }] }])
    expect(problems.map(({ file: name }) => name)).toEqual(['groups.json', 'groups.json', 'l.json'])
  })

  it('outside of policies a wrong member does not count, and is said not to', () => {
    const { tenant, problems } = importFiles([
      file('u.json', '{"id": "u", "userPrincipalName": "u@x",\n "displayName": 5}'),
    ])
    expect(tenant.users).toEqual([{ id: 'u', userPrincipalName: 'u@x' }])
    expect(problems).toEqual([
      {
        file: 'u.json',
        line: 2,
        column: 17,
        message: '"displayName" is the number 5, and has to be a text: it is kept and does not count.',
      },
    ])
  })
})

function at(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, name) => new Map(Object.entries(inner ?? {})).get(name), object)
}

describe('a fault in the authentication methods policy is reported, and nothing is thrown', () => {
  test.each<[configuration: JsonValue, says: string]>([
    [{ state: 'enabled' }, '"authenticationMethodConfigurations[0]" has no "id"'],
    [{ id: 7, state: 'disabled' }, '"authenticationMethodConfigurations[0].id" is the number 7'],
    [
      { id: 'Sms', includeTargets: 'all_users x' },
      '"authenticationMethodConfigurations[0].includeTargets" is the text',
    ],
    [
      { id: 'Sms', includeTargets: [{}] },
      '"authenticationMethodConfigurations[0].includeTargets[0]" has no "id"',
    ],
    [
      { id: 'Sms', excludeTargets: [{ id: 1 }] },
      '"authenticationMethodConfigurations[0].excludeTargets[0].id" is',
    ],
    [
      { id: 'Sms', excludeTargets: [null] },
      '"authenticationMethodConfigurations[0].excludeTargets[0]" is null',
    ],
    [
      { id: 'Fido2', state: 'enabled', '@odata.type': 7 },
      '"authenticationMethodConfigurations[0].@odata.type" is the number 7',
    ],
    ['Sms', '"authenticationMethodConfigurations[0]" is the text'],
  ])('%j', (configuration, says) => {
    const { tenant, problems } = importFiles([
      file(
        'tenant.json',
        JSON.stringify({
          authenticationMethodsPolicy: { authenticationMethodConfigurations: [configuration] },
          users: [{ id: 'ada' }],
        }),
      ),
    ])
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(says)])
    expect(evaluate(compile(tenant), ASK).result).toBe('grant')
  })
})
