import type { Edges } from '../geometry/boundary'
import { type Point, sample } from '../geometry/curve'
import { apart, extent, grow, type Letters, LINE, TYPE, union, wordsOfFact } from '../geometry/extent'
import { fitted } from '../geometry/fit'
import type { Layout } from '../geometry/lay-out'

/** The frame that a picture is seen in, in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** What a thing takes with its name, around the middle of its shape, in diagram units: a name stands below. */
export interface Span {
  readonly wide: number
  readonly up: number
  readonly down: number
}

/** Where a thing could stand, and how far that is from its own kind. */
interface Candidate {
  readonly at: Point
  readonly box: Edges
  readonly far: number
}

/** What does not change while things are placed: the picture of the flow, and where it leaves room. */
export interface Ground {
  readonly edges: Edges
  readonly most: number
  /** Parties with their names: those of the place in which everything stands that comes, and the others. */
  readonly within: readonly Edges[]
  readonly others: readonly Edges[]
  /** @returns diagram units per pixel at which this is in sight */
  scaleOf(edges: Edges): number
  /**
   * Places for a thing of this size under which are no thing, no line and no words of the flow.
   * @param anywhere also where the picture would be too small to be read
   */
  free(span: Span, anywhere: boolean): readonly Candidate[]
}

/** A picture that fills with things. */
export interface Room {
  /** Whether nothing else stands around `at`; a line that came later may run under what stands there. */
  isFree(at: Point, span: Span): boolean
  take(at: Point, span: Span): void
  /**
   * The free place at which the picture shrinks least; among those that cost nothing, the nearest to its own kind.
   * @param anywhere also where the picture shrinks more than it may
   */
  find(span: Span, anywhere: boolean): Point | undefined
  /** Whether everything is in sight, and can be read. */
  fits(): boolean
}

/** Between two places that are looked at. */
const STEP = 40
/** How far from the flow something may stand. */
const REACH = 960
/** Air around things. */
const AIR = 6
/** Between a thing and the boundary of its tenant. */
const BOUNDARY = 24
/** Points of a line at which it is looked whether something lies on it. */
const LOOKS = 20
/** Scales that differ by less than this do not differ. */
const SAME = 0.004

interface Screen extends Size {
  /** Diagram units per pixel up to which a picture is read. */
  readonly most: number
}

/** @param place in which everything stands that comes */
export function createGround(
  flow: Layout,
  letters: Letters,
  { most, ...frame }: Screen,
  place: string | undefined,
): Ground {
  const scaleOf = (edges: Edges) => 1 / fitted(edges, frame.width, frame.height).zoom
  const boxes = flow.parties.map((party) => grow(extent(party, letters), AIR))
  const standing = (inside: boolean) =>
    boxes.filter((_, at) => (flow.parties[at]?.party.place === place) === inside)
  const words = [
    ...flow.facts.map(({ fact, name, beside }) => wordsOfFact(fact, name, beside, letters)),
    ...flow.places.map(({ sign, title }) => {
      const high = TYPE * letters.growth
      return { left: sign.x, top: sign.y - high, right: sign.x + title.length * high, bottom: sign.y + LINE }
    }),
  ]
  const points = [...flow.lanes, ...flow.facts].flatMap(({ curve }) => sample(curve, LOOKS))
  const [within, others] = [standing(true), standing(false)]
  const heart = middleOf(union(within.length > 0 ? within : boxes))
  const known = new Map<string, readonly Candidate[]>()
  const look = (span: Span, anywhere: boolean): readonly Candidate[] => {
    const [limit, step] = anywhere ? [Number.POSITIVE_INFINITY, 2 * STEP] : [most, STEP]
    const found: Candidate[] = []
    const { left, top, right, bottom } = grow(flow.frame, REACH)
    for (let y = Math.round(top); y <= bottom; y += step)
      for (let x = Math.round(left); x <= right; x += step) {
        const at = { x, y }
        const box = around(at, span)
        const isFree =
          scaleOf(union([flow.frame, grow(box, BOUNDARY)])) <= limit + SAME &&
          boxes.every((each) => apart(box, each)) &&
          words.every((each) => apart(box, each)) &&
          !points.some((point) => holds(box, point))
        if (isFree) found.push({ at, box, far: Math.hypot(x - heart.x, y - heart.y) })
      }
    return found.sort((one, other) => one.far - other.far)
  }
  return {
    edges: flow.frame,
    within,
    others,
    most,
    scaleOf,
    free(span, anywhere) {
      const key = JSON.stringify([span, anywhere])
      const all = known.get(key) ?? look(span, anywhere)
      known.set(key, all)
      return all
    },
  }
}

/** Ground on which nothing has been placed yet. */
export function createRoom({ edges, most, within, others, scaleOf, free }: Ground): Room {
  const standing = [...within]
  const taken: Edges[] = []
  let all = edges
  const clears = (box: Edges) => taken.every((each) => apart(box, each))
  /** Nobody of elsewhere ends up inside of the boundary. */
  const takesNobodyIn = (box: Edges) =>
    others.every((each) => !encloses([...standing, box], each) || encloses(within, each))
  return {
    isFree: (at, span) => [...within, ...others, ...taken].every((each) => apart(around(at, span), each)),
    take(at, span) {
      const box = around(at, span)
      taken.push(box)
      standing.push(box)
      all = union([all, grow(box, BOUNDARY)])
    },
    find(span, anywhere) {
      let best: Candidate | undefined
      let least = anywhere ? Number.POSITIVE_INFINITY : most + SAME
      for (const each of free(span, anywhere)) {
        const scale = scaleOf(union([all, grow(each.box, BOUNDARY)]))
        // The nearest come first: what is farther has to be better.
        if (scale > (best ? least - SAME : least) || !clears(each.box) || !takesNobodyIn(each.box)) continue
        best = each
        least = scale
      }
      return best?.at
    },
    fits: () => scaleOf(all) <= most + SAME,
  }
}

function around({ x, y }: Point, { wide, up, down }: Span): Edges {
  return { left: x - wide / 2, right: x + wide / 2, top: y - up, bottom: y + down }
}

const middleOf = ({ left, top, right, bottom }: Edges): Point => ({
  x: (left + right) / 2,
  y: (top + bottom) / 2,
})

const holds = ({ left, top, right, bottom }: Edges, { x, y }: Point) =>
  x > left && x < right && y > top && y < bottom

/** Whether the boundary around `boxes` (`outline`, which steps back at its corners only) would run around some of `box` as well. */
function encloses(boxes: readonly Edges[], box: Edges): boolean {
  return (
    boxes.some(({ left, top }) => left < box.right && top < box.bottom) &&
    boxes.some(({ right, top }) => right > box.left && top < box.bottom) &&
    boxes.some(({ left, bottom }) => left < box.right && bottom > box.top) &&
    boxes.some(({ right, bottom }) => right > box.left && bottom > box.top)
  )
}
