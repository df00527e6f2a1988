import type { PromptKind, PromptPage } from '../prompts/all'
import type { ActorId, Outcome, TraceEvent } from '../trace/event'

/** A question that nobody has answered. */
export interface OpenQuestion {
  readonly index: number
  readonly kind: PromptKind
  readonly actor: ActorId
  readonly on: ActorId
  readonly page: PromptPage
  /** The event that opened it. */
  readonly seq: number
  /** Nobody waits for an answer (decision 030). */
  readonly isOffer: boolean
}

/** An input that could not be used: an answer from this index on, or an intervention. */
export interface Unusable {
  readonly index: number
  readonly says: string
}

/** What a run came to. Always a state the screen can show. */
export type RunResult = {
  readonly events: readonly TraceEvent[]
  /** Interventions whose place was not reached, or that found nothing to change there, by their index in the input. */
  readonly unreached: readonly Unusable[]
  /** Answers from this index on were given but do not fit what is asked: an old or edited link. */
  readonly unusable?: Unusable
  /** The same, where the questions were answered live instead. */
  readonly dropped?: Unusable
} & (
  | { readonly status: 'awaiting'; readonly prompt: OpenQuestion }
  /** `offer`: what the last page lets its reader do next. The run is over without it, and goes on with it. */
  | { readonly status: 'ended'; readonly outcome: Outcome; readonly offer?: OpenQuestion }
  | { readonly status: 'crashed'; readonly says: string }
)
