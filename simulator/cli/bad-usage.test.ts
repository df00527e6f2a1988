import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contosoPolicyTenant } from '../fixtures/contoso-policies'
import { CIRCUMSTANCES } from './circumstances'
import { execute } from './commands'
import { refused } from './testing/refused'

const FLOW = 'authorization-code-pkce'

describe('bad usage is one clear line', () => {
  it.each([
    ['no command', [], /^No command\. Usage: lab flows/],
    ['an unknown command', ['fly'], /^There is no command "fly"\. Usage/],
    ['a command of Object', ['constructor'], /^There is no command "constructor"/],
    ['no flow', ['run'], /^Which flow\?/],
    ['an unknown flow', ['run', 'saml'], /^There is no flow "saml"\. There are: authorization-code-pkce/],
    ['two flows', ['run', FLOW, FLOW], /takes one flow/],
    [
      'an unknown switch',
      ['run', FLOW, '--set', 'colour=red'],
      /^There is no switch "colour"\. This flow has: client,/,
    ],
    ['a switch of Object', ['run', FLOW, '--set', '__proto__=x'], /^There is no switch "__proto__"/],
    [
      'an unknown value',
      ['run', FLOW, '--set', 'codeUse=thrice'],
      /^Switch codeUse has no value "thrice"\. Use one of: once, twice/,
    ],
    ['a switch without a value', ['run', FLOW, '--set', 'codeUse'], /^"codeUse" sets nothing/],
    ['a value without a switch', ['run', FLOW, '--set', '=twice'], /^"=twice" sets nothing/],
    ['a seed that is a word', ['run', FLOW, '--seed', 'lucky'], /^"lucky" is no seed/],
    ['a seed below zero', ['run', FLOW, '--seed=-1'], /^"-1" is no seed/],
    ['a seed with a fraction', ['run', FLOW, '--seed', '1.5'], /^"1\.5" is no seed/],
    ['a seed too long', ['run', FLOW, '--seed', '1'.repeat(16)], /is no seed/],
    ['an unknown option', ['run', FLOW, '--colour'], /^There is no option --colour\. Usage: lab run/],
    ['an option without its value', ['run', FLOW, '--seed'], /^--seed has no value\. Usage: lab run/],
    [
      'an unknown format',
      ['run', FLOW, '--format', 'yaml'],
      /^There is no format "yaml"\. Use one of: text, json, har, mermaid/,
    ],
    ['an unknown format of flows', ['flows', '--format', 'yaml'], /^There is no format "yaml"/],
    ['a word too many for flows', ['flows', FLOW], /^flows takes no "authorization-code-pkce"/],
    ['no text to explain', ['explain'], /^explain takes one text\. .*Usage: lab explain/],
    ['no token', ['verify'], /^verify takes one token\. Usage/],
    ['two tokens', ['verify', 'a', 'b'], /^verify takes one token/],
    [
      'a command with a slip in it',
      ['improt'],
      /^There is no command "improt"\. Did you mean "import"\? Usage/,
    ],
    [
      'a flow with a slip in it',
      ['run', 'authorization-code-pcke'],
      /Did you mean authorization-code-pkce\?/,
    ],
    ['nothing to import', ['import'], /^Import what\? Usage: lab import PATH/],
    ['an unknown format of import', ['import', '.', '--format', 'yaml'], /^There is no format "yaml"/],
    [
      'a path that is not there',
      ['import', '/nowhere/at/all'],
      /^Cannot read \/nowhere\/at\/all \(ENOENT, there is nothing there\)\. Give files/,
    ],
  ])('%s', async (_what, args, line) => {
    expect(await refused(args)).toMatch(line)
  })
})

/** What each command takes at least, so that what is wrong beside it is what is told. */
const COMMANDS: readonly (readonly string[])[] = [
  ['import', '@'],
  ['what-if', '--tenant', '@', '--user', 'Ada Nilsen', '--app', 'Expenses'],
  ['assert', '--tenant', '@', '--assertions', '@'],
  ['membership', '--tenant', '@', '--rule', 'user.city -eq "a"'],
  ['flows'],
  ['run', FLOW],
]

