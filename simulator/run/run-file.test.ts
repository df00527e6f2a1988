import { describe, expect, it } from 'vitest'
import { readTenant } from '../directory/graph-tenant'
import { contoso } from '../fixtures/contoso'
import type { PermalinkState } from './permalink'
import { isRunFile, readRunFile, saysLeftOut, whyNoFile, writeRunFile } from './run-file'

const state: PermalinkState = {
  flow: 'authorization-code-pkce',
  revision: 2,
  seed: 7,
  switches: { scope: 'sign-in-only' },
  answers: [
    { prompt: 'username', value: { username: 'ada@contoso.example' }, afterSeconds: 9 },
    { prompt: 'password', is: 'right' },
  ],
  interventions: [{ when: { at: 'start' }, do: 'wait', seconds: 60 }],
  step: 3,
}
const written = writeRunFile(state, undefined)

describe('a file of a run', () => {
  it('holds everything that the run is made of', () => {
    expect(readRunFile(written)).toEqual({ ok: true, file: { run: state, tenant: undefined } })
    expect(isRunFile(written)).toBe(true)
    expect(isRunFile('{"users": []}')).toBe(false)
  })

  it('holds own names, and more changes than a link does', () => {
    const [change] = state.interventions
    const many = {
      ...state,
      names: { people: {} },
      interventions: Array.from({ length: 300 }, () => change),
    } as PermalinkState
    expect(readRunFile(writeRunFile(many, undefined))).toEqual({
      ok: true,
      file: { run: many, tenant: undefined },
    })
  })

  it('holds the tenant as Graph JSON, and no secret of it', () => {
    const read = readRunFile(writeRunFile({ ...state, tenant: 'left-out' }, { key: 'k', tenant: contoso }))
    if (!read.ok || !read.file.tenant || read.file.tenant === 'empty') throw new Error('no tenant')
    expect(readTenant(read.file.tenant, contoso.secrets).tenant).toEqual(contoso)
    expect(JSON.stringify(read.file)).not.toContain(Object.values(contoso.secrets.passwords)[0])
    expect(readRunFile(writeRunFile(state, 'empty'))).toMatchObject({ file: { tenant: 'empty' } })
  })
})

describe('a file that is not the whole run', () => {
  it('says how many changes are not in it', () => {
    expect(readRunFile(writeRunFile(state, undefined, { leftOut: 2 }))).toMatchObject({
      file: { leftOut: 2 },
    })
    expect(readRunFile(changed({ leftOut: 'all' }))).toEqual(readRunFile(written))
    expect([0, 1, 2].map(saysLeftOut)).toEqual([
      '',
      expect.stringMatching(/^A change has a password or a code in it, and is left out/),
      expect.stringMatching(/^2 changes have .* are left out/),
    ])
  })

  it('is not written where it could not be opened', () => {
    const [change] = state.interventions
    const [answer] = state.answers
    const many = (count: number) =>
      ({ ...state, interventions: Array.from({ length: count }, () => change) }) as PermalinkState
    const long = (count: number) =>
      ({ ...state, answers: Array.from({ length: count }, () => answer) }) as PermalinkState
    for (const run of [many(400), many(401), long(61), long(400), long(401)])
      expect(readRunFile(writeRunFile(run, undefined)).ok).toBe(whyNoFile(run) === undefined)
    expect(whyNoFile(long(61))).toBeUndefined()
    expect(whyNoFile(many(401))).toMatch(/400 changes/)
  })
})

const users = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `u${at}` }))
const changed = (members: Record<string, unknown>) => JSON.stringify({ ...JSON.parse(written), ...members })

describe('a file that cannot be used says why, and that nothing was lost', () => {
  it.each<[what: string, text: string, says: RegExp]>([
    ['empty', '', /no JSON/],
    ['half of one', written.slice(0, 90), /no JSON/],
    ['a picture', '\u0089PNG', /no JSON/],
    ['a list', '[]', /no run of Tenant Lab/],
    ['an export of a tenant', '{"users": []}', /no run of Tenant Lab/],
    ['of another version', changed({ 'tenant-lab-run-file': 2 }), /Another version/],
    ['without answers', changed({ answers: {} }), /"answers" are no list/],
    [
      'an answer of no kind',
      changed({ answers: [{ prompt: 'eval', value: {} }] }),
      /"answers" are of no known form/,
    ],
    ['an answer that is nothing', changed({ answers: [null] }), /"answers" are of no known form/],
    [
      'a change of no kind',
      changed({ interventions: [{ do: 'format' }] }),
      /"interventions" are of no known form/,
    ],
    ['a flow that is no name', changed({ flow: '../x' }), /"flow" is of no known form/],
    ['a seed that is no number', changed({ seed: '1' }), /"seed" is of no known form/],
    ['switches that are no texts', changed({ switches: { a: 1 } }), /"switches" are of no known form/],
    ['a tenant that is a list', changed({ tenant: [] }), /"tenant" is neither/],
    [
      'an answer too many',
      changed({ answers: Array.from({ length: 401 }, () => state.answers[0]) }),
      /more than 400 answers/,
    ],
    ['a tenant that is too large', changed({ tenant: { users: users(5_001) } }), /more than 5000 objects/],
    [
      'a tenant of too much in all',
      changed({ tenant: { users: users(3_000), groups: users(2_001) } }),
      /more than 5000 objects/,
    ],
    [
      'far too many',
      `${changed({ tenant: { users: users(250_000) } }).slice(0, -1)}!`,
      /more than 5000 objects/,
    ],
    ['far too large', `${written}${' '.repeat(16 * 1024 * 1024)}`, /larger than 16 MiB/],
  ])('%s', (_, text, says) => {
    const read = readRunFile(text)
    expect(read).toMatchObject({ ok: false, says: expect.stringMatching(says) })
    expect(read).toMatchObject({ says: expect.stringMatching(/The run here is as it was\.$/) })
  })
})
