import type { Party } from '../../../simulator/doors/view'
import type { Edges } from './boundary'
import type { Box, Side } from './lanes'

/** Label metrics in diagram units: a line, and a character of the name and of the detail. */
export const LINE = 19
const NAME = 8.8
export const DETAIL = 7.2
/** The same numbers as in `diagram.css`: type at full size, the smallest on screen, and the scale from which details are left out. */
export const TYPE = 15
const SMALLEST = 13.1
const NO_DETAIL = 1.32

export interface PlacedParty extends Box {
  readonly party: Party
  /** Where its name stands: a side that no lane uses. */
  readonly label: Side
}

/** How much larger than at full size type is, in diagram units. */
export function growth(scale: number): number {
  return Math.max(1, (scale * SMALLEST) / TYPE)
}

/** A party with its label. */
export function extent({ x, y, width, height, party, label }: PlacedParty, scale: number): Edges {
  const type = growth(scale)
  const text = type * Math.max(party.name.length * NAME, scale > NO_DETAIL ? 0 : party.detail.length * DETAIL)
  const [half, tall] = [width / 2, height / 2]
  const lines = (scale > NO_DETAIL ? 1 : 2) * LINE * type + 8
  const beside = label === 'left' || label === 'right'
  return {
    left: x - (beside ? half + (label === 'left' ? text + 12 : 0) : Math.max(half, text / 2)),
    right: x + (beside ? half + (label === 'right' ? text + 12 : 0) : Math.max(half, text / 2)),
    top: y - tall - (label === 'top' ? lines : 0),
    bottom: y + tall + (label === 'bottom' ? lines : 0),
  }
}

export function grow({ left, top, right, bottom }: Edges, by: number): Edges {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
}
