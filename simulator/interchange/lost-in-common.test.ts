import { describe, expect, test } from 'vitest'
import { compile } from '../conditional-access/compile/compile'
import { evaluate } from '../conditional-access/evaluate'
import { signInOf } from '../conditional-access/testing/one-policy'
import { importFiles } from './import-files'
import { file } from './testing/files'

/** As Graph gives it, but for what `conditions` and `parts` say. */
const policy = (id: string, conditions: object, parts: object = {}) => ({
  id,
  state: 'enabled',
  createdDateTime: '2026-01-01T00:00:00Z',
  conditions: {
    ...whole('servicePrincipalRiskLevels', 'insiderRiskLevels', 'authenticationFlows'),
    users: {
      ...{ includeUsers: ['All'], excludeUsers: [], includeGroups: [], excludeGroups: [] },
      ...{ includeRoles: [], excludeRoles: [] },
      ...{ includeGuestsOrExternalUsers: null, excludeGuestsOrExternalUsers: null },
    },
    applications: {
      ...{ includeApplications: ['All'], excludeApplications: [], includeUserActions: [] },
      includeAuthenticationContextClassReferences: [],
    },
    ...{ clientAppTypes: ['all'], signInRiskLevels: [], userRiskLevels: [] },
    ...{ platforms: null, locations: null, devices: null, clientApplications: null },
    ...conditions,
  },
  grantControls: {
    ...{ operator: 'OR', builtInControls: ['block'], customAuthenticationFactors: [], termsOfUse: [] },
    authenticationStrength: null,
  },
  sessionControls: null,
  ...parts,
})
const EMPTY: Readonly<Record<string, unknown>> = {
  servicePrincipalRiskLevels: [],
  insiderRiskLevels: null,
  authenticationFlows: null,
}
const whole = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, EMPTY[name]]))
const without = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, undefined]))
const REST = { users: [{ id: 'ada', creationType: null }] }

describe('a member that several policies lack is said once, with what that tells of whoever exported them', () => {
  const FLOWS = { authenticationFlows: { transferMethods: 'deviceCodeFlow' } }
  const OLD = { createdDateTime: '2024-01-01T00:00:00Z' }
  test.each<[what: string, policies: readonly object[], says: readonly (string | RegExp)[]]>([
    ['nothing is missing', [policy('1', {}), policy('2', {})], []],
    [
      'one lacks it',
      [policy('1', {}), policy('2', without('insiderRiskLevels'))],
      [/^"conditions.insiderRiskLevels" is missing, and every policy has it/],
    ],
    [
      'none has it',
      ['1', '2', '3'].map((id) => policy(id, without('servicePrincipalRiskLevels'))),
      [
        /^None of 3 policies has "conditions.servicePrincipalRiskLevels", and every policy of Graph has it: .* nothing here tells which\. So when these policies apply is not certain\.$/,
      ],
    ],
    [
      'none has it, and one is older than it',
      [
        policy('1', without('insiderRiskLevels')),
        policy('2', without('insiderRiskLevels')),
        policy('3', without('insiderRiskLevels'), OLD),
      ],
      [/^None of 3 policies .*\(1 may be older than it\)/],
    ],
    [
      'it is there where it is set',
      [
        policy('1', without('authenticationFlows')),
        policy('2', without('authenticationFlows')),
        policy('3', FLOWS),
      ],
      [/is missing in 2 of 3 policies.* The one that has it has it set: .* may leave out what is not set/],
    ],
    [
      'it is there and empty in others',
      [
        policy('1', without('authenticationFlows')),
        policy('2', without('authenticationFlows')),
        policy('3', {}),
      ],
      [/is missing in 2 of 3 policies.* it is there and empty, so it was lost/],
    ],
    [
      'two members',
      ['1', '2'].map((id) => policy(id, without('insiderRiskLevels', 'servicePrincipalRiskLevels'))),
      [/^None of 2 .*servicePrincipalRiskLevels/, /^None of 2 .*insiderRiskLevels/],
    ],
    [
      'terms of the session',
      ['1', '2'].map((id) => policy(id, {}, { sessionControls: { persistentBrowser: { mode: 'never' } } })),
      [
        /sessionControls.persistentBrowser.isEnabled.* So what these policies ask of the session is not certain\.$/,
      ],
    ],
  ])('%s', (_what, policies, says) => {
    const text = JSON.stringify({ conditionalAccessPolicies: policies, ...REST })
    const { problems } = importFiles([file('t.json', text)])
    const about = problems.map(({ message }) => message)
    expect(about.filter((message) => /missing|None of|lost/.test(message))).toHaveLength(says.length)
    for (const each of says) expect(about).toContainEqual(expect.stringMatching(each))
  })

  test('in files of their own, at the first, and no answer is more certain for it', () => {
    const files = ['1', '2'].map((id) =>
      file(`${id}.json`, policy(id, without('servicePrincipalRiskLevels', 'insiderRiskLevels'))),
    )
    const { tenant, problems } = importFiles([...files, file('u.json', REST)])
    expect(problems.map(({ file: name }) => name)).toEqual(['1.json', '1.json'])
    const { couldBe, caveats } = evaluate(compile(tenant), signInOf({}))
    expect(couldBe).toEqual(['grant', 'challenge', 'block'])
    expect(caveats.filter(({ path }) => path === 'conditions.insiderRiskLevels')).toHaveLength(2)
  })
})
