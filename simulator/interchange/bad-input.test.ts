import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type ImportFile, importFiles } from './import-files'
import { again, file, kept, policy } from './testing/files'

describe('a broken file is named with its place, and the rest comes in', () => {
  it.each([
    ['nothing', '', 1, 1, 'a value'],
    ['a comma too many', '[\n  {"a": 1},\n]', 3, 1, 'a value'],
    ['a comma missing', '{"a": 1\n "b": 2}', 2, 2, '"," or "}"'],
    ['a name without quotes', '{a: 1}', 1, 2, 'the name of a member, in double quotes'],
    ['no colon', '{"a" 1}', 1, 6, '":"'],
    ['a comment', '{\n  // why\n}', 2, 3, 'the name of a member, in double quotes'],
    ['a string that does not end', '{"a": "b', 1, 7, 'a string that ends'],
    ['a line break in a string', '{"a": "b\nc"}', 1, 9, 'a string without line breaks or control characters'],
    ['a wrong escape', '{"a": "\\x"}', 1, 8, 'an escape of JSON'],
    ['a word of JavaScript', '{"a": undefined}', 1, 7, 'a value'],
    ['half a file', '{"value": [{"id": "x"}, ', 1, 25, 'a value'],
    ['more after the end', '{"id": "u", "userPrincipalName": "u"} x', 1, 39, 'the end of the file'],
    ['a number with a plus', '[+1]', 1, 2, 'a value'],
  ])('%s', (_what, text, line, column, expected) => {
    const { imported, problems } = importFiles([file('bad.json', text), file('good.json', policy('1'))])
    expect(imported.conditionalAccessPolicies).toBe(1)
    expect(problems).toMatchObject([{ file: 'bad.json', line, column }])
    expect(problems[0]?.message).toContain(`expected ${expected}, found`)
  })

  it('lines before the broken one are read', () => {
    const { imported } = importFiles([
      file('u.jsonl', '{"id":"a","userPrincipalName":"a"}\n{"id":"b","userPrincipalName":"b"}\n{"id":'),
    ])
    expect(imported).toEqual({ users: 2 })
  })

  it('a list that goes on elsewhere, an error of Graph and a failed request are problems', () => {
    const { problems } = importFiles([
      file('a.json', { '@odata.nextLink': 'https://graph.microsoft.com/x', value: [policy('1')] }),
      file('b.json', { error: { code: 'Forbidden', message: 'no' } }),
      file('c.json', { responses: [{ id: '1', status: 429, body: {} }] }),
    ])
    expect(problems.map(({ file: name, message }) => [name, message])).toEqual([
      ['a.json', 'The list goes on at its @odata.nextLink: only its first 1 are in this file.'],
      ['b.json', 'This is an error of Graph, not data: "Forbidden: no".'],
      ['c.json', 'This request of the batch was answered with 429.'],
    ])
  })

  it('what is no JSON, and what nothing tells, is named', () => {
    const { unknown, document } = importFiles([
      file('readme.md', '# Hello'),
      file('x.json', { colour: 'red' }),
      file('n.json', '7'),
    ])
    expect(unknown.map(({ file: name, says }) => [name, says])).toEqual([
      ['readme.md', 'This file is no JSON; it is left out.'],
      ['x.json', 'Nothing tells what this object is; it is kept as it is.'],
      ['n.json', 'This is neither an object nor a list of objects.'],
    ])
    expect(again(document).document).toEqual(document)
  })
})

