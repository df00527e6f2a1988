import type { Recent } from './state'

const RECENTS_KEY = 'tenant-lab:what-if:recent'
/** Set while an imported tenant is kept on this device, so that the page knows to look for it. */
export const KEPT_KEY = 'tenant-lab:what-if:kept'
const MOST = 8

/** `recents` with `newest` in front, once, and no more than a handful. */
export function withRecent(recents: readonly Recent[], newest: Recent): readonly Recent[] {
  return [newest, ...recents.filter(({ link }) => link !== newest.link)].slice(0, MOST)
}

/** Recent questions, as they are written down now. What is not in our form is nobody's. Undefined: storage is refused. */
export function readRecents(): readonly Recent[] | undefined {
  let text: string | null
  try {
    text = localStorage.getItem(RECENTS_KEY)
  } catch {
    return undefined
  }
  try {
    const read: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(read) ? read.filter(isRecent).slice(0, MOST) : []
  } catch {
    return []
  }
}

function isRecent(value: unknown): value is Recent {
  const { link, says } = (value ?? {}) as Partial<Record<keyof Recent, unknown>>
  return typeof link === 'string' && typeof says === 'string'
}

/** Writes them down. Storage is refused in some private windows: they then last as long as the page. */
export function writeRecents(recents: readonly Recent[]): void {
  store(RECENTS_KEY, recents.length > 0 ? JSON.stringify(recents) : undefined)
}

/** Notes that something is kept, or that nothing is. False: storage is refused. */
export function noteKept(yes: boolean): boolean {
  return store(KEPT_KEY, yes ? '1' : undefined)
}

/** Whether an imported tenant was kept. */
export function isKept(): boolean {
  try {
    return localStorage.getItem(KEPT_KEY) === '1'
  } catch {
    return false
  }
}

function store(key: string, value: string | undefined): boolean {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
    return true
  } catch {
    return false
  }
}
