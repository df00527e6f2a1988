import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SimulationError } from '../core/errors'
import { contosoPolicyTenant, contosoQuestion } from '../fixtures/contoso-policies'
import { execute } from './commands'

let folder = ''
const at = (name: string) => path.join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lab-what-if-'))
  await writeFile(at('tenant.json'), JSON.stringify(contosoPolicyTenant))
  await writeFile(at('question.json'), JSON.stringify(contosoQuestion))
  await writeFile(at('broken.json'), '{\n  "signInIdentity": }')
  await writeFile(at('list.json'), '[]')
  await writeFile(at('nobody.json'), '{"signInConditions": {}}')
  await writeFile(at('readme.md'), '# nothing')
})
afterAll(() => rm(folder, { recursive: true }))

const ask = (...args: string[]) => execute(['what-if', '--tenant', at('tenant.json'), ...args])
const json = async (...args: string[]) => JSON.parse((await ask(...args, '--format', 'json')).output)

describe('lab what-if', () => {
  it("answers the body of Graph's evaluate call: the result, what is required, every policy with its id, what would change it", async () => {
    const answer = await json('--sign-in', at('question.json'))
    expect(answer).toMatchObject({ result: 'block', required: [] })
    expect(answer.policies).toHaveLength(contosoPolicyTenant.conditionalAccessPolicies.length)
    for (const policy of answer.policies) {
      expect(typeof policy.id).toBe('string')
      expect(policy.analysisReasons === 'notSet').toBe(policy.policyApplies)
    }
    expect(answer.counterfactuals[0].says).toContain('Oslo office')
  })

  it('as text: the verdict first, then a line for each policy with what ruled it out', async () => {
    const { output, code } = await ask('--sign-in', at('question.json'))
    expect(code).toBe(0)
    expect(output).toMatch(/^Blocked\. AADSTS53003\. By CA004/)
    expect(output).toMatch(/CA002 [^\n]*not: clientApps +The policy is for exchangeActiveSync or other\./)
  })

  it('says what it took for granted where a policy looks at it, and nothing that was said', async () => {
    const WHO = [
      '--user',
      'ada@contoso.example',
      '--app',
      'Expenses',
      '--ip',
      '203.0.113.9',
      '--country',
      'NO',
    ]
    const bare = await json(...WHO)
    expect(bare.assumed).toEqual([
      'the device is not registered; --device NAME|compliant|hybrid|registered says otherwise',
      'no sign-in risk; --risk says otherwise',
      'no user risk; --user-risk says otherwise',
      'neither device code flow nor authentication transfer; --flow says otherwise',
      'a password has been shown, and nothing else; --method says otherwise',
    ])
    const said = [
      '--device',
      'none',
      '--risk',
      'none',
      '--user-risk',
      'none',
      '--flow',
      'none',
      '--method',
      'sms',
    ]
    expect((await json(...WHO, ...said)).assumed).toEqual([])
    expect((await ask(...WHO, '--risk', 'low')).output).toMatch(
      /Taken for granted\n {2}the device is not registered/,
    )
  })

  it('says that methods and accounts are not in the export, and takes the first only where it is told to', async () => {
    const { users, ...others } = contosoPolicyTenant
    const bare = users.map(({ accountEnabled: _, ...user }) => user)
    const silent = { ...others, users: bare, authenticationMethodsPolicy: null, userRegistrationDetails: [] }
    await writeFile(at('silent.json'), JSON.stringify(silent))
    const asked = async (...more: string[]) => {
      const who = [
        '--user',
        'ada@contoso.example',
        '--app',
        'Expenses',
        '--country',
        'NO',
        '--ip',
        '203.0.113.9',
      ]
      const circumstances = ['--client', 'browser', '--platform', 'windows', '--risk', 'medium']
      return execute(['what-if', '--tenant', at('silent.json'), ...who, ...circumstances, ...more])
    }
    const told = ['--registered', 'password', '--registered', 'softwareOath']
    const open = await asked(...told)
    expect(open.code).toBe(3)
    expect(open.output).toMatch(/^ {2}authentication\.methodsAllowed: .* --methods-allowed yes supposes/m)
    expect(open.output).toMatch(/^ {2}the account is on; the export does not say it \(accountEnabled\)$/m)
    const supposed = await asked(...told, '--methods-allowed', 'yes')
    expect(supposed.code).toBe(0)
    expect(supposed.output).toMatch(/^Asked for more/)
  })

  it.each([
    ['a device', { device: true }, 'the device'],
    ['a service principal', { workload: true }, 'the service principal'],
  ])(
    'says that %s is taken to be on where the export does not say it',
    async (_what, { device = false, workload = false }: { device?: boolean; workload?: boolean }, what) => {
      const without = <T extends object>(each: T) => ({ ...each, accountEnabled: undefined })
      const asked = async (tenant: object) => {
        await writeFile(at('on.json'), JSON.stringify(tenant))
        const [held] = contosoPolicyTenant.devices
        const [principal] = contosoPolicyTenant.servicePrincipals
        const who = workload
          ? ['--service-principal', principal?.id ?? '']
          : ['--user', 'ada@contoso.example', ...(device ? ['--device', held?.displayName ?? ''] : [])]
        return (
          await execute([
            'what-if',
            '--tenant',
            at('on.json'),
            ...who,
            '--app',
            'Expenses',
            '--client',
            'browser',
          ])
        ).output
      }
      const says = `${what} is on; the export does not say it (accountEnabled)`
      const silent = {
        ...contosoPolicyTenant,
        devices: contosoPolicyTenant.devices.map(without),
        servicePrincipals: contosoPolicyTenant.servicePrincipals.map(without),
      }
      const on = <T extends object>(each: T) => ({ ...each, accountEnabled: true })
      const telling = {
        ...contosoPolicyTenant,
        devices: contosoPolicyTenant.devices.map(on),
        servicePrincipals: contosoPolicyTenant.servicePrincipals.map(on),
      }
      expect(await asked(silent)).toContain(says)
      expect(await asked(telling)).not.toContain(says)
    },
  )

  it.each([
    ['compliant', 'device.model -ne "X"', 'the device has no model;'],
    [
      'compliant',
      'device.model -eq "X" -or device.ownership -eq "Company"',
      'the device has no model, no ownership;',
    ],
    ['compliant', 'device.isCompliant -eq True', null],
    ['none', 'device.model -ne "X"', null],
  ])(
    'of a device that is %s, what %s reads and nobody says is taken for none',
    async (device, rule, says) => {
      const [first, ...others] = contosoPolicyTenant.conditionalAccessPolicies
      const filtered = {
        ...first,
        id: 'filtered',
        state: 'enabled',
        conditions: { ...first?.conditions, devices: { deviceFilter: { mode: 'include', rule } } },
      }
      await writeFile(
        at('filter.json'),
        JSON.stringify({ ...contosoPolicyTenant, conditionalAccessPolicies: [filtered, ...others] }),
      )
      const who = ['--user', 'ada@contoso.example', '--app', 'Expenses', '--client', 'browser']
      const { output } = await execute(['what-if', '--tenant', at('filter.json'), ...who, '--device', device])
      if (says === null) expect(output).not.toContain('the device has no')
      else expect(output).toContain(says)
    },
  )

  it('the same question by names gives the same answer', async () => {
    const byName = await json(
      ...['--user', 'ada@contoso.example', '--app', 'Expenses', '--country', 'br', '--ip', '198.51.100.23'],
      ...[
        '--platform',
        'WINDOWS',
        '--client',
        'browser',
        '--device',
        'ADA-LAPTOP',
        '--risk',
        'none',
        '--user-risk',
        'none',
      ],
    )
    const byFile = await json('--sign-in', at('question.json'))
    expect(byName.policies).toEqual(byFile.policies)
    expect(byName.result).toBe(byFile.result)
  })

  it('a name given beside a file changes that alone', async () => {
    const answer = await json('--sign-in', at('question.json'), '--ip', '203.0.113.7', '--country', 'NO')
    expect(answer.result).toBe('challenge')
    expect(answer.required[0].control).toBe('mfa')
  })

  it.each([
    [
      'a tenant that is none',
      ['what-if', '--tenant', '@readme.md', '--user', 'x', '--app', 'y'],
      /^No tenant came in\. .*readme\.md: This file is no JSON/,
    ],
    [
      'a sign-in that is no JSON',
      ['what-if', '--tenant', '@tenant.json', '--sign-in', '@broken.json'],
      /broken\.json:2:21 is no JSON\. Expected a value there/,
    ],
    [
      'a sign-in that is a list',
      ['what-if', '--tenant', '@tenant.json', '--sign-in', '@list.json'],
      /^The sign-in is a list and no object/,
    ],
    [
      'a file that is not there',
      ['what-if', '--tenant', '@tenant.json', '--sign-in', '@none'],
      /^Cannot read .*ENOENT/,
    ],
    ['both from standard input', ['what-if', '--tenant', '-', '--sign-in', '-'], /^Standard input is either/],
    [
      'an unknown person',
      ['what-if', '--tenant', '@tenant.json', '--user', 'Ada X', '--app', 'Expenses'],
      /^There is no person "Ada X"\./,
    ],
    [
      'an unknown application',
      ['what-if', '--tenant', '@tenant.json', '--user', 'Ada Nilsen', '--app', 'Nothing'],
      /^There is no application "Nothing"/,
    ],
    [
      'an unknown platform',
      [
        'what-if',
        '--tenant',
        '@tenant.json',
        '--user',
        'Ada Nilsen',
        '--app',
        'Expenses',
        '--platform',
        'amiga',
      ],
      /^--platform does not know "amiga"\. Use one of: all, android/,
    ],
    [
      'an unknown risk',
      ['what-if', '--tenant', '@tenant.json', '--user', 'Ada Nilsen', '--app', 'Expenses', '--risk', 'hihg'],
      /^--risk does not know "hihg"\. Did you mean high\? Use one of: none, low/,
    ],
    [
      'two kinds of target',
      ['what-if', '--tenant', '@tenant.json', '--user', 'Ada Nilsen', '--app', 'Expenses', '--context', 'c1'],
      /^A sign-in asks for one kind of thing/,
    ],
    [
      'an address that is none',
      ['what-if', '--tenant', '@tenant.json', '--user', 'Ada Nilsen', '--app', 'Expenses', '--ip', '1.2.3'],
      /^signInConditions\.ipAddress is no IPv4/,
    ],
  ])('%s is one clear line', async (_what, args, expected) => {
    const fault = await execute(args.map((each) => each.replace(/^@/, `${folder}/`))).catch(
      (thrown) => thrown,
    )
    expect(fault).toBeInstanceOf(SimulationError)
    expect(fault.message).toMatch(expected)
    expect(fault.message).not.toContain('\n')
  })
})

it('security defaults decide where they are on and no policies came in', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lab-defaults-'))
  const at = path.join(folder, 'tenant.json')
  const ask = async (isEnabled: boolean) => {
    const identitySecurityDefaultsEnforcementPolicy = { id: 'defaults', isEnabled }
    const users = [{ id: 'ada', userPrincipalName: 'ada@contoso.example', displayName: 'Ada' }]
    await writeFile(at, JSON.stringify({ users, identitySecurityDefaultsEnforcementPolicy }))
    const { output } = await execute([
      'what-if',
      '--tenant',
      at,
      '--user',
      'Ada',
      '--app',
      'Office 365 Exchange Online',
    ])
    return output.split('\n')[0]
  }
  const NOTHING = 'No policies came in, so nothing is decided.'
  expect(await ask(true)).not.toBe(NOTHING)
  expect(await ask(false)).toBe(NOTHING)
  await rm(folder, { recursive: true })
})
