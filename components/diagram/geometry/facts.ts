import type { Point } from './curve'
import type { Box } from './lanes'

/** Space between a box and the end of a fact's line. */
const GAP = 5

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
