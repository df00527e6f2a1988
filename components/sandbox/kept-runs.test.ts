import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetRun, keepRun, keptRuns, renameRun, subscribe } from './kept-runs'

/** A storage as browsers have it: its entries are its own members. */
function storage(refuses: (key: string) => boolean = () => false) {
  const methods = {
    getItem: (key: string) => (Object.hasOwn(store, key) ? store[key] : null),
    setItem: (key: string, text: string) => {
      if (refuses(key)) throw new DOMException('full', 'QuotaExceededError')
      store[key] = text
    },
    removeItem: (key: string) => {
      delete store[key]
    },
  }
  const store: Record<string, string> = Object.create(methods)
  return store
}
let elsewhere: (() => void)[] = []
const begin = (store: object) => {
  vi.stubGlobal('localStorage', store)
  subscribe(() => {})
}

beforeEach(() => {
  elsewhere = []
  vi.stubGlobal('window', {
    addEventListener: (_: string, listener: () => void) => elsewhere.push(listener),
    removeEventListener: () => {},
  })
})
afterEach(() => vi.unstubAllGlobals())

const names = () => keptRuns().map(({ name }) => name)

describe('runs that this browser keeps', () => {
  it('come the newest first, with their file, until they are forgotten', () => {
    begin(storage())
    expect(keepRun(' One ', 'a-flow', 'file 1', 1)).toBeUndefined()
    expect(keepRun('Two', 'a-flow', 'file 2', 2)).toBeUndefined()
    expect(keptRuns()).toMatchObject([
      { name: 'Two', flow: 'a-flow', at: 2, file: 'file 2' },
      { name: 'One', flow: 'a-flow', at: 1, file: 'file 1' },
    ])
    expect(keptRuns()).toBe(keptRuns())
    forgetRun(keptRuns()[0]?.id ?? '')
    expect(names()).toEqual(['One'])
  })

  it('are renamed, and one that another tab has forgotten does not come back', () => {
    begin(storage())
    keepRun('One', 'a-flow', 'file', 1)
    const [run] = keptRuns()
    if (!run) throw new Error('Nothing is kept.')
    renameRun(run, 'First')
    expect(names()).toEqual(['First'])
    forgetRun(run.id)
    renameRun(run, 'Ghost')
    expect(names()).toEqual([])
  })

  it('of two tabs are all kept', () => {
    const store = storage()
    begin(store)
    keepRun('Here', 'a-flow', 'file', 1)
    store['tenant-lab:kept-run:ff'] = JSON.stringify({ name: 'There', flow: 'a-flow', at: 2, file: 'file' })
    for (const listener of elsewhere) listener()
    expect(names()).toEqual(['There', 'Here'])
    keepRun('Here again', 'a-flow', 'file', 3)
    expect(names()).toEqual(['Here again', 'There', 'Here'])
  })

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['no file', '{"name":"x","flow":"y","at":1}'],
    ['no time', '{"name":"x","flow":"y","at":"z","file":"f"}'],
  ])('that are damaged (%s) are said to be, can be forgotten, and take no other one along', (_, text) => {
    const store = storage()
    store['tenant-lab:kept-run:aa'] = text
    store['tenant-lab:other'] = text
    begin(store)
    keepRun('Good', 'a-flow', 'file', 1)
    expect(names()).toEqual(['Good', 'A run that cannot be read any more'])
    expect(keptRuns()[1]?.file).toBeUndefined()
    forgetRun('aa')
    expect(names()).toEqual(['Good'])
  })

  it('are not kept where there is no room, or storage is refused, and that is said', () => {
    begin(storage(() => true))
    expect(keepRun('One', 'a-flow', 'file', 1)).toMatch(/Save it as a file instead/)
    expect(keptRuns()).toEqual([])
    vi.stubGlobal('localStorage', undefined)
    subscribe(() => {})
    expect(keepRun('One', 'a-flow', 'file', 1)).toMatch(/Save it as a file instead/)
    expect(keptRuns()).toEqual([])
  })

  it('are at most a hundred', () => {
    begin(storage())
    for (let index = 0; index < 100; index++) expect(keepRun('x', 'a-flow', 'f', index)).toBeUndefined()
    expect(keepRun('x', 'a-flow', 'f', 100)).toMatch(/keeps 100 runs/)
    expect(keptRuns()).toHaveLength(100)
  })
})
