import { compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { publicKeys } from '../../fixtures/keys'
import { sign, signAnew } from './sign'

const payload = (iat: number) => ({ iss: 'https://login.entra.example', sub: 'ada', iat })

describe('RFC 7515, with RS256', () => {
  it('a signature that is kept is, byte for byte, the one that is made anew', async () => {
    for (const iat of [1, 2, 3]) {
      const first = await sign(payload(iat))
      expect(await sign(payload(iat))).toBe(first)
      expect(await signAnew(JSON.stringify(payload(iat)))).toBe(first)
    }
  })

  it('is kept for its own payload: one that differs in a single second has another, and each verifies', async () => {
    const tokens = await Promise.all([4, 5, 4].map((iat) => sign(payload(iat))))
    expect(new Set(tokens).size).toBe(2)
    for (const [index, token] of tokens.entries()) {
      const { kid } = decodeProtectedHeader(token)
      const key = publicKeys.keys.find((each) => each.kid === kid)
      const { payload: bytes } = await compactVerify(token, await importJWK(key ?? {}, 'RS256'))
      expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual(payload([4, 5, 4][index] ?? 0))
    }
  })

  it('two payloads whose members stand in another order are two texts, and two signatures', async () => {
    expect(await sign({ a: 1, b: 2 })).not.toBe(await sign({ b: 2, a: 1 }))
  })

  it('is signed once, however often it is asked for at the same time', () => {
    expect(sign(payload(6))).toBe(sign(payload(6)))
  })

  it('keeps a bounded number: of more, each still gets its own', async () => {
    const first = await sign(payload(10_000))
    const many = await Promise.all(Array.from({ length: 1_001 }, (_, at) => sign(payload(20_000 + at))))
    expect(new Set(many).size).toBe(1_001)
    expect(await sign(payload(10_000))).toBe(first)
  })
})
