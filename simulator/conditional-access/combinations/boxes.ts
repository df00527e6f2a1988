import type { State } from './fold'

/** Sign-ins with one entry of each part: places of entries, ascending, in the order in which parts were added. */
export type Box = readonly (readonly number[])[]

/** All sign-ins of some states. */
export interface Boxes {
  readonly boxes: readonly Box[]
  /** Whether they hold nothing else: where there would be too many boxes, one is put around them all. */
  readonly isExact: boolean
}

/** Boxes of one state: a baseline of 36 policies needs some hundred on the way to rows that are exact. */
const MOST = 512

/** The sign-ins that led to a state, each in one box; a state must have kept its ways. */
export function boxesOf(state: State, known: Map<State, Boxes> = new Map()): Boxes {
  const before = known.get(state)
  if (before) return before
  let isExact = true
  const boxes: Box[] = state.ways.length === 0 ? [[]] : []
  for (const { from, entries } of state.ways) {
    const earlier = boxesOf(from, known)
    isExact &&= earlier.isExact
    for (const box of earlier.boxes) boxes.push([...box, entries])
  }
  const found = joined(boxes, isExact)
  known.set(state, found)
  return found
}

/** As few boxes as are found by putting together what differs in one part. */
export function joined(boxes: readonly Box[], isExact: boolean): Boxes {
  let left = boxes
  for (let before = -1; before !== left.length; ) {
    before = left.length
    const parts = left[0]?.length ?? 0
    for (let part = 0; part < parts; part++) left = along(part, left)
  }
  if (left.length <= MOST) return { boxes: left, isExact }
  const around = left.reduce((one, other) => one.map((entries, part) => union(entries, other[part] ?? [])))
  return { boxes: [around], isExact: false }
}

/** Puts together boxes that are the same but for one part. */
function along(part: number, boxes: readonly Box[]): readonly Box[] {
  const found = new Map<string, Box>()
  for (const box of boxes) {
    const key = box.map((entries, place) => (place === part ? '' : entries.join())).join(';')
    const same = found.get(key)
    found.set(key, same ? same.with(part, union(same[part] ?? [], box[part] ?? [])) : box)
  }
  return [...found.values()]
}

function union(one: readonly number[], other: readonly number[]): readonly number[] {
  return [...new Set([...one, ...other])].sort((a, b) => a - b)
}
