import { EMPTY, type Hand, handOf } from '../../change/hand'
import { isObject } from '../../ui/json'
import type { LabControl } from '../lab-store'
import { keptKey } from './key'

const LONGEST = 1_000_000
/** Of a list: a tenant that was brought in has up to 5,000 objects. */
const MOST = 10_000

const keyOf = () => `${keptKey()}:hand`

/**
 * Keeps for this tab what its reader has in hand: what is open, what is drawn on the picture and where it stands, what is half typed. It is in no
 * link and in no history: who goes back goes back to another run, with the same things in hand. The pen is not kept: whoever comes back and drags
 * means to tidy up.
 */
export function keepHand(control: Pick<LabControl, 'store'>): void {
  const hand = handOf(control)
  const home = keyOf()
  const kept = readHand(textHere())
  if (kept) hand.setState(kept)
  hand.subscribe((now) => {
    // A stage goes on to other flows, under other addresses: what is kept there is not this lab's.
    if (keyOf() !== home) return
    try {
      sessionStorage.setItem(home, writeHand(now))
    } catch {
      // Full or refused: it lasts as long as the page.
    }
  })
}

function textHere(): string | null {
  try {
    return sessionStorage.getItem(keyOf())
  } catch {
    return null
  }
}

/** The text that a tab keeps; without what is half typed where that is too long to be read again. */
export function writeHand(hand: Hand): string {
  const text = JSON.stringify(hand)
  return text.length <= LONGEST ? text : JSON.stringify({ ...hand, drafts: EMPTY.drafts })
}

/** What a tab kept; undefined where that is nothing, or cannot be used. Never throws. */
export function readHand(text: string | null): Hand | undefined {
  if (text === null || text.length > LONGEST) return undefined
  try {
    const json: unknown = JSON.parse(text)
    if (!isObject(json)) return undefined
    const { object, joining, edges, among, place, shown, spots, drawing, fromHere, drafts } = json
    const isHand =
      isMaybe(object, isText) &&
      isMaybe(place, isText) &&
      isMaybe(joining, (it) => isObject(it) && isText(it.from) && isText(it.to)) &&
      isMaybe(edges, (it) => isObject(it) && isText(it.type) && isTexts(it.from) && isTexts(it.to)) &&
      isMaybe(among, isTexts) &&
      isTexts(shown) &&
      isRecordOf(spots, (it) => isObject(it) && Number.isFinite(it.x) && Number.isFinite(it.y)) &&
      typeof drawing === 'boolean' &&
      typeof fromHere === 'boolean' &&
      isRecordOf(drafts, isText)
    const known = Object.keys(EMPTY)
    return isHand
      ? ({ ...EMPTY, ...Object.fromEntries(known.map((name) => [name, json[name]])), drawing: false } as Hand)
      : undefined
  } catch {
    return undefined
  }
}

const isText = (value: unknown): boolean => typeof value === 'string'
const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= MOST && value.every(isText)
const isMaybe = (value: unknown, is: (value: unknown) => boolean): boolean => value === undefined || is(value)
const isRecordOf = (value: unknown, is: (value: unknown) => boolean): boolean =>
  isObject(value) && Object.values(value).length <= MOST && Object.values(value).every(is)
