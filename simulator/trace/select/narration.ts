import type { ActorId, EventOf, TraceEvent } from '../event'

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
  | EventOf<'clock-advanced'>
  | EventOf<'directory-changed'>
  | EventOf<'dns-failure'>

/** What a narrator may look at: all that has happened up to the event. */
export interface Telling {
  readonly events: readonly TraceEvent[]
  /** A party's name, for example "Ada" or "Expenses". */
  name(actor: ActorId): string
}

/** What a switch is called, what setting it teaches, and what its values are called. */
export interface SwitchWords {
  readonly title: string
  readonly says: string
  readonly values: Readonly<Record<string, string>>
}

/** How a flow tells its own story: words and places, apart from the engine. */
export interface Narration {
  readonly slug: string
  readonly title: string
  readonly chapters: readonly Chapter[]
  /** By name of the switch. */
  readonly switches: Readonly<Record<string, SwitchWords>>
  /** Where the nodes stand until somebody moves them: centres, in diagram units. */
  readonly layout: Readonly<Record<ActorId, { readonly x: number; readonly y: number }>>
  /** One sentence in the present tense. */
  sentence(event: StepEvent, telling: Telling): string
  /** The chapter an event opens, if it opens one. */
  opens(event: StepEvent, telling: Telling): string | undefined
}
