import type { EpochMs } from '../core/clock'
import type { RandomStream } from '../core/random'
import type { Emit } from '../trace/event'
import type { HttpRequest, HttpResponse } from './message'

/**
 * What a server is given beside the request. It has no other source of time or randomness, and it does not know who listens
 * to what it emits: the same handler answers the simulated browser and a real port.
 */
export interface ServerContext {
  now(): EpochMs
  readonly random: RandomStream
  /** The event by which the request was sent: what everything done here follows from. */
  readonly cause: number
  /** Records an event of this server. Its cause is the request being handled unless another is given. */
  readonly emit: Emit
}

/** Answers a request. Never waits for a person: a page is an answer. */
export type Handler = (request: HttpRequest, context: ServerContext) => Promise<HttpResponse>
