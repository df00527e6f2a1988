import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, test } from 'vitest'
import { execute } from './commands'

let folder = ''
let file = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'membership-'))
  file = path.join(folder, 'tenant.json')
  const type = (name: string, ...objects: readonly object[]) =>
    objects.map((each) => ({ '@odata.type': `#microsoft.graph.${name}`, ...each }))
  const value = [
    ...type(
      'user',
      {
        id: 'a',
        displayName: 'Ada',
        userPrincipalName: 'ada@x.example',
        department: 'Sales',
        employeeHireDate: '2026-06-01T00:00:00Z',
      },
      { id: 'b', displayName: 'Bob\u001b[2J', userPrincipalName: 'bob@x.example', department: 'Legal' },
    ),
    ...type('group', { id: 'g', displayName: 'Team', members: [{ id: 'b' }] }),
    ...type('device', { id: 'd', displayName: 'Laptop', trustType: 'AzureAd' }),
  ]
  await writeFile(file, JSON.stringify({ value }))
})
afterAll(() => rm(folder, { recursive: true }))

const run = (...args: string[]) => execute(['membership', '--tenant', file, ...args])
const json = async (rule: string, ...more: string[]) => {
  const { output, code } = await run('--rule', rule, '--format', 'json', ...more)
  return { ...JSON.parse(output), code }
}

test.each([
  ['user.department -eq "Sales"', ['a']],
  ['-not (user.department -eq "Sales")', ['b']],
  ['device.deviceTrustType -eq "AzureAD"', ['d']],
  ["user.memberOf -any (group.objectId -in ['G'])", ['b']],
])('%s selects %j', async (rule, members) => {
  const now = ['--now', '2026-06-10T00:00:00Z']
  expect(await json(rule, ...now)).toEqual({ valid: true, members, warnings: [], error: null, code: 0 })
})

it('says where a rule is wrong, and exits with 1', async () => {
  expect(await json('user.department -eq Sales')).toMatchObject({
    valid: false,
    members: [],
    error: { position: 20, message: expect.stringContaining('text in double quotes') },
    code: 1,
  })
  const { output } = await run('--rule', 'user.department -eq Sales')
  expect(output.split('\n').slice(1)).toEqual(['  user.department -eq Sales', '                      ^'])
})

it('warns of unknown properties, and shows names that cannot act on the terminal', async () => {
  const { output, code } = await run('--rule', 'user.nickname -ne "x"')
  expect(code).toBe(3)
  expect(output).toContain('It is not certain that the rule is valid and selects these: 2 members')
  expect(output).toContain('Note: There is no documented property user.nickname.')
  expect(output).not.toContain('\u001b')
})

test.each<[what: string, rule: string, says: RegExp]>([
  [
    'a refusal',
    '-not (user.department -eq null)',
    /^It is not certain that the rule is valid\. At character 1: .* before a comparison is not\./,
  ],
  ['an operator', 'device.accountEnabled -contains "tru"', /Note: -contains is documented for texts\./],
])('exits with 3 where %s is not documented', async (_what, rule, says) => {
  const { output, code } = await run('--rule', rule)
  expect(code).toBe(3)
  expect(output).toMatch(says)
})

it('wants a tenant in the files', async () => {
  const empty = path.join(folder, 'empty.json')
  await writeFile(empty, '{}')
  await expect(execute(['membership', '--tenant', empty, '--rule', 'user.a -eq 1'])).rejects.toThrow(
    'No tenant came in',
  )
})

test.each([
  [['membership'], 'Which rule?'],
  [['membership', '--rule', 'user.a -eq "1"'], 'Which tenant?'],
  [['membership', '--tenant', '/no/such/folder', '--rule', 'user.a -eq "1"'], 'Cannot read'],
  [['membership', '--tenant', 'x', '--rule', 'a', '--now', 'soon'], 'is no time'],
  [['membership', '--tenant', 'x', '--rule'], '--rule'],
])('%j is bad usage', async (args, says) => {
  await expect(execute(args)).rejects.toThrow(says)
})

test.each<[what: string, rule: string, members: readonly string[], says: RegExp]>([
  ['nobody', 'user.companyName -ne "Contoso"', [], /^Not known of Ada, Bob.*: Its rule reads companyName,/],
  ['one', 'user.employeeHireDate -le system.now -minus p7d', ['a'], /^Not known of Bob.*employeeHireDate,/],
])(
  'whom a rule selects by a property that the export has of %s is not certain',
  async (_what, rule, members, says) => {
    const now = ['--now', '2026-06-10T00:00:00Z']
    expect(await json(rule, ...now)).toMatchObject({
      valid: true,
      members,
      warnings: [expect.stringMatching(says)],
      code: 3,
    })
  },
)
