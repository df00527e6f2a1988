import type { Curve, Point } from './curve'

export type Side = 'left' | 'right' | 'top' | 'bottom'

/** A box around its centre. */
export interface Box extends Point {
  readonly width: number
  readonly height: number
}

export interface Link {
  readonly id: string
  readonly from: string
  readonly to: string
}

export interface Routed {
  readonly curve: Curve
  readonly sides: readonly [Side, Side]
}

/** Space between a box and the end of a line. */
const GAP = 7
/** Widest space between two lines that end on the same side. */
const SPREAD = 30

const OUT: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
}
const OPPOSITE = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const

/** A curve for each link. Links that end on the same side of a box stand beside each other there, in the order of their other ends. */
export function route(links: readonly Link[], boxes: ReadonlyMap<string, Box>): Map<string, Routed> {
  const ends = new Map<string, { link: string; toward: number }[]>()
  const sided = links.flatMap((link) => {
    const [a, b] = [boxes.get(link.from), boxes.get(link.to)]
    if (!a || !b || a === b) return []
    const side = sideToward(a, b)
    const sides = [side, OPPOSITE[side]] as const
    note(ends, `${link.from} ${sides[0]}`, link.id, across(sides[0], b))
    note(ends, `${link.to} ${sides[1]}`, link.id, across(sides[1], a))
    return [{ link, a, b, sides }]
  })
  for (const list of ends.values()) list.sort((one, other) => one.toward - other.toward)
  const end = (box: Box, id: string, side: Side, link: string): Point => {
    const list = ends.get(`${id} ${side}`) ?? []
    const place = list.findIndex((each) => each.link === link) - (list.length - 1) / 2
    const room = side === 'left' || side === 'right' ? box.height : box.width
    const shift = place * Math.min(SPREAD, (room * 0.8) / Math.max(list.length, 1))
    const out = OUT[side]
    return {
      x: box.x + out.x * (box.width / 2 + GAP) + Math.abs(out.y) * shift,
      y: box.y + out.y * (box.height / 2 + GAP) + Math.abs(out.x) * shift,
    }
  }
  return new Map(
    sided.map(({ link, a, b, sides }) => {
      const from = end(a, link.from, sides[0], link.id)
      const to = end(b, link.to, sides[1], link.id)
      return [link.id, { curve: bend(from, sides[0], to, sides[1]), sides }]
    }),
  )
}

/** The side of `a` that looks toward `b`: where there is more room between them. */
export function sideToward(a: Box, b: Box): Side {
  const across = Math.abs(b.x - a.x) - (a.width + b.width) / 2
  const down = Math.abs(b.y - a.y) - (a.height + b.height) / 2
  if (across >= down * 0.7) return b.x >= a.x ? 'right' : 'left'
  return b.y >= a.y ? 'bottom' : 'top'
}

function bend(from: Point, fromSide: Side, to: Point, toSide: Side): Curve {
  const reach = Math.max(
    Math.abs(fromSide === 'left' || fromSide === 'right' ? to.x - from.x : to.y - from.y) * 0.5,
    24,
  )
  const control = (point: Point, side: Side) => ({
    x: point.x + OUT[side].x * reach,
    y: point.y + OUT[side].y * reach,
  })
  return [from, control(from, fromSide), control(to, toSide), to]
}

function across(side: Side, other: Point): number {
  return side === 'left' || side === 'right' ? other.y : other.x
}

function note(
  ends: Map<string, { link: string; toward: number }[]>,
  key: string,
  link: string,
  toward: number,
): void {
  const list = ends.get(key)
  if (list) list.push({ link, toward })
  else ends.set(key, [{ link, toward }])
}
