import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementFrame } from './element-frame'
import { isOurs, readHeight } from './frames'

const HOME = 'https://lab.example'
const FLOWS = { 'authorization-code-pkce': 'Sign-in', 'client-credentials': 'A daemon' }

describe('the element <tenant-lab>', () => {
  it.each([
    [{ flow: 'client-credentials' }, '/embed/client-credentials'],
    [
      { flow: 'client-credentials', step: '3', theme: 'dark', class: 'wide', 'data-x': '1', onclick: 'x' },
      '/embed/client-credentials?step=3&theme=dark',
    ],
    [{ flow: 'client-credentials', colour: 'a&b=c' }, '/embed/client-credentials?colour=a%26b%3Dc'],
    [{ flow: 'client-credentials', link: '2abc"' }, '/embed/client-credentials#2abc%22'],
  ])('with %j frames its embed', (attributes, address) => {
    expect(elementFrame(Object.entries(attributes), HOME, FLOWS)).toMatchObject({ src: HOME + address })
  })

  it('has a title and a height, which its author can set', () => {
    const plain = elementFrame([['flow', 'client-credentials']], HOME, FLOWS)
    expect(plain).toMatchObject({ title: 'A daemon, step by step', height: '806' })
    const set = { flow: 'client-credentials', title: 'Look', height: '500' }
    expect(elementFrame(Object.entries(set), HOME, FLOWS)).toMatchObject({ title: 'Look', height: '500' })
  })

  it.each([
    [{}, 'An embed needs a flow. There are authorization-code-pkce'],
    [{ flow: 'client-credential' }, 'There is no flow client-credential. Did you mean client-credentials?'],
    [{ flow: '__proto__' }, 'There is no flow __proto__. There are'],
    [{ flow: '../learn' }, 'There is no flow ../learn. There are'],
  ])('with %j says what is wrong', (attributes, says) => {
    expect(elementFrame(Object.entries(attributes), HOME, FLOWS)).toEqual({
      says: expect.stringContaining(says),
    })
  })
})

describe('what a page takes from a frame', () => {
  const frame = (src: string, sandbox: string | null = null) => ({ src, getAttribute: () => sandbox })

  it.each([
    ['an embed of ours', frame(`${HOME}/embed/x?step=1`), HOME, true],
    [
      'one in a sandbox with an origin',
      frame(`${HOME}/embed/x`, 'allow-scripts allow-same-origin'),
      HOME,
      true,
    ],
    ['one in a sandbox without', frame(`${HOME}/embed/x`, 'allow-scripts'), 'null', true],
    ['a sandbox that says it has one', frame(`${HOME}/embed/x`, 'allow-scripts'), HOME, false],
    ['no sandbox that says it has none', frame(`${HOME}/embed/x`), 'null', false],
    ['one that has gone elsewhere', frame(`${HOME}/embed/x`), 'https://evil.example', false],
    ['a frame of somebody else', frame('https://evil.example/embed/x'), 'https://evil.example', false],
    ['another page of ours', frame(`${HOME}/lab/x`), HOME, false],
    ['a frame without an address', frame(''), HOME, false],
  ])('%s: %s', (_, each, origin, expected) => {
    expect(isOurs(each, origin, HOME)).toBe(expected)
  })

  it('is a height in pixels, within bounds, and nothing else', () => {
    expect(readHeight({ tenantLab: 1, type: 'height', height: 700 })).toBe(700)
    expect(readHeight({ tenantLab: 1, type: 'height', height: 1e9 })).toBe(4000)
    expect(readHeight({ tenantLab: 1, type: 'height', height: -5 })).toBe(200)
    for (const data of [null, 'height', {}, { tenantLab: 1, type: 'height', height: '700' }])
      expect(readHeight(data)).toBeUndefined()
    expect(readHeight({ tenantLab: 1, type: 'height', height: Number.NaN })).toBeUndefined()
    fc.assert(
      fc.property(fc.anything(), (data) => readHeight(data) === undefined),
      { seed: 20261123 },
    )
  })
})
