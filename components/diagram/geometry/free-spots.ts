import type { Party } from '../../../simulator/doors/view'
import { SHAPES } from '../shapes/shape-of'
import type { Point } from './curve'

export type Positions = Readonly<Record<string, Point>>

/** Room that a party without a place of its own is given, in diagram units: enough for the widest shape and its name. */
const ACROSS = 260
const DOWN = 190
const IN_A_ROW = 4

/** The position of every party: its own, or, for those that have none, a free one below all the others. */
export function freeSpots(parties: readonly Party[], positions: Positions): Positions {
  const known = parties.flatMap(({ id, kind }) => {
    const at = positions[id]
    return at ? [{ left: at.x, bottom: at.y + SHAPES[kind].height / 2 }] : []
  })
  const left = known.length > 0 ? Math.min(...known.map((each) => each.left)) : 0
  const bottom = known.length > 0 ? Math.max(...known.map((each) => each.bottom)) : -DOWN
  let next = 0
  return Object.fromEntries(
    parties.map(({ id }) => {
      const at = positions[id]
      if (at) return [id, at]
      const spot = next++
      const [column, row] = [spot % IN_A_ROW, Math.floor(spot / IN_A_ROW)]
      return [id, { x: left + column * ACROSS, y: bottom + DOWN + row * DOWN }]
    }),
  )
}
