import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { execute } from './commands'

const POLICY =
  '{"id": "p", "displayName": "Evil \\u001b[2J\\u202e", "state": "enabled", "conditions": {"users": {"includeGroups": ["gone"]}}}'

describe('lab import', () => {
  let folder = ''
  const at = (name: string) => path.join(folder, name)
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lab-import-'))
    await mkdir(at('tenant/Groups'), { recursive: true })
    await mkdir(at('tenant/.git'))
    await mkdir(at('empty'))
    await writeFile(at('tenant/p.json'), POLICY)
    await writeFile(at('tenant/Groups/g.json'), '{"id": "g"}')
    await writeFile(at('tenant/broken.json'), '{\n  "id": }')
    await writeFile(at('tenant/.git/x.json'), POLICY)
    await writeFile(at('tenant/readme.md'), '# Hello')
    await writeFile(at('a.zip'), zipSync({ 'p.json': new TextEncoder().encode(POLICY) }))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('says how many came in, and how many of them count', async () => {
    await mkdir(at('copies'))
    const copy = (state: string) => `{"id": "p", "state": "${state}", "conditions": {}}`
    await writeFile(at('copies/a.json'), copy('enabled'))
    await writeFile(at('copies/b.json'), copy('disabled'))
    await writeFile(at('copies/c.json'), copy('enabled'))
    const { output } = await execute(['import', at('copies')])
    expect(output).toContain('conditionalAccessPolicies  2 came in, 1 counts: 1 is another copy of these')
  })

  it('reads a folder with all below it, and says what came in and what did not', async () => {
    const { output, code } = await execute(['import', at('tenant'), '--format', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(output)).toMatchObject({
      refused: [
        { policyId: 'p', isCertain: true },
        { policyId: 'p', isCertain: false },
      ],
      imported: { conditionalAccessPolicies: 1, groups: 1 },
      unresolved: [
        {
          id: 'gone',
          kind: 'group',
          referredBy: [
            { collection: 'conditionalAccessPolicies', id: 'p', path: 'conditions.users.includeGroups[0]' },
          ],
        },
      ],
      unknown: [],
      problems: [
        {
          file: at('tenant/broken.json'),
          line: 2,
          column: 9,
          message: 'The file is no JSON here: expected a value, found "}".',
          isLoss: true,
        },
        {
          file: at('tenant/p.json'),
          message: expect.stringMatching(/^"conditions.applications" is missing/),
        },
        { file: at('tenant/p.json'), message: expect.stringMatching(/^"grantControls" is missing/) },
      ],
    })
  })

  it('reads a zip and a file together; the same policy twice is one', async () => {
    const { output } = await execute(['import', at('a.zip'), at('tenant/p.json'), '--format', 'json'])
    expect(JSON.parse(output).imported).toEqual({ conditionalAccessPolicies: 1 })
  })

  it('as text: counts, then what is missing, not understood and wrong', async () => {
    const { output, code } = await execute(['import', at('tenant'), at('tenant/readme.md')])
    expect(code).toBe(0)
    expect(output).toMatch(/^conditionalAccessPolicies {2}1\ngroups {21}1\n/)
    expect(output).toContain('Refers to what is missing (1)\n  group gone, once')
    expect(output).toContain('readme.md: This file is no JSON; it is left out.')
    expect(output).toContain('broken.json:2:9: The file is no JSON here')
    expect(output).toMatch(
      /as it is, or may not \(2\)\n {2}Evil .*: The policy has no applications.* https:.*\n.*: perhaps: /,
    )
  })

  it('nothing that came in is exit code 1', async () => {
    expect(await execute(['import', at('tenant/broken.json')])).toMatchObject({ code: 1 })
    expect(await execute(['import', at('tenant/readme.md')])).toMatchObject({ code: 1 })
  })

  it('names out of a file cannot act on the terminal', async () => {
    await writeFile(at('evil.json'), POLICY.replace('"gone"', '"\\u001b[31m\\u009b\\u202e"'))
    for (const format of ['text', 'json']) {
      const { output } = await execute(['import', at('evil.json'), '--format', format])
      expect(output).toContain('\\u001b[31m\\u009b\\u202e')
    }
  })
})
