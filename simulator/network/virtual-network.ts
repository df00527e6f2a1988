import type { Clock } from '../core/clock'
import type { RandomStream } from '../core/random'
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

/** What came back, and the `seq` of the event that says so. `response` is undefined when there was no answer. */
export interface Delivery {
  readonly response: HttpResponse | undefined
  readonly seq: number
  /** The party that was asked; undefined when the host does not exist. */
  readonly by?: ActorId
}

/** A message that is about to set out. */
export interface Passage {
  readonly from: ActorId
  readonly to: ActorId
  /** Of the request's URL, for the answer as well. */
  readonly path: string
}

/** What became of a message before it set out: perhaps another message, another receiver, or nothing. */
export interface Passed<M> {
  readonly message: M
  readonly cause: number
  readonly to?: ActorId
  /** Why it never arrives. */
  readonly lost?: string
}

/** Whoever can lay hands on messages on their way. */
export interface Intercept {
  request(
    passage: Passage,
    request: HttpRequest,
    kind: RequestKind,
    cause: number,
  ): Promise<Passed<HttpRequest>>
  response(passage: Passage, response: HttpResponse, cause: number): Promise<Passed<HttpResponse>>
}

export interface VirtualNetwork {
  /** Mounts a server at an origin, for example `https://login.entra.example`. */
  mount(origin: string, host: Host): void
  /** Takes a party's servers down, or brings them back. */
  setUp(actor: ActorId, up: boolean): void
  /** Whether a server of this party is mounted. */
  serves(actor: ActorId): boolean
  /** Lays hands on every message from now on. */
  intercept(by: Intercept): void
  /** Sends a request and waits for the answer. A host that does not exist is an event, not an exception: typos are lessons. */
  send(from: ActorId, kind: RequestKind, request: HttpRequest, cause: number): Promise<Delivery>
}

export function createNetwork(run: {
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly log: TraceLog
  /** The random stream of a server. */
  readonly random: (actor: ActorId) => RandomStream
}): VirtualNetwork {
  const { clock, scheduler, log } = run
  const hosts = new Map<string, Host>()
  const down = new Set<ActorId>()
  /**
   * Who has a request in hand. A server takes one at a time: two in it at once would wait for each other by a promise (keys that are on
   * their way, say), of which the scheduler knows nothing.
   */
  const busy = new Set<ActorId>()
  let hands: Intercept | undefined
  let exchanges = 0

  function lose(client: ActorId, server: ActorId, says: string, cause: number): Delivery {
    const seq = log.append(client, { type: 'no-answer', from: server, says }, cause)
    return { response: undefined, seq, by: server }
  }
  return {
    mount: (origin, host) => void hosts.set(origin, host),
    setUp: (actor, up) => void (up ? down.delete(actor) : down.add(actor)),
    serves: (party) => [...hosts.values()].some(({ actor }) => actor === party),
    intercept: (by) => {
      hands = by
    },
    send: async (from, kind, asked, askedCause) => {
      const url = new URL(asked.url)
      const named = hosts.get(url.origin)
      if (!named) {
        const seq = log.append(from, { type: 'dns-failure', host: url.host }, askedCause)
        return { response: undefined, seq }
      }
      const passage = { from, to: named.actor, path: url.pathname }
      const out = hands && (await hands.request(passage, asked, kind, askedCause))
      const { message: request, cause } = out ?? { message: asked, cause: askedCause }
      const host =
        out?.to === undefined ? named : ([...hosts.values()].find(({ actor }) => actor === out.to) ?? named)
      const exchange = exchanges++
      const meant = { to: named.actor, path: url.pathname }
      const isAsMeant = host === named && new URL(request.url).pathname === url.pathname
      const sent = log.append(
        from,
        { type: 'request-sent', exchange, kind, to: host.actor, request, ...(!isAsMeant && { meant }) },
        cause,
      )
      await scheduler.sleep(LATENCY_MS)
      if (out?.lost !== undefined) return lose(from, host.actor, out.lost, sent)
      if (down.has(host.actor)) return lose(from, host.actor, `${url.host} does not answer.`, sent)
      const { actor, handler } = host
      // One that waits for itself, because somebody led its message there, does not wait for ever.
      if (busy.has(actor)) await scheduler.until(() => !busy.has(actor), true)
      busy.add(actor)
      const made = await handler(request, {
        now: clock.now,
        random: run.random(actor),
        cause: sent,
        emit: (event, eventCause) => log.append(actor, event, eventCause ?? sent),
      }).finally(() => busy.delete(actor))
      await scheduler.sleep(LATENCY_MS)
      // An answer follows from the last thing its server did about the request.
      const last = log.events.findLast(
        (event) => event.seq >= sent && (event.seq === sent || event.actor === host.actor),
      )
      const back =
        hands &&
        (await hands.response({ from: host.actor, to: from, path: url.pathname }, made, last?.seq ?? sent))
      if (back?.lost !== undefined) return lose(from, host.actor, back.lost, back.cause)
      const response = back?.message ?? made
      const seq = log.append(
        host.actor,
        { type: 'response-received', exchange, kind, from, response },
        back?.cause ?? last?.seq ?? sent,
      )
      return { response, seq, by: host.actor }
    },
  }
}
