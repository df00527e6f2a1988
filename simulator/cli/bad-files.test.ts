import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { contosoPolicyTenant, contosoQuestion } from '../fixtures/contoso-policies'
import { execute } from './commands'
import { refused } from './testing/refused'

const QUESTION = JSON.stringify(contosoQuestion)
const ESCAPE = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e'
const BINARY = Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)

let folder = ''
const at = (name: string) => path.join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lab-files-'))
  const ada = { displayName: 'Ada Two', userPrincipalName: 'one@contoso.example' }
  const evil = { displayName: `Evil ${ESCAPE}` }
  const tenant = {
    ...contosoPolicyTenant,
    users: [
      ...contosoPolicyTenant.users,
      { id: 'a1', ...ada },
      { id: 'a2', ...ada, userPrincipalName: 'two@contoso.example' },
      ...Array.from({ length: 8 }, (_, index) => ({ id: `m${index}`, displayName: 'Many' })),
      { id: 'e1', ...evil, userPrincipalName: `evil${ESCAPE}1` },
      { id: 'e2', ...evil, userPrincipalName: `evil${ESCAPE}2` },
    ],
  }
  await writeFile(at('tenant.json'), JSON.stringify(tenant))
  await writeFile(at('question.json'), QUESTION)
  await writeFile(at('nothing.json'), '')
  await writeFile(at('spaces.json'), ' \n\t\n')
  await writeFile(at('mark.json'), '\uFEFF')
  await writeFile(at('list.json'), `[${QUESTION}]`)
  await writeFile(at('text.json'), '"Ada"')
  await writeFile(at('null.json'), 'null')
  await writeFile(at('twice.json'), QUESTION.replace('{', '{"signInIdentity": {},\n'))
  await writeFile(at('two.json'), `${QUESTION}\n${QUESTION}`)
  await writeFile(at('binary.json'), BINARY)
  await writeFile(at('picture.png'), BINARY)
  await writeFile(at('fifty.json'), `{"a": "${'x'.repeat(50_000_000)}"}`)
  await writeFile(at('seventy.json'), `{"a": "${'x'.repeat(70_000_000)}"}`)
  await writeFile(at('deep.json'), '['.repeat(100_000) + ']'.repeat(100_000))
  await writeFile(at(`evil-${ESCAPE.replaceAll('/', '')}.json`), '{\n "a": }')
  await mkdir(at('empty'))
  await mkdir(at('notes'))
  await writeFile(at('notes/readme.md'), '# Hello')
  await writeFile(at('notes/script.ps1'), 'Get-MgUser')
  await symlink(at('circle'), at('circle'))
  await mkdir(at('links'))
  await symlink(at('tenant.json'), at('links/tenant.json'))
  await symlink(at('nowhere'), at('links/gone.json'))
  await symlink(at('notes'), at('links/other.json'))
  await mkdir(at('folder.json'))
})
afterAll(() => rm(folder, { recursive: true }))
const here = (args: readonly string[]) => args.map((each) => each.replace(/^@/, `${folder}/`))

const ASK = ['what-if', '--tenant', '@tenant.json']
const HOLD = ['assert', '--tenant', '@tenant.json', '--assertions']
const RULE = ['membership', '--rule', 'user.city -eq "a"', '--tenant']

