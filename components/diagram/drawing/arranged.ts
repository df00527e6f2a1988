import type { Diagram } from '../../../simulator/doors/view'
import type { Point } from '../geometry/curve'
import { DETAIL, type Letters, LINE, LONGEST, lettersAt, NAME } from '../geometry/extent'
import { layOut, type Positions } from '../geometry/lay-out'
import { lettersOf, shortened } from '../geometry/words'
import { SHAPES } from '../shapes/shape-of'
import { type Added, folded, type Standing } from './folded'
import { createGround, createRoom, type Ground, type Room, type Size, type Span } from './room'

/** More things than this are no picture, however large it is. */
const MOST = 24
/** Diagram units per pixel up to which names and the words on edges are read at their size, without lying on each other. */
const LEGIBLE = 1.6
/** A picture that is smaller without anything added may become smaller by this much, and no smaller than names are shown at. */
const SMALLER = 1.12
const SMALLEST = 2

interface Given {
  /** The flow alone, with every line that it ever has, where it stands on the screen. */
  readonly flow: Diagram
  readonly standing: Positions
  readonly tall: boolean
  readonly frame: Size
  readonly zoom: number | undefined
  /** What was placed before, and what its reader has moved. */
  readonly kept: Positions
  readonly place: string | undefined
}

export interface Arranged {
  readonly added: readonly Added[]
  /** Where what is added stands, as it is on the screen. */
  readonly spots: Positions
}

/** As many objects apart as can be read, the others in folds, each in a free place: the one it had, if that is still free. */
export function arranged(ends: readonly Standing[], given: Given): Arranged {
  const { kept } = given
  const alone = groundAt(LEGIBLE, lettersFor(LEGIBLE, given), given)
  const scale = alone.scaleOf(alone.edges)
  const limit = Math.max(LEGIBLE, Math.min(scale * SMALLER, SMALLEST), scale)
  // Where the flow alone is too small for names, they are read by whoever comes nearer.
  const letters = lettersFor(Math.min(limit, SMALLEST), given)
  const ground = limit > LEGIBLE ? groundAt(limit, letters, given) : alone
  const most = Math.min(ends.length, MOST)
  const tryWith = (apart: number, before: Positions) => {
    const added = folded(ends, apart)
    return { apart, ...placed(added, createRoom(ground), letters, before, apart > 0) }
  }
  /** The largest number that fits: fewer always do. */
  const fitting = (before: Positions) => {
    const all = tryWith(most, before)
    if (all.fits) return all
    let [low, high, best] = [0, most - 1, tryWith(0, before)]
    while (low < high) {
      const tried = tryWith(Math.ceil((low + high) / 2), before)
      if (tried.fits) [low, best] = [tried.apart, tried]
      else high = tried.apart - 1
    }
    return best
  }
  const stays = fitting(kept)
  if (stays.apart === most) return stays
  const anew = fitting({})
  return anew.apart > stays.apart ? anew : stays
}

const lettersFor = (scale: number, { zoom }: Given): Letters => lettersAt(scale, zoom, false)

function groundAt(most: number, letters: Letters, given: Given): Ground {
  const { flow, standing, tall, frame, place } = given
  const picture = layOut(flow, standing, undefined, letters, tall)
  return createGround(picture, letters, { ...frame, most }, place)
}

/** Each in its place: first those that keep theirs, so that what is new finds another one. */
function placed(
  added: readonly Added[],
  room: Room,
  letters: Letters,
  kept: Positions,
  /** Whether there has to be room for each: folds stand somewhere. */
  strict: boolean,
): Arranged & { readonly fits: boolean } {
  const spots: Record<string, Point> = {}
  const spans = new Map(added.map(({ party }) => [party.id, spanOf(party, letters)] as const))
  for (const [id, span] of spans) {
    const before = kept[id]
    if (!before || !room.isFree(before, span)) continue
    room.take(before, span)
    spots[id] = before
  }
  for (const [id, span] of spans) {
    if (spots[id]) continue
    const spot = room.find(span, false) ?? (strict ? undefined : room.find(span, true))
    if (!spot) return { added, spots, fits: false }
    room.take(spot, span)
    spots[id] = spot
  }
  return { added, spots, fits: room.fits() }
}

/** What a thing takes with its name and, in a picture that has room for them, its details. */
function spanOf({ kind, name, detail }: Added['party'], { growth }: Letters): Span {
  const { width, height } = SHAPES[kind]
  const words = Math.max(lettersOf(shortened(name, LONGEST)) * NAME * growth, lettersOf(detail) * DETAIL)
  // In steps: things of about the same size look for the same places.
  return {
    wide: Math.ceil((Math.max(width, words) + 12) / 20) * 20,
    up: height / 2 + 10,
    down: height / 2 + 2 * LINE + 14,
  }
}
