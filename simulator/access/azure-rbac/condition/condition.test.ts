import { describe, expect, it, test } from 'vitest'
import { parseScope } from '../../../directory/azure-scope'
import type { ConditionContext } from '../decision'
import { CONTAINER, person, READ_BLOB, SUBSCRIPTION } from '../testing/ask'
import { readCondition } from './condition'

function asked(source: string, context: ConditionContext = {}, action = READ_BLOB, at = CONTAINER) {
  const scope = parseScope(at)
  if ('problem' in scope) throw new Error(scope.problem)
  const question = {
    principal: person('ada'),
    action: action.toLowerCase(),
    isDataAction: true,
    scope,
    context,
  }
  return readCondition(source, '2.0')?.ask(question) ?? { outcome: 'none', because: '' }
}
const holding = (...values: readonly (string | number | boolean)[]): ConditionContext => ({
  attributes: { '@Request[x]': values.length === 1 ? (values[0] ?? '') : (values as readonly string[]) },
})

const NAMED = `((!(ActionMatches{'${READ_BLOB}'} AND NOT SubOperationMatches{'Blob.List'})) OR (@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'june'))`

describe('how a condition is evaluated', () => {
  it('an action that it is not for meets it', () => {
    expect(asked(NAMED, {}, 'Microsoft.Storage/x/write').outcome).toBe('yes')
  })

  it('else its expression decides: the name of the container is in the scope', () => {
    expect(asked(NAMED, { subOperation: null }).outcome).toBe('yes')
    expect(asked(NAMED.replace('june', 'july'), { subOperation: null })).toEqual({
      outcome: 'no',
      because:
        "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'july' does not hold. It is june.",
    })
  })

  it('a suboperation that is excluded is another action', () => {
    expect(asked(NAMED.replace('june', 'july'), { subOperation: 'blob.list' }).outcome).toBe('yes')
  })

  it('what is not known is not certain, unless the rest decides', () => {
    expect(asked(NAMED.replace('june', 'july'))).toEqual({
      outcome: 'unknown',
      because: 'It is not known whether the operation is Blob.List.',
    })
    expect(asked(NAMED).outcome).toBe('yes')
    expect(asked('@Request[x] StringEquals 1 AND true BoolEquals false').outcome).toBe('no')
    expect(asked('@Request[x] StringEquals 1 OR true BoolEquals true').outcome).toBe('yes')
    expect(asked("@Request[x] StringEquals 'a'")).toEqual({
      outcome: 'unknown',
      because: '@Request[x] is not known.',
    })
    expect(asked("!(@Request[x] StringEquals 'a')").outcome).toBe('unknown')
  })

  it('of a built-in role: which roles may be assigned', () => {
    const condition =
      "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals{2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, b24988ac618042a0ab8820f7382dd24c}))"
    const giving = (id: string) =>
      asked(
        condition,
        { attributes: { '@request[microsoft.authorization/roleassignments:roledefinitionid]': id } },
        'Microsoft.Authorization/roleAssignments/write',
        SUBSCRIPTION,
      ).outcome
    expect(giving('B24988AC-6180-42a0-ab88-20f7382dd24c')).toBe('yes')
    expect(giving('8e3af657-a8ff-443c-a75c-2fe8c4bcb635')).toBe('no')
    expect(giving('Owner')).toBe('unknown')
  })
})

// The examples of https://learn.microsoft.com/azure/role-based-access-control/conditions-format, and what surrounds them.
test.each([
  ["{'red', 'blue'} ForAnyOfAnyValues:StringEquals {'blue', 'green'}", 'yes'],
  ["{'red', 'blue'} ForAnyOfAnyValues:StringEquals {'orange', 'green'}", 'no'],
  ["{'red', 'blue'} ForAllOfAnyValues:StringEquals {'orange', 'red', 'blue'}", 'yes'],
  ["{'red', 'blue'} ForAllOfAnyValues:StringEquals {'red', 'green'}", 'no'],
  ['{10, 20} ForAnyOfAllValues:NumericLessThan {15, 18}', 'yes'],
  ['{10, 20} ForAnyOfAllValues:NumericLessThan {5, 18}', 'no'],
  ['{10, 20} ForAllOfAllValues:NumericLessThan {5, 15, 18}', 'no'],
  ['{10, 20} ForAllOfAllValues:NumericLessThan {25, 30}', 'yes'],
  ['{10, 20} ForAllOfAllValues:NumericLessThan {15, 25, 30}', 'no'],
  ["'abcd' StringLike 'a*c?'", 'yes'],
  ["'abcd' StringLike 'A*C?'", 'no'],
  ["'abcd' StringLike 'a*c'", 'no'],
  ["'abcd' StringLikeIgnoreCase 'A*C?'", 'yes'],
  ["'abcd' StringNotLike 'a*c'", 'yes'],
  ["'a*c' StringLike 'a\\*c'", 'yes'],
  ["'abc' StringLike 'a\\*c'", 'no'],
  ["'a?c' StringLike 'a\\?c'", 'yes'],
  ["'logs/june/1' StringLike 'logs/*'", 'yes'],
  ["'' StringLike '*'", 'yes'],
  ["'Red' StringEquals 'red'", 'no'],
  ["'Red' StringEqualsIgnoreCase 'red'", 'yes'],
  ["'Red' StringNotEquals 'red'", 'yes'],
  ["'Red' StringNotEqualsIgnoreCase 'red'", 'no'],
  ["'readonly/a' StringStartsWith 'readonly/'", 'yes'],
  ["'Readonly/a' StringStartsWith 'readonly/'", 'no'],
  ["'Readonly/a' StringStartsWithIgnoreCase 'readonly/'", 'yes'],
  ["'a' StringNotStartsWith 'readonly/'", 'yes'],
  ["'Readonly/a' StringNotStartsWithIgnoreCase 'readonly/'", 'no'],
  ['3 NumericEquals 3', 'yes'],
  ['3 NumericNotEquals 3', 'no'],
  ['3 NumericGreaterThan 3', 'no'],
  ['3 NumericGreaterThanEquals 3', 'yes'],
  ['3 NumericLessThanEquals 3', 'yes'],
  ['-3 NumericLessThan 3', 'yes'],
  ["'2022-06-01T00:00:00Z' DateTimeEquals '2022-06-01T00:00:00.0Z'", 'yes'],
  ["'2022-06-01T00:00:00.0000001Z' DateTimeGreaterThan '2022-06-01T00:00:00.0Z'", 'yes'],
  ["'2022-06-01T00:00:00.9Z' DateTimeLessThan '2022-06-01T00:00:00.10Z'", 'no'],
  ["'June' DateTimeLessThan '2022-06-01T00:00:00Z'", 'unknown'],
  ['true boolequals TRUE', 'yes'],
  ['true BoolNotEquals true', 'no'],
  ["'true' BoolEquals true", 'unknown'],
  ["3 StringEquals '3'", 'unknown'],
  ["{'a', 'b'} StringEquals 'a'", 'unknown'],
  ["NOT NOT 'a' StringEquals 'a'", 'yes'],
  ["! 'a' StringEquals 'a'", 'no'],
  ["'a' StringEquals 'a' && 'a' StringEquals 'b'", 'no'],
  ["'a' StringEquals 'a' || 'a' StringEquals 'b'", 'yes'],
])('%s: %s', (source, outcome) => {
  expect(asked(source).outcome).toBe(outcome)
})

