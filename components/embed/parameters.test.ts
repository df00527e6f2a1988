import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHostMessage } from './host-message'
import { readParameters } from './parameters'

describe('the address of an embed', () => {
  it.each([
    ['', { theme: 'auto', step: undefined, controls: true, problems: [] }],
    ['?theme=dark&step=12&controls=0', { theme: 'dark', step: 12, controls: false, problems: [] }],
    ['?theme=pink', { theme: 'auto', problems: ['theme is auto, light or dark.'] }],
    ['?step=0', { step: undefined, problems: ['step is a whole number from 1.'] }],
    ['?step=-1', { step: undefined, problems: ['step is a whole number from 1.'] }],
    ['?step=1e9', { step: undefined, problems: ['step is a whole number from 1.'] }],
    ['?controls=yes', { controls: true, problems: ['controls is 0 or 1.'] }],
  ])('%s', (search, expected) => {
    expect(readParameters(search)).toMatchObject(expected)
  })

  it('is read whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), (search) => readParameters(search).theme !== undefined),
      { seed: 20261123 },
    )
  })
})

describe('a message from a host page', () => {
  it('with a known theme is taken', () => {
    expect(readHostMessage({ type: 'tenant-lab:theme', theme: 'dark', more: 1 })).toEqual({
      type: 'tenant-lab:theme',
      theme: 'dark',
    })
  })

  it.each([
    undefined,
    null,
    'tenant-lab:theme',
    7,
    [],
    {},
    { type: 'tenant-lab:theme' },
    { type: 'tenant-lab:theme', theme: 'dark;x' },
    { type: 'seek', theme: 'dark' },
  ])('%j is ignored', (data) => {
    expect(readHostMessage(data)).toBeUndefined()
  })

  it('of any other form is ignored', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => readHostMessage(data) === undefined),
      { seed: 20261123 },
    )
  })
})
