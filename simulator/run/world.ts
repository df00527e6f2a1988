import type { Clock } from '../core/clock'
import type { RandomStream } from '../core/random'
import type { Scheduler } from '../core/scheduler'
import type { Directory } from '../directory/directory'
import type { VirtualNetwork } from '../network/virtual-network'
import type { Answers, PromptKind, PromptPages } from '../prompts/all'
import type { ActorId, TraceEventBody } from '../trace/event'
import type { TraceLog } from '../trace/log'
import type { ProgramSettings } from './program-settings'

/** What was answered, and the event that says so. */
export interface Reply<K extends PromptKind> {
  readonly value: Answers[K]
  readonly seq: number
}

/** Who is asked, and on which device. */
export interface Somebody {
  readonly person: ActorId
  readonly on: ActorId
}

/** Asks the person what `page` asks, and waits: for the recorded answer, or for good. */
export type Ask = <K extends PromptKind>(
  who: Somebody,
  kind: K,
  page: PromptPages[K],
  cause: number,
) => Promise<Reply<K>>

/** Asks the person what they do next, and does not wait: without a recorded answer there is none. */
export type Offer = (
  who: Somebody,
  page: PromptPages['next'],
  cause: number,
) => Promise<Reply<'next'> | undefined>

/** Everything a flow may touch. One per run; nothing of it outlives the run. */
export interface World {
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly network: VirtualNetwork
  readonly log: TraceLog
  /** The directory of the tenant that the flow is about. */
  readonly directory: Directory
  /** The directories of all tenants, by place. */
  readonly directories: Readonly<Record<string, Directory>>
  /** The random stream of this name: asked for twice it goes on, so two visits never draw the same. */
  random(name: string): RandomStream
  /** Appends an event of `actor`; `cause` is the event it follows from. */
  emit(actor: ActorId, event: TraceEventBody, cause: number): number
  readonly ask: Ask
  readonly offer: Offer
  /** What a party of this flow is called, which its reader may have chosen (decision 040). */
  called(party: ActorId): string
  /** What somebody has set a program up to send instead of what its developer did. */
  settingsOf(program: ActorId): ProgramSettings
  /** The value of a switch of this flow. */
  switchOf(name: string): string
}
