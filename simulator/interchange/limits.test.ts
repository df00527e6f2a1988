import { afterEach, describe, expect, it, test, vi } from 'vitest'
import { withStandIns } from '../conditional-access/stand-ins'
import { type ImportFile, importFiles, importSteps } from './import-files'
import { IMPORT_LIMITS, type ImportLimits } from './limits'
import { file, policy } from './testing/files'

afterEach(() => vi.restoreAllMocks())

const user = (at: number) => `{"id": "u${at}", "userPrincipalName": "u${at}@x"}`
const users = (count: number) => `[${Array.from({ length: count }, (_, at) => user(at)).join(',')}]`
const deep = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`
const wide = (members: number) =>
  `{"id": "u", "userPrincipalName": "u"${Array.from({ length: members - 2 }, (_, at) => `,"m${at}":1`).join('')}}`
/** A group of so many values: itself, its list, and what is in both. An opening and a comma are one each. */
const group = (values: number, id = 'g') => `{"id": "${id}", "groupTypes": ["x"${',"x"'.repeat(values - 4)}]}`
const bytes = (count: number) => `{"id": "u", "userPrincipalName": "u"${' '.repeat(count - 37)}}`
const lines = (count: number) => Array.from({ length: count }, (_, at) => user(at)).join('\n')
const ghosts = (count: number) =>
  JSON.stringify({ id: 'g', groupTypes: [], members: Array.from({ length: count }, (_, at) => `ghost${at}`) })

describe('at a limit all is read, one past it is said, and what stands before it is read', () => {
  const json = (text: string) => [file('a.json', text)]
  test.each<
    [limit: keyof ImportLimits, value: number, of: (size: number) => ImportFile[], says: string, then: number]
  >([
    [
      'depth',
      IMPORT_LIMITS.depth,
      (size) => json(deep(size)),
      'expected no more than 100 levels, found "{".',
      0,
    ],
    ['depth', 4, (size) => json(`[${user(1)},${deep(size - 1)}]`), 'expected no more than 4 levels', 1],
    [
      'members',
      IMPORT_LIMITS.members,
      (size) => json(wide(size)),
      'expected no more than 10,000 members of one object, found "\\""',
      0,
    ],
    ['members', 9, (size) => json(`[${user(1)},${wide(size)}]`), 'The object before it is read.', 1],
    [
      'values',
      1000,
      (size) => json(group(size)),
      'expected no more than 1,000 values in all files, found ",".',
      0,
    ],
    ['values', 1000, (size) => json(`[${user(1)},${group(size - 4)}]`), 'The object before it is read.', 1],
    ['values', 20, (size) => json(`${lines(2)}\n${group(size - 6)}`), 'What stands before it is read.', 2],
    [
      'values',
      40,
      (size) => [file('a.json', group(size - 20)), file('b.json', group(20))],
      'no more than 40 values in all files',
      1,
    ],
    [
      'objects',
      1000,
      (size) => json(users(size)),
      'There are more than 1,000 objects; the rest is not read.',
      1000,
    ],
    [
      'objects',
      1000,
      (size) => json(lines(size)),
      'There are more than 1,000 objects; the rest is not read.',
      1000,
    ],
    ['fileBytes', 4096, (size) => json(bytes(size)), 'The file is larger than 4 KiB and is not read.', 0],
    [
      'totalBytes',
      4096,
      (size) => [file('a.json', bytes(100)), file('b.json', bytes(size - 100))],
      'All files together are larger than 4 KiB; this one is not read.',
      1,
    ],
    [
      'files',
      3,
      (size) => Array.from({ length: size }, (_, at) => file(`${at}.json`, user(at))),
      'There are more than 3 files; this one and the rest are not read.',
      3,
    ],
  ])('%s: %i', (limit, value, of, says, then) => {
    const limits = { [limit]: value }
    expect(importFiles(of(value), { limits }).problems).toEqual([])
    const { problems, document } = importFiles(of(value + 1), { limits })
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(says)])
    expect((document.users ?? []).length + (document.groups ?? []).length).toBe(then)
  })

  it('of a hundred thousand references to what is missing so many are listed, and the rest is counted', () => {
    const limits = { unresolved: 100 }
    const at = importFiles(json(ghosts(100)), { limits })
    expect([at.unresolved.length, at.unknown]).toEqual([100, []])
    const past = importFiles(json(ghosts(103)), { limits })
    expect(past.unresolved).toHaveLength(100)
    expect(past.unknown).toEqual([
      { file: 'all files', path: '', says: '3 more references to what is missing are not listed.' },
    ])
    expect(past.tenant.groups[0]?.members).toHaveLength(103)
  })

  it('what is wrong in many files is listed up to a number for all of them', () => {
    const broken = Array.from({ length: 9 }, (_, at) => file(`${at}.json`, '[{"id": 1, "groupTypes": 2}, 3]'))
    const { problems, unknown } = importFiles(broken, { limits: { listed: 5 } })
    const listed = [...problems, ...unknown].filter(
      (each) => !('message' in each && /not listed/.test(each.message)),
    )
    expect(listed).toHaveLength(5)
    expect(problems.at(-1)?.message).toBe('2 more of this file are not listed.')
  })
})

describe('a limit is enforced before what is past it takes memory', () => {
  test.each([
    ['open lists', '['.repeat(100_000)],
    ['lists', `[${'[],'.repeat(100_000)}[]]`],
    ['objects', `[${'{},'.repeat(100_000)}{}]`],
    ['numbers', `[${'1,'.repeat(100_000)}1]`],
    ['members', `{${Array.from({ length: 20_000 }, (_, at) => `"${at}":1`).join(',')}}`],
    ['one name', `{${'"a":1,'.repeat(20_000)}"a":1}`],
    [
      'lists in lists',
      `[${Array(2000)
        .fill('['.repeat(90) + ']'.repeat(90))
        .join(',')}]`,
    ],
    ['lines', '{}\n'.repeat(100_000)],
  ])('%s', (_what, text) => {
    const parse = vi.spyOn(JSON, 'parse')
    importFiles([file('a.json', text)], { limits: { values: 10_000 } })
    const longest = Math.max(0, ...parse.mock.calls.map(([given]) => given.length))
    expect(longest).toBeLessThan(40_000)
  })
})

type Work = (this: unknown, ...given: unknown[]) => unknown
const WORK: readonly (readonly [on: object, name: string])[] = [
  [Map.prototype, 'get'],
  [Map.prototype, 'set'],
  [Set.prototype, 'add'],
  [RegExp.prototype, 'test'],
  [RegExp.prototype, 'exec'],
  [Object, 'keys'],
]

/** The most work that is done between two chances to stop: calls of what goes through a text, a value, a list of objects. */
function longestStep(text: string): number {
  const steps = importSteps([file('a.json', text)])
  const counts = WORK.map(() => 0)
  const undo = WORK.map(([on, name], at) => {
    const place = on as Record<string, Work>
    const work = place[name] as Work
    place[name] = function (...given) {
      counts[at] = (counts[at] ?? 0) + 1
      return work.apply(this, given)
    }
    return () => {
      place[name] = work
    }
  })
  let most = 0
  for (let done: boolean | undefined = false; !done; ) {
    counts.fill(0)
    done = steps.next().done
    most = Math.max(most, ...counts)
  }
  for (const each of undo) each()
  return most
}

describe('however much there is, the reading can be stopped after bounded work', () => {
  const long = (count: number, of: (at: number) => string) => Array.from({ length: count }, (_, at) => of(at))
  const plain = (at: number) => user(at)
  const twice = (at: number) => `{"id": "u${at}", "id": "v${at}", "userPrincipalName": "u"}`
  const nameless = (at: number) => `{"userPrincipalName": "u${at % 7}"}`
  const group = (at: number) =>
    `{"id": "g${at}", "groupTypes": [], "memberOf": ["g0"], "members": ["x${at}"]}`
  test.each<[what: string, of: (count: number) => string]>([
    ['a list', (count) => `[${long(count, plain)}]`],
    ['a list that breaks off', (count) => `[${long(count, plain)}, oops`],
    ['the lines of a file', (count) => long(count, plain).join('\n')],
    ['names that stand twice', (count) => `[${long(count, twice)}]`],
    ['objects without an id', (count) => `[${long(count, nameless)}]`],
    ['groups in groups, and members that are missing', (count) => `[${long(count, group)}]`],
    [
      'one group of many',
      (count) => `{"id": "g", "groupTypes": [], "members": [${long(count * 4, (at) => `"x${at}"`)}]}`,
    ],
    [
      'policies that refer to what is missing',
      (count) =>
        JSON.stringify(
          long(count / 4, (at) => at.toString()).map((id) =>
            policy(id, { conditions: { users: { includeGroups: [`g${id}`, `h${id}`] } } }),
          ),
        ),
    ],
  ])('%s', (_what, of) => {
    const [few, many] = [LONG, 3 * LONG].map((count) => longestStep(of(count)))
    expect(many).toBeLessThan((few ?? 0) * 1.3)
  })

  const LONG = 4000
})

/** How often something is looked up in a set or a map: it grows with the input, and not with its square. */
function lookups(work: () => void): number {
  const spies = [
    vi.spyOn(Set.prototype, 'has'),
    vi.spyOn(Map.prototype, 'get'),
    vi.spyOn(Array.prototype, 'find'),
    vi.spyOn(Array.prototype, 'some'),
  ]
  work()
  const count = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0)
  vi.restoreAllMocks()
  return count
}

describe('work grows with the input, not with its square', () => {
  const times = (count: number, of: (at: number) => object) =>
    JSON.stringify(Array.from({ length: count }, (_, at) => of(at)))
  test.each<[what: string, of: (count: number) => string]>([
    ['objects without an id or a name', (count) => times(count, () => ({}))],
    ['rows of a log, without an id', (count) => times(count, (at) => ({ userPrincipalName: 'u', row: at }))],
    [
      'policies of one name',
      (count) => times(count, () => ({ displayName: 'P', state: 'enabled', conditions: {} })),
    ],
    ['objects of one id', (count) => times(count, (at) => ({ id: 'u', userPrincipalName: `${at}` }))],
  ])('%s', (_what, of) => {
    const [few, many] = [500, 2000].map((count) => {
      const files = [file('a.json', of(count))]
      return lookups(() => importFiles(files))
    })
    expect(many).toBeLessThan((few ?? 0) * 6)
  })

  it('groups in one group, strengths in policies, and members of both', () => {
    const groups = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ id: `g${at}`, groupTypes: [], memberOf: ['top'] }))
    const policies = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        policy(`${at}`, {
          conditions: { users: { includeGroups: [`g${at}`] } },
          grantControls: { authenticationStrength: { id: `s${at}`, allowedCombinations: ['fido2'] } },
        }),
      )
    const { tenant } = importFiles([
      file('g.json', [{ id: 'top', groupTypes: [] }, ...groups(20_000)]),
      file('p.json', policies(20_000)),
    ])
    expect(tenant.groups[0]?.members).toHaveLength(20_000)
    expect(tenant.authenticationStrengthPolicies).toHaveLength(20_000)
    expect(withStandIns(tenant).users).toHaveLength(82)
  })

  it('places of problems: what stands before one is gone through once', () => {
    const test = vi.spyOn(RegExp.prototype, 'test')
    const wrong = Array.from({ length: 2000 }, (_, at) => ({
      id: `${at}`,
      userPrincipalName: at > 1900 ? at : 'u',
    }))
    const { problems } = importFiles([file('a.json', wrong)])
    expect(problems).toHaveLength(51)
    expect(test.mock.calls.length).toBeLessThan(100_000)
  })
})

describe('texts on which a search would never end', () => {
  it.each([
    [
      'parentheses in a context',
      JSON.stringify({ '@odata.context': `$metadata#${'('.repeat(200_000)}`, value: [] }),
    ],
    [
      'parentheses inside each other',
      JSON.stringify({
        '@odata.context': `$metadata#${'('.repeat(200_000)}${')'.repeat(200_000)}`,
        value: [],
      }),
    ],
    ['line breaks', `x${'\n'.repeat(200_000)}`],
    ['the beginning of a configuration', 'Import-DscResource '.repeat(200_000)],
    ['quotes behind backslashes', `{"a": "${'\\"'.repeat(200_000)}"}`],
  ])('%s', (_what, text) => {
    expect(importFiles([file('a', text), file('p.json', policy('1'))]).imported).toEqual({
      conditionalAccessPolicies: 1,
    })
  })
})
