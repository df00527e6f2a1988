import type { Diagram, Fact, Lane, Party, Place } from '../../../simulator/doors/view'
import { SHAPES } from '../shapes/shape-of'
import { aligned, type Edges, outline, rounded } from './boundary'
import { type Curve, type Point, pointAt, reversed, straight } from './curve'
import { around, between } from './facts'
import { freeSpots, type Positions } from './free-spots'
import { type Box, route, type Side, sideToward } from './lanes'

export interface PlacedParty extends Box {
  readonly party: Party
  /** Where its name stands: a side that no lane uses. */
  readonly label: Side
}

export interface PlacedFact {
  readonly fact: Fact
  readonly curve: Curve
  /** Where its name stands: on a straight line, beside a bent one. */
  readonly name: Point
  readonly beside: boolean
}

/** The boundary of a tenant, or of a place that is none. */
export interface PlacedPlace {
  readonly place: Place
  /** The `d` of its path. */
  readonly boundary: string
  /** Where its sign hangs: a corner of the boundary, and what the sign says. */
  readonly sign: Point
  readonly title: string
}

/** The geometry of a diagram: a pure function of what there is and where it stands. */
export interface Layout {
  readonly parties: readonly PlacedParty[]
  readonly lanes: readonly { readonly lane: Lane; readonly curve: Curve }[]
  readonly facts: readonly PlacedFact[]
  readonly places: readonly PlacedPlace[]
  /** Everything, labels and boundaries included. */
  readonly frame: Edges
}

export type { Positions }

const PADDING = 18
/** Where a name stands best; upright there is no room beside a party. */
const SIDES = ['bottom', 'right', 'left', 'top'] as const
const UPRIGHT_SIDES = ['bottom', 'top'] as const
/** Air around everything. */
const MARGIN = 12
/** Edges of the boundary closer than this are one. */
const ALIGN = 56
/** Label metrics in diagram units: a line, and a character of the name and of the detail. */
const LINE = 19
const NAME = 8.8
const DETAIL = 7.2
/** The same numbers as in `diagram.css`: type at full size, the smallest on screen, and the scale from which details are left out. */
const TYPE = 15
/** What of the sign hangs below the edge it stands on, at full size, with a little air. */
const SIGN = 17
/** How far the sign stands from the corner, and how wide one of its letters is, in its own type. */
export const SIGN_INDENT = 14
export const SIGN_LETTER = 0.56
const SMALLEST = 13.1
const NO_DETAIL = 1.32

/**
 * @param scale Diagram units per pixel: where it is above 1, names take more room than they do at full size.
 * @param reserved Facts and lanes that are not there now but come, or were there: their place is kept, so that nothing moves.
 */
export function layOut(
  diagram: Diagram,
  positions: Positions,
  reserved: Pick<Diagram, 'facts' | 'lanes'> = { facts: [], lanes: [] },
  scale = 1,
  tall = false,
): Layout {
  const spots = freeSpots(diagram.parties, positions)
  const boxes = new Map(
    diagram.parties.map(({ id, kind }): [string, Box] => {
      const { width, height } = SHAPES[kind]
      return [id, { ...(spots[id] ?? { x: 0, y: 0 }), width, height }]
    }),
  )
  const lanes = [
    ...diagram.lanes,
    ...reserved.lanes.filter(({ id }) => !diagram.lanes.some((lane) => lane.id === id)),
  ].sort((a, b) => (a.id < b.id ? -1 : 1))
  const facts = [
    ...diagram.facts,
    ...reserved.facts.filter(({ id }) => !diagram.facts.some((fact) => fact.id === id)),
  ]
  const beside = facts.filter((fact) => lanes.some((lane) => joins(lane, fact.from, fact.to)))
  const ends = new Set(beside.flatMap(({ from, to }) => [from, to]))
  const routed = route(
    [...lanes, ...facts.filter((fact) => beside.includes(fact) || ends.has(fact.from) || ends.has(fact.to))],
    boxes,
  )
  const used = new Map<string, Set<Side>>(diagram.parties.map((party) => [party.id, new Set<Side>()]))
  for (const lane of lanes) {
    const sides = routed.get(lane.id)?.sides
    if (!sides) continue
    used.get(lane.from)?.add(sides[0])
    used.get(lane.to)?.add(sides[1])
  }
  for (const { from, to } of facts) {
    const [a, b] = [boxes.get(from), boxes.get(to)]
    if (!a || !b) continue
    used.get(from)?.add(sideToward(a, b))
    used.get(to)?.add(sideToward(b, a))
  }
  const parties: PlacedParty[] = []
  for (const party of diagram.parties) {
    const taken = used.get(party.id)
    const labelled = (label: Side): PlacedParty => ({ ...(boxes.get(party.id) as Box), party, label })
    const free = (tall ? UPRIGHT_SIDES : SIDES).filter((side) => !taken?.has(side))
    // Upright, parties stand closer than their names are high.
    const clear = tall && free.find((side) => parties.every((other) => apart(labelled(side), other, scale)))
    parties.push(labelled(clear || (free[0] ?? 'bottom')))
  }
  const enclosed = diagram.places.flatMap((place) => {
    const inside = parties.filter(({ party }) => party.place === place.id)
    return inside.length > 0 ? [enclose(place, inside, scale)] : []
  })
  let bends = 0
  return {
    parties,
    lanes: diagram.lanes.flatMap((lane) => {
      const curve = routed.get(lane.id)?.curve
      return curve ? [{ lane, curve }] : []
    }),
    facts: diagram.facts.flatMap((fact) => {
      const [a, b] = [boxes.get(fact.from), boxes.get(fact.to)]
      if (!a || !b) return []
      const bent = routed.get(fact.id)?.curve
      const others = [...boxes].flatMap(([id, box]) => (id === fact.from || id === fact.to ? [] : [box]))
      const curve = bent ?? around(a, b, others)
      const steep = bent !== undefined && Math.abs(b.y - a.y) > 2 * LINE
      // Names beside bends that lie next to each other stand at different heights.
      const middle = pointAt(curve, steep ? (bends++ % 2 === 0 ? 0.42 : 0.58) : 0.5)
      return [{ fact, curve, beside: steep, name: steep ? { x: middle.x + 9, y: middle.y } : middle }]
    }),
    places: enclosed.map(({ corners, ...placed }) => ({ ...placed, boundary: rounded(corners, 10) })),
    frame: grow(
      union([
        ...parties.map((placed) => grow(extent(placed, scale), 8)),
        ...enclosed.flatMap(({ corners }) =>
          corners.map(({ x, y }) => ({ top: y - 16, bottom: y + 3, right: x + 3, left: x - 3 })),
        ),
      ]),
      MARGIN,
    ),
  }
}

