import type { Positions } from '../geometry/lay-out'

interface Size {
  readonly width: number
  readonly height: number
}

/** Room that a thing takes with its name, in diagram units: names lie across in either picture. */
const WIDE = 200
const HIGH = 130
/** Between the flow and what stands beside it. */
const APART = 230
const BELOW = 140

/**
 * Places in rows and columns beside a flow, for what is no party of it. They are those of the picture that lies across; upright
 * they turn with it, and stand below. Of all ways to arrange them it is the one in which the whole picture is largest.
 */
export function beside(places: Positions, ids: readonly string[], frame: Size): Positions {
  const tall = frame.height > frame.width * 1.08
  const [along, down, apart] = tall ? [HIGH, WIDE, BELOW] : [WIDE, HIGH, APART]
  const [long, short] = tall ? [frame.height, frame.width] : [frame.width, frame.height]
  const all = Object.values(places)
  const [left, right] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))]
  const [top, bottom] = [Math.min(...all.map(({ y }) => y)), Math.max(...all.map(({ y }) => y))]
  const shrunk = (rows: number) => {
    const columns = Math.ceil(ids.length / rows)
    return Math.max(
      (right - left + apart + columns * along) / long,
      (Math.max(bottom - top, (rows - 1) * down) + HIGH) / short,
    )
  }
  const rows = [1, 2, 3, 4, 5, 6, 7, 8].reduce((best, each) => (shrunk(each) < shrunk(best) ? each : best))
  const spots = ids.map((id, at) => [
    id,
    { x: right + apart + Math.floor(at / rows) * along, y: top + (at % rows) * down },
  ])
  return Object.fromEntries(spots) as Positions
}