describe.each(COMMANDS)('lab %s', (...words) => {
  let tenant = ''
  beforeAll(async () => {
    tenant = path.join(await mkdtemp(path.join(tmpdir(), 'lab-usage-')), 'tenant.json')
    await writeFile(tenant, JSON.stringify(contosoPolicyTenant))
  })
  afterAll(() => rm(path.dirname(tenant), { recursive: true }))
  const [command = ''] = words
  const refusedWith = (...more: string[]) =>
    refused([...words.filter(Boolean), ...more].map((each) => (each === '@' ? tenant : each)))

  it.each([
    [['--colour'], /^There is no option --colour\. Usage: lab /],
    [['--fromat', 'json'], /^There is no option --fromat\. Did you mean --format\? Usage: lab /],
    [['--fromat=json'], /^There is no option --fromat\. Did you mean --format\?/],
    [['-f', 'json'], /^There is no option -f\. Usage: lab /],
    [['--__proto__', 'json'], /^There is no option --__proto__\. Usage: lab /],
    [['--\u001b[2Jred', 'json'], /^There is no option --\\u001b\[2Jred\. Usage: lab /],
    [['--format'], /^--format has no value\. Usage: lab /],
    [['--format='], /^--format has no value\. Usage: lab /],
    [['--format', ''], /^--format has no value\. Usage: lab /],
    [['--format', '--seed'], /^--format has no value\. Usage: lab /],
    [['--format', 'text', '--format', 'json'], /^--format is given twice\. Usage: lab /],
    [
      ['--format', 'yaml'],
      /^There is no format "yaml"\. Use (text or json|one of: text, json, har, mermaid)\.$/,
    ],
    [['--format', 'JSON'], /^There is no format "JSON"\./],
  ])('%j', async (more, line) => {
    const says = await refusedWith(...more)
    expect(says).toMatch(line)
    if (says.includes('Usage:')) expect(says).toContain(`Usage: lab ${command}`)
  })
})

describe('help is no bad usage', () => {
  const commands = [
    'flows',
    'attacks',
    'run',
    'verify',
    'explain',
    'import',
    'what-if',
    'assert',
    'diff',
    'read',
    'membership',
    'azure-access',
  ]

  it.each(['help', '--help', '-h'])('lab %s: a line for each command', async (word) => {
    const { output, code } = await execute([word])
    expect(code).toBe(0)
    const [first, ...lines] = output.split('\n')
    expect(first).toBe('Usage:')
    expect(lines.map((line) => /^ {2}lab (\S+)/.exec(line)?.[1])).toEqual(commands)
  })

  it.each(commands)('lab %s --help: how it is called, and every option of it', async (command) => {
    const { output, code } = await execute([command, '--help'])
    expect(code).toBe(0)
    expect(output).toMatch(new RegExp(`^Usage: lab ${command} `))
    if (command === 'what-if')
      for (const name of Object.keys(CIRCUMSTANCES)) expect(output).toContain(`--${name} `)
  })
})

describe('what a question lacks is said with the way to say it', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lab-question-'))
    await writeFile(path.join(folder, 'tenant.json'), JSON.stringify(contosoPolicyTenant))
    await writeFile(path.join(folder, 'empty.json'), '{}')
    await writeFile(
      path.join(folder, 'who.json'),
      '{"signInIdentity": {"@odata.type": "#microsoft.graph.userSignIn", "userId": "x"}}',
    )
  })
  afterAll(() => rm(folder, { recursive: true }))

  it.each([
    [[], /^Which tenant\? --tenant PATH\. Usage: lab what-if/],
    [
      ['--tenant', '@tenant.json'],
      /^Which person\? --user NAME, --service-principal NAME, or signInIdentity in the file of --sign-in\.$/,
    ],
    [['--tenant', '@tenant.json', '--app', 'Expenses'], /^Which person\? --user NAME/],
    [['--tenant', '@tenant.json', '--country', 'BR'], /^Which person\?/],
    [['--tenant', '@tenant.json', '--sign-in', '@empty.json'], /^Which person\?/],
    [
      ['--tenant', '@tenant.json', '--user', 'Ada Nilsen'],
      /^What is opened\? --app NAME, --action registerSecurityInformation, --context c1, or signInContext in the file of --sign-in\.$/,
    ],
    ...['c0', 'c100', 'c', 'Secret'].map((context): [string[], RegExp] => [
      ['--tenant', '@tenant.json', '--user', 'Ada Nilsen', '--context', context],
      /^There is no authentication context "[^"]+"\. Give one as Graph writes it: c1 to c99\.$/,
    ]),
    [['--tenant', '@tenant.json', '--sign-in', '@who.json'], /^What is opened\?/],
    [
      ['--tenant', '@tenant.json', '--user', 'a', '--service-principal', 'b'],
      /^One signs in, a person or a service principal\./,
    ],
    [['--tenant', '@tenant.json', '--sign-in', '@empty.json', '--app', 'Expenses'], /^Which person\?/],
    // A misspelt tenant does not come before what the question lacks, and a question does not hide a missing tenant.
    [
      ['--tenant', '@nowhere.json', '--user', 'Ada Nilsen', '--app', 'Expenses'],
      /^Cannot read .*nowhere\.json \(ENOENT, there is nothing there\)\./,
    ],
  ])('%j', async (args, line) => {
    expect(await refused(['what-if', ...args.map((each) => each.replace(/^@/, `${folder}/`))])).toMatch(line)
  })
})

describe('a file of answers', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lab-answers-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('has to be there', async () => {
    expect(await refused(['run', FLOW, '--answers', path.join(folder, 'nothing.json')])).toMatch(
      /^Cannot read .*ENOENT/,
    )
    expect(await refused(['run', FLOW, '--answers', folder])).toMatch(/^Cannot read .*EISDIR/)
  })

  it.each([
    ['empty', '', /answers\.json is empty\. Give a JSON list/],
    ['broken', '[{', /answers\.json:1:3 is no JSON\./],
    ['null', 'null', /holds no list/],
    ['an object', '{"answer":1}', /holds no list/],
    ['a list of something else', '[7]', /^Answer 1 in .* has no known form/],
    ['an unknown prompt', '[{"prompt":"toString","value":{}}]', /^Answer 1 in .* has no known form/],
    [
      'a member of the wrong kind',
      '[{"prompt":"username","value":{"username":1}}]',
      /^Answer 1 in .* has no known form/,
    ],
    [
      'a wait below zero',
      '[{"prompt":"username","value":{"username":"a"},"afterSeconds":-1}]',
      /has no known form/,
    ],
    [
      'a password before the user name',
      '[{"prompt":"password","value":{"password":"x"}}]',
      /^Answer 1 is for "password", but the question is "username"\. Check/,
    ],
  ])('%s is refused', async (_what, content, line) => {
    const file = path.join(folder, 'answers.json')
    await writeFile(file, content)
    expect(await refused(['run', FLOW, '--answers', file])).toMatch(line)
  })
})
