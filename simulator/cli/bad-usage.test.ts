import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SimulationError } from '../core/errors'
import { execute } from './commands'

const FLOW = 'authorization-code-pkce'

/** The one line that bad usage is answered with. */
async function complaint(args: readonly string[]): Promise<string> {
  const fault = await execute(args).then(
    ({ output }) => new Error(`accepted: ${output.slice(0, 80)}`),
    (thrown: unknown) => thrown,
  )
  expect(fault).toBeInstanceOf(SimulationError)
  const { message } = fault as SimulationError
  expect(message).not.toContain('\n')
  return message
}

describe('bad usage is one clear line', () => {
  it.each([
    ['no command', [], /^No command\. Usage: lab flows/],
    ['an unknown command', ['fly'], /^There is no command "fly"\. Usage/],
    ['a command of Object', ['constructor'], /^There is no command "constructor"/],
    ['no flow', ['run'], /^Which flow\?/],
    [
      'an unknown flow',
      ['run', 'implicit'],
      /^There is no flow "implicit"\. There are: authorization-code-pkce/,
    ],
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
    ['an unknown option', ['run', FLOW, '--colour'], /^Unknown option '--colour'\. Usage: lab run/],
    [
      'an option without its value',
      ['run', FLOW, '--seed'],
      /^Option '--seed <value>' argument missing\. Usage/,
    ],
    ['an unknown format', ['run', FLOW, '--format', 'yaml'], /^There is no format "yaml"\. Use text or json/],
    ['an unknown format of flows', ['flows', '--format', 'yaml'], /^There is no format "yaml"/],
    ['a word too many for flows', ['flows', FLOW], /^flows takes no "authorization-code-pkce"/],
    ['no token', ['verify'], /^verify takes one token\. Usage/],
    ['two tokens', ['verify', 'a', 'b'], /^verify takes one token/],
    ['nothing to import', ['import'], /^Import what\? Usage: lab import PATH/],
    ['an unknown format of import', ['import', '.', '--format', 'yaml'], /^There is no format "yaml"/],
    ['a path that is not there', ['import', '/nowhere/at/all'], /^Cannot read \/nowhere\/at\/all \(ENOENT\)/],
  ])('%s', async (_what, args, line) => {
    expect(await complaint(args)).toMatch(line)
  })
})

describe('a file of answers', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lab-answers-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('has to be there', async () => {
    expect(await complaint(['run', FLOW, '--answers', path.join(folder, 'nothing.json')])).toMatch(
      /^Cannot read .*ENOENT/,
    )
    expect(await complaint(['run', FLOW, '--answers', folder])).toMatch(/^Cannot read .*EISDIR/)
  })

  it.each([
    ['empty', '', /is not JSON/],
    ['broken', '[{', /is not JSON/],
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
    expect(await complaint(['run', FLOW, '--answers', file])).toMatch(line)
  })
})
