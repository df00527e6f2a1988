import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeTenant } from '../directory/graph-tenant'
import { contoso } from '../fixtures/contoso'
import { catalogue } from '../flows/catalogue'
import { digest } from '../trace/digest'
import { execute } from './commands'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lab-run-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, content: unknown): Promise<string> {
  const full = path.join(folder, name)
  await writeFile(full, typeof content === 'string' ? content : JSON.stringify(content))
  return full
}

async function run(...args: string[]) {
  const { output, code } = await execute(['run', 'authorization-code-pkce', ...args, '--format', 'json'])
  expect(code).toBe(0)
  return JSON.parse(output)
}

const settings = (
  await Promise.all(
    catalogue.map(async (entry) =>
      (
        await entry.flow()
      ).switches.flatMap(({ name, values }) =>
        values.map((value) => [entry.slug, `${name}=${value}`] as const),
      ),
    ),
  )
).flat()

describe('run', () => {
  it('prints an HTTP archive and a sequence diagram', async () => {
    const print = async (format: string) =>
      (await execute(['run', 'client-credentials', '--format', format])).output
    const { log } = JSON.parse(await print('har'))
    expect(log.version).toBe('1.2')
    expect(log.entries[0].comment).toMatch(/^Nightly \w+ to Identity provider$/)
    expect((await print('mermaid')).split('\n')[3]).toBe('sequenceDiagram')
  })

  it('prints slug, seed, digest, status, outcome, answers and events', async () => {
    const result = await run('--seed', '42')
    expect(Object.keys(result)).toEqual(['slug', 'seed', 'digest', 'status', 'outcome', 'answers', 'events'])
    expect(result).toMatchObject({
      slug: 'authorization-code-pkce',
      seed: 42,
      status: 'ended',
      outcome: { result: 'completed' },
    })
    expect(result.digest).toBe(await digest(result.events))
    expect(result.answers.length).toBeGreaterThan(3)
  })

  it('gives the same bytes twice, and others for another seed', async () => {
    const [first, second, other] = [
      await run('--seed', '3'),
      await run('--seed', '3'),
      await run('--seed', '4'),
    ]
    expect(second).toEqual(first)
    expect(other.digest).not.toBe(first.digest)
  })

  it('gives the same digest again from the answers it printed, as a list or as the whole output', async () => {
    const first = await run('--seed', '5')
    expect(await run('--seed', '5', '--answers', await file('answers.json', first.answers))).toEqual(first)
    expect(await run('--seed', '5', '--answers', await file('whole.json', first))).toEqual(first)
    expect(
      await run('--seed', '5', '--answers', await file('bom.json', `\uFEFF${JSON.stringify(first.answers)}`)),
    ).toEqual(first)
  })

  it('stops at the first question without an answer, with a prefix of the trace', async () => {
    const all = await run()
    const cut = await run('--answers', await file('two.json', all.answers.slice(0, 2)))
    expect(cut).toMatchObject({ status: 'awaiting', outcome: null, answers: all.answers.slice(0, 2) })
    expect(all.events.slice(0, cut.events.length)).toEqual(cut.events)
    const { output } = await execute([
      'run',
      'authorization-code-pkce',
      '--answers',
      await file('none.json', []),
    ])
    expect(output).toMatch(/\nwaiting for an answer: username$/)
  })

  it('goes on where the last page lets somebody go on', async () => {
    const { answers } = await run()
    const next = [
      { prompt: 'next', value: { choose: 'sign-out' } },
      { prompt: 'sign-out', value: { accept: true } },
    ]
    const on = await run('--answers', await file('more.json', [...answers, ...next]))
    expect(on.events.length).toBeGreaterThan((await run()).events.length)
    expect(on.outcome.says).toMatch(/signed out/)
  })

  it('is anybody of the tenant, and the story is theirs', async () => {
    const chidi = await run('--as', 'chidi@contoso.example')
    expect(chidi.outcome.says).toMatch(/^Chidi Okafor is signed in/)
    const { output } = await execute(['run', 'authorization-code-pkce', '--as', 'chidi@contoso.example'])
    expect(output).toMatch(/Chidi types the password/)
    expect(output).not.toMatch(/Ada/)
  })

  it('does what a file of changes from outside says, as "outside"', async () => {
    const changes = [
      { when: { after: 1 }, do: 'wait', seconds: 30 },
      { when: { message: 1, from: 'expenses', to: 'identity-provider', path: '/token' }, do: 'drop' },
    ]
    const result = await run('--do', await file('do.json', changes))
    const outside = result.events.filter(({ actor }: { actor: string }) => actor === 'outside')
    expect(outside.map(({ type }: { type: string }) => type)).toEqual(['clock-advanced', 'interfered'])
    expect(result.outcome.result).toBe('refused')
  })

  it('is written to a file and read from it with the same digest, and no password is in the file', async () => {
    const changes = [{ when: { after: 1 }, do: 'wait', seconds: 30 }]
    const to = path.join(folder, 'saved.run.json')
    const first = await run(
      '--seed',
      '9',
      '--set',
      'scope=sign-in-only',
      '--do',
      await file('w.json', changes),
      '--save',
      to,
    )
    const { output } = await execute(['run', '--file', to, '--format', 'json'])
    expect(JSON.parse(output)).toEqual(first)
    const text = await readFile(to, 'utf8')
    for (const password of Object.values(contoso.secrets.passwords)) expect(text).not.toContain(password)
  })

  it('is written without a password of its own, and that is said', async () => {
    const when = { message: 1, from: 'browser', to: 'identity-provider', path: '/password' }
    const edits = [{ in: 'form', name: 'password', set: 'MyOwnBankPassword!7' }]
    const to = path.join(folder, 'secret.run.json')
    const done = await execute([
      'run',
      'authorization-code-pkce',
      '--do',
      await file('s.json', [{ when, do: 'edit', edits }]),
      '--save',
      to,
    ])
    expect(done.note).toMatch(/A change has a password/)
    expect(await readFile(to, 'utf8')).not.toContain('MyOwn')
  })

  it('is in the tenant of an export, and its file holds the tenant', async () => {
    const tenant = {
      organization: [{ displayName: 'Corp', verifiedDomains: [{ name: 'corp.example', isDefault: true }] }],
      ...writeTenant({ ...contoso, users: [] }),
      users: [{ id: 'u1', userPrincipalName: 'mia@corp.example', displayName: 'Mia Berg', givenName: 'Mia' }],
    }
    const to = path.join(folder, 'corp.run.json')
    const first = await run('--tenant', await file('corp.json', tenant), '--save', to)
    expect(first.outcome.says).toMatch(/^Mia Berg is signed in/)
    const { output } = await execute(['run', '--file', to, '--format', 'json'])
    expect(JSON.parse(output).digest).toBe(first.digest)
    const plain = await run('--tenant', await file('contoso.json', writeTenant(contoso)))
    expect(plain.digest).toBe((await run()).digest)
  })

  it('in a new tenant is refused as Entra refuses', async () => {
    expect((await run('--tenant', 'new')).outcome).toMatchObject({ code: 700016 })
  })

  it.each<[what: string, args: () => Promise<string[]>, says: RegExp]>([
    ['no run', async () => ['--file', await file('no.json', {})], /This file cannot be opened/],
    [
      'no tenant',
      async () => ['authorization-code-pkce', '--tenant', await file('none.json', { users: [] })],
      /No tenant came in/,
    ],
    [
      'a file and a flow',
      async () => ['authorization-code-pkce', '--file', await file('x.json', {})],
      /goes without a flow/,
    ],
    [
      'a file and a seed',
      async () => ['--file', await file('x.json', {}), '--seed', '2'],
      /goes without --seed/,
    ],
    [
      'nowhere to write',
      async () => ['authorization-code-pkce', '--save', path.join(folder, 'no', 'where.json')],
      /Cannot write/,
    ],
  ])('says what is wrong: %s', async (_, args, says) => {
    await expect(execute(['run', ...(await args())])).rejects.toThrow(says)
  })

  it('says as text what happened, a line a step, and how it ended', async () => {
    const { output, code } = await execute(['run', 'authorization-code-pkce'])
    const lines = output.split('\n')
    expect(code).toBe(0)
    expect(lines[0]).toMatch(/^ {2}1 {2}09:00:00 {2}→ {2}Ada opens Expenses$/)
    expect(lines.slice(0, -2).every((line) => /^ *\d+ {2}\d\d:\d\d:\d\d {2}\S {2}\S/.test(line))).toBe(true)
    expect(lines.at(-1)).toMatch(/^completed: /)
  })

  it('keeps to a line a step, whatever somebody is called', async () => {
    const id = contoso.users[0]?.id ?? ''
    const said = { displayName: 'Ada\n  9  09:00:00  →  a step that never was' }
    const changes = [
      { when: { at: 'start' }, do: 'put', collection: 'users', object: { id, ...said } },
      { when: { at: 'start' }, do: 'wait', seconds: 1, says: 'One\ntwo' },
    ]
    const names = await file('lines.json', changes)
    const { output } = await execute(['run', 'authorization-code-pkce', '--do', names])
    const lines = output.split('\n')
    expect(lines.slice(0, -2).every((line) => /^ *\d+ {2}\d\d:\d\d:\d\d {2}\S {2}\S/.test(line))).toBe(true)
    expect(lines.slice(0, -2).map((line) => Number.parseInt(line, 10))).toEqual(
      lines.slice(0, -2).map((_line, index) => index + 1),
    )
    expect(lines.at(-1)).toMatch(/^completed: .*a step that never was/)
  })

  it.each(settings)('%s ends with %s', async (slug, setting) => {
    const { output, code } = await execute(['run', slug, '--set', setting, '--format', 'json'])
    const result = JSON.parse(output)
    expect(code).toBe(0)
    expect(result.status).toBe('ended')
    expect(result.events.at(-1)).toMatchObject({ type: 'run-ended', outcome: result.outcome })
  })

  it('takes several switches', async () => {
    const { events } = await run('--set', 'client=single-page-app', '--set', 'responseMode=fragment')
    expect(events[0].switches).toMatchObject({ client: 'single-page-app', responseMode: 'fragment' })
  })
})
