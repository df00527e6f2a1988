import type { EpochMs } from '../../core/clock'
import type { ActorId, TokenKind } from '../event'

/** How a step looks on the player's track. */
export type StepKind =
  /** Through the browser: visible in its address bar. */
  | 'front'
  /** A script in the page asks: in the browser, not in the address bar. */
  | 'script'
  /** Server to server. */
  | 'back'
  /** A person acts: types, reads a phone, decides. */
  | 'person'
  /** Something happens apart from any message: time passes, an administrator changes the directory, a value is altered. */
  | 'event'

/** What a message carries, seen by looking for the real values in it. A token kind is drawn as its own ticket. */
export type Cargo =
  | TokenKind
  | 'credential'
  | 'request'
  | 'page'
  | 'redirect'
  | 'document'
  | 'data'
  | 'refusal'

/** One step: a message one way, an act of a person, or an event. The diagram's unit of motion and the step list's line. */
export interface Step {
  readonly index: number
  /** The event the step is about. */
  readonly seq: number
  /** The last event that belongs to it: checks, issued tokens, the page shown. Everything up to here has happened once the step is over. */
  readonly lastSeq: number
  readonly at: EpochMs
  readonly kind: StepKind
  readonly from: ActorId
  /** Where it goes; the same as `from` for an event that goes nowhere. */
  readonly to: ActorId
  /** Main cargo first. Empty for acts and events. */
  readonly cargo: readonly Cargo[]
  /** A sentence in the present tense: "The desk sends the browser back to Expenses with a code". */
  readonly title: string
  /** Id of the chapter of the flow. */
  readonly chapter: string
  /** A check failed here, or the message says no. */
  readonly refused: boolean
  /** The exchange a message belongs to: request and answer share it. */
  readonly exchange?: number
}
