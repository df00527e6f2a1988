import type { Party } from '../../../simulator/doors/view'
import { SHAPES } from '../shapes/shape-of'
import { type Point, sample } from './curve'
import { type Box, type Link, route } from './lanes'

export type Positions = Readonly<Record<string, Point>>

/** Room that a party without a place of its own is given, in diagram units: enough for the widest shape and its name. */
const ACROSS = 260
const DOWN = 190
const IN_A_ROW = 4
/** Points of a line at which it is looked whether it runs through a thing, and air around that. */
const LOOKS = 40
const AIR = 8

/**
 * The position of every party: its own, or, for those that have none, a free one around all the others, below them where its lines
 * run through nothing.
 */
export function freeSpots(
  parties: readonly Party[],
  positions: Positions,
  lanes: readonly Link[] = [],
): Positions {
  const boxOf = ({ kind }: Party, at: Point): Box => ({ ...SHAPES[kind], ...at })
  const boxes = new Map(
    parties.flatMap((party) => {
      const at = positions[party.id]
      return at ? [[party.id, boxOf(party, at)] as const] : []
    }),
  )
  const strangers = parties.filter(({ id }) => !boxes.has(id))
  let free = around([...boxes.values()], strangers.length)
  for (const party of strangers) {
    const tried = free.map((at) => ({ at, through: runsThrough(party.id, lanes, boxes, boxOf(party, at)) }))
    const fewest = Math.min(...tried.map(({ through }) => through))
    const spot = tried.find(({ through }) => through === fewest)?.at ?? { x: 0, y: 0 }
    boxes.set(party.id, boxOf(party, spot))
    free = free.filter((at) => at !== spot)
  }
  return Object.fromEntries([...boxes].map(([id, { x, y }]) => [id, { x, y }]))
}

/** Places around what stands there, in the order in which they are taken: rows below, one above, one on each side. */
function around(boxes: readonly Box[], rows: number): readonly Point[] {
  const xs = boxes.map(({ x }) => x)
  const left = Math.min(...xs, ...(boxes.length > 0 ? [] : [0]))
  const right = Math.max(...xs, left)
  const top = Math.min(...boxes.map(({ y, height }) => y - height / 2), 0)
  const bottom = boxes.length > 0 ? Math.max(...boxes.map(({ y, height }) => y + height / 2)) : -DOWN
  const row = (y: number, most: number) =>
    Array.from({ length: most }, (_, column) => ({ x: left + column * ACROSS, y }))
  const wide = Math.max(IN_A_ROW, Math.ceil((right - left) / ACROSS) + 1)
  const column = (x: number) =>
    Array.from({ length: Math.max(1, Math.ceil((bottom - top) / DOWN)) }, (_, at) => ({
      x,
      y: top + at * DOWN,
    }))
  return [
    ...Array.from({ length: rows }, (_, at) => row(bottom + DOWN + at * DOWN, IN_A_ROW)).flat(),
    ...row(bottom + DOWN, wide).slice(IN_A_ROW),
    ...row(top - DOWN, wide),
    ...column(right + ACROSS),
    ...column(left - ACROSS),
  ]
}

/** At how many points the lines of a party run through others, were it to stand there. */
function runsThrough(id: string, lanes: readonly Link[], boxes: ReadonlyMap<string, Box>, box: Box): number {
  const own = lanes.filter(({ from, to }) => from === id || to === id)
  if (own.length === 0) return 0
  const all = new Map([...boxes, [id, box]])
  const routed = route(lanes, all)
  return own.reduce((sum, lane) => {
    const curve = routed.get(lane.id)?.curve
    const others = [...all].filter(([other]) => other !== lane.from && other !== lane.to)
    const isIn = (point: Point) => others.some(([, other]) => holds(other, point))
    return sum + (curve ? sample(curve, LOOKS).filter(isIn).length : 0)
  }, 0)
}

const holds = ({ x, y, width, height }: Box, point: Point) =>
  Math.abs(point.x - x) < width / 2 + AIR && Math.abs(point.y - y) < height / 2 + AIR
