import type { Searched } from '../../simulator/doors/attacks'
import type { CellDone } from './messages'

/** What a cell says: whether somebody has won, and what or who stopped it. */
export function cellWords({ won, outcome, by }: CellDone): { readonly wins: boolean; readonly says: string } {
  if (won.length > 0) return { wins: true, says: won.map(({ brief }) => brief).join('; ') }
  if (outcome.result !== 'refused') return { wins: false, says: 'nobody wins' }
  const code = outcome.code === undefined ? outcome.error : `AADSTS${outcome.code}`
  return { wins: false, says: `stopped by ${by ?? outcome.by}: ${code}` }
}

/** The whole of it, in sentences. */
export function cellSentence({ won, outcome, by }: CellDone): string {
  if (won.length > 0) return won.map(({ says }) => says).join(' ')
  return outcome.result === 'refused' ? `${by ?? outcome.by} refuses: ${outcome.says}` : outcome.says
}

/** What is said when the runs that were asked for are over: those that were stopped have not been made. */
export function tableWords(made: number, asked: number): string {
  if (made === 0) return 'Stopped before anything was run.'
  return made === asked
    ? 'The table has been run.'
    : `Stopped: of ${count(asked, 'run')} that were asked for, ${made === 1 ? '1 was' : `${made} were`} made.`
}

/** What came of the search with the mitigation: no more than is known. */
export function havingWords({ found, exhausted }: Searched): string {
  if (found) return `Somebody wins all the same: ${found.says}`
  return exhausted ? 'Nobody wins, and no move leads anywhere new.' : 'Nobody wins within the bound.'
}

/** How far a search went. */
export function boundWords({ depth, taught, moves, runs, positions }: Searched, thief: string): string {
  return `Tried: ${count(moves, 'move')} in ${count(runs, 'run')}, at most ${depth} in a row, of which at most ${taught} taught ${thief} something. ${count(positions, 'position')} differ; of runs that stand alike, one is gone on from.`
}

/** "1 move", "91 moves". */
export function count(number: number, of: string): string {
  return `${number.toLocaleString('en-US')} ${of}${number === 1 ? '' : 's'}`
}
