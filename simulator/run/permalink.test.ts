import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64url } from '../core/base64url'
import { decodePermalink, encodePermalink, type PermalinkState } from './permalink'

const state: PermalinkState = {
  flow: 'authorization-code-pkce',
  revision: 1,
  seed: 42,
  switches: { state: 'tampered' },
  answers: [
    { prompt: 'username', value: { username: 'ada@contoso.example' } },
    { prompt: 'password', value: { password: 'Harbour-Lantern-42' }, afterSeconds: 660 },
    { prompt: 'totp', value: { code: '123456' } },
    { prompt: 'account', value: { username: null } },
    { prompt: 'consent', value: { accept: true } },
  ],
  step: 12,
}

async function deflate(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return base64url(new Uint8Array(await new Response(stream).arrayBuffer()))
}

describe('a permalink', () => {
  it('gives back what went in', async () => {
    expect(await decodePermalink(await encodePermalink(state))).toEqual({ ok: true, state })
  })

  it('is short', async () => {
    expect((await encodePermalink(state)).length).toBeLessThan(400)
  })

  it.each([
    ['empty', ''],
    ['of another version', '9abc'],
    ['cut off', '1abc'],
    ['no base64url', '1!!!'],
    ['too long', `1${'A'.repeat(9000)}`],
  ])('that is %s says so', async (_what, fragment) => {
    const decoded = await decodePermalink(fragment)
    expect(decoded.ok).toBe(false)
    expect(!decoded.ok && decoded.says).toMatch(/\w+ .*afresh/)
  })

  it.each([
    ['an unknown prompt', ['authorization-code-pkce', 1, 1, {}, [['card', {}]], 0]],
    ['an answer without its member', ['authorization-code-pkce', 1, 1, {}, [['totp', {}]], 0]],
    ['a negative seed', ['authorization-code-pkce', 1, -1, {}, [], 0]],
    ['a slug with a path in it', ['../../etc', 1, 1, {}, [], 0]],
    [
      'too many answers',
      ['authorization-code-pkce', 1, 1, {}, new Array(61).fill(['consent', { accept: true }]), 0],
    ],
    ['a switch that is no text', ['authorization-code-pkce', 1, 1, { state: {} }, [], 0]],
    ['an object', { flow: 'x' }],
    ['null', null],
  ])('with %s is refused', async (_what, content) => {
    expect((await decodePermalink(`1${await deflate(JSON.stringify(content))}`)).ok).toBe(false)
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
