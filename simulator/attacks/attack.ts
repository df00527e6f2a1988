import type { FlowEntry } from '../flows/flow-entry'
import type { ActorId, TraceEvent } from '../trace/event'
import type { Claim } from './claim'
import type { MitigationTable } from './mitigation'

/** Somebody who ended up where another's account opens. */
export interface Win {
  /** The party who got in, or was led in. */
  readonly who: ActorId
  /** In a few words, for a cell of a table; and whole: as whom, where, with what. */
  readonly brief: string
  readonly says: string
}

/** What an attack has beside its flow: what can be done against it, and how one sees that it has succeeded. */
export interface Attack {
  readonly table: MitigationTable
  readonly claims: readonly Claim[]
  /** Whose moves they are. */
  readonly thief: ActorId
  /** What somebody has won by the end of a run; nothing, where it was stopped. */
  wins(events: readonly TraceEvent[]): readonly Win[]
  /** What else tells where a run stands, for the search (`search/position.ts`), where codes, kinds of tokens and changes do not. */
  stands?(events: readonly TraceEvent[]): readonly string[]
}

/** An attack as the catalogue has it. */
export interface AttackEntry {
  readonly entry: FlowEntry
  attack(): Promise<Attack>
}
