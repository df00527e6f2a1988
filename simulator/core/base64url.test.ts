import { describe, expect, it } from 'vitest'
import { base64url, fromBase64url, sha256Base64url } from './base64url'

describe('BASE64URL', () => {
  it('matches the example of RFC 7515 appendix C', () => {
    expect(base64url(Uint8Array.from([3, 236, 255, 224, 193]))).toBe('A-z_4ME')
    expect([...fromBase64url('A-z_4ME')]).toEqual([3, 236, 255, 224, 193])
  })

  it.each(['a', 'a+b=', 'ab/c', 'ab c'])('refuses %j', (text) => {
    expect(() => fromBase64url(text)).toThrow(TypeError)
  })

  it('hashes as RFC 7636 appendix B does', async () => {
    expect(await sha256Base64url('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    )
  })
})
