import { describe, expect, test } from 'vitest'
import { compile } from '../conditional-access/compile/compile'
import { decide, isPlain } from '../conditional-access/compile/decide'
import { evaluate } from '../conditional-access/evaluate'
import { signInOf } from '../conditional-access/testing/one-policy'
import { asItCame } from '../directory/not-understood'
import { exportTenant } from './export-tenant'
import { importFiles } from './import-files'
import { file } from './testing/files'

const DATES = '"createdDateTime": null'
const USERS = '"users": {"includeUsers": ["All"]}'
const APPS = '"applications": {"includeApplications": ["All"]}, "clientAppTypes": ["all"]'
const BLOCK = '"grantControls": {"operator": "OR", "builtInControls": ["block"]}'
const when = (conditions: string) => `"conditions": {${conditions}}`
const policy = (...members: readonly string[]) => `{"id": "p", "displayName": "P", ${members.join(', ')}}`
const ON = '"state": "enabled"'
const ALL = when(`${USERS}, ${APPS}`)
const people = file(
  'u.json',
  JSON.stringify({ users: ['ada', 'bo'].map((id) => ({ id, userType: 'Member', creationType: null })) }),
)
const DEFAULTS = file('d.json', '{"identitySecurityDefaultsEnforcementPolicy": {"isEnabled": false}}')

function answerOf(text: string, userId = 'ada', conditions: object = {}) {
  const { tenant, problems, document } = importFiles([file('p.json', text), people, DEFAULTS])
  const compiled = compile(tenant)
  const signIn = signInOf({ userId, ...conditions })
  const decision = evaluate(compiled, signIn)
  return { tenant, problems, document, compiled, signIn, decision }
}

describe('a member of a policy that is there twice with different values', () => {
  test.each<[what: string, text: string, couldBe: string, path: string]>([
    ['on, then off', policy(ON, '"state": "disabled"', ALL, BLOCK), 'grant challenge block', 'state'],
    ['off, then on', policy('"state": "disabled"', ON, ALL, BLOCK), 'grant challenge block', 'state'],
    [
      'on, then report-only',
      policy(ON, '"state": "enabledForReportingButNotEnforced"', ALL, BLOCK),
      'grant challenge block',
      'state',
    ],
    [
      'for everybody, then for somebody else',
      policy(ON, when(`${USERS}, "users": {"includeUsers": ["bo"]}, ${APPS}`), BLOCK),
      'grant challenge block',
      'conditions.users',
    ],
    [
      'for everybody, then for somebody else, deeper',
      policy(ON, when(`"users": {"includeUsers": ["All"], "includeUsers": ["bo"]}, ${APPS}`), BLOCK),
      'grant challenge block',
      'conditions.users.includeUsers',
    ],
    [
      'all its conditions',
      policy(ON, ALL, when(`"users": {"includeUsers": ["bo"]}, ${APPS}`), BLOCK),
      'grant challenge block',
      'conditions',
    ],
    [
      'another risk',
      policy(ON, when(`${USERS}, ${APPS}, "signInRiskLevels": [], "signInRiskLevels": ["high"]`), BLOCK),
      'grant challenge block',
      'conditions.signInRiskLevels',
    ],
    [
      'a block, then nothing',
      policy(ON, ALL, BLOCK, '"grantControls": null'),
      'grant challenge block',
      'grantControls',
    ],
    [
      'a control in the place of another',
      policy(
        ON,
        ALL,
        '"grantControls": {"operator": "OR", "builtInControls": ["block"], "builtInControls": ["mfa"]}',
      ),
      'grant challenge block',
      'grantControls.builtInControls',
    ],
    [
      'no terms of the session, then some',
      policy(
        ON,
        ALL,
        '"sessionControls": null',
        '"sessionControls": {"secureSignInSession": {"isEnabled": true}}',
      ),
      'grant challenge block',
      'sessionControls',
    ],
    [
      'in the spelling of PowerShell',
      policy(ON, ALL, BLOCK)
        .replaceAll(/"(\w)(\w*)":/g, (_, first: string, rest: string) => `"${first.toUpperCase()}${rest}":`)
        .replace('"State"', '"State": "disabled", "State"'),
      'grant challenge block',
      'state',
    ],
  ])('%s: what hangs on it is not certain', (_what, text, couldBe, path) => {
    const { decision, problems, compiled, signIn, tenant } = answerOf(text)
    expect(decision.couldBe.join(' ')).toBe(couldBe)
    expect(decision.caveats).toContainEqual({
      policyId: 'p',
      path,
      says: 'It is there twice, with different values: which counts is not known.',
    })
    expect(problems.flatMap(({ message }) => (message.includes('twice') ? [message] : []))).toEqual([
      expect.stringContaining('so an answer that hangs on it in this policy is not certain.'),
    ])
    // The rest of the tenant is whole.
    expect(tenant.lost).toBeUndefined()
    expect(isPlain(compiled, signIn)).toBe(false)
    expect(decide(compiled, signIn)).toBe(decision.result)
  })

  test.each<[what: string, text: string, userId: string]>([
    [
      'somebody whom the policy is not for',
      policy(ON, '"state": "disabled"', when(`"users": {"includeUsers": ["bo"]}, ${APPS}`), BLOCK),
      'ada',
    ],
    [
      'a risk that there is not, where what is asked for is there twice',
      policy(ON, when(`${USERS}, ${APPS}, "signInRiskLevels": ["high"]`), BLOCK, '"grantControls": null'),
      'ada',
    ],
    [
      'whom the policy is not for, where its places are there twice',
      policy(
        ON,
        when(
          `"users": {"includeUsers": ["bo"]}, ${APPS}, "locations": null, "locations": {"includeLocations": ["All"]}`,
        ),
        BLOCK,
      ),
      'ada',
    ],
    [
      'a policy that is off either way',
      policy('"state": "disabled"', ALL, BLOCK, '"grantControls": null'),
      'ada',
    ],
    [
      'one value that is there twice',
      policy('"state": "disabled"', '"state": "disabled"', ALL, BLOCK),
      'ada',
    ],
    ['a name', policy('"displayName": "Q"', '"state": "disabled"', ALL, BLOCK), 'ada'],
    [
      'a date',
      policy(DATES, '"createdDateTime": "2026-01-01T00:00:00Z"', '"state": "disabled"', ALL, BLOCK),
      'ada',
    ],
  ])('%s: what does not hang on it is certain', (_what, text, userId) => {
    const { decision, tenant } = answerOf(text, userId)
    expect(decision.couldBe).toEqual(['grant'])
    expect(tenant.lost).toBeUndefined()
  })

  test('the last one stands in the document, and in what is edited', () => {
    const text = policy(ON, ALL, BLOCK, '"grantControls": null')
    const { document, tenant } = answerOf(text)
    expect(asItCame(document.conditionalAccessPolicies?.[0])).toEqual(JSON.parse(text))
    expect(asItCame(tenant.conditionalAccessPolicies[0])).toEqual(JSON.parse(text))
  })

  test.each<[what: string, text: string]>([
    ['state', policy(ON, '"state": "disabled"', ALL, BLOCK)],
    [
      'state, three times',
      policy(ON, '"state": "disabled"', '"state": "enabledForReportingButNotEnforced"', ALL, BLOCK),
    ],
    ['controls', policy(ON, ALL, BLOCK, '"grantControls": null')],
  ])('an export of it leaves the same doubt: %s', (_what, text) => {
    const { document, decision } = answerOf(text)
    const files = exportTenant(document).map(({ name, text: of }) => file(name, of))
    const again = importFiles(files)
    expect(again.document).toEqual(document)
    expect(evaluate(compile(again.tenant), signInOf({}))).toEqual(decision)
    expect(decision.couldBe).toEqual(['grant', 'challenge', 'block'])
  })
})

