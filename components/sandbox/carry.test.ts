import { beforeEach, expect, it, vi } from 'vitest'
import { OPEN_KEY } from '../lab/kept/key'
import { carried, carry } from './carry'

const tab = new Map<string, string>()
/** What IndexedDB has, of this page and of the next one. */
const disk = new Map<string, unknown>()
let refuses = false

vi.stubGlobal('sessionStorage', {
  setItem(key: string, text: string) {
    if (text.length > 1_000) throw new DOMException('full', 'QuotaExceededError')
    tab.set(key, text)
  },
})

/** A request that is answered later, as IndexedDB does. */
function asked<T>(answer: () => T) {
  const request = {
    result: undefined as T | undefined,
    error: undefined as unknown,
    onsuccess() {},
    onerror() {},
  }
  setTimeout(() => {
    try {
      request.result = answer()
      request.onsuccess()
    } catch (fault) {
      request.error = fault
      request.onerror()
    }
  })
  return request
}
const objects = {
  get: (key: string) => asked(() => disk.get(key)),
  put: (value: unknown, key: string) => asked(() => disk.set(key, value)),
  delete: (key: string | { upper: string }) =>
    asked(() => {
      for (const each of [...disk.keys()])
        if (typeof key === 'string' ? each === key : each <= key.upper) disk.delete(each)
    }),
}
/** One that is on the disk some time after the last request. */
function transaction() {
  const done = { objectStore: () => objects, oncomplete() {} }
  setTimeout(() => done.oncomplete(), 20)
  return done
}
vi.stubGlobal('IDBKeyRange', { upperBound: (upper: string) => ({ upper }) })
vi.stubGlobal('indexedDB', {
  open: () =>
    asked(() => {
      if (refuses) throw new DOMException('full', 'QuotaExceededError')
      return { transaction, close: () => {} }
    }),
})

beforeEach(() => {
  tab.clear()
  disk.clear()
  refuses = false
})
const handed = () => tab.get(OPEN_KEY) ?? ''
const LONG = 'x'.repeat(16 * 1024 * 1024)

it('a run that fits is left in the tab', async () => {
  await carry('{"short": 1}')
  expect(disk.size).toBe(0)
  expect(await carried(handed())).toBe('{"short": 1}')
})

it('a run of 16 MiB arrives as well, and nothing of it stays', async () => {
  await carry(LONG)
  expect(handed().length).toBeLessThan(100)
  expect(await carried(handed())).toBe(LONG)
  expect(disk.size).toBe(0)
  expect(await carried(handed())).toBeUndefined()
})

it('what another tab has on its way stays, and what was left there an hour ago goes', async () => {
  disk.set(`${Date.now() - 1_000}:another`, 'on its way')
  disk.set(`${Date.now() - 3_700_000}:lost`, 'lost')
  await carry(LONG)
  expect([...disk.values()]).toEqual(['on its way', LONG])
})

it('that there is room nowhere is known before the page is left', async () => {
  refuses = true
  await expect(carry(LONG)).rejects.toThrow('full')
  expect(await carried('carried:1:x')).toBeUndefined()
})
