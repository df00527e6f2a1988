import type { Point } from './curve'

/** A box by its edges. */
export interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * The outline around `boxes`: a rectangle whose corners step back where no box stands, so that what stands in a free corner
 * stays outside. Its corners, clockwise from the top left one.
 */
export function outline(boxes: readonly Edges[]): Point[] {
  if (boxes.length === 0) return []
  const topLeft = stair(boxes.map((box) => [box.left, box.top] as const))
  const topRight = stair(boxes.map((box) => [-box.right, box.top] as const)).map(({ x, y }) => ({ x: -x, y }))
  const bottomRight = stair(boxes.map((box) => [-box.right, -box.bottom] as const)).map(({ x, y }) => ({
    x: -x,
    y: -y,
  }))
  const bottomLeft = stair(boxes.map((box) => [box.left, -box.bottom] as const)).map(({ x, y }) => ({
    x,
    y: -y,
  }))
  return [...topLeft, ...topRight.reverse(), ...bottomRight, ...bottomLeft.reverse()]
}

/** The same boxes with edges that nearly meet brought into line: an outline has no use for a step of a few units. */
export function aligned(boxes: readonly Edges[], near: number): Edges[] {
  const lines = {
    left: line(
      boxes.map((box) => box.left),
      near,
      Math.min,
    ),
    top: line(
      boxes.map((box) => box.top),
      near,
      Math.min,
    ),
    right: line(
      boxes.map((box) => box.right),
      near,
      Math.max,
    ),
    bottom: line(
      boxes.map((box) => box.bottom),
      near,
      Math.max,
    ),
  }
  return boxes.map(({ left, top, right, bottom }) => ({
    left: lines.left(left),
    top: lines.top(top),
    right: lines.right(right),
    bottom: lines.bottom(bottom),
  }))
}

/** For each value the outermost one of its neighbours: those that are no farther than `near` from one to the next. */
function line(
  values: readonly number[],
  near: number,
  outermost: (...values: number[]) => number,
): (value: number) => number {
  const sorted = [...values].sort((a, b) => a - b)
  const groups: number[][] = []
  for (const value of sorted) {
    const last = groups.at(-1)
    if (last && value - (last.at(-1) ?? value) <= near) last.push(value)
    else groups.push([value])
  }
  return (value) => outermost(...(groups.find((group) => group.includes(value)) ?? [value]))
}

/** The steps of one corner, from the lowest point of the left edge to the leftmost point of the top edge. */
function stair(corners: readonly (readonly [number, number])[]): Point[] {
  const points: Point[] = []
  let top = Number.POSITIVE_INFINITY
  for (const [x, y] of [...corners].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (y >= top) continue
    if (points.length > 0) points.push({ x, y: top })
    points.push({ x, y })
    top = y
  }
  return points
}

/** An SVG path through `corners`, each rounded by up to `radius`. */
export function rounded(corners: readonly Point[], radius: number): string {
  const steps = corners.map((corner, index) => {
    const before = corners[(index + corners.length - 1) % corners.length] as Point
    const after = corners[(index + 1) % corners.length] as Point
    return `${index === 0 ? 'M' : 'L'}${toward(corner, before, radius)}Q${tenth(corner.x)},${tenth(corner.y)} ${toward(corner, after, radius)}`
  })
  return steps.length > 0 ? `${steps.join('')}Z` : ''
}

function toward(from: Point, to: Point, distance: number): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const part = length > 0 ? Math.min(distance, length / 2) / length : 0
  return `${tenth(from.x + (to.x - from.x) * part)},${tenth(from.y + (to.y - from.y) * part)}`
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
