import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { assigned, SUBSCRIPTION } from '../access/azure-rbac/testing/ask'
import { OWNER } from '../access/azure-rbac/testing/roles'
import { contosoPolicyTenant, contosoQuestion } from '../fixtures/contoso-policies'
import { execute } from './commands'

const README = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8')
const LINE = /^npm run --silent lab -- (.+?)(?:\s+#.*)?$/gm
const commands = [...README.matchAll(LINE)].map(([, words = '']) => words)
const [assertions = ''] = /(?<=```json\n)[\s\S]*?(?=```)/.exec(README) ?? []

describe('the commands of the README', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lab-readme-'))
    await mkdir(path.join(folder, 'export'))
    await writeFile(path.join(folder, 'export/tenant.json'), JSON.stringify(contosoPolicyTenant))
    const [first, ...others] = contosoPolicyTenant.conditionalAccessPolicies
    const changed = [{ ...first, state: 'disabled' }, ...others]
    await writeFile(path.join(folder, 'changed.json'), JSON.stringify({ conditionalAccessPolicies: changed }))
    await writeFile(path.join(folder, 'question.json'), JSON.stringify(contosoQuestion))
    await writeFile(path.join(folder, 'must-hold.json'), assertions)
    const changes = [{ when: { at: 'start' }, do: 'wait', seconds: 60 }]
    await writeFile(path.join(folder, 'changes.json'), JSON.stringify(changes))
    await mkdir(path.join(folder, 'azure'))
    const owner = { ...OWNER, type: 'Microsoft.Authorization/roleDefinitions' }
    const assignment = {
      ...assigned('ada', OWNER, SUBSCRIPTION, { principalName: 'ada@contoso.example' }),
      type: 'Microsoft.Authorization/roleAssignments',
    }
    await writeFile(path.join(folder, 'azure/roles.json'), JSON.stringify([owner, assignment]))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('are all there', () => {
    const named = commands.map((each) => each.split(' ')[0])
    expect(new Set(named)).toEqual(
      new Set([
        'flows',
        'run',
        'explain',
        'import',
        'what-if',
        'assert',
        'diff',
        'read',
        'membership',
        'azure-access',
      ]),
    )
  })

  test.each(commands)('%s', async (command) => {
    const words = [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
      ([, one, two, three]) => one ?? two ?? three ?? '',
    )
    const args = words.map((word) =>
      /^(export|azure)\/$|\.json$/.test(word) ? path.join(folder, word) : word,
    )
    const { output, code } = await execute(args)
    expect(output).not.toBe('')
    // The claims of the README are about a tenant of its own, and need not hold in the sample.
    // A question that leaves the client app out is not certain of all that the policies ask.
    // An Owner reads no blob.
    if (['diff', 'read', 'azure-access'].includes(args[0] ?? '')) expect(code).toBe(1)
    else if (args[0] !== 'assert') expect(code).toBe(command.includes('--user') ? 3 : 0)
  })
})
