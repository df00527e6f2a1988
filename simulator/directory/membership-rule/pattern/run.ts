import { isWord, type Place } from './node'
import type { Program } from './program'

/**
 * Whether some part of `text` matches: every state that the machine can be in is kept at once, so the work is the number of
 * states times the length of the text, whatever the expression (https://swtch.com/~rsc/regexp/regexp1.html).
 */
export function runs(program: Program, text: string): boolean {
  const { steps, start, anchored, scratch } = program
  let [current, following] = [scratch.current, scratch.following]
  let count = 0
  let mark = scratch.nextMark(text.length + 1)
  for (let at = 0; ; at++, mark++) {
    if (at === 0 || !anchored) count = enter(program, text, start, at, current, count, mark)
    if (count < 0) return true
    if (at >= text.length || (anchored && count === 0)) return false
    const code = text.charCodeAt(at)
    let length = 0
    for (let index = 0; index < count; index++) {
      const step = steps[current[index] ?? 0]
      if (step?.op !== 'char') continue
      const meant = code < 128 ? step.ascii[code] === 1 : step.meant(text.charAt(at))
      if (!meant) continue
      length = enter(program, text, step.next, at + 1, following, length, mark + 1)
      if (length < 0) return true
    }
    ;[current, following] = [following, current]
    count = length
  }
}

/**
 * Enters `state` at a position of the text, and whatever follows from it without a character; states that wait for one are
 * added to `into`. Gives the new length of `into`, or -1: the machine has matched.
 */
function enter(
  { steps, scratch }: Program,
  text: string,
  state: number,
  at: number,
  into: Uint16Array,
  length: number,
  mark: number,
): number {
  const { entered, waiting } = scratch
  let waits = 1
  let end = length
  waiting[0] = state
  while (waits > 0) {
    const index = waiting[--waits] ?? 0
    if (entered[index] === mark) continue
    entered[index] = mark
    const step = steps[index]
    if (!step || step.op === 'match') return -1
    if (step.op === 'char') into[end++] = index
    else if (step.op === 'fork') for (const next of step.next) waiting[waits++] = next
    else if (isAt(step.place, text, at)) waiting[waits++] = step.next
  }
  return end
}

function isAt(place: Place, text: string, at: number): boolean {
  if (place === 'start') return at === 0
  if (place === 'very-end') return at === text.length
  if (place === 'end') return at === text.length || (at === text.length - 1 && text.charAt(at) === '\n')
  const boundary = isWord(text.charAt(at - 1)) !== isWord(text.charAt(at))
  return place === 'boundary' ? boundary : !boundary
}
