import type { Place } from '../../../simulator/doors/view'
import { aligned, type Edges, outline } from './boundary'
import type { Point } from './curve'
import { DETAIL, extent, grow, HEIGHT, type Letters, LONGEST, type PlacedParty, TYPE } from './extent'
import { lettersOf, shortened } from './words'

/** Air between a boundary and what stands inside. */
const PADDING = 18
/** Edges of the boundary closer than this are one. */
const ALIGN = 56
/** What of the sign hangs below the edge it stands on, at full size, with a little air. */
const SIGN = 17
/** A picture that does not know how large it will be has letters that grow by this much, until details are left out. */
const GROWS = 1.16
/** How far the sign stands from the corner, and how wide one of its letters is, in its own type. */
export const SIGN_INDENT = 14
export const SIGN_LETTER = 0.56

/** Where the boundary of a tenant, or of a place that is none, runs, and where its words stand. */
export interface Enclosure {
  readonly place: Place
  /** Corners of the boundary, clockwise. */
  readonly corners: readonly Point[]
  /** The corner at which its sign hangs, and what the sign says. */
  readonly sign: Point
  readonly title: string
  /** Where its detail may begin, the best place first: beside the sign, where the upper edge has room for both, and on the lower one. */
  readonly details: readonly Point[]
}

/** The outline around the parties of a place, wide enough for the sign that hangs from its upper edge. */
export function enclose(place: Place, inside: readonly PlacedParty[], letters: Letters): Enclosure {
  const { growth } = letters
  const edges = aligned(
    inside.map((placed) => {
      const box = grow(extent(placed, letters), PADDING)
      // The sign hangs into the place, and covers no name.
      return { ...box, top: box.top - Math.max(0, SIGN * growth - PADDING) }
    }),
    ALIGN,
  )
  const name = shortened(place.name, LONGEST)
  const title = place.kind === 'tenant' && !/\btenant$/i.test(name) ? `${name} tenant` : name
  const top = Math.min(...edges.map((box) => box.top))
  const left = Math.min(...edges.filter((box) => box.top === top).map((box) => box.left))
  const wide = growth * TYPE * (lettersOf(title) * SIGN_LETTER + 1.3)
  const right = left + 2 * SIGN_INDENT + wide
  const corners = outline(
    edges.map((box) =>
      box.top === top && box.left === left ? { ...box, right: Math.max(box.right, right) } : box,
    ),
  )
  const sign = { x: left, y: top }
  const edge = Math.max(...corners.filter(({ y }) => y === top).map(({ x }) => x))
  const beside = edge > right + wide * (GROWS - 1) + letters.small * lettersOf(place.detail) * DETAIL
  const bottom = Math.max(...corners.map(({ y }) => y))
  const low = Math.min(...corners.filter(({ y }) => y === bottom).map(({ x }) => x))
  const details = [
    ...(beside ? [{ x: left + SIGN_INDENT + wide * GROWS + 8, y: top }] : []),
    { x: low + SIGN_INDENT, y: bottom },
  ]
  return { place, title, sign, details, corners }
}

/** The detail of a place, begun at a point. */
export function wordsOfDetail({ detail }: Place, { x, y }: Point, { small }: Letters): Edges {
  const high = small * HEIGHT
  return { left: x, right: x + small * lettersOf(detail) * DETAIL, top: y - high / 2, bottom: y + high / 2 }
}
