import { useSyncExternalStore } from 'react'

/** Something that is kept in this browser, under one name. */
export interface Kept<T> {
  readonly now: () => T
  /** @returns whether it outlasts the page: storage may be full or refused */
  readonly keep: (value: T) => boolean
  readonly forget: () => void
  /** In a component: what is kept, and `none` while the page is still the server's. */
  readonly use: () => T
}

/** @param read undefined for a text that is none of ours */
export function createKept<T>(
  key: string,
  none: T,
  { read, write }: { readonly read: (text: string) => T | undefined; readonly write: (value: T) => string },
): Kept<T> {
  const listeners = new Set<() => void>()
  /** What is so, and the text that storage held then: React wants the same object for the same state. */
  let last: { readonly text: string | null | undefined; readonly value: T } = { text: null, value: none }
  return { now, keep, forget, use: () => useSyncExternalStore(subscribe, now, () => none) }

  function now(): T {
    const text = stored()
    // Another tab wrote it. What found no room there is not forgotten for that: the text is still the old one.
    if (text !== last.text) last = { text, value: (text ? read(text) : undefined) ?? none }
    return last.value
  }

  function keep(value: T): boolean {
    const text = write(value)
    const kept = attempt(() => localStorage.setItem(key, text))
    last = { text: stored(), value }
    tell()
    return kept
  }

  function forget(): void {
    attempt(() => localStorage.removeItem(key))
    last = { text: stored(), value: none }
    tell()
  }

  /** Undefined where storage is refused: then everything lasts as long as the page. */
  function stored(): string | null | undefined {
    let text: string | null | undefined
    attempt(() => {
      text = localStorage.getItem(key)
    })
    return text
  }

  function tell(): void {
    for (const listener of listeners) listener()
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener)
    // Another tab of the same browser.
    window.addEventListener('storage', listener)
    return () => {
      listeners.delete(listener)
      window.removeEventListener('storage', listener)
    }
  }
}

function attempt(work: () => void): boolean {
  try {
    work()
    return true
  } catch {
    return false
  }
}
