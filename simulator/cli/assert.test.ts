import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SimulationError } from '../core/errors'
import { contosoPolicyTenant } from '../fixtures/contoso-policies'
import { execute } from './commands'

const LEGACY = { clientAppType: ['exchangeActiveSync', 'other'] }
const holds = {
  name: 'No legacy',
  who: { people: 'all', except: 'group:Break-glass accounts' },
  when: LEGACY,
  expect: 'block',
}
const fails = { name: 'None at all', who: 'all', when: LEGACY, expect: 'block' }

describe('lab assert', () => {
  let folder = ''
  const at = (name: string) => path.join(folder, name)
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lab-assert-'))
    await writeFile(at('tenant.json'), JSON.stringify(contosoPolicyTenant))
    await writeFile(at('good.json'), JSON.stringify([holds]))
    await writeFile(at('bad.json'), JSON.stringify([holds, fails]))
    const [first] = contosoPolicyTenant.conditionalAccessPolicies
    const conditions = { ...first?.conditions, times: { includedRanges: ['weekends'] } }
    const odd = { id: 'odd', displayName: 'Weekends', state: 'enabled', conditions }
    const policies = [{ ...odd, grantControls: { operator: 'OR', builtInControls: ['block'] } }]
    const left = { ...contosoPolicyTenant, conditionalAccessPolicies: policies }
    await writeFile(at('odd.json'), JSON.stringify(left))
    await writeFile(
      at('open.json'),
      JSON.stringify([{ name: 'Open', who: 'all', when: { application: 'Expenses' }, expect: 'grant' }]),
    )
    await writeFile(at('wrong.json'), JSON.stringify([{ ...holds, whom: 'all' }]))
  })
  afterAll(() => rm(folder, { recursive: true }))
  const run = (...args: string[]) => execute(['assert', '--tenant', at('tenant.json'), ...args])

  it('one line each, and exit code 0 when all hold', async () => {
    const { output, code } = await run('--assertions', at('good.json'))
    expect(output).toMatch(/^holds {2}No legacy: \d+ sign-ins \(block \d+\)$/m)
    expect(code).toBe(0)
  })

  it('says in one line of whom policies speak and no assertion does', async () => {
    const { output } = await run('--assertions', at('bad.json'))
    const notes = output.split('\n').filter((each) => each.startsWith('note'))
    expect(notes).toEqual([
      expect.stringMatching(
        /^note {3}No assertion speaks of some of whom policies do\. Not tried: workload identities \(CA013 /,
      ),
    ])
  })

  it('exit code 1 when any fails, with the counterexample and the policy', async () => {
    const { output, code } = await run('--assertions', at('bad.json'))
    expect(code).toBe(1)
    const [first, second, third] = output.split('\n')
    expect(first).toMatch(/^holds/)
    expect(second).toMatch(
      /^FAILS {2}None at all: a member of the group Break-glass accounts, .* is granted\. CA002 [^:]*: [^:]*: The policy excludes the group/,
    )
    expect(third).toMatch(/^note /)
  })

  it('says of one that holds of what is asked for that nobody is asked, where all are blocked', async () => {
    const asked = { ...holds, name: 'Legacy shows a passkey', expect: { askedFor: 'mfa' } }
    await writeFile(at('asked.json'), JSON.stringify([asked]))
    const { output } = await execute([
      'assert',
      '--tenant',
      at('tenant.json'),
      '--assertions',
      at('asked.json'),
    ])
    expect(output.split('\n')[0]).toMatch(
      /^holds {2}Legacy shows a passkey: \d+ sign-ins \(block \d+\)\. Each of them is blocked, and nobody is asked/,
    )
  })

  it('says what an assertion that holds rests on', async () => {
    const asked = ['assert', '--tenant', at('odd.json'), '--assertions', at('open.json')]
    const { output, code } = await execute(asked)
    expect(output).toMatch(
      /^UNSURE Open: \d+ sign-ins \(grant \d+\)\. No sign-in is known .* not certain\. Weekends: conditions\.times: .*$/,
    )
    expect(code).toBe(3)
    const json = await execute([...asked, '--format', 'json'])
    expect(JSON.parse(json.output)).toMatchObject([
      { isCertain: false, undecided: [{ policyId: 'odd', displayName: 'Weekends' }] },
    ])
  })

  it('as JSON the whole of it', async () => {
    const { output } = await run('--assertions', at('bad.json'), '--format', 'json')
    expect(JSON.parse(output)).toMatchObject([
      { name: 'No legacy', holds: true, isCertain: true, counterexample: null },
      { name: 'None at all', holds: false, counterexample: { result: 'grant' } },
    ])
  })

  it.each([
    [
      'no tenant',
      ['assert', '--assertions', '@good.json'],
      /^Which tenant\? --tenant PATH\. Usage: lab assert/,
    ],
    ['no assertions', ['assert', '--tenant', '@tenant.json'], /^Which assertions\?/],
    [
      'an unknown member',
      ['assert', '--tenant', '@tenant.json', '--assertions', '@wrong.json'],
      /^Assertion \[0\]\.whom is not known/,
    ],
    [
      'a file that is not there',
      ['assert', '--tenant', '@tenant.json', '--assertions', '@none'],
      /^Cannot read/,
    ],
    [
      'both from standard input',
      ['assert', '--tenant', '-', '--assertions', '-'],
      /^Standard input is either/,
    ],
  ])('%s is one clear line', async (_what, args, expected) => {
    const fault = await execute(args.map((each) => each.replace(/^@/, `${folder}/`))).catch(
      (thrown) => thrown,
    )
    expect(fault).toBeInstanceOf(SimulationError)
    expect(fault.message).toMatch(expected)
  })
})
