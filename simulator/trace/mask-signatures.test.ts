import fc from 'fast-check'
import { CompactSign, generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { base64url } from '../core/base64url'
import { digest } from './digest'
import type { TraceEvent } from './event'
import { maskSignatures } from './mask-signatures'

const SEED = 20261128

async function signedTwice(alg: string): Promise<readonly [string, string]> {
  const { privateKey } = await generateKeyPair(alg)
  const sign = () =>
    new CompactSign(new TextEncoder().encode('{"sub":"job"}')).setProtectedHeader({ alg }).sign(privateKey)
  return [await sign(), await sign()]
}
const note = (says: string): TraceEvent[] => [
  { seq: 0, at: 0, actor: 'job', cause: null, type: 'note', says },
]
const jws = (header: string, signature: string) => `${base64url(header)}.e30.${signature}`

describe('a signature of which no input decides the bytes', () => {
  it.each(['PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'])('%s is masked', async (alg) => {
    const [one, other] = await signedTwice(alg)
    expect(one).not.toBe(other)
    expect(maskSignatures(one)).toBe(maskSignatures(other))
    expect(await digest(note(`assertion=${one}&scope=x`))).toBe(
      await digest(note(`assertion=${other}&scope=x`)),
    )
  })

  it.each(['RS256', 'RS512', 'EdDSA'])('%s is none, and stays', async (alg) => {
    const [one, other] = await signedTwice(alg)
    expect(one).toBe(other)
    expect(maskSignatures(one)).toBe(one)
  })
})

describe('what is not such a signature stays as it is', () => {
  it.each([
    ['another payload', jws('{"alg":"PS256"}', 'AAAA').replace('e30', 'e31')],
    ['another header', jws('{"alg":"PS384"}', 'AAAA')],
  ])('%s makes another text', (_what, other) => {
    expect(maskSignatures(other)).not.toBe(maskSignatures(jws('{"alg":"PS256"}', 'AAAA')))
  })

  it.each([
    ['no algorithm', jws('{}', 'AAAA')],
    ['an algorithm that is no text', jws('{"alg":["PS256"]}', 'AAAA')],
    ['a header that is no JSON', jws('{"alg"', 'AAAA')],
    ['two parts', base64url('{"alg":"PS256"}')],
    ['a host', 'https://eyes.example.com/ews.a.b'],
  ])('%s', (_what, text) => {
    expect(maskSignatures(text)).toBe(text)
  })

  it('every one in a text is masked, also inside JSON that is a text of JSON', () => {
    const body = JSON.stringify({
      one: jws('{"alg":"ES256"}', 'AAAA'),
      two: jws('{\n"alg":"PS256"}', 'BB_-'),
    })
    expect(maskSignatures(JSON.stringify(body))).not.toMatch(/AAAA|BB_-/)
  })

  it(`texts without a randomised algorithm never change (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(fc.base64String(), { maxLength: 6 }), (parts) => {
        const text = parts.join('.')
        expect(maskSignatures(text)).toBe(text)
      }),
      { seed: SEED },
    )
  })
})
