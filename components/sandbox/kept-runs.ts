import { isObject, parsed } from '../ui/json'
import { randomKey } from '../ui/random-key'

/** A run that its reader has kept in this browser: a file under a name. */
export interface KeptRun {
  readonly id: string
  readonly name: string
  /** Slug of its flow. */
  readonly flow: string
  /** When it was kept, in milliseconds since 1970. */
  readonly at: number
  /** The text of its file; undefined where storage is damaged: it can be forgotten, and nothing else. */
  readonly file: string | undefined
}

/** One entry for each run: two tabs that keep at the same time write different ones. */
const PREFIX = 'tenant-lab:kept-run:'
export const LONGEST_NAME = 80
const MOST = 100

let listeners: readonly (() => void)[] = []
/** What was read last, until somebody writes: to look at a list is not to read megabytes. */
let read: readonly KeptRun[] | undefined

/** Everything that is kept, the newest first; nothing where storage is refused. The same list as long as nothing changes. */
export function keptRuns(): readonly KeptRun[] {
  read ??= entriesOf()
    .map(readOne)
    .toSorted((one, other) => other.at - one.at)
  return read
}

/** Keeps a run. @returns why it cannot be kept */
export function keepRun(name: string, flow: string, file: string, at: number): string | undefined {
  if (entriesOf().length >= MOST)
    return `This browser keeps ${MOST} runs. Forget one, or save this one as a file.`
  return write(randomKey(), { name: named(name), flow, at, file })
}

/** Gives a kept run another name. @returns why it cannot be written */
export function renameRun({ id, flow, at, file }: KeptRun, name: string): string | undefined {
  // Another tab may have forgotten it.
  return file === undefined || !has(id) ? undefined : write(id, { name: named(name), flow, at, file })
}

export function forgetRun(id: string): void {
  try {
    localStorage.removeItem(PREFIX + id)
  } catch {
    // What cannot be written was not kept.
  }
  tell()
}

/** Calls `listener` when the list changes, in this tab or in another one. */
export function subscribe(listener: () => void): () => void {
  const elsewhere = () => {
    read = undefined
    listener()
  }
  read = undefined
  listeners = [...listeners, listener]
  window.addEventListener('storage', elsewhere)
  return () => {
    listeners = listeners.filter((each) => each !== listener)
    window.removeEventListener('storage', elsewhere)
  }
}

function write(id: string, run: Omit<KeptRun, 'id'>): string | undefined {
  try {
    localStorage.setItem(PREFIX + id, JSON.stringify(run))
  } catch {
    return 'This browser does not let the page keep it: there is no room, or keeping is switched off. Save it as a file instead.'
  }
  tell()
  return undefined
}

function tell(): void {
  read = undefined
  for (const listener of listeners) listener()
}

const named = (name: string) => name.trim().slice(0, LONGEST_NAME) || 'A run'

const has = (id: string) => entriesOf().some(([key]) => key === id)

function entriesOf(): readonly (readonly [id: string, text: string])[] {
  try {
    return Object.keys(localStorage).flatMap((key) => {
      const text = key.startsWith(PREFIX) ? localStorage.getItem(key) : null
      return text === null ? [] : [[key.slice(PREFIX.length), text] as const]
    })
  } catch {
    return []
  }
}

function readOne([id, text]: readonly [id: string, text: string]): KeptRun {
  const run = parsed(text)
  if (
    isObject(run) &&
    typeof run.name === 'string' &&
    typeof run.flow === 'string' &&
    typeof run.file === 'string' &&
    Number.isFinite(run.at)
  ) {
    const { name, flow, file, at } = run
    return { id, name: named(name), flow, file, at: at as number }
  }
  return { id, name: 'A run that cannot be read any more', flow: '', at: 0, file: undefined }
}
