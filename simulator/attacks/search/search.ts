import type { Given } from '../../prompts/answer'
import type { Offer } from '../../prompts/next/prompt'
import { sensibleNext } from '../../run/complete'
import type { Flow, RunInput, Switches } from '../../run/flow'
import { run } from '../../run/run'
import type { OpenQuestion, RunResult } from '../../run/run-result'
import { withoutSecrets } from '../../run/without-secrets'
import type { Attack } from '../attack'
import { learntBy, positionOf } from './position'

/** More answers than any sign-in has in a row. */
const MOST_ANSWERS = 60

/** Moves in a row that are tried where nobody says otherwise. */
export const USUAL_DEPTH = 5

/** How far a search went, and what it found. */
export interface Searched {
  /** The shortest winning run, as an input that a link can carry; undefined where there is none within the bound. */
  readonly found?: Found
  /** Moves in a row that were tried at most, and how many of them taught the thief something, at most. */
  readonly depth: number
  readonly taught: number
  /** Moves tried, runs made for them, and positions that differ. */
  readonly moves: number
  readonly runs: number
  readonly positions: number
  /** Whether no position was left to go on from: then no bound was needed. */
  readonly exhausted: boolean
}

export interface Found {
  readonly input: RunInput
  readonly moves: readonly string[]
  /** The moves, as the page words them on which they are made. */
  readonly labels: readonly string[]
  readonly says: string
}

/** How far a search is: in this layer of moves, `done` of `of` have been tried. */
export interface Progress {
  readonly depth: number
  readonly moves: number
  readonly runs: number
  readonly done: number
  readonly of: number
}

/** How far a search goes. */
export interface Bound {
  readonly depth: number
  /** Goes on from every run, and not from one of those that stand alike: to see that it finds no more. */
  readonly everyRun?: true
  /** Told after every move. */
  readonly progress?: (so: Progress) => void
}

interface Place {
  readonly answers: readonly Given[]
  readonly row: readonly Offer[]
  readonly taught: number
  readonly learnt: number
  readonly choices: readonly Offer[]
}

/**
 * Looks, breadth first, for a run in which the thief wins: the moves are what the thief's own page offers (what is held can be handed in,
 * used in a sign-in of one's own, or sent to somebody, in any order and again), and everybody else is sensible. The first winning run is a shortest one.
 */
export async function search(
  flow: Flow,
  attack: Attack,
  switches: Switches,
  bound: Bound,
): Promise<Searched> {
  const seen = new Set<string>()
  let [moves, runs, depth, taught] = [0, 0, 0, 0]
  const so = () => ({ depth, taught, moves, runs, positions: seen.size })

  /** Runs until the thief chooses, or the story is over. */
  async function arrive(
    answers: readonly Given[],
  ): Promise<{ result: RunResult; given: readonly Given[]; open?: OpenQuestion }> {
    let given = answers
    for (;;) {
      const result = await run(flow, { seed: 1, switches, answers: given })
      runs++
      const open =
        result.status === 'awaiting' ? result.prompt : result.status === 'ended' ? result.offer : undefined
      if (open?.kind === 'next') return { result, given, ...(open.actor === attack.thief && { open }) }
      const next = open && sensibleNext(flow, result, switches)
      if (!next || given.length > MOST_ANSWERS) return { result, given }
      given = [...given.slice(0, open.index), next]
    }
  }

  /** Where a row of moves leads: a win, a place to go on from, or neither. */
  async function look(
    from: Place | undefined,
    move: Offer | undefined,
  ): Promise<Searched['found'] | Place | undefined> {
    const chosen = move === undefined ? [] : [{ prompt: 'next', value: { choose: move.id } } as const]
    const { result, given, open } = await arrive([...(from?.answers ?? []), ...chosen])
    const row = [...(from?.row ?? []), ...(move === undefined ? [] : [move])]
    const won = attack.wins(result.events)
    if (won.length > 0)
      return {
        input: { seed: 1, switches, answers: withoutSecrets(flow, result.events) },
        moves: row.map(({ id }) => id),
        labels: row.map(({ label }) => label),
        says: won.map(({ says }) => says).join(' '),
      }
    const own = attack.stands?.(result.events) ?? []
    const position = [positionOf(result.events, attack.thief), ...own].join('\n')
    if (seen.has(position) && !bound.everyRun) return undefined
    seen.add(position)
    if (open?.page.kind !== 'app') return undefined
    const learnt = learntBy(result.events, attack.thief)
    return {
      answers: given,
      row,
      learnt,
      taught: (from?.taught ?? 0) + (from && learnt > from.learnt ? 1 : 0),
      choices: open.page.offers ?? [],
    }
  }

  const start = await look(undefined, undefined)
  if (start && 'input' in start) return { ...so(), found: start, exhausted: false }
  let layer: readonly Place[] = start ? [start] : []
  while (layer.length > 0 && depth < bound.depth) {
    depth++
    const next: Place[] = []
    const of = layer.reduce((sum, { choices }) => sum + choices.length, 0)
    let done = 0
    for (const place of layer)
      for (const move of place.choices) {
        const reached = await look(place, move)
        moves++
        bound.progress?.({ depth, moves, runs, done: ++done, of })
        if (!reached) continue
        if ('input' in reached) return { ...so(), found: reached, exhausted: false }
        taught = Math.max(taught, reached.taught)
        next.push(reached)
      }
    layer = next
  }
  return { ...so(), exhausted: layer.length === 0 }
}
