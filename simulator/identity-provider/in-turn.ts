import type { Cell, Memory } from './memory'

const LAST: Cell<{ turn: Promise<unknown> }> = { create: () => ({ turn: Promise.resolve() }) }

/**
 * Does `work` when all that came before it is done: what looks whether something was used, and then writes that it is, must not
 * meet itself in the middle. A run has one request at a time anyway; a port has many.
 * INVARIANT: `work` neither waits for the network nor takes a turn itself, or nobody would have one any more.
 */
export function inTurn<T>(memory: Memory, work: () => Promise<T>): Promise<T> {
  const last = memory.of(LAST)
  const turn = last.turn.then(work)
  last.turn = turn.catch(() => undefined)
  return turn
}
