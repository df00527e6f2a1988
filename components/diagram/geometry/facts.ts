import { type Curve, type Point, sample, straight } from './curve'
import type { Box } from './lanes'

/** Space between a box and the end of a fact's line. */
const GAP = 5

/** How far a line that somebody stands in the way of bends aside, nearest first, in diagram units. */
const ASIDE = [90, -90, 150, -150, 220, -220]
/** Points of a line at which it is looked whether it goes through a box. */
const LOOKS = 24

/** A line between two boxes: straight, or in an arc around the `others` that stand in its way. */
export function around(a: Box, b: Box, others: readonly Box[]): Curve {
  const [from, to] = between(a, b)
  const line = straight(from, to)
  if (isFree(line, others)) return line
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const arc = (by: number): Curve => {
    const [dx, dy] = [((to.y - from.y) / length) * by, ((from.x - to.x) / length) * by]
    // The ends move along as far as the boxes go, so that the arc leaves beside the straight lines.
    const moved = ({ x, y }: Point, { width, height }: Box): Point => ({
      x: x + within(dx, width / 4),
      y: y + within(dy, height / 4),
    })
    const [start, , , end] = straight(moved(from, a), moved(to, b))
    const control = (part: number): Point => ({
      x: start.x + (end.x - start.x) * part + dx * 1.33,
      y: start.y + (end.y - start.y) * part + dy * 1.33,
    })
    return [start, control(0.25), control(0.75), end]
  }
  return ASIDE.map(arc).find((curve) => isFree(curve, others)) ?? line
}

/** Whether a line goes through none of the boxes. */
export function isFree(curve: Curve, boxes: readonly Box[]): boolean {
  return sample(curve, LOOKS).every((at) => !boxes.some((box) => isIn(at, box)))
}

function isIn({ x, y }: Point, box: Box): boolean {
  return Math.abs(x - box.x) < box.width / 2 + GAP && Math.abs(y - box.y) < box.height / 2 + GAP
}

function within(value: number, most: number): number {
  return Math.min(Math.max(value, -most), most)
}

/** A straight line between two boxes, from edge to edge. */
export function between(a: Box, b: Box): readonly [Point, Point] {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length]
  const start = edge(a, dx, dy)
  const end = length - edge(b, dx, dy)
  const at = (distance: number): Point => ({ x: a.x + dx * distance, y: a.y + dy * distance })
  return end > start ? [at(start), at(end)] : [at(length / 2), at(length / 2)]
}

/** How far the edge of `box` is from its centre in the direction (dx, dy), and a little more. */
function edge(box: Box, dx: number, dy: number): number {
  const across = Math.abs(dx) > 0.001 ? (box.width / 2 + GAP) / Math.abs(dx) : Number.POSITIVE_INFINITY
  const down = Math.abs(dy) > 0.001 ? (box.height / 2 + GAP) / Math.abs(dy) : Number.POSITIVE_INFINITY
  return Math.min(across, down)
}
