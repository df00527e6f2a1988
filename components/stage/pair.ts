import { isObject } from '../ui/json'
import { isNumber, readShow, type Show } from './show'

/** Two windows of one browser: the one that the room sees, and the trainer's. */
export type Role = 'room' | 'trainer'

/** What this window knows of the pair. */
export interface Pair {
  /** Name of the pair: two demonstrations on one machine do not hear each other. */
  readonly room: string
  readonly me: Role
  /** Number and maker of what is shown: of two changes the higher one counts, and of two equal ones the trainer's. */
  readonly rev: number
  readonly by: Role
  readonly show: Show | undefined
  readonly other: 'awaited' | 'here' | 'gone' | 'of another version'
}

/** A place that is pointed at: of a part of the lab, or of a party in its picture, as shares of its width and height. */
export interface Spot {
  readonly on: string
  readonly x: number
  readonly y: number
}

/** Raise it when a message changes its form: a window of another version is told, and not followed. */
const VERSION = 2

/** More than anybody changes in a day, and far below where numbers end: from there on all are equal, and the trainer's counts. */
const HIGHEST_REV = 1_000_000_000

type Said =
  /** A window has come, or come back, and asks what is shown. */
  | { readonly type: 'hello' }
  /** There is nothing to show yet. */
  | { readonly type: 'here' }
  | { readonly type: 'bye' }
  | { readonly type: 'show'; readonly rev: number; readonly show: Show }
  | { readonly type: 'spot'; readonly spot: Spot | undefined }
  /** The panel has been moved to here, as a share of how far it goes. */
  | { readonly type: 'scroll'; readonly to: number }

export type Message = Said & { readonly version: number; readonly room: string; readonly from: Role }

/** What comes of a message: what this window now knows, and what it has to say, to show, or to point at. */
export interface Heard {
  readonly pair: Pair
  readonly say?: Message
  readonly follow?: Show
  readonly point?: { readonly spot: Spot | undefined }
  readonly scroll?: number
}

export function begin(room: string, me: Role): Pair {
  return { room, me, rev: 0, by: me, show: undefined, other: 'awaited' }
}

/** What this window shows has changed by its own keys, its own pages, its own list. */
export function change(pair: Pair, show: Show): { readonly pair: Pair; readonly say: Message } {
  const next: Pair = { ...pair, rev: Math.min(pair.rev + 1, HIGHEST_REV), by: pair.me, show }
  return { pair: next, say: tell(next, { type: 'show', rev: next.rev, show }) }
}

export function tell({ room, me }: Pair, said: Said): Message {
  return { version: VERSION, room, from: me, ...said }
}

/** Hears what came along the channel. It may come from anywhere on this site, and from any version of it: what does not fit changes nothing. */
export function hear(pair: Pair, data: unknown): Heard {
  if (!isObject(data) || data.room !== pair.room) return { pair }
  const { from, rev } = data
  if ((from !== 'room' && from !== 'trainer') || from === pair.me) return { pair }
  if (data.version !== VERSION) return { pair: { ...pair, other: 'of another version' } }
  const here: Pair = { ...pair, other: 'here' }
  switch (data.type) {
    case 'hello':
      return { pair: here, say: shown(here) ?? tell(here, { type: 'here' }) }
    case 'here':
      return { pair: here }
    case 'bye':
      return { pair: { ...pair, other: 'gone' }, point: { spot: undefined } }
    case 'show': {
      const show = readShow(data.show)
      if (!show || !isNumber(rev) || !Number.isInteger(rev) || rev > HIGHEST_REV) return { pair }
      const isNewer = rev > pair.rev || (rev === pair.rev && from === 'trainer')
      if (isNewer) return { pair: { ...here, rev, by: from, show }, follow: show }
      // Who is behind is told what counts: two windows that were parted come together again.
      const say = shown(here)
      return say ? { pair: here, say } : { pair: here }
    }
    case 'spot': {
      if (data.spot === undefined) return { pair: here, point: { spot: undefined } }
      const spot = readSpot(data.spot)
      return spot ? { pair: here, point: { spot } } : { pair }
    }
    case 'scroll':
      return isShare(data.to) ? { pair: here, scroll: data.to } : { pair }
    default:
      return { pair }
  }
}

/** What counts, for the other window; undefined before there is anything. */
function shown(pair: Pair): Message | undefined {
  const { show, rev } = pair
  return show && tell(pair, { type: 'show', rev, show })
}

function readSpot(value: unknown): Spot | undefined {
  if (!isObject(value)) return undefined
  const { on, x, y } = value
  return typeof on === 'string' && /^[\w-]{1,60}$/.test(on) && isShare(x) && isShare(y)
    ? { on, x, y }
    : undefined
}

function isShare(value: unknown): value is number {
  return isNumber(value) && value <= 1
}
