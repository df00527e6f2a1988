import { SimulationError } from '../core/errors'
import { completeRun } from '../run/complete'
import type { Flow } from '../run/flow'
import type { Outcome } from '../trace/event'
import type { Attack, Win } from './attack'
import { type Held, holds } from './holds'
import type { Cell } from './mitigation'

/** What a cell came to. */
export interface Tried extends Cell {
  /** What somebody has won; empty, where it was stopped. */
  readonly won: readonly Win[]
  readonly outcome: Outcome
  /** What the thief holds by the end. */
  readonly held: readonly Held[]
}

/** Runs a cell to its end. @throws SimulationError where the run does not end: that is an author's mistake. */
export async function tryCell(
  flow: Flow,
  { wins, thief }: Pick<Attack, 'wins' | 'thief'>,
  cell: Cell,
): Promise<Tried> {
  const { result } = await completeRun(flow, cell.input)
  if (result.status !== 'ended')
    throw new SimulationError(`${cell.mitigation} against ${cell.way} does not end.`, 'Look at its switches.')
  const { events, outcome } = result
  return { ...cell, won: wins(events), outcome, held: holds(events, events.length, thief) }
}