describe('attributes', () => {
  test.each([
    ["@Request[x] StringEquals 'a'", holding('a'), 'yes'],
    ["@request[X] StringEquals 'a'", holding('a'), 'yes'],
    ["@Resource[x] StringEquals 'a'", holding('a'), 'unknown'],
    ["@Request[x] ForAllOfAnyValues:StringEquals {'a', 'b'}", holding('a', 'b'), 'yes'],
    ["@Request[x] ForAllOfAnyValues:StringEquals {'a'}", { attributes: { '@Request[x]': [] } }, 'unknown'],
    ['Exists @Request[x]', holding('a'), 'yes'],
    ['NOT Exists @Request[x]', holding('a'), 'no'],
    ['Exists @Request[x]', {}, 'unknown'],
    ['@Request[x] StringEquals @Request[X]', holding('a'), 'yes'],
  ] as const)('%s: %s', (source, context, outcome) => {
    expect(asked(source, context).outcome).toBe(outcome)
  })

  it('the key of a tag keeps its case', () => {
    const tag = (key: string) => `@Resource[Microsoft.Storage/blobs/tags:${key}<$key_case_sensitive$>]`
    const context = { attributes: { [tag('Project')]: 'Cascade' } }
    expect(asked(`${tag('Project')} StringEquals 'Cascade'`, context).outcome).toBe('yes')
    expect(asked(`${tag('project')} StringEquals 'Cascade'`, context).outcome).toBe('unknown')
  })

  it('the storage account is in the scope; a scope above it does not say', () => {
    const source = "@Resource[Microsoft.Storage/storageAccounts:name] StringEquals 'salaries'"
    expect(asked(source).outcome).toBe('yes')
    expect(asked(source, {}, READ_BLOB, SUBSCRIPTION).outcome).toBe('unknown')
    // What is said counts before what the scope says.
    const said = { attributes: { '@Resource[Microsoft.Storage/storageAccounts:name]': 'other' } }
    expect(asked(source, said).outcome).toBe('no')
  })
})

describe('a condition that cannot be read is not certain, and says why', () => {
  test.each([
    [
      "'a' StringEquals 'a' AND 'a' StringEquals 'a' OR 'a' StringEquals 'b'",
      'AND and OR stand side by side',
    ],
    ["'a' StringEquals", 'It breaks off.'],
    ["('a' StringEquals 'a'", 'It breaks off.'],
    ["'a' StringEquals 'a')", 'at character 21, ")"'],
    ["'a' Equals 'a'", 'at character 5, "Equals'],
    ["'a' ForNone:StringEquals 'a'", 'at character 5'],
    ["'a' constructor 'a'", 'at character 5'],
    ["ActionMatches{'a'", 'It breaks off.'],
    ["ActionMatches 'a'", 'at character 15'],
    ["'a StringEquals", 'at character 1'],
    ['@Request[x StringEquals', 'at character 1'],
    ['%', 'at character 1, "%"'],
    [`${'('.repeat(200)}true BoolEquals true${')'.repeat(200)}`, 'more than 60 brackets'],
    [`'${'a'.repeat(9000)}' StringEquals 'a'`, 'longer than 8192'],
  ])('%s', (source, because) => {
    expect(asked(source)).toEqual({ outcome: 'unknown', because: expect.stringContaining(because) })
  })

  it('and so is one of another version', () => {
    const scope = parseScope(SUBSCRIPTION)
    if ('problem' in scope) throw new Error(scope.problem)
    const question = { principal: person('ada'), action: 'a/b', isDataAction: false, scope, context: {} }
    const read = (version: string | null) => readCondition('true BoolEquals true', version)?.ask(question)
    expect(read('1.0')?.because).toBe('Its version is 1.0, and only 2.0 is documented.')
    expect(read(null)?.outcome).toBe('yes')
  })

  it('an empty condition is none', () => {
    for (const none of [null, undefined, '', '  ']) expect(readCondition(none, null)).toBeNull()
  })
})