describe('a file that cannot be used is one clear line', () => {
  test.each<[what: string, args: readonly string[], line: RegExp]>([
    [
      'a question that is not there',
      [...ASK, '--sign-in', '@none'],
      /none \(ENOENT, there is nothing there\)\. Give the body of Graph's evaluate call/,
    ],
    [
      'a folder as a question',
      [...ASK, '--sign-in', '@empty'],
      /^Cannot read .*empty \(EISDIR, it is a folder\)\./,
    ],
    [
      'a link to itself as a question',
      [...ASK, '--sign-in', '@circle'],
      /circle \(ELOOP, its links go in a circle\)/,
    ],
    [
      'a file as a folder',
      [...ASK, '--sign-in', '@text.json/x'],
      /\(ENOTDIR, a part of the path is a file\)/,
    ],
    ['a name without an end', [...ASK, '--sign-in', `@${'x'.repeat(5000)}`], /ENAMETOOLONG|x…$/],
    ['an empty question', [...ASK, '--sign-in', '@nothing.json'], /nothing\.json is empty\. Give the body/],
    ['a question of spaces', [...ASK, '--sign-in', '@spaces.json'], /spaces\.json is empty\./],
    ['a question of a byte order mark', [...ASK, '--sign-in', '@mark.json'], /mark\.json is empty\./],
    [
      'a list as a question',
      [...ASK, '--sign-in', '@list.json'],
      /^The sign-in is a list and no object\. Give the body/,
    ],
    ['a text as a question', [...ASK, '--sign-in', '@text.json'], /^The sign-in is no object\./],
    ['null as a question', [...ASK, '--sign-in', '@null.json'], /^The sign-in is no object\./],
    [
      'two questions',
      [...ASK, '--sign-in', '@two.json'],
      /two\.json:2:1 is no JSON\. Expected the end of the file there\./,
    ],
    [
      'a question that says something twice',
      [...ASK, '--sign-in', '@twice.json'],
      /twice\.json:2:1 has "signInIdentity" a second time\./,
    ],
    [
      'a binary file as a question',
      [...ASK, '--sign-in', '@binary.json'],
      /binary\.json:1:1 is no JSON\. Expected a value there\./,
    ],
    [
      '50 MB as a question',
      [...ASK, '--sign-in', '@fifty.json'],
      /fifty\.json is larger than 8 MiB\. Give the body/,
    ],
    [
      'a hundred thousand levels as a question',
      [...ASK, '--sign-in', '@deep.json'],
      /deep\.json:1:101 is too deep\. Expected no more than 100 levels there\./,
    ],
    ['assertions that are not there', [...HOLD, '@none'], /ENOENT/],
    ['a folder as assertions', [...HOLD, '@empty'], /EISDIR, it is a folder/],
    ['empty assertions', [...HOLD, '@nothing.json'], /nothing\.json is empty/],
    ['an object as assertions', [...HOLD, '@question.json'], /^The assertions are no list\./],
    ['a list of questions as assertions', [...HOLD, '@list.json'], /^Assertion \[0\]/],
    ['a binary file as assertions', [...HOLD, '@binary.json'], /is no JSON/],
    ['50 MB as assertions', [...HOLD, '@fifty.json'], /is larger than 8 MiB/],
    ['a hundred thousand levels as assertions', [...HOLD, '@deep.json'], /is too deep/],
    [
      'a hundred thousand levels as answers',
      ['run', 'authorization-code-pkce', '--answers', '@deep.json'],
      /is too deep/,
    ],
    [
      'a binary file as answers',
      ['run', 'authorization-code-pkce', '--answers', '@binary.json'],
      /is no JSON/,
    ],
    [
      'a folder without an export',
      ['import', '@notes'],
      /^There is no export in .*notes\. A folder is searched for \.json, \.jsonl, \.ndjson and \.zip\.$/,
    ],
    ['an empty folder', ['import', '@empty'], /^There is no export in .*empty\./],
    [
      'two folders without an export',
      ['import', '@empty', '@notes'],
      /^There is no export in .*empty, .*notes\./,
    ],
    [
      'a path that is not there',
      ['import', '@tenant.json', '@none'],
      /none \(ENOENT, there is nothing there\)\. Give files, folders/,
    ],
    ['a link to itself as a tenant', [...RULE, '@circle'], /ELOOP/],
    ['an empty folder as a tenant', [...RULE, '@empty'], /^There is no export in/],
    [
      'an empty file as a tenant',
      [...RULE, '@nothing.json'],
      /^No tenant came in\. .*nothing\.json:1:1: The file is no JSON here: expected a value, found the end\.$/,
    ],
    [
      'a picture as a tenant',
      [...RULE, '@picture.png'],
      /^No tenant came in\. .*picture\.png: This file is no JSON; it is left out\.$/,
    ],
    ['a binary file as a tenant', [...RULE, '@binary.json'], /^No tenant came in\. .*binary\.json:1:\d+: /],
    [
      'a text as a tenant',
      [...RULE, '@text.json'],
      /^No tenant came in\. .*text\.json: This is neither an object nor a list of objects\.$/,
    ],
    ['a folder that is called like a file', [...RULE, '@folder.json'], /^There is no export in/],
    [
      '70 MB as a tenant',
      [...RULE, '@seventy.json'],
      /^No tenant came in\. .*seventy\.json:1:1: The file is larger than 64 MiB and is not read\.$/,
    ],
    [
      'a hundred thousand levels as a tenant',
      [...RULE, '@deep.json'],
      /^No tenant came in\. .*deep\.json:1:101: .* expected no more than 100 levels/,
    ],
    [
      'a file name that would act',
      [...RULE, `@evil-${ESCAPE}.json`],
      /^No tenant came in\. .*evil-\\u001b\]0;owned\\u0007\\u001b\[2J\\u009b31m\\u202e\.json:2:7: /,
    ],
  ])('%s', async (_what, args, line) => {
    expect(await refused(here(args))).toMatch(line)
  })

  // POSIX has devices that never end.
  const endless = process.platform === 'win32' ? [] : ['/dev/zero']
  test.each(endless)('%s as a question ends', async (device) => {
    expect(await refused(here([...ASK, '--sign-in', device]))).toBe(
      "/dev/zero is larger than 8 MiB. Give the body of Graph's evaluate call as JSON, or -.",
    )
  })
})

