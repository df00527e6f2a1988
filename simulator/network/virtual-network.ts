import type { Clock } from '../core/clock'
import { createRandom, type RandomStream } from '../core/random'
import type { Scheduler } from '../core/scheduler'
import type { ActorId } from '../trace/event'
import type { TraceLog } from '../trace/log'
import type { HttpRequest, HttpResponse, RequestKind } from './message'
import type { Handler } from './server'

/** Virtual milliseconds from one end to the other. */
const LATENCY_MS = 20

export interface Host {
  readonly actor: ActorId
  readonly handler: Handler
}

/** What came back, and the `seq` of the event that says so. `response` is undefined when the host does not exist. */
export interface Delivery {
  readonly response: HttpResponse | undefined
  readonly seq: number
}

export interface VirtualNetwork {
  /** Mounts a server at an origin, for example `https://login.entra.example`. */
  mount(origin: string, host: Host): void
  /** Sends a request and waits for the answer. A host that does not exist is an event, not an exception: typos are lessons. */
  send(from: ActorId, kind: RequestKind, request: HttpRequest, cause: number): Promise<Delivery>
}

export function createNetwork(run: {
  readonly seed: number
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly log: TraceLog
}): VirtualNetwork {
  const { clock, scheduler, log } = run
  const hosts = new Map<string, Host>()
  const streams = new Map<ActorId, RandomStream>()
  let exchanges = 0

  function streamOf(actor: ActorId): RandomStream {
    const known = streams.get(actor) ?? createRandom(run.seed, actor)
    streams.set(actor, known)
    return known
  }
  return {
    mount: (origin, host) => void hosts.set(origin, host),
    send: async (from, kind, request, cause) => {
      const url = new URL(request.url)
      const host = hosts.get(url.origin)
      if (!host)
        return { response: undefined, seq: log.append(from, { type: 'dns-failure', host: url.host }, cause) }
      const exchange = exchanges++
      const sent = log.append(from, { type: 'request-sent', exchange, kind, to: host.actor, request }, cause)
      await scheduler.sleep(LATENCY_MS)
      const response = await host.handler(request, {
        now: clock.now,
        random: streamOf(host.actor),
        cause: sent,
        emit: (event, eventCause) => log.append(host.actor, event, eventCause ?? sent),
      })
      await scheduler.sleep(LATENCY_MS)
      // An answer follows from the last thing its server did about the request.
      const last = log.events.findLast(
        (event) => event.seq >= sent && (event.seq === sent || event.actor === host.actor),
      )
      const seq = log.append(
        host.actor,
        { type: 'response-received', exchange, kind, from, response },
        last?.seq ?? sent,
      )
      return { response, seq }
    },
  }
}
