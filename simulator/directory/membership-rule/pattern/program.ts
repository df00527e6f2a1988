import { type Meant, type Node, type Place, UnsupportedPattern } from './node'

/** One state of the machine. Numbers are indexes of states. */
export type Step =
  | { readonly op: 'char'; readonly meant: Meant; readonly ascii: Uint8Array; readonly next: number }
  | { readonly op: 'place'; readonly place: Place; readonly next: number }
  | { readonly op: 'fork'; readonly next: readonly number[] }
  | { readonly op: 'match' }

export interface Program {
  readonly steps: readonly Step[]
  readonly start: number
  /** It can match only where the text starts. */
  readonly anchored: boolean
  readonly scratch: Scratch
}

/** Memory of a run, kept for the next: a rule is asked of ten thousand people. */
export interface Scratch {
  /** The mark of the position at which each state was last entered. */
  readonly entered: Float64Array
  readonly current: Uint16Array
  readonly following: Uint16Array
  readonly waiting: Uint16Array
  /** The first of `count` marks that were never used. */
  nextMark(count: number): number
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
  const tables = new Map<Meant, Uint8Array>()
  let edges = 0
  let work = 0

  const add = (step: Step): number => {
    edges += step.op === 'fork' ? Math.max(2, step.next.length) : 1
    if (steps.length >= MAX_STEPS) throw tooLarge()
    return steps.push(step) - 1
  }

  const before = (each: Node, next: number): number => {
    if (++work > MAX_WORK) throw tooLarge()
    if (each.kind === 'char') return add({ op: 'char', meant: each.meant, ascii: table(each.meant), next })
    if (each.kind === 'place') return add({ op: 'place', place: each.place, next })
    if (each.kind === 'repeat') return repeat(each, next)
    if (each.kind === 'sequence') return each.parts.reduceRight((after, part) => before(part, after), next)
    const [only, ...more] = each.parts
    if (only && more.length === 0) return before(only, next)
    return add({ op: 'fork', next: each.parts.map((part) => before(part, next)) })
  }

  const repeat = ({ node: inner, min, max }: Extract<Node, { kind: 'repeat' }>, next: number): number => {
    if (min > MAX_STEPS || (max > MAX_STEPS && max !== Infinity)) throw tooLarge()
    let start = next
    if (max === Infinity) {
      const targets = [next]
      start = add({ op: 'fork', next: targets })
      targets.push(before(inner, start))
    } else {
      for (let count = min; count < max; count++) {
        start = add({ op: 'fork', next: [next, before(inner, start)] })
      }
    }
    for (let count = 0; count < min; count++) start = before(inner, start)
    return start
  }

  const table = (meant: Meant): Uint8Array => {
    const known = tables.get(meant)
    if (known) return known
    const made = Uint8Array.from({ length: 128 }, (_, code) => (meant(String.fromCharCode(code)) ? 1 : 0))
    tables.set(meant, made)
    return made
  }

  const start = before(node, 0)
  const first = steps[start]
  const anchored = first?.op === 'place' && first.place === 'start'
  return { steps, start, anchored, scratch: createScratch(steps.length, edges) }
}

function tooLarge(): UnsupportedPattern {
  return new UnsupportedPattern(`more than ${MAX_STEPS} states`)
}

function createScratch(states: number, edges: number): Scratch {
  let mark = 1
  return {
    entered: new Float64Array(states),
    current: new Uint16Array(states),
    following: new Uint16Array(states),
    waiting: new Uint16Array(edges + 1),
    nextMark(count) {
      const first = mark
      mark += count + 1
      return first
    },
  }
}