describe('what is there twice elsewhere', () => {
  test.each<[what: string, text: string, isLost: boolean]>([
    ['the members of a group', '{"groups": [{"id": "g", "members": [], "members": [{"id": "ada"}]}]}', true],
    [
      'whether a place is trusted',
      '{"namedLocations": [{"id": "n", "ipRanges": [], "isTrusted": true, "isTrusted": false}]}',
      true,
    ],
    [
      'an attribute of a person, which a rule can read',
      '{"users": [{"id": "u", "department": "A", "department": "B"}]}',
      true,
    ],
    ['a list of policies', `{"value": [${policy(ON, ALL, BLOCK)}], "value": []}`, true],
    ['a collection', '{"groups": [], "groups": [{"id": "g"}]}', true],
    [
      'where a list goes on',
      '{"@odata.nextLink": "https://graph.microsoft.com/next", "@odata.nextLink": "", "value": []}',
      true,
    ],
    [
      'the same list',
      '{"groups": [{"id": "g", "members": []}], "groups": [{"id": "g", "members": []}]}',
      false,
    ],
    ['what a group is called', '{"groups": [{"id": "g", "displayName": "A", "displayName": "B"}]}', false],
    [
      'a member of a place that decides nothing',
      '{"namedLocations": [{"id": "n", "ipRanges": [], "x": 1, "x": 2}]}',
      false,
    ],
    ['how many are in a list', '{"@odata.count": 1, "@odata.count": 2, "groups": []}', false],
    [
      'a policy of another tool, whose members stand elsewhere',
      '{"ResourceName": "AADConditionalAccessPolicy", "DisplayName": "P", "State": "enabled", "IncludeUsers": ["All"], "IncludeUsers": ["bo"]}',
      true,
    ],
    [
      'what another tool calls a policy',
      '{"ResourceName": "AADConditionalAccessPolicy", "DisplayName": "P", "DisplayName": "Q", "State": "enabled", "IncludeUsers": ["All"]}',
      false,
    ],
  ])('%s: lost is %s', (_what, text, isLost) => {
    const { tenant, problems } = importFiles([file('x.json', text)])
    expect(problems.some(({ message }) => message.includes('twice'))).toBe(true)
    expect(tenant.lost !== undefined).toBe(isLost)
  })

  test('of more than a thousand that differ, any answer may hang on those that are not looked up', () => {
    const twice = Array.from({ length: 1001 }, (_, at) => `"m${at}": 1, "m${at}": 2`).join(', ')
    expect(importFiles([file('g.json', `{"groups": [{"id": "g", ${twice}}]}`)]).tenant.lost).toBeDefined()
  })
})
