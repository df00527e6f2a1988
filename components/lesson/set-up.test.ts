import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepSetUp, setUpHere } from './set-up'

const LESSON = '/learn/authentication/signing-in'
const kept = new Map<string, string>()

beforeEach(() => {
  kept.clear()
  vi.stubGlobal('location', { pathname: LESSON })
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

test('a page knows which exercise its lab was set up for, until that is over', () => {
  expect(setUpHere()).toBeNull()
  keepSetUp('first-code')
  expect(setUpHere()).toBe('first-code')
  keepSetUp('first-verifier')
  expect(setUpHere()).toBe('first-verifier')
  keepSetUp(undefined)
  expect(setUpHere()).toBeNull()
})

test('the lab of another page was not set up for it', () => {
  keepSetUp('first-code')
  vi.stubGlobal('location', { pathname: '/learn/authentication/second-app' })
  expect(setUpHere()).toBeNull()
})

test('where storage is refused it lasts as long as the page, and nothing breaks', () => {
  vi.stubGlobal('sessionStorage', undefined)
  keepSetUp('first-code')
  expect(setUpHere()).toBeNull()
})
