import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHostMessage } from './messages'

describe('a message from the page around an embed', () => {
  it.each([
    [{ tenantLab: 1, type: 'hello' }, { type: 'hello' }],
    [{ tenantLab: 1, type: 'play', more: 1 }, { type: 'play' }],
    [{ tenantLab: 1, type: 'pause' }, { type: 'pause' }],
    [{ tenantLab: 1, type: 'load' }, { type: 'load' }],
    [
      { tenantLab: 1, type: 'load', link: '2abc' },
      { type: 'load', link: '2abc' },
    ],
    [
      { tenantLab: 1, type: 'step', step: 0 },
      { type: 'step', step: 0 },
    ],
    [
      // Whether a run is so long, the run says.
      { tenantLab: 1, type: 'step', step: 1e9 },
      { type: 'step', step: 1e9 },
    ],
    [
      { tenantLab: 1, type: 'set', theme: 'dark' },
      { type: 'set', theme: 'dark' },
    ],
    [
      { tenantLab: 1, type: 'set', switches: { codeVerifier: 'missing' } },
      { type: 'set', switches: { codeVerifier: 'missing' } },
    ],
    [
      { type: 'tenant-lab:theme', theme: 'dark', more: 1 },
      { type: 'set', theme: 'dark' },
    ],
  ])('%j is taken', (data, expected) => {
    expect(readHostMessage(data)).toEqual(expected)
  })

  it.each([
    [{ tenantLab: 2, type: 'play' }, 'tenantLab is 1.'],
    [{ tenantLab: '1', type: 'play' }, 'tenantLab is 1.'],
    [{ tenantLab: 1 }, 'type is hello, load, play, pause, step or set.'],
    [{ tenantLab: 1, type: 'eval', code: 'alert(1)' }, 'type is hello, load, play, pause, step or set.'],
    [{ tenantLab: 1, type: 'constructor' }, 'type is hello, load, play, pause, step or set.'],
    [{ tenantLab: 1, type: 'step' }, 'step is a whole number from 0.'],
    [{ tenantLab: 1, type: 'step', step: '3' }, 'step is a whole number from 0.'],
    [{ tenantLab: 1, type: 'step', step: -1 }, 'step is a whole number from 0.'],
    [{ tenantLab: 1, type: 'step', step: Number.NaN }, 'step is a whole number from 0.'],
    [{ tenantLab: 1, type: 'step', step: Number.POSITIVE_INFINITY }, 'step is a whole number from 0.'],
    [{ tenantLab: 1, type: 'set', theme: 'dark;x' }, 'theme is auto, light or dark.'],
    [{ tenantLab: 1, type: 'set', switches: 'all' }, /^switches is an object/],
    [{ tenantLab: 1, type: 'set', switches: ['a'] }, /^switches is an object/],
    [{ tenantLab: 1, type: 'set', switches: { pkce: 1 } }, /^switches is an object/],
    [{ tenantLab: 1, type: 'set', switches: { pkce: 'x'.repeat(101) } }, /^switches is an object/],
    [{ tenantLab: 1, type: 'load', link: 7 }, /^link is what stands behind the #/],
    [{ tenantLab: 1, type: 'load', link: '2'.repeat(8_001) }, /^link is what stands behind the #/],
  ])('%j is refused with what it could be', (data, says) => {
    expect(readHostMessage(data)).toEqual({ type: 'refused', says: expect.stringMatching(says) })
  })

  it.each([
    undefined,
    null,
    'tenant-lab:theme',
    7,
    [],
    [1],
    {},
    { type: 'play' },
    { type: 'tenant-lab:theme' },
    { type: 'tenant-lab:theme', theme: 'dark;x' },
    { type: 'seek', theme: 'dark' },
    Object.create({ tenantLab: 1, type: 'play' }),
  ])('%j is not meant for us', (data) => {
    expect(readHostMessage(data)).toBeUndefined()
  })

  it('is read whatever it is: nothing is thrown, nothing of it is called, and what is taken is of a known form', () => {
    const bait = () => {
      throw new Error('called')
    }
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true })
    const nearly = fc.record(
      {
        tenantLab: fc.oneof(fc.constant(1), anything),
        type: fc.oneof(
          fc.constantFrom('hello', 'load', 'play', 'pause', 'step', 'set', 'tenant-lab:theme'),
          anything,
        ),
        step: anything,
        link: fc.oneof(fc.string(), anything),
        theme: fc.oneof(fc.constantFrom('dark', '<b>'), anything),
        switches: fc.oneof(fc.dictionary(fc.string(), fc.oneof(fc.string(), anything)), anything),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(anything, nearly), (data) => {
        const baited =
          typeof data === 'object' && data !== null && !Array.isArray(data)
            ? Object.defineProperty({ ...data, toString: bait, toJSON: bait }, 'then', { get: bait })
            : data
        const read = readHostMessage(baited)
        if (read === undefined) return
        expect(['hello', 'load', 'play', 'pause', 'step', 'set', 'refused']).toContain(read.type)
        if (read.type === 'step') expect(Number.isInteger(read.step)).toBe(true)
        if (read.type === 'set')
          for (const value of Object.values(read.switches ?? {})) expect(typeof value).toBe('string')
      }),
      { seed: 20261123, numRuns: 2000 },
    )
  })
})
