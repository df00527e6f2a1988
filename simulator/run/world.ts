import type { Clock } from '../core/clock'
import type { RandomStream } from '../core/random'
import type { Scheduler } from '../core/scheduler'
import type { Directory } from '../directory/directory'
import type { SignInPage } from '../network/page'
import type { VirtualNetwork } from '../network/virtual-network'
import type { ActorId, TraceEventBody } from '../trace/event'
import type { TraceLog } from '../trace/log'
import type { Answers } from './prompt'

/** Asks the person behind `actor` what `page` asks, and waits: for the recorded answer, or for good. */
export type Ask = <K extends SignInPage['kind']>(
  actor: ActorId,
  kind: K,
  page: SignInPage,
  cause: number,
) => Promise<{ readonly value: Answers[K]; readonly seq: number }>

/** Everything a flow may touch. One per run; nothing of it outlives the run. */
export interface World {
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly network: VirtualNetwork
  readonly log: TraceLog
  readonly directory: Directory
  /** The random stream of one actor. */
  random(actor: ActorId): RandomStream
  /** Appends an event of `actor`; `cause` is the event it follows from. */
  emit(actor: ActorId, event: TraceEventBody, cause: number): number
  readonly ask: Ask
  /** The value of a switch of this flow. */
  switchOf(name: string): string
}
