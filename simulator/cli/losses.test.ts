import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { execute } from './commands'

const policy = (users: object) => ({
  id: '11111111-1111-4111-8111-111111111111',
  displayName: 'Block',
  state: 'enabled',
  conditions: { users, applications: { includeApplications: ['All'] }, clientAppTypes: ['all'] },
  grantControls: { operator: 'OR', builtInControls: ['block'] },
})
const APP = '00000003-0000-0ff1-ce00-000000000000'
const users = { users: [{ id: 'ada', displayName: 'Ada', userType: 'Member' }] }
const others = policy({ includeUsers: ['bo'] })
const DEFAULTS = { identitySecurityDefaultsEnforcementPolicy: { isEnabled: false } }
const batch = {
  responses: [
    { id: '1', status: 200, body: others },
    { id: '2', status: 403, body: { error: { code: 'Forbidden' } } },
  ],
}
const page = { '@odata.nextLink': 'https://graph.microsoft.com/v1.0/next', value: [others] }

const made: string[] = []
afterAll(() => Promise.all(made.map((each) => rm(each, { recursive: true }))))

async function folder(files: Readonly<Record<string, unknown>>): Promise<string> {
  const at = await mkdtemp(path.join(tmpdir(), 'lab-losses-'))
  made.push(at)
  for (const [name, content] of Object.entries(files))
    await writeFile(path.join(at, name), typeof content === 'string' ? content : JSON.stringify(content))
  return at
}

describe.each<[what: string, files: Readonly<Record<string, unknown>>, says: RegExp]>([
  [
    'a file of a policy is broken',
    { 'p1.json': others, 'p2.json': JSON.stringify(policy({ includeUsers: ['All'] })).slice(0, -3) },
    /p2\.json.*no JSON/,
  ],
  ['a list goes on', { 'p.json': page }, /The list goes on at its @odata\.nextLink/],
  ['a request of a batch was refused', { 'b.json': batch }, /answered with 403/],
])('where %s', (_what, files, says) => {
  test('no answer is certain', async () => {
    const tenant = await folder({ ...files, 'u.json': users })
    const { code, output } = await execute(['what-if', '--tenant', tenant, '--user', 'Ada', '--app', APP])
    expect(code).toBe(3)
    expect(output).toMatch(
      /^Not certain\. As far as is known: Granted\. It could be asked for more or blocked/,
    )
    expect(output).toMatch(says)
  })

  test.each(['grant', 'block'])('nor an assertion of %s', async (expect_) => {
    const tenant = await folder({ ...files, 'u.json': users })
    const claims = path.join(
      await folder({ 'c.json': [{ name: 'c', who: 'Ada', expect: expect_ }] }),
      'c.json',
    )
    const { code, output } = await execute(['assert', '--tenant', tenant, '--assertions', claims])
    expect(code).toBe(3)
    expect(output.split('\n')[0]).toMatch(says)
  })

  test('nor a difference, and a reading says it first', async () => {
    const tenant = await folder({ ...files, 'u.json': users })
    const whole = await folder({ 'p.json': others, 'u.json': users })
    const { code, output } = await execute(['diff', '--before', whole, '--after', tenant])
    expect(code).toBe(3)
    expect(output).toMatch(says)
    const read = await execute(['read', tenant])
    expect(read.code).toBe(3)
    expect(read.output.split('\n')[0]).toMatch(says)
  })
})

const TWICE = /It is there twice, with different values/
const isOff = JSON.stringify(policy({ includeUsers: ['All'] })).replace(
  '"enabled"',
  '"enabled","state":"disabled"',
)

describe('where a policy has a member twice, with different values', () => {
  test.each<[command: string, args: (tenant: string, whole: string, claims: string) => readonly string[]]>([
    ['what-if', (tenant) => ['what-if', '--tenant', tenant, '--user', 'Ada', '--app', APP]],
    ['assert', (tenant, _, claims) => ['assert', '--tenant', tenant, '--assertions', claims]],
    ['diff', (tenant, whole) => ['diff', '--before', whole, '--after', tenant]],
  ])('%s says so, and is not certain', async (_command, args) => {
    const tenant = await folder({ 'p.json': isOff, 'u.json': users })
    const off = isOff.replace('"enabled",', '"disabled",')
    const whole = await folder({ 'p.json': off, 'u.json': users })
    const claim = { name: 'c', who: 'Ada', when: { application: [APP] }, expect: 'grant' }
    const claims = path.join(await folder({ 'c.json': [claim] }), 'c.json')
    const { code, output } = await execute(args(tenant, whole, claims))
    expect(code).toBe(3)
    expect(output).toMatch(TWICE)
  })

  test('read finds nothing certain that hangs on it', async () => {
    const tenant = await folder({ 'p.json': isOff, 'u.json': users })
    const { code, output } = await execute(['read', tenant])
    expect(code).toBe(3)
    expect(output).not.toMatch(/^BITES/m)
    expect(output).toContain('a part that is not evaluated here: state')
  })

  test('whom the policy is not for is answered with certainty', async () => {
    const bo = isOff.replace('["All"]', '["bo"]')
    const tenant = await folder({ 'p.json': bo, 'u.json': users, 'd.json': DEFAULTS })
    const { code } = await execute(['what-if', '--tenant', tenant, '--user', 'Ada', '--app', APP])
    expect(code).toBe(0)
  })
})

test('a whole export is answered with certainty', async () => {
  const tenant = await folder({ 'p.json': { value: [others] }, 'u.json': users })
  expect((await execute(['what-if', '--tenant', tenant, '--user', 'Ada', '--app', APP])).code).toBe(0)
})
