import { isObject } from '../../ui/json'
import type { PolicyChanges } from './policy-changes'

/**
 * What was changed of the sample, by the entry of the browser's history that shows it: kept in the tab, so that a reload and Back
 * find it (decision 047). Of an imported tenant nothing is kept here.
 */
const KEY = 'tenant-lab:what-if:changes'
const MOST = 60

type Places = readonly (readonly [key: string, changes: PolicyChanges])[]

function places(): Places {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(read) ? read.filter(isPlace) : []
  } catch {
    return []
  }
}

function isPlace(value: unknown): value is Places[number] {
  const [key, changes] = Array.isArray(value) ? value : []
  const { put, removed } = isObject(changes) ? changes : {}
  return (
    typeof key === 'string' &&
    Array.isArray(put) &&
    put.every((policy) => isObject(policy) && typeof policy.id === 'string') &&
    Array.isArray(removed) &&
    removed.every((id) => typeof id === 'string')
  )
}

function write(list: Places): void {
  try {
    if (list.length > 0) sessionStorage.setItem(KEY, JSON.stringify(list))
    else sessionStorage.removeItem(KEY)
  } catch {
    // Refused or full: they last as long as the page.
  }
}

/** Keeps what an entry shows; undefined: nothing was changed there. */
export function keepPlace(key: string, changes: PolicyChanges | undefined): void {
  const before = places()
  const others = before.filter(([each]) => each !== key)
  if (changes === undefined && others.length === before.length) return
  write(changes === undefined ? others : [...others, [key, changes] as const].slice(-MOST))
}

/** What an entry showed; undefined where nothing was changed there, or nothing is known. */
export function placeOf(key: string): PolicyChanges | undefined {
  return places().find(([each]) => each === key)?.[1]
}

/** Forgets all of them. */
export function forgetPlaces(): void {
  write([])
}
