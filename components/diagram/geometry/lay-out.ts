import type { Diagram, Fact, Lane } from '../../../simulator/doors/view'
import { SHAPES } from '../shapes/shape-of'
import { type Edges, rounded } from './boundary'
import { type Curve, type Point, pointAt, reversed, straight } from './curve'
import { type Enclosure, enclose, wordsOfDetail } from './enclose'
import {
  apart,
  edgesOf,
  extent,
  FULL,
  grow,
  LINE,
  type PlacedParty,
  union,
  wordsOf,
  wordsOfFact,
} from './extent'
import { around, between, isFree } from './facts'
import { freeSpots, type Positions } from './free-spots'
import { type Box, route, type Side, sideToward } from './lanes'

export interface PlacedFact {
  readonly fact: Fact
  readonly curve: Curve
  /** Where its name stands: on a straight line, beside a bent one. */
  readonly name: Point
  readonly beside: boolean
}

/** The boundary of a place: the `d` of its path, and its words. */
export interface PlacedPlace extends Omit<Enclosure, 'corners' | 'details'> {
  readonly boundary: string
  /** Where its detail begins; undefined where it would lie under a party, or under a name. */
  readonly detail: Point | undefined
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

export type { PlacedParty, Positions }

/** Where a name stands best; upright there is no room beside a party. */
const SIDES = ['bottom', 'right', 'left', 'top'] as const
const UPRIGHT_SIDES = ['bottom', 'top'] as const
/** Where else along its line the name of a fact may stand. */
const ALONG = [0.4, 0.6, 0.3, 0.7]
const ORIGIN: Point = { x: 0, y: 0 }
/** Air around everything. */
const MARGIN = 12

/**
 * @param letters How large names are: where a picture is small, they take more of it.
 * @param reserved Facts and lanes that are not there now but come, or were there: their place is kept, so that nothing moves.
 */
export function layOut(
  diagram: Diagram,
  positions: Positions,
  reserved: Pick<Diagram, 'facts' | 'lanes'> = { facts: [], lanes: [] },
  letters = FULL,
  tall = false,
): Layout {
  const spots = freeSpots(diagram.parties, positions, diagram.lanes)
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
  const named: Edges[] = []
  for (const party of diagram.parties) {
    const taken = used.get(party.id)
    const box = boxes.get(party.id) as Box
    const others = [...boxes].flatMap(([id, other]) => (id === party.id ? [] : [edgesOf(other)]))
    const labelled = (label: Side): PlacedParty => ({ ...box, party, label })
    const sides = tall ? UPRIGHT_SIDES : SIDES
    const free = sides.filter((side) => !taken?.has(side))
    /** Whether its words there lie on no shape, and on nobody's words that have a place already. */
    const isClear = (side: Side, own = letters) => {
      const words = wordsOf(labelled(side), own)
      return others.every((each) => apart(words, each)) && named.every((each) => apart(words, each))
    }
    // Words over a line can be read; words over words cannot.
    const clear =
      free.find((side) => isClear(side)) ??
      sides.find((side) => isClear(side)) ??
      // A detail may end over a neighbour sooner than a name lies under one.
      sides.find((side) => isClear(side, { ...letters, detail: false }))
    const placed = labelled(clear ?? free[0] ?? 'bottom')
    parties.push(placed)
    named.push(wordsOf(placed, letters))
  }
  const enclosed = diagram.places.flatMap((place) => {
    const inside = parties.filter(({ party }) => party.place === place.id)
    return inside.length > 0 ? [enclose(place, inside, letters)] : []
  })
  const filled = [...parties.map(edgesOf), ...named]
  /** Names of facts that join the same two: they lie on one line, and share it. */
  const shared = new Map<string, Edges[]>()
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
      const way = routed.get(fact.id)?.curve
      const others = [...boxes].flatMap(([id, box]) => (id === fact.from || id === fact.to ? [] : [box]))
      // Beside a lane it keeps to the lane's side; alone it goes around whoever stands in its way.
      const bent = way && (beside.includes(fact) || isFree(way, others)) ? way : undefined
      const curve = bent ?? around(a, b, others)
      const steep = bent !== undefined && Math.abs(b.y - a.y) > 2 * LINE
      const at = (part: number): Point => {
        const { x, y } = pointAt(curve, part)
        return steep ? { x: x + 9, y } : { x, y }
      }
      // Names beside bends that lie next to each other stand at different heights.
      const middle = steep ? (bends++ % 2 === 0 ? 0.42 : 0.58) : 0.5
      const pair = [fact.from, fact.to].sort().join(' ')
      const same = shared.get(pair) ?? []
      shared.set(pair, same)
      const fits = (words: Edges) => (by: Point) => {
        const there = moved(words, by)
        return filled.every((each) => apart(there, each)) && same.every((each) => apart(there, each))
      }
      const own = [middle, ...ALONG].map(at)
      const on = own.find(fits(wordsOfFact(fact, ORIGIN, steep, letters)))
      // Where there is no room on its line it stands next to it.
      const words = wordsOfFact(fact, ORIGIN, false, letters)
      const next = on ? undefined : nextTo(curve, words, LINE * letters.small).find(fits(words))
      const name = on ?? next ?? at(middle)
      // Where a picture is small its letters grow, and still do not touch.
      same.push(grow(moved(on && steep ? wordsOfFact(fact, ORIGIN, true, letters) : words, name), LINE / 2))
      return [{ fact, curve, beside: steep && next === undefined, name }]
    }),
    places: enclosed.map(({ corners, details, ...placed }) => ({
      ...placed,
      boundary: rounded(corners, 10),
      detail: details.find((from) => {
        const words = wordsOfDetail(placed.place, from, letters)
        return filled.every((each) => apart(words, each))
      }),
    })),
    frame: grow(
      union([
        ...parties.map((placed) => grow(extent(placed, letters), 8)),
        ...enclosed.flatMap(({ corners }) =>
          corners.map(({ x, y }) => ({ top: y - 16, bottom: y + 3, right: x + 3, left: x - 3 })),
        ),
      ]),
      MARGIN,
    ),
  }
}

/** Where words stand that touch a line from either side, or are a line or two away from it: nearest to its middle first. */
function nextTo(curve: Curve, { left, top, right, bottom }: Edges, high: number): readonly Point[] {
  return [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9].flatMap((part) => {
    const { x, y } = pointAt(curve, part)
    const [a, b] = [pointAt(curve, part - 0.02), pointAt(curve, part + 0.02)]
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
    const [nx, ny] = [(a.y - b.y) / length, (b.x - a.x) / length]
    const away = (Math.abs(nx) * (right - left) + Math.abs(ny) * (bottom - top)) / 2 + 3
    return [away, away + high, away + 2 * high].flatMap((far) =>
      [far, -far].map((by) => ({ x: x + nx * by, y: y + ny * by })),
    )
  })
}

const moved = ({ left, top, right, bottom }: Edges, { x, y }: Point): Edges => ({
  left: left + x,
  top: top + y,
  right: right + x,
  bottom: bottom + y,
})

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
