import { findFlow } from '../../simulator/doors/catalogue'
import { createKept } from '../ui/kept'
import {
  type Deck,
  LONGEST_TITLE,
  MOST_RUNS,
  type Prepared,
  readableTitle,
  readDeck,
  readKept,
  writeDeck,
} from './deck'

const NONE: Deck = []
const kept = createKept('tenant-lab:deck', NONE, { read: readKept, write: writeDeck })
const FULL = 'This browser has no room for it: it lasts as long as this page. Save it as a file.'

/** The prepared runs that are kept in this browser. */
export const deckNow = kept.now
export const useDeck = kept.use

/** Keeps the list. @returns what to say when it does not outlast the page */
export function keepDeck(deck: Deck): string | undefined {
  return kept.keep(deck) ? undefined : FULL
}

/** Adds a moment at the end of the list. @returns what to say when that does not go */
export function addRun(run: Omit<Prepared, 'id'>): string | undefined {
  const deck = deckNow()
  if (deck.length >= MOST_RUNS) return `There are ${MOST_RUNS} runs already: remove one first.`
  const title = readableTitle(run.title.trim().slice(0, LONGEST_TITLE))
  if (!title) return 'Give it a title that can be read.'
  return keepDeck([...deck, { ...run, title, id: crypto.randomUUID() }])
}

/** Adds the runs of a file to those that are here. @returns what came of it, in a sentence */
export async function bringDeck(text: string): Promise<string> {
  const read = readDeck(text)
  if ('says' in read) return read.says
  const unread = await firstUnread(read.deck)
  if (unread) return `${unread} Nothing was changed.`
  const here = deckNow()
  if (here.length + read.deck.length > MOST_RUNS)
    return `With these there would be more than ${MOST_RUNS} runs. Nothing was changed.`
  const says = keepDeck([...here, ...read.deck.map((run) => ({ ...run, id: crypto.randomUUID() }))])
  const count = read.deck.length === 1 ? 'One run is' : `${read.deck.length} runs are`
  return says ?? `${count} added to those that were here.`
}

/** Why the first link that does not work does not; undefined when all of them do. */
async function firstUnread(deck: Deck): Promise<string | undefined> {
  for (const [index, run] of deck.entries()) {
    const says = await unread(run)
    if (says) return `Run ${index + 1}: ${says}`
  }
  return undefined
}

/** Why a moment cannot be kept; undefined for a good one. */
export async function unread({
  flow,
  link,
  file,
}: Pick<Prepared, 'flow' | 'link' | 'file'>): Promise<string | undefined> {
  const { decodePermalink, holdsSecret } = await import('../../simulator/doors/links')
  if (!findFlow(flow)) return `there is no flow “${flow}” here.`
  const decoded = await decodePermalink(link)
  if (!decoded.ok || decoded.state.flow !== flow)
    return 'its link is damaged, or was made by another version.'
  if (decoded.state.answers.some(holdsSecret))
    return 'its link holds what was typed in secret: open it in a lab, and share it anew.'
  if (file === undefined) return undefined
  const { readRunFile } = await import('../../simulator/doors/sandbox')
  const read = readRunFile(file)
  if (!read.ok || read.file.run.flow !== flow) return 'the run in it, with its tenant, cannot be read.'
  return read.file.run.answers.some(holdsSecret)
    ? 'the run in it holds what was typed in secret: open it in a lab, and keep it anew.'
    : undefined
}
