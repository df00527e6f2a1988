/** A point of the diagram, in its own units. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A cubic Bézier curve: start, two controls, end. */
export type Curve = readonly [Point, Point, Point, Point]

/** Steps in which the length of a curve is measured: the error stays under half a unit at the size of a diagram. */
const MEASURES = 64

export function pointAt([a, b, c, d]: Curve, t: number): Point {
  const u = 1 - t
  const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
  return { x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y }
}

/** `count` points along the curve at equal distances, both ends included: what moves over them moves at an even speed. */
export function sample(curve: Curve, count: number): Point[] {
  const measured = Array.from({ length: MEASURES + 1 }, (_, index) => pointAt(curve, index / MEASURES))
  const lengths = [0]
  measured.slice(1).forEach((point, index) => {
    const before = measured[index] as Point
    lengths.push((lengths[index] as number) + Math.hypot(point.x - before.x, point.y - before.y))
  })
  const total = lengths[MEASURES] as number
  let at = 0
  return Array.from({ length: count }, (_, index) => {
    const wanted = (total * index) / (count - 1)
    while (at < MEASURES - 1 && (lengths[at + 1] as number) < wanted) at++
    const [from, to] = [lengths[at] as number, lengths[at + 1] as number]
    const part = to > from ? Math.min((wanted - from) / (to - from), 1) : 0
    return pointAt(curve, (at + part) / MEASURES)
  })
}

export function straight(a: Point, b: Point): Curve {
  const between = (part: number) => ({ x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part })
  return [a, between(1 / 3), between(2 / 3), b]
}

export function reversed([a, b, c, d]: Curve): Curve {
  return [d, c, b, a]
}

/** The `d` attribute of an SVG path. */
export function pathOf([a, b, c, d]: Curve): string {
  return `M${at(a)}C${at(b)} ${at(c)} ${at(d)}`
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`
}
