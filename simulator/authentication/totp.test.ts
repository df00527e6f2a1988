import { describe, expect, it } from 'vitest'
import { fromBase32 } from './base32'
import { hotp, totp, totpStep, totpWindow } from './totp'
import { verifyTotp } from './verify-totp'

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const bytes = new TextEncoder().encode('12345678901234567890')

describe('HOTP', () => {
  it.each(
    ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
      (code, counter) => [counter, code] as const,
    ),
  )('counter %i gives %s (RFC 4226 appendix D)', async (counter, code) => {
    expect(await hotp(bytes, counter, 6)).toBe(code)
  })
})

describe('TOTP', () => {
  const vectors = [
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ] as const

  it.each(vectors)('at %i seconds the eight digits are %s (RFC 6238 appendix B)', async (at, code) => {
    expect(await hotp(bytes, totpStep(at), 8)).toBe(code)
  })

  it.each(vectors)('at %i seconds an app shows the last six digits of %s', async (at, code) => {
    expect(await totp(SECRET, at)).toBe(code.slice(2))
  })

  it('a code is shown for thirty seconds, from a multiple of thirty', () => {
    expect(totpWindow(59)).toEqual({ from: 30, until: 60 })
    expect(totpWindow(60)).toEqual({ from: 60, until: 90 })
  })

  it('a secret that is not Base32 throws', () => {
    expect(() => totp('not base32!', 0)).toThrow(TypeError)
  })
})

describe('Base32', () => {
  it.each([
    ['', ''],
    ['MY======', 'f'],
    ['MZXQ====', 'fo'],
    ['MZXW6===', 'foo'],
    ['MZXW6YQ=', 'foob'],
    ['MZXW6YTB', 'fooba'],
    ['mzxw6ytboi======', 'foobar'],
  ])('%s decodes to "%s" (RFC 4648 section 10)', (text, plain) => {
    expect(new TextDecoder().decode(fromBase32(text))).toBe(plain)
  })
})

describe('a validator (RFC 6238 section 5.2)', () => {
  const at = 1234567890
  it('accepts the present step, the one before and the one after', async () => {
    for (const drift of [0, -1, 1]) {
      const code = await totp(SECRET, at + drift * 30)
      expect(await verifyTotp(SECRET, code, at)).toEqual({
        result: 'accepted',
        step: totpStep(at) + drift,
        drift,
      })
    }
  })

  it('refuses two steps before and two steps after', async () => {
    for (const drift of [-2, 2]) {
      expect(await verifyTotp(SECRET, await totp(SECRET, at + drift * 30), at)).toEqual({ result: 'wrong' })
    }
  })

  it('refuses a code of a step that was accepted before, and of an earlier one', async () => {
    const last = totpStep(at)
    expect(await verifyTotp(SECRET, await totp(SECRET, at), at, last)).toEqual({ result: 'replayed' })
    expect(await verifyTotp(SECRET, await totp(SECRET, at - 30), at, last)).toEqual({ result: 'replayed' })
    expect((await verifyTotp(SECRET, await totp(SECRET, at + 30), at, last)).result).toBe('accepted')
  })

  it.each(['', '12345', '1234567', 'abcdef', '０００００５'])(
    'refuses "%s", which is no code',
    async (code) => {
      expect(await verifyTotp(SECRET, code, 0)).toEqual({ result: 'wrong' })
    },
  )
})