describe('hostile input', () => {
  it.each([
    ['lists', '['.repeat(200_000)],
    ['whole lists', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ])('a hundred thousand levels of %s', (_what, text) => {
    const { problems, imported } = importFiles([file('deep.json', text), file('p.json', policy('1'))])
    expect(imported).toEqual({ conditionalAccessPolicies: 1 })
    expect(problems[0]?.message).toContain('no more than 100 levels')
  })

  it('as many levels as are allowed, and one more', () => {
    const deep = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`
    expect(importFiles([file('a.json', deep(100))]).problems).toEqual([])
    expect(importFiles([file('a.json', deep(101))]).problems).toHaveLength(1)
  })

  it('a string of twenty megabytes', () => {
    const displayName = 'x'.repeat(20_000_000)
    const { tenant } = importFiles([file('p.json', policy('1', { displayName }))])
    expect(tenant.conditionalAccessPolicies[0]?.displayName).toHaveLength(20_000_000)
    const { problems } = importFiles([file('p.json', `{"a": "${displayName}`)])
    expect(problems).toMatchObject([{ line: 1, column: 7 }])
  })

  it('names of Object are names like any other', () => {
    const text = `{"__proto__": {"isAdmin": true}, "constructor": {"prototype": {"x": 1}}, "id": "__proto__",
      "displayName": "toString", "state": "enabled", "conditions": {"__proto__": {"users": {"includeUsers": ["All"]}}}}`
    const result = importFiles([
      file('__proto__.json', text),
      file(
        't.json',
        '{"__proto__": [], "users": [{"id": "constructor", "__proto__": null}], "toString": []}',
      ),
      file('g.json', '{"Id": "g", "GroupTypes": [], "__proto__": {"X": 1}}'),
    ])
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
    const [first] = result.document.conditionalAccessPolicies ?? []
    expect(Object.keys(first ?? {})).toEqual([
      '__proto__',
      'constructor',
      'id',
      'displayName',
      'state',
      'conditions',
    ])
    expect(result.tenant.conditionalAccessPolicies[0]?.conditions?.users).toBeUndefined()
    expect(result.imported).toEqual({ conditionalAccessPolicies: 1, users: 1, groups: 1 })
    expect(JSON.stringify(again(result.document).document)).toBe(JSON.stringify(result.document))
  })

  it('names with markup and control characters are text, and are cut in messages', () => {
    const name = `<img src=x onerror=alert(1)>\u001b[2J${'A'.repeat(500)}`
    const { tenant, problems } = importFiles([
      file('a.json', policy('1', { displayName: name })),
      file('b.json', policy('1', { displayName: name, state: name })),
    ])
    expect(tenant.conditionalAccessPolicies[0]?.displayName).toBe(name)
    expect(problems[0]?.message).toContain('\\u001b')
    expect(problems[0]?.message.length).toBeLessThan(300)
  })

  it('a number that JavaScript does not hold is a problem', () => {
    const text = '{"id": "g", "groupTypes": [],\n "a": 12345678901234567890, "b": [1e999]}'
    const { problems } = importFiles([file('g.json', text)])
    expect(problems).toMatchObject([
      { line: 2, column: 7 },
      { line: 2, column: 35 },
    ])
  })

  it('a thousand problems of one file are fifty, and a line that says so', () => {
    const broken = Array.from({ length: 1000 }, (_, at) => ({ id: `${at}`, userPrincipalName: at }))
    const { problems } = importFiles([file('u.json', broken)])
    expect(problems).toHaveLength(51)
    expect(problems.at(-1)?.message).toBe('950 more of this file are not listed.')
  })

  it('groups in a circle come in', () => {
    const groups = [
      { id: 'a', groupTypes: [], members: [{ id: 'b' }] },
      { id: 'b', groupTypes: [], members: [{ id: 'a' }] },
    ]
    const result = importFiles([file('g.json', groups)])
    expect(result.unresolved).toEqual([])
    expect(kept(again(result.document))).toEqual(kept(result))
  })
})

describe('limits are stated', () => {
  const two = [file('a.json', policy('1')), file('b.json', policy('2'))]
  it.each([
    ['files', two, { files: 1 }, 'There are more than 1 files; this one and the rest are not read.'],
    ['bytes of a file', two, { fileBytes: 10 }, 'The file is larger than 0 KiB and is not read.'],
    [
      'all bytes',
      two,
      { totalBytes: 300 },
      'All files together are larger than 0.3 KiB; this one is not read.',
    ],
    ['objects', two, { objects: 1 }, 'There are more than 1 objects; the rest is not read.'],
  ])('%s', (_what, files, limits, message) => {
    expect(importFiles(files, { limits }).problems.map((each) => each.message)).toContain(message)
  })
})

describe('zip files', () => {
  const zip = (entries: Record<string, Uint8Array>): ImportFile => ({
    name: 'a.zip',
    bytes: zipSync(entries),
  })
  const bytesOf = (content: unknown) => file('', content).bytes

  it('hold files like any other, with their paths', () => {
    const { imported, unknown } = importFiles([
      zip({
        'Config/Groups/g.json': bytesOf({ id: 'g' }),
        'p.json': bytesOf(policy('1')),
        '__MACOSX/p.json': bytesOf('x'),
        LICENSE: bytesOf('MIT'),
        'inner.zip': zipSync({ 'a.json': bytesOf(policy('2')) }),
      }),
    ])
    expect(imported).toEqual({ conditionalAccessPolicies: 1, groups: 1 })
    expect(unknown.map(({ file: name }) => name)).toEqual(['a.zip/LICENSE', 'a.zip/inner.zip'])
  })

  it('a bomb stops at its limit, whatever it says of its size', () => {
    const bomb = zip({ 'a.json': new Uint8Array(30 * 1024 * 1024) })
    // The size in the header and in the directory, made small.
    const view = new DataView(bomb.bytes.buffer)
    view.setUint32(22, 10, true)
    const { problems, imported } = importFiles([bomb, file('p.json', policy('1'))])
    expect(imported).toEqual({ conditionalAccessPolicies: 1 })
    expect(problems[0]?.message).toMatch(/grows past \d+(\.\d)? MiB/)
  })

  it('many entries, a limit of their own', () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`${at}.json`, bytesOf(policy(`${at}`))]),
    )
    const { problems, imported } = importFiles([zip(many)], { limits: { files: 30 } })
    expect(imported.conditionalAccessPolicies).toBe(30)
    expect(problems[0]?.message).toBe('The zip holds more than 30 files; the rest is not read.')
  })

  it.each([
    ['cut in the middle', (bytes: Uint8Array) => bytes.slice(0, 150)],
    [
      'with a byte turned over',
      (bytes: Uint8Array) => bytes.map((byte, at) => (at === 50 ? byte ^ 255 : byte)),
    ],
    ['a signature and nothing else', () => Uint8Array.from([0x50, 0x4b, 3, 4])],
    [
      'a signature and noise',
      () => Uint8Array.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 99 }, (_, at) => at)]),
    ],
  ])('%s', (_what, damage) => {
    const bytes = damage(zip({ 'p.json': bytesOf(policy('1')) }).bytes)
    const { problems, unknown } = importFiles([{ name: 'a.zip', bytes }, file('p.json', policy('1'))])
    expect(problems.length + unknown.length).toBeGreaterThan(0)
  })
})
