import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementFrame } from './element-frame'
import { isOurs, readHeight } from './frames'
import { homeOf } from './home'
import { listen } from './listen'

const HOME = 'https://lab.example'
const BLOG = 'https://blog.example'
const FLOWS = { 'authorization-code-pkce': 'Sign-in', 'client-credentials': 'A daemon' }

describe('the element <tenant-lab>', () => {
  it.each([
    [{ flow: 'client-credentials' }, '/embed/client-credentials'],
    [
      { flow: 'client-credentials', step: '3', theme: 'dark', class: 'wide', 'data-x': '1', onclick: 'x' },
      '/embed/client-credentials?step=3&theme=dark',
    ],
    [{ flow: 'client-credentials', colour: 'a&b=c' }, '/embed/client-credentials?colour=a%26b%3Dc'],
    [
      { flow: 'rules', rule: 'user.city -eq "A&B"', people: '0' },
      '/embed/rules?rule=user.city+-eq+%22A%26B%22&people=0',
    ],
    [{ flow: 'client-credentials', link: '2abc"' }, '/embed/client-credentials#2abc%22'],
    [
      { flow: 'client-credentials', step: '', theme: '', controls: '', link: '' },
      '/embed/client-credentials',
    ],
  ])('with %j frames its embed', (attributes, address) => {
    expect(elementFrame(Object.entries(attributes), HOME, FLOWS)).toMatchObject({ src: HOME + address })
  })

  it('has a title and a height, which its author can set', () => {
    const plain = elementFrame([['flow', 'client-credentials']], HOME, FLOWS)
    expect(plain).toMatchObject({ title: 'A daemon, step by step', height: '806' })
    const empty = { flow: 'client-credentials', title: '', height: '' }
    expect(elementFrame(Object.entries(empty), HOME, FLOWS)).toEqual(plain)
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

describe('where the embeds are', () => {
  const script = (src: string, home?: string) => ({ src, dataset: home === undefined ? {} : { home } })
  const blog = script('https://blog.example/app.js')
  const ours = script(`${HOME}/embed/host.js?1`)

  it.each([
    ['is where the script comes from', ours, [blog], HOME],
    ['is what a copy says', script('https://blog.example/copy.js', HOME), [], HOME],
    ['is on the page itself where the copy says so', script('https://blog.example/copy.js', '/'), [], BLOG],
    ['is found by a module by its name', null, [blog, ours], HOME],
    ['is what the copy says that is a module', null, [blog, script('copy.js', HOME)], HOME],
    ['is not what another script means by data-home', null, [script('x.js', 'kitchen'), ours], HOME],
    ['is not known to a module that nothing names', null, [blog], undefined],
    ['is not known to a script without an address', script(''), [blog], undefined],
  ])('%s', (_, current, scripts, expected) => {
    expect(homeOf(current, scripts, `${BLOG}/post`)).toBe(expected)
  })
})

describe('a page that has the script', () => {
  const page = () => {
    const heard: ((event: object) => void)[] = []
    const told: unknown[] = []
    const source = {}
    const around = { localName: 'tenant-lab', dispatchEvent: (event: CustomEvent) => told.push(event.detail) }
    const frame = {
      src: `${HOME}/embed/x`,
      getAttribute: () => null,
      contentWindow: source,
      style: { height: '' },
      parentElement: around,
    }
    const window = {
      addEventListener: (_: string, listener: (event: object) => void) => heard.push(listener),
      document: { querySelectorAll: () => [frame] },
    } as unknown as Window
    const says = (data: object, origin = HOME) => {
      for (const listener of heard) listener({ source, origin, data })
    }
    return { window, says, told, frame }
  }

  it('twice hears each embed once', () => {
    const { window, says, told, frame } = page()
    listen(window, HOME)
    listen(window, HOME)
    const message = { tenantLab: 1, type: 'height', height: 700 }
    says(message)
    expect(told).toEqual([message])
    expect(frame.style.height).toBe('700px')
  })

  it('from two places hears the embeds of both', () => {
    const { window, says, told } = page()
    listen(window, 'https://old.example')
    listen(window, HOME)
    says({ tenantLab: 1, type: 'ready' })
    expect(told).toHaveLength(1)
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
