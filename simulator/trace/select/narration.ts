import type { ActorId, EventOf, Party, TraceEvent } from '../event'

/** A part of a flow with a name: what the digits jump to on the stage. */
export interface Chapter {
  readonly id: string
  readonly title: string
}

/** Events that make a step of their own. */
export type StepEvent =
  | EventOf<'request-sent'>
  | EventOf<'response-received'>
  | EventOf<'prompt-answered'>
  | EventOf<'code-displayed'>
  | EventOf<'tampered'>
  | EventOf<'interfered'>
  | EventOf<'clock-advanced'>
  | EventOf<'directory-changed'>
  | EventOf<'dns-failure'>
  | EventOf<'no-answer'>

/** What a narrator may look at: the trace, and who its parties turned out to be. */
export interface Telling {
  /** The whole trace. What comes after the event that is told is none of the narrator's business. */
  readonly events: readonly TraceEvent[]
  party(actor: ActorId): Party | undefined
  /** A party's name inside a sentence: "Ada", "the identity provider", "the Expenses API". */
  name(actor: ActorId): string
  /** The same at its beginning. */
  nameFirst(actor: ActorId): string
  /** The request that an answer belongs to. */
  requestOf(event: EventOf<'response-received'>): EventOf<'request-sent'> | undefined
}

/** What a switch is called, what setting it teaches, and what its values are called. */
export interface SwitchWords {
  readonly title: string
  readonly says: string
  readonly values: Readonly<Record<string, string>>
}

/** What a flow is called, the question it answers, and the specifications it follows: all that a page needs without the flow. */
export interface About {
  /** A `flow` is what should happen; an `attack` is what somebody makes of one. */
  readonly kind: 'flow' | 'attack'
  readonly slug: string
  readonly title: string
  /** What somebody asks who needs this flow. */
  readonly question: string
  readonly specs: readonly string[]
}

/** How a flow tells its own story: words and places, apart from the engine. */
export interface Narration extends About {
  readonly chapters: readonly Chapter[]
  /** By name of the switch. */
  readonly switches: Readonly<Record<string, SwitchWords>>
  /** Where the nodes stand until somebody moves them: centres, in diagram units. */
  readonly layout: Readonly<Record<ActorId, { readonly x: number; readonly y: number }>>
  /** One sentence in the present tense, where this flow knows it better than `tell.ts`. */
  sentence?(event: StepEvent, telling: Telling): string | undefined
  /** The chapter an event opens, if it opens one. */
  opens(event: StepEvent, telling: Telling): string | undefined
}
