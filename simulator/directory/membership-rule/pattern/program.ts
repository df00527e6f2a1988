import { type Meant, type Node, type Place, UnsupportedPattern } from './node'

/** One state of the machine. Numbers are indexes of states. */
export type Step =
  | { readonly op: 'char'; readonly meant: Meant; readonly next: number }
  | { readonly op: 'place'; readonly place: Place; readonly next: number }
  | { readonly op: 'fork'; readonly next: readonly number[] }
  | { readonly op: 'match' }

export interface Program {
  readonly steps: readonly Step[]
  readonly start: number
}

/** Counted repetition is written out; this bounds what `(a{99}){99}` may become. */
const MAX_STEPS = 1000
/** Repeating nothing adds no state, and takes time all the same. */
const MAX_WORK = 20_000

/**
 * Turns a regular expression into a nondeterministic machine, built from its end (Thompson, 1968).
 * @throws UnsupportedPattern when it would have more than 1,000 states
 */
export function assemble(node: Node): Program {
  const steps: Step[] = [{ op: 'match' }]
  const add = (step: Step): number => {
    if (steps.length >= MAX_STEPS) throw new UnsupportedPattern(`more than ${MAX_STEPS} states`)
    return steps.push(step) - 1
  }
  let work = 0
  const before = (each: Node, next: number): number => {
    if (++work > MAX_WORK) throw new UnsupportedPattern(`more than ${MAX_STEPS} states`)
    if (each.kind === 'char') return add({ op: 'char', meant: each.meant, next })
    if (each.kind === 'place') return add({ op: 'place', place: each.place, next })
    if (each.kind === 'repeat') return repeat(each, next)
    if (each.kind === 'sequence') return each.parts.reduceRight((after, part) => before(part, after), next)
    const [only, ...more] = each.parts
    if (only && more.length === 0) return before(only, next)
    return add({ op: 'fork', next: each.parts.map((part) => before(part, next)) })
  }
  const repeat = ({ node: inner, min, max }: Extract<Node, { kind: 'repeat' }>, next: number): number => {
    let start = next
    if (max === Infinity) {
      const targets = [next]
      start = add({ op: 'fork', next: targets })
      targets.push(before(inner, start))
    } else {
      if (max > MAX_STEPS) throw new UnsupportedPattern(`more than ${MAX_STEPS} states`)
      for (let count = min; count < max; count++) {
        start = add({ op: 'fork', next: [next, before(inner, start)] })
      }
    }
    if (min > MAX_STEPS) throw new UnsupportedPattern(`more than ${MAX_STEPS} states`)
    for (let count = 0; count < min; count++) start = before(inner, start)
    return start
  }
  const start = before(node, 0)
  return { steps, start }
}