describe('a name', () => {
  const named = (...more: string[]) => refused(here([...ASK, ...more]))

  test.each<[args: readonly string[], line: RegExp]>([
    [
      ['--user', 'Ada Two', '--app', 'Expenses'],
      /^2 things are called "Ada Two": a1 \(one@contoso\.example\) and a2 \(two@contoso\.example\)\. Give the id of the person\.$/,
    ],
    [
      ['--user', 'many', '--app', 'Expenses'],
      /^8 things are called "many": m0, m1, m2, m3, m4 and 3 more\. Give the id of the person\.$/,
    ],
    [
      ['--user', 'Ada Nilson', '--app', 'Expenses'],
      /^There is no person "Ada Nilson"\. Is it "Ada Nilsen"\?$/,
    ],
    [['--user', 'Ada', '--app', 'Expenses'], /^There is no person "Ada"\. Is it "Ada Nilsen".* or "/],
    [
      ['--user', 'Zebedee', '--app', 'Expenses'],
      /^There is no person "Zebedee"\. Give a name or an id of the tenant\.$/,
    ],
    [
      ['--user', 'Ada Nilsen', '--app', 'Expences'],
      /^There is no application "Expences"\. Is it "Expenses"\?$/,
    ],
    [
      ['--user', 'Ada Nilsen', '--app', 'Office365'],
      /^Office365 is a group of applications, and one is opened\. Give one of it, as --app "Office 365 Exchange Online"/,
    ],
    [['--user', 'Ada Nilsen', '--app', 'Expenses', '--device', 'nothing'], /^There is no device "nothing"\./],
    [
      ['--service-principal', 'Expences', '--app', 'Expenses'],
      /^There is no service principal "Expences"\. Is it "Expenses"\?$/,
    ],
    [
      ['--user', 'Ada Nilsen', '--app', 'Expenses', '--method', 'pasword'],
      /^--method does not know "pasword"\. Did you mean password\? Use one of: password, sms/,
    ],
    [
      ['--user', 'Ada Nilsen', '--app', 'Expenses', '--guest-type', 'guest'],
      /^--guest-type does not know "guest"\./,
    ],
    [
      ['--user', 'Ada Nilsen', '--app', 'Expenses', '--country', 'Brazil'],
      /^signInConditions\.country is no country code of two letters/,
    ],
    [
      ['--user', 'Ada Nilsen', '--app', 'Expenses', '--country', 'Brazil', '--ip', 'x'],
      /ipAddress is no IPv4 or IPv6 address; .*country is no country code/,
    ],
    [
      ['--user', `Evil ${ESCAPE}`, '--app', 'Expenses'],
      /^2 things are called "Evil \\u001b.*": e1 \(evil\\u001b/,
    ],
    [['--user', 'Evil', '--app', 'Expenses'], /^There is no person "Evil"\. Is it "Evil \\u001b/],
  ])('%j', async (args, line) => {
    expect(await named(...args)).toMatch(line)
  })
})

describe('the rest comes in', () => {
  const imported = async (...args: string[]) =>
    JSON.parse((await execute(['import', ...here(args), '--format', 'json'])).output)

  it('links to files are followed; one that leads nowhere, or to no file, is a problem', async () => {
    const { imported: counts, problems } = await imported('@links')
    expect(counts.conditionalAccessPolicies).toBeGreaterThan(0)
    const [gone, other] = [at('links/gone.json'), at('links/other.json')]
    expect(problems).toEqual([
      {
        file: gone,
        line: 1,
        column: 1,
        message: `Cannot read ${gone} (ENOENT, there is nothing there).`,
        isLoss: true,
      },
      { file: other, line: 1, column: 1, message: `${other} is no file, and is left out.`, isLoss: true },
    ])
  })

  it('a file of 50 MB is read', async () => {
    const { unknown } = await imported('@fifty.json', '@tenant.json')
    expect(unknown).toMatchObject([{ says: 'Nothing tells what this object is; it is kept as it is.' }])
  })

  it('a configuration of Microsoft365DSC in a folder is named, another script is not', async () => {
    await writeFile(at('notes/tenant.json'), JSON.stringify(contosoPolicyTenant))
    await writeFile(at('notes/M365TenantConfig.ps1'), "Import-DscResource -ModuleName 'Microsoft365DSC'\n")
    const { unknown } = await imported('@notes')
    expect(unknown).toMatchObject([
      { file: at('notes/M365TenantConfig.ps1'), says: expect.stringContaining('Microsoft365DSC') },
    ])
  })

  it.each(['text', 'json'])('names do not act on the terminal, in any command: %s', async (format) => {
    const shown = await Promise.all([
      execute(here(['import', '@tenant.json', '--format', format])),
      execute(here([...ASK, '--sign-in', '@question.json', '--user', 'e1', '--format', format])),
      execute(
        here([
          'membership',
          '--tenant',
          '@tenant.json',
          '--rule',
          'user.displayName -startsWith "Evil"',
          '--format',
          format,
        ]),
      ),
    ])
    for (const { output } of shown) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
      expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/)
      if (format === 'json') expect(() => JSON.parse(output)).not.toThrow()
    }
  })

  it('what a token says does not act on the terminal', async () => {
    const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url')
    const { output, code } = await execute([
      'verify',
      `${part({ alg: 'RS256', kid: ESCAPE })}.${part({ iss: ESCAPE })}.x`,
    ])
    expect(code).toBe(1)
    expect(output).toContain('owned')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/)
  })
})