/** The outline around the parties of a place, wide enough for the sign that hangs from its upper edge. */
function enclose(place: Place, inside: readonly PlacedParty[], scale: number) {
  const edges = aligned(
    inside.map((placed) => {
      const box = grow(extent(placed, scale), PADDING)
      // The sign hangs into the place, and covers no name.
      return { ...box, top: box.top - Math.max(0, SIGN * growth(scale) - PADDING) }
    }),
    ALIGN,
  )
  const title = place.kind === 'tenant' ? `${place.name} tenant` : place.name
  const top = Math.min(...edges.map((box) => box.top))
  const left = Math.min(...edges.filter((box) => box.top === top).map((box) => box.left))
  const detail = scale > NO_DETAIL ? 0 : place.detail.length * DETAIL
  const right = left + 2 * SIGN_INDENT + growth(scale) * (TYPE * (title.length * SIGN_LETTER + 1.3) + detail)
  const corners = outline(
    edges.map((box) =>
      box.top === top && box.left === left ? { ...box, right: Math.max(box.right, right) } : box,
    ),
  )
  return { place, title, sign: { x: left, y: top }, corners }
}

/** The way something takes from one party to another: their lane, else the fact that joins them, else straight across. */
export function wayBetween(layout: Layout, from: string, to: string, kind: string): Curve | undefined {
  const lanes = layout.lanes.filter(({ lane }) => joins(lane, from, to))
  const found = lanes.find(({ lane }) => lane.kind === kind) ?? lanes[0]
  if (found) return found.lane.from === from ? found.curve : reversed(found.curve)
  const fact = layout.facts.find((each) => joins(each.fact, from, to))
  if (fact) return fact.fact.from === from ? fact.curve : reversed(fact.curve)
  const a = layout.parties.find(({ party }) => party.id === from)
  const b = layout.parties.find(({ party }) => party.id === to)
  if (a && b && a !== b) return straight(...between(a, b))
  // Something that happens to one party alone, or comes to it from outside of the picture.
  const only = a ?? b
  if (!only) return undefined
  const above = { x: only.x, y: only.y - only.height / 2 - 4 }
  return straight(above, above)
}

/** The same places for an upright frame: across becomes down. */
export function upright(positions: Positions): Positions {
  return Object.fromEntries(
    Object.entries(positions).map(([id, { x, y }]) => [id, { x: y * 1.1, y: x * 0.98 }]),
  )
}

function joins(link: { readonly from: string; readonly to: string }, one: string, other: string): boolean {
  return (link.from === one && link.to === other) || (link.from === other && link.to === one)
}

/** How much larger than at full size type is, in diagram units. */
function growth(scale: number): number {
  return Math.max(1, (scale * SMALLEST) / TYPE)
}

/** Whether two parties and their names leave each other room. */
function apart(one: PlacedParty, other: PlacedParty, scale: number): boolean {
  const [a, b] = [extent(one, scale), extent(other, scale)]
  return a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top
}

/** A party with its label. */
function extent({ x, y, width, height, party, label }: PlacedParty, scale: number): Edges {
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

function grow({ left, top, right, bottom }: Edges, by: number): Edges {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
}

function union(boxes: readonly Edges[]): Edges {
  if (boxes.length === 0) return { left: 0, top: 0, right: 1, bottom: 1 }
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  }
}
