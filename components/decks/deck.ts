import { isObject, parsed } from '../ui/json'

/** A moment of a run that a trainer has prepared. */
export interface Prepared {
  /** Its name within this browser. */
  readonly id: string
  readonly title: string
  /** For the trainer alone: shown in the trainer's window. */
  readonly notes: string
  /** Slug of the flow. */
  readonly flow: string
  /** Fragment of the permalink, without `#`. */
  readonly link: string
  /** The text of the run's file, where it is in a tenant that was brought in: no link holds that. */
  readonly file?: string
}

/** In the order in which they are shown to a class. */
export type Deck = readonly Prepared[]

export const MOST_RUNS = 100
export const LONGEST_TITLE = 120
export const LONGEST_NOTES = 2_000
/** Version of what is kept and saved. */
const VERSION = 1
const PATH = /^\/(?:lab|stage)\/([a-z0-9-]{1,64})\/?#([\w-]{2,8000})$/

/** The text that is kept and saved: titles, notes and addresses of this site. */
export function writeDeck(deck: Deck): string {
  const runs = deck.map(({ id, title, notes, flow, link, file }) => ({
    id,
    title,
    ...(notes && { notes }),
    path: `/stage/${flow}#${link}`,
    ...(file && { file }),
  }))
  return JSON.stringify({ 'tenant-lab-deck': VERSION, runs }, undefined, 1)
}

/** Reads what was kept in this browser; what does not fit is left out, and of titles and notes what cannot be read. */
export function readKept(text: string): Deck {
  return (runsOf(text) ?? []).flatMap((value, index) => {
    const run = readRun(readable(value), index)
    return typeof run === 'string' ? [] : [run]
  })
}

/** Reads a file that somebody brings: all of it, or where it is wrong. */
export function readDeck(text: string): { readonly deck: Deck } | { readonly says: string } {
  const runs = runsOf(text)
  if (!runs) return { says: 'That file holds no prepared runs of this lab: choose one that was saved here.' }
  if (runs.length > MOST_RUNS)
    return { says: `It holds ${runs.length} runs; there is room for ${MOST_RUNS}.` }
  const read = runs.map(readRun)
  const wrong = read.find((each) => typeof each === 'string')
  return wrong === undefined
    ? { deck: read.filter((each) => typeof each !== 'string') }
    : { says: `${wrong} Nothing was changed.` }
}

function runsOf(text: string): readonly unknown[] | undefined {
  const json = parsed(text)
  if (!isObject(json) || json['tenant-lab-deck'] !== VERSION || !Array.isArray(json.runs)) return undefined
  return json.runs
}

function readable(value: unknown): unknown {
  if (!isObject(value)) return value
  const { title, notes } = value
  return {
    ...value,
    ...(typeof title === 'string' && { title: readableTitle(title) }),
    ...(typeof notes === 'string' && { notes: readableNotes(notes) }),
  }
}

/** @returns the run, or what is wrong with it */
function readRun(value: unknown, index: number): Prepared | string {
  const wrong = (what: string) => `Run ${index + 1}: ${what}`
  if (!isObject(value)) return wrong('it is not a prepared run.')
  const { id, title, notes = '', path, file } = value
  if (typeof title !== 'string' || title.trim() === '') return wrong('it has no title.')
  if (readableTitle(title) !== title.trim()) return wrong('its title holds signs that cannot be seen.')
  if (title.length > LONGEST_TITLE) return wrong(`its title is longer than ${LONGEST_TITLE} characters.`)
  if (typeof notes !== 'string') return wrong('its notes are no text.')
  if (readableNotes(notes) !== notes.trim()) return wrong('its notes hold signs that cannot be seen.')
  if (notes.length > LONGEST_NOTES) return wrong(`its notes are longer than ${LONGEST_NOTES} characters.`)
  const [, flow, link] = (typeof path === 'string' && PATH.exec(path)) || []
  if (flow === undefined || link === undefined)
    return wrong('its path is no link to a moment: those begin with /stage/ or /lab/, and have a # in them.')
  if (file !== undefined && typeof file !== 'string') return wrong('its file is no text.')
  return {
    id: isId(id) ? id : `run-${index}`,
    title: title.trim(),
    notes: notes.trim(),
    flow,
    link,
    ...(file && { file }),
  }
}

/** Controls, turns of the writing direction, fillers, what no font has. Joiners are none of it: words and pictures are made with them. */
const UNSEEN = /(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}\u2800]/gu
/** A text of these alone is none. */
const JOINERS = /^(?:\u200c|\u200d|\ufe0e|\ufe0f|\s)+$/
const LINES = /[\n\r\t]/

/** As much of a title as can be read. */
export function readableTitle(title: string): string {
  const seen = title.replace(UNSEEN, '').trim()
  return JOINERS.test(seen) ? '' : seen
}

/** As much of some notes as can be read, in their lines. */
export function readableNotes(notes: string): string {
  return notes.replace(UNSEEN, (sign) => (LINES.test(sign) ? sign : '')).trim()
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value)
}

/** Moves a run up or down by `by` places. */
export function moveRun(deck: Deck, id: string, by: number): Deck {
  const from = deck.findIndex((each) => each.id === id)
  const to = from + by
  const run = deck[from]
  if (!run || to < 0 || to >= deck.length) return deck
  return deck.toSpliced(from, 1).toSpliced(to, 0, run)
}

/** The run after `id` (before it, for a negative `by`); the first one from nowhere, and undefined past either end. */
export function runBeside(deck: Deck, id: string | undefined, by: 1 | -1): Prepared | undefined {
  const at = deck.findIndex((each) => each.id === id)
  if (at < 0) return by > 0 ? deck[0] : undefined
  return deck[at + by]
}
