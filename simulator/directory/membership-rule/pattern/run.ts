import type { Place } from './node'
import type { Program } from './program'

/**
 * Whether some part of `text` matches: every state that the machine can be in is kept at once, so the work is the number of
 * states times the length of the text, whatever the expression (https://swtch.com/~rsc/regexp/regexp1.html).
 */
export function runs({ steps, start }: Program, text: string): boolean {
  // The position at which each state was last entered, plus one.
  const entered = new Uint32Array(steps.length)
  let current: number[] = []
  let following: number[] = []

  /** Enters `state` and what follows from it without a character. True: the machine has matched. */
  const enter = (state: number, at: number, into: number[]): boolean => {
    const waiting = [state]
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      if (entered[index] === at + 1) continue
      entered[index] = at + 1
      const step = steps[index]
      if (!step || step.op === 'match') return true
      if (step.op === 'char') into.push(index)
      else if (step.op === 'fork') waiting.push(...step.next)
      else if (isAt(step.place, text, at)) waiting.push(step.next)
    }
    return false
  }

  for (let at = 0; ; at++) {
    if (enter(start, at, current)) return true
    if (at >= text.length) return false
    const char = text.charAt(at)
    for (const index of current) {
      const step = steps[index]
      if (step?.op === 'char' && step.meant(char) && enter(step.next, at + 1, following)) return true
    }
    ;[current, following] = [following, current]
    following.length = 0
  }
}

function isAt(place: Place, text: string, at: number): boolean {
  if (place === 'start') return at === 0
  if (place === 'very-end') return at === text.length
  if (place === 'end') return at === text.length || (at === text.length - 1 && text.charAt(at) === '\n')
  const boundary = isWord(text.charAt(at - 1)) !== isWord(text.charAt(at))
  return place === 'boundary' ? boundary : !boundary
}

function isWord(char: string): boolean {
  return /[\p{L}\p{Mn}\p{Nd}\p{Pc}]/u.test(char)
}
