import type { Fact, Party } from '../../../simulator/doors/view'
import type { Edges } from './boundary'
import type { Point } from './curve'
import type { Box, Side } from './lanes'
import { lettersOf, shortened } from './words'

/** Label metrics in diagram units: a line, and a character of the name and of the detail. */
export const LINE = 19
export const NAME = 8.8
export const DETAIL = 7.2
export const TYPE = 15
const SMALL = 13.5
/** Of a line of small letters. */
export const HEIGHT = 17
/** Of a longer name the picture shows the beginning. */
export const LONGEST = 26

/** How large type is. */
export interface Letters {
  /** How much larger than at full size, in diagram units. */
  readonly growth: number
  /** The same of what is not a name: small letters grow earlier, and on a stage they are as large as the others. */
  readonly small: number
  /** Whether there is room for details. */
  readonly detail: boolean
}

/** As the still picture has it: it does not know how large it will be. */
export const FULL: Letters = { growth: 1, small: 1, detail: true }

/** Diagram units per pixel from which details are left out. The same numbers as in `diagram.css` and, on a stage, in `lab.css`. */
export const noDetailFrom = (zoom?: number): number => (zoom === undefined ? 1.32 : 1.12)

/**
 * Letters are never smaller on the screen than the style sheets say: 13.1 px, and 16 px on a stage.
 * @param scale Diagram units per pixel.
 * @param zoom On a stage: how much larger than elsewhere its things are.
 */
export function lettersAt(scale: number, zoom?: number, detail = scale <= noDetailFrom(zoom)): Letters {
  const size = scale * (zoom === undefined ? 13.1 : 16 * zoom)
  return {
    growth: Math.max(1, size / TYPE),
    small: Math.max(zoom === undefined ? 1 : TYPE / SMALL, size / SMALL),
    detail,
  }
}

export interface PlacedParty extends Box {
  readonly party: Party
  /** Where its name stands: a side that no lane uses. */
  readonly label: Side
}

/** The words of a party. */
export function wordsOf({ x, y, width, height, party, label }: PlacedParty, letters: Letters): Edges {
  const { growth, small, detail } = letters
  const wide = Math.max(
    growth * lettersOf(shortened(party.name, LONGEST)) * NAME,
    detail ? small * lettersOf(party.detail) * DETAIL : 0,
  )
  const high = (detail ? 2 : 1) * LINE * growth + 8
  const [half, tall] = [width / 2, height / 2]
  const across = { left: x - wide / 2, right: x + wide / 2 }
  const along = { top: y - high / 2, bottom: y + high / 2 }
  if (label === 'top') return { ...across, top: y - tall - high, bottom: y - tall }
  if (label === 'bottom') return { ...across, top: y + tall, bottom: y + tall + high }
  if (label === 'left') return { ...along, left: x - half - wide - 12, right: x - half }
  return { ...along, left: x + half, right: x + half + wide + 12 }
}

/** How far a name reaches to either side of where it begins, in diagram units for each unit per pixel, and how far it may. */
export interface Reach {
  readonly left: number
  readonly right: number
  readonly roomLeft: number
  readonly roomRight: number
}

/**
 * What a style sheet needs to have a name step aside where the edge of the picture would cut it: by how much follows of the scale.
 * Undefined for one that no picture cuts, and for whoever was carried out of sight: they take their name along.
 */
export function reachOf({ x, width, party, label }: PlacedParty, room: Edges): Reach | undefined {
  if (x < room.left || x > room.right) return undefined
  const wide = (lettersOf(shortened(party.name, LONGEST)) * NAME * 13.1) / TYPE
  const side = label === 'left' ? -1 : label === 'right' ? 1 : 0
  const from = x + side * (width / 2 + 12)
  const left = side === 0 ? wide / 2 : side < 0 ? wide : 0
  const right = wide - left
  const [roomLeft, roomRight] = [from - room.left, room.right - from]
  return SMALLEST * left > roomLeft || SMALLEST * right > roomRight
    ? { left, right, roomLeft, roomRight }
    : undefined
}

/** A permission has no spaces in it: of several, each has a line. */
export function linesOf({ type, label }: Fact): readonly string[] {
  return type === 'oauth2PermissionGrant' || type === 'appRoleAssignment' ? label.split(/,? /) : [label]
}

/** The words of a fact: across its line, or, where that is steep, beside it. */
export function wordsOfFact(fact: Fact, { x, y }: Point, beside: boolean, { small }: Letters): Edges {
  const lines = linesOf(fact)
  const wide = small * DETAIL * Math.max(...lines.map(lettersOf))
  const high = small * HEIGHT * lines.length
  const left = beside ? x : x - wide / 2
  return { left, right: left + wide, top: y - high / 2, bottom: y + high / 2 }
}

export function edgesOf({ x, y, width, height }: Box): Edges {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
}

/** A party with its words. */
export function extent(placed: PlacedParty, letters: Letters): Edges {
  return union([edgesOf(placed), wordsOf(placed, letters)])
}

export function apart(a: Edges, b: Edges): boolean {
  return a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top
}

export function union(boxes: readonly Edges[]): Edges {
  if (boxes.length === 0) return { left: 0, top: 0, right: 1, bottom: 1 }
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  }
}

export function grow({ left, top, right, bottom }: Edges, by: number): Edges {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
}

function isWithin(inner: Edges, outer: Edges): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  )
}

/** Diagram units per pixel up to which every picture has its names. The same number as in `diagram.css`. */
const NAMES = 2.05
/** Smaller than this is no picture. */
const SMALLEST = 4
/** Letters do not fill their line: so much of it may lie over a shape, in diagram units. */
const OVER = 6

/**
 * Diagram units per pixel up to which no name lies on another one, nor on anybody else, nor over the edge of the picture.
 * @param room what of the diagram can be seen; without, it is not known how large the picture will be
 */
export function namesUpTo(parties: readonly PlacedParty[], zoom?: number, room?: Edges): number {
  const isClear = (scale: number) => {
    const letters = lettersAt(scale, zoom, false)
    const words = parties.map((each) => grow(wordsOf(each, letters), -OVER))
    return words.every(
      (own, index) =>
        (!room || isWithin(own, room)) &&
        parties.every(
          (other, at) =>
            at === index || (apart(own, edgesOf(other)) && apart(own, words[at] ?? edgesOf(other))),
        ),
    )
  }
  let scale = NAMES
  while (scale < SMALLEST && isClear(scale + 0.1)) scale += 0.1
  return scale
}
