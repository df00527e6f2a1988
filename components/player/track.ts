import type { Chapter, Step } from '../../simulator/doors/view'

/** A stretch of the rail, in steps: from after `from` steps to after `to` steps. */
export interface Stretch {
  readonly id: string
  readonly title: string
  /** Its place among the chapters of the flow, from 1: the digit that jumps here. */
  readonly digit: number
  readonly from: number
  readonly to: number
}

/** The chapters that have steps, as stretches of the rail, in order and without gaps. */
export function stretches(steps: readonly Step[], chapters: readonly Chapter[]): Stretch[] {
  return chapters.flatMap(({ id, title }, index): Stretch[] => {
    const own = steps.filter((step) => step.chapter === id)
    const [first, last] = [own[0], own.at(-1)]
    return first && last ? [{ id, title, digit: index + 1, from: first.index, to: last.index + 1 }] : []
  })
}

/** Where a step's mark stands on the rail, as a part of its length: at its end, so that the thumb stands on what was done last. */
export function markAt(index: number, length: number): number {
  return length > 0 ? (index + 1) / length : 0
}

/** The position of the player for a place on the rail, as a part of its length. */
export function positionAt(part: number, length: number): number {
  return Math.min(Math.max(part, 0), 1) * length
}

/** Where a key moves the player, or undefined when it is not a key of the rail (WAI-ARIA slider pattern). */
export function positionByKey(
  key: string,
  position: number,
  length: number,
  chapters: readonly Stretch[],
): number | undefined {
  // Where the first step of a chapter is the one that is told.
  const starts = chapters.map(({ from }) => from + 1)
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(Math.floor(position) + 1, length)
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(Math.ceil(position) - 1, 0)
    case 'PageUp':
      return starts.find((start) => start > position) ?? length
    case 'PageDown':
      return starts.findLast((start) => start < position) ?? 0
    case 'Home':
      return 0
    case 'End':
      return length
    default:
      return undefined
  }
}

/** Virtual time of day: 09:00:26. */
export function timeOfDay(at: number): string {
  return new Date(at).toISOString().slice(11, 19)
}
