import { describe, expect, it } from 'vitest'
import { base64url, fromBase64url, sha256Base64url } from './base64url'

describe('BASE64URL', () => {
  it('matches the example of RFC 7515 appendix C', () => {
    expect(base64url(Uint8Array.from([3, 236, 255, 224, 193]))).toBe('A-z_4ME')
    expect([...fromBase64url('A-z_4ME')]).toEqual([3, 236, 255, 224, 193])
  })

  it.each([
    'a',
    'abcde',
    'a+b=',
    'ab/c',
    'ab c',
    ' AA',
    'AA\n',
    'AA==',
    'AAA=',
    'AAAA=',
    'AÅAA',
    'AA.A',
    '=',
    '😀AA',
  ])('refuses %j', (text) => {
    expect(() => fromBase64url(text)).toThrow(TypeError)
  })

  it('has one text for any bytes: of 64 characters in the last place, those are refused whose unused bits are set (RFC 4648 section 3.5)', () => {
    const alphabet = Array.from(
      { length: 64 },
      (_, index) => base64url(Uint8Array.from([index << 2]))[0] ?? '',
    )
    expect(new Set(alphabet).size).toBe(64)
    for (const [start, good] of [
      ['A', 4],
      ['AA', 16],
      ['AAA', 64],
    ] as const) {
      const read = alphabet.filter((last) => {
        try {
          return base64url(fromBase64url(start + last)) === start + last
        } catch {
          return false
        }
      })
      expect(read).toHaveLength(good)
      for (const last of alphabet)
        if (!read.includes(last)) expect(() => fromBase64url(start + last)).toThrow(TypeError)
    }
  })

  it('hashes as RFC 7636 appendix B does', async () => {
    expect(await sha256Base64url('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    )
  })
})
