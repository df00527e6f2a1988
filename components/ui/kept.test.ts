import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createKept } from './kept'

const list = () =>
  createKept<readonly string[]>('list', [], {
    read: (text) => (text.startsWith('!') ? undefined : text.split(',')),
    write: (value) => value.join(),
  })

describe('what is kept in the browser', () => {
  let room = 20
  beforeEach(() => {
    room = 20
    const texts = new Map<string, string>()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, text: string) => {
        if (text.length > room) throw new DOMException('full', 'QuotaExceededError')
        texts.set(key, text)
      },
      removeItem: (key: string) => texts.delete(key),
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  it('is there in the next page', () => {
    expect(list().keep(['a', 'b'])).toBe(true)
    expect(list().now()).toEqual(['a', 'b'])
  })

  it('is the same object as long as it is the same', () => {
    const kept = list()
    kept.keep(['a'])
    expect(kept.now()).toBe(kept.now())
  })

  it('is what another tab wrote last', () => {
    const [one, other] = [list(), list()]
    one.keep(['a'])
    other.keep(['b'])
    expect(one.now()).toEqual(['b'])
  })

  it('lasts as long as the page where storage is full, and says so', () => {
    const kept = list()
    kept.keep(['a'])
    expect(kept.keep(['a'.repeat(50)])).toBe(false)
    expect(kept.now()).toEqual(['a'.repeat(50)])
    expect(list().now()).toEqual(['a'])
  })

  it('lasts as long as the page where storage is refused', () => {
    vi.stubGlobal('localStorage', undefined)
    const kept = list()
    expect(kept.now()).toEqual([])
    expect(kept.keep(['a'])).toBe(false)
    expect(kept.now()).toEqual(['a'])
  })

  it('is nothing when it is none of ours, or forgotten', () => {
    const kept = list()
    localStorage.setItem('list', '!')
    expect(kept.now()).toEqual([])
    kept.keep(['a'])
    kept.forget()
    expect(kept.now()).toEqual([])
  })
})
