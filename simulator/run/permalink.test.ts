import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64url } from '../core/base64url'
import { decodePermalink, encodePermalink, fitsInLink, type PermalinkState } from './permalink'

const state: PermalinkState = {
  flow: 'authorization-code-pkce',
  revision: 1,
  seed: 42,
  switches: { state: 'tampered' },
  answers: [
    { prompt: 'username', value: { username: 'ada@contoso.example' } },
    { prompt: 'password', is: 'right', afterSeconds: 660 },
    { prompt: 'totp', is: { wrong: 2 } },
    { prompt: 'password', is: { of: 'chidi@contoso.example' } },
    { prompt: 'account', value: { username: null } },
    { prompt: 'consent', value: { accept: true } },
  ],
  interventions: [
    { when: { at: 'start' }, do: 'remove', collection: 'groups', id: 'g' },
    { when: { after: 2 }, do: 'wait', seconds: 86_400 },
    {
      when: { message: 1, from: 'browser', to: 'expenses', path: '/callback' },
      do: 'edit',
      edits: [{ in: 'query', name: 'state', set: 'x' }],
      says: 'Somebody changes it.',
    },
  ],
  step: 12,
}

const edit = (change: object) => ({
  when: { message: 1, from: 'a', to: 'b' },
  do: 'edit',
  edits: [change],
})

async function deflate(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return base64url(new Uint8Array(await new Response(stream).arrayBuffer()))
}

describe('a permalink', () => {
  it('gives back what went in', async () => {
    expect(await decodePermalink(await encodePermalink(state))).toEqual({ ok: true, state })
  })

  it('carries own names, with changes from outside and without', async () => {
    const names = { company: 'Northwind', people: { x: 'Zoe' } }
    for (const named of [
      { ...state, names },
      { ...state, interventions: [], names },
    ])
      expect(await decodePermalink(await encodePermalink(named))).toEqual({ ok: true, state: named })
  })

  it('carries a new tenant, and that one was left out, by a word', async () => {
    for (const tenant of ['empty', 'left-out'] as const)
      for (const inOne of [
        { ...state, tenant },
        { ...state, interventions: [], names: { people: {} }, tenant },
      ])
        expect(await decodePermalink(await encodePermalink(inOne))).toEqual({ ok: true, state: inOne })
  })

  it('is said not to fit when it could not be opened', async () => {
    const wait = { when: { at: 'start' }, do: 'wait', seconds: 1 } as const
    const fits = async (count: number, says = 'x') => {
      const many = { ...state, interventions: Array.from({ length: count }, () => ({ ...wait, says })) }
      const link = await encodePermalink(many)
      expect((await decodePermalink(link)).ok).toBe(fitsInLink(many, link))
      return fitsInLink(many, link)
    }
    expect(await fits(100)).toBe(true)
    expect(await fits(101)).toBe(false)
  })

  it('is said not to fit however long the run is', async () => {
    const object = (at: number) => ({
      id: `${at}`,
      displayName: Array.from({ length: 900 }, (_, n) => Math.sin(at * 1_000 + n)).join(''),
    })
    const interventions = Array.from(
      { length: 5 },
      (_, at) => ({ when: { at: 'start' }, do: 'put', collection: 'users', object: object(at) }) as const,
    )
    const long = { ...state, interventions }
    const link = await encodePermalink(long)
    expect(link.length).toBeGreaterThan(33_000)
    expect(fitsInLink(long, link)).toBe(false)
    expect(await decodePermalink(link)).toMatchObject({ ok: false, says: expect.stringMatching(/too long/) })
  })

  it('is short', async () => {
    expect((await encodePermalink(state)).length).toBeLessThan(600)
  })

  it.each([
    ['empty', ''],
    ['of another version', '9abc'],
    ['cut off', '2abc'],
    ['no base64url', '2!!!'],
    ['too long', `1${'A'.repeat(9000)}`],
  ])('that is %s says so', async (_what, fragment) => {
    const decoded = await decodePermalink(fragment)
    expect(decoded.ok).toBe(false)
    expect(!decoded.ok && decoded.says).toMatch(/\w+ .*Nothing of it/)
  })

  it.each([
    ['an unknown prompt', ['authorization-code-pkce', 1, 1, {}, [['card', { value: {} }]], 0]],
    ['an answer without its member', ['authorization-code-pkce', 1, 1, {}, [['totp', { value: {} }]], 0]],
    ['a negative seed', ['authorization-code-pkce', 1, -1, {}, [], 0]],
    ['a seed that is a text', ['authorization-code-pkce', 1, '1', {}, [], 0]],
    ['a step that is no number', ['authorization-code-pkce', 1, 1, {}, [], 'NaN']],
    ['switches in a list', ['authorization-code-pkce', 1, 1, ['state'], [], 0]],
    ['a member too many', ['authorization-code-pkce', 1, 1, {}, [], 0, [], {}, 'empty', 'more']],
    ['a tenant of no known kind', ['authorization-code-pkce', 1, 1, {}, [], 0, [], null, 'contoso']],
    ['a whole tenant', ['authorization-code-pkce', 1, 1, {}, [], 0, [], null, { users: [] }]],
    ['a slug with a path in it', ['../../etc', 1, 1, {}, [], 0]],
    [
      'too many answers',
      ['authorization-code-pkce', 1, 1, {}, new Array(61).fill(['consent', { value: { accept: true } }]), 0],
    ],
    ['a switch that is no text', ['authorization-code-pkce', 1, 1, { state: {} }, [], 0]],
    ['an object', { flow: 'x' }],
    ['null', null],
    ['an intervention that is none', ['a', 1, 1, {}, [], 0, [{ when: { at: 'start' }, do: 'explode' }]]],
    ['an edit without a message', ['a', 1, 1, {}, [], 0, [{ when: { at: 'start' }, do: 'drop' }]]],
    ['a secret said to be two things', ['a', 1, 1, {}, [['password', { is: { of: 'a', wrong: 1 } }]], 0]],
    ['a line end in a header', ['a', 1, 1, {}, [], 0, [edit({ in: 'header', name: 'A', set: 'x\r\nB: y' })]]],
  ])('with %s is refused', async (_what, content) => {
    expect((await decodePermalink(`2${await deflate(JSON.stringify(content))}`)).ok).toBe(false)
  })

  it('of the first version gives its answers, with what was typed', async () => {
    const old = [
      'authorization-code-pkce',
      1,
      42,
      { state: 'tampered' },
      [['password', { password: 'x' }, 660]],
      3,
    ]
    expect(await decodePermalink(`1${await deflate(JSON.stringify(old))}`)).toEqual({
      ok: true,
      state: {
        flow: 'authorization-code-pkce',
        revision: 1,
        seed: 42,
        switches: { state: 'tampered' },
        answers: [{ prompt: 'password', value: { password: 'x' }, afterSeconds: 660 }],
        interventions: [],
        step: 3,
      },
    })
  })

  it('that unpacks without end is refused', async () => {
    expect((await decodePermalink(`1${await deflate(' '.repeat(5_000_000))}`)).ok).toBe(false)
  })

  it('never makes the reader throw, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json().chain((json) => fc.constant(json)),
        ),
        async (text) => {
          expect((await decodePermalink(text)).ok).toBe(false)
          const packed = await decodePermalink(`1${await deflate(text)}`)
          expect(typeof packed.ok).toBe('boolean')
        },
      ),
      { numRuns: 200 },
    )
  })
})
