import { describe, expect, it } from 'vitest'
import { createRandom } from './random'

describe('a random stream', () => {
  it('gives the same values for the same seed and name', () => {
    expect(createRandom(7, 'client').token(32)).toBe(createRandom(7, 'client').token(32))
  })

  it.each([
    ['another seed', createRandom(8, 'client')],
    ['another name', createRandom(7, 'server')],
  ])('gives other values for %s', (_what, stream) => {
    expect(stream.token(32)).not.toBe(createRandom(7, 'client').token(32))
  })

  it('gives 32 bytes as the 43 characters of a code verifier (RFC 7636 section 4.1)', () => {
    expect(createRandom(1, 'x').token(32)).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  it('gives version 4 UUIDs (RFC 9562 section 5.4), all different', () => {
    const stream = createRandom(1, 'x')
    const uuids = Array.from({ length: 200 }, () => stream.uuid())
    expect(new Set(uuids).size).toBe(200)
    for (const uuid of uuids)
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('spreads its bytes evenly', () => {
    const counts = new Array<number>(256).fill(0)
    for (const byte of createRandom(3, 'spread').bytes(256 * 400)) counts[byte] = (counts[byte] ?? 0) + 1
    expect(Math.min(...counts)).toBeGreaterThan(300)
    expect(Math.max(...counts)).toBeLessThan(500)
  })
})
