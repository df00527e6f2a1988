import { describe, expect, it, test } from 'vitest'
import { importFiles } from './import-files'
import { again, file, kept, policy } from './testing/files'

const WHOLE = JSON.stringify(policy('1'))
const HALF = WHOLE.slice(0, -40)

describe('a list that breaks off', () => {
  test.each<[what: string, text: string, imported: object, read: string | null]>([
    [
      "Graph's list, in an object",
      `{"value": [\n${WHOLE},\n${HALF}`,
      { conditionalAccessPolicies: 1 },
      'The object before it is read.',
    ],
    [
      "Graph's list, behind a comma",
      `{"value": [\n${WHOLE},\n`,
      { conditionalAccessPolicies: 1 },
      'The object before it is read.',
    ],
    [
      "Graph's list, before its end",
      `{"value": [\n${WHOLE}`,
      { conditionalAccessPolicies: 1 },
      'The object before it is read.',
    ],
    [
      "Graph's list, behind its end",
      `{"value": [\n${WHOLE}]\n`,
      { conditionalAccessPolicies: 1 },
      'The object before it is read.',
    ],
    [
      'in the middle of a file',
      `{"value": [\n${WHOLE}, {"id": }, ${WHOLE}]}`,
      { conditionalAccessPolicies: 1 },
      'The object before it is read.',
    ],
    [
      'a list alone',
      `[${WHOLE},\n${JSON.stringify(policy('2'))},\n{"id"`,
      { conditionalAccessPolicies: 2 },
      'The 2 objects before it are read.',
    ],
    [
      'PowerShell names',
      `{"Value": [\n${WHOLE}, {`,
      { conditionalAccessPolicies: 1 },
      'The object before it is read.',
    ],
    [
      'a tenant by collections',
      `{"users": [{"id": "a"}, {"id": "b"}], "groups": [{"id": "g"}, {"id`,
      { users: 2, groups: 1 },
      'The 3 objects before it are read.',
    ],
    [
      'a tenant, in its first list',
      `{"users": [{"id": "a"}, {"id": "b"`,
      { users: 1 },
      'The object before it is read.',
    ],
    [
      'a tenant, in a list without a whole object',
      `{"users": [{"id": "a"}], "groups": [{"id": "g"`,
      { users: 1 },
      'The object before it is read.',
    ],
    [
      'the answers to a batch',
      `{"responses": [{"status": 200, "body": {"value": [${WHOLE}]}}, {"st`,
      { conditionalAccessPolicies: 1 },
      'The object before it is read.',
    ],
    [
      'a list too deep',
      `[${WHOLE}, ${'['.repeat(200)}`,
      { conditionalAccessPolicies: 1 },
      'The object before it is read.',
    ],
    ['no whole object', `{"value": [${HALF}`, {}, null],
    ['a policy alone, which is half a policy', HALF, {}, null],
    [
      'a person, in a list of texts',
      '{"id": "u", "userPrincipalName": "u", "proxyAddresses": ["a", "b"',
      {},
      null,
    ],
    [
      'a policy with whole lists in it',
      '{"id": "p", "state": "enabled", "conditions": {"users": {"includeUsers": ["All"]},',
      {},
      null,
    ],
  ])('%s', (_what, text, imported, read) => {
    const result = importFiles([file('a.json', text)])
    expect(result.imported).toEqual(imported)
    expect(result.problems).toHaveLength(1)
    if (read === null) expect(result.problems[0]?.message).not.toContain('before it')
    else expect(result.problems[0]?.message).toMatch(new RegExp(` ${read}$`))
    expect(kept(again(result.document))).toEqual(kept(result))
  })

  it('names the place where it breaks, and what is wrong before it at its own', () => {
    const text = `{"value": [\n  {"id": "u", "userPrincipalName": 5},\n  {"id": "x", "userPrincipalName": nope}\n]}`
    expect(importFiles([file('users.json', text)]).problems).toMatchObject([
      { line: 3, column: 36, message: expect.stringContaining('expected a value, found "n"') },
      { line: 2, column: 36, message: expect.stringContaining('"userPrincipalName" is the number 5') },
    ])
  })

  it('any export, cut anywhere: no half object, and a problem', () => {
    const people = Array.from({ length: 4 }, (_, at) => ({
      id: `${at}`,
      userPrincipalName: `${at}@x`,
      tags: ['a', { b: [1] }],
    }))
    const text = JSON.stringify(
      { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users', value: people },
      null,
      1,
    )
    for (let length = 1; length < text.length; length++) {
      const { document, problems } = importFiles([file('a.json', text.slice(0, length))])
      const users = document.users ?? []
      expect(users, `${length}`).toEqual(people.slice(0, users.length))
      expect(problems.length, `${length}`).toBe(1)
      expect(document.unrecognized).toBeUndefined()
    }
  })
})

describe('a name that an object has twice', () => {
  test.each<
    [
      what: string,
      text: string,
      places: readonly (readonly [line: number, column: number, name: string, before: number])[],
    ]
  >([
    ['in one line', '{"id": "u", "userPrincipalName": "a", "id": "v"}', [[1, 39, 'id', 1]]],
    ['in several', '{"id": "u",\n "userPrincipalName": "a",\n\n "id": "v"}', [[4, 2, 'id', 1]]],
    [
      'three times',
      '{"id": "u", "userPrincipalName": "a",\n"id": 1,\n"id": "v"}',
      [
        [2, 1, 'id', 1],
        [3, 1, 'id', 1],
      ],
    ],
    ['spelt in two ways', '{"id": "u", "userPrincipalName": "a", "\\u0069d": "v"}', [[1, 39, 'id', 1]]],
    [
      'deep inside',
      '[{"id": "u", "userPrincipalName": "a", "x": [{"y": {"z": 1,\n "z": 2}}]}]',
      [[2, 2, 'z', 1]],
    ],
    [
      'with space before the colon',
      '{"id": "u", "userPrincipalName": "a", "id"\n \t: "v"}',
      [[1, 39, 'id', 1]],
    ],
    [
      'that is a name of Object',
      '{"id": "u", "userPrincipalName": "a", "__proto__": 1, "__proto__": 2}',
      [[1, 55, '__proto__', 1]],
    ],
    [
      'on the second line of JSON Lines',
      '{"id": "a", "userPrincipalName": "a"}\n{"id": "b", "id": "c", "userPrincipalName": "b"}',
      [[2, 13, 'id', 2]],
    ],
  ])('%s is a problem with both places', (_what, text, places) => {
    const { problems } = importFiles([file('u.jsonl', text)])
    expect(problems).toEqual(
      places.map(([line, column, name, before]) => ({
        file: 'u.jsonl',
        line,
        column,
        message: `${JSON.stringify(name)} is in this object twice, before on line ${before}: the last one counts, as JSON.parse has it. The one before differs, and which of them the tenant has is not known.`,
        isLoss: true,
      })),
    )
  })

  it('and the last one counts', () => {
    const text = JSON.stringify(policy('1')).replace('{', '{"state": "disabled", ')
    expect(importFiles([file('p.json', text)]).tenant.conditionalAccessPolicies[0]?.state).toBe('enabled')
  })

  it.each([
    ['in two objects', '[{"id": "a", "userPrincipalName": "a"}, {"id": "b", "userPrincipalName": "b"}]'],
    ['in an object and in what is inside', '{"id": "a", "userPrincipalName": "a", "x": {"id": 1}}'],
    ['as a value', '{"id": "id", "userPrincipalName": "id"}'],
    ['inside a text', '{"id": "\\"id\\": 1, \\\\", "userPrincipalName": "{\\"id\\": \\"id\\"}"}'],
    ['inside a text, behind a quote', '{"id": "a", "userPrincipalName": "a", "x": "\\" \\"a\\": \\"a\\": "}'],
    ['in another case', '{"id": "a", "userPrincipalName": "a", "displayName": "A", "DisplayName": "B"}'],
  ])('%s is none', (_what, text) => {
    expect(importFiles([file('u.json', text)]).problems).toEqual([])
  })

  it('a thousand of them are fifty, and a line that says so', () => {
    const text = `{"id": "u", "userPrincipalName": "u"${', "x": 1'.repeat(1001)}}`
    const { problems } = importFiles([file('u.json', text)])
    expect(problems.slice(49)).toMatchObject([
      { column: 439 },
      { message: '950 more of this file are not listed.' },
    ])
  })
})
