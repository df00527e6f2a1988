import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SimulationError } from '../core/errors'
import { contosoPolicyTenant } from '../fixtures/contoso-policies'
import { execute } from './commands'

const { conditionalAccessPolicies: policies } = contosoPolicyTenant
const edited = (name: RegExp, change: object) =>
  policies.map((policy) => (name.test(policy.displayName ?? '') ? { ...policy, ...change } : policy))

describe('lab diff', () => {
  let folder = ''
  const at = (name: string) => path.join(folder, name)
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lab-diff-'))
    const write = (name: string, conditionalAccessPolicies: readonly object[]) =>
      writeFile(at(name), JSON.stringify({ conditionalAccessPolicies }))
    await writeFile(at('before.json'), JSON.stringify(contosoPolicyTenant))
    await write(
      'off.json',
      edited(/not from countries/, { state: 'disabled', displayName: 'Countries | off' }),
    )
    // Whoever has to show a second factor cannot with a legacy client.
    await write('legacy.json', edited(/no legacy/, { state: 'disabled' }))
    await write('named.json', edited(/no legacy/, { displayName: 'Old clients' }))
    const { namedLocations } = contosoPolicyTenant
    const moved = namedLocations.map((each) =>
      each.countriesAndRegions ? { ...each, countriesAndRegions: ['AQ'] } : each,
    )
    await writeFile(at('moved.json'), JSON.stringify({ ...contosoPolicyTenant, namedLocations: moved }))
    await write('a.json', policies.slice(0, 3))
    await write('b.json', policies.slice(3))
    const conditions = { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } }
    const times = { ...conditions, times: { includedRanges: ['weekends'] } }
    const grantControls = { operator: 'OR', builtInControls: ['block'] }
    const odd = { id: 'odd', displayName: 'Weekends', state: 'enabled', conditions: times, grantControls }
    await write('odd.json', [...policies, odd])
  })
  afterAll(() => rm(folder, { recursive: true }))
  const run = (after: readonly string[], ...args: string[]) =>
    execute(['diff', '--before', at('before.json'), '--after', ...after.map(at), ...args])

  it('says of an export and itself of how much neither side is certain, and exits with 3', async () => {
    const { output, code } = await execute(['diff', '--before', at('odd.json'), '--after', at('odd.json')])
    expect(code).toBe(3)
    expect(output).toMatch(/^Nothing that is known changes\. [\d,]+ sign-ins were told apart\./)
    expect(output).toMatch(
      /\nNot certain\n {2}Of [\d,]+ sign-ins neither answer is certain, .*conditions\.times/,
    )
  })

  it.each([
    ['nothing changes', ['before.json'], 0, /^Nothing changes\. \d+ sign-ins/],
    [
      'nothing changes over several files',
      ['a.json', 'b.json'],
      0,
      /^As before, [^\n]*groups[^\n]*\nNothing changes/,
    ],
    ['nothing changes, because another policy does it too', ['legacy.json'], 0, /\nNothing changes/],
    ['a policy is called otherwise', ['named.json'], 0, /^changed: Old clients\n[\s\S]*Nothing changes/],
    [
      'a place is another one, and no policy is',
      ['moved.json'],
      1,
      /^changed: the named location [\s\S]*\. By [^\n,]+, the named location [^\n]+\.\n/,
    ],
    [
      'something changes',
      ['off.json'],
      1,
      /^changed: Countries \| off\n[\s\S]*\n\nNewly let in\n {2}.* blocked -> /,
    ],
    [
      'it is not certain',
      ['odd.json'],
      3,
      /No longer certain[\s\S]*not certain: Weekends, conditions\.times/,
    ],
  ])('exit code where %s', async (_what, after, code, says) => {
    const done = await run(after)
    expect(done.output).toMatch(says)
    expect(done.code).toBe(code)
  })

  it('as Markdown a page for a change board, in which names are only names', async () => {
    const { output } = await run(['off.json'], '--format', 'markdown')
    expect(output).toMatch(/^# What the change does\n\n- changed: Countries \\\| off\n/)
    expect(output).toMatch(/\n\| Who \| When \| Before \| After \| By \|\n/)
    expect(output).toMatch(
      /\nPATCH https:\/\/graph\.microsoft\.com\/v1\.0\/identity\/conditionalAccess\/policies\/\S+\n/,
    )
    expect(output).toContain('"state": "disabled"')
  })

  it('as JSON the whole of it, with questions that what-if takes', async () => {
    const { output } = await run(['off.json'], '--format', 'json')
    const { rows } = JSON.parse(output)
    const [{ kind, signIn, after }] = rows
    expect(kind).toBe('let-in')
    await writeFile(at('question.json'), JSON.stringify(signIn))
    const asked = [
      'what-if',
      '--tenant',
      at('off.json'),
      at('before.json'),
      '--sign-in',
      at('question.json'),
      '--format',
      'json',
    ]
    expect(JSON.parse((await execute(asked)).output).result).toBe(after.result)
  })

  it.each([
    ['nothing before', ['diff', '--after', 'x'], /^What was before\? --before PATH\. Usage: lab diff/],
    ['nothing after', ['diff', '--before', 'x'], /^What comes after\?/],
    [
      'a path of neither',
      ['diff', '--before', 'x', '--after', 'y', '--format', 'text', 'z'],
      /^There is no use for "z"/,
    ],
    [
      'an unknown format',
      ['diff', '--before', 'x', '--after', 'y', '--format', 'xml'],
      /^There is no format "xml"/,
    ],
    ['both from standard input', ['diff', '--before', '-', '--after', '-'], /^Standard input is either/],
  ])('%s is one clear line', async (_what, args, expected) => {
    const fault = await execute(args).catch((thrown) => thrown)
    expect(fault).toBeInstanceOf(SimulationError)
    expect(fault.message).toMatch(expected)
  })
})
