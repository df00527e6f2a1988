import { readJsonObject } from '../../core/json'
import type { ActorId, EventOf, TokenKind, TraceEvent } from '../event'
import { type Form, formsOf, textOf } from './message-text'

export type SecretKind =
  | TokenKind
  | 'password'
  | 'one-time-code'
  | 'code-verifier'
  | 'client-secret'
  /** A token that a client signed about itself, in place of a secret (RFC 7523 section 2.2). */
  | 'client-assertion'
  | 'device-code'
  | 'user-code'
export type Message = EventOf<'request-sent'> | EventOf<'response-received'>

/** A secret, where it first turned up, and the messages that have it in them. */
export interface SecretSeen {
  readonly kind: SecretKind
  readonly value: string
  readonly first: ActorId
  readonly seq: number
}

/** Who somebody turned out to be, and when. */
export interface Identified {
  readonly seq: number
  readonly person: ActorId
  readonly browser: ActorId
  readonly tenantId: string
  readonly user: EventOf<'account-identified'>['user']
}

/** What every selector needs to know of a trace, worked out once. */
export interface TraceIndex {
  readonly secrets: readonly SecretSeen[]
  /** By `seq` of a message: the secrets in it, as places in `secrets`. */
  readonly carried: ReadonlyMap<number, readonly number[]>
  /** By number of the exchange. */
  readonly requests: ReadonlyMap<number, EventOf<'request-sent'>>
  readonly answers: ReadonlyMap<number, EventOf<'response-received'>>
  readonly identified: readonly Identified[]
}

const known = new WeakMap<readonly TraceEvent[], { readonly length: number; readonly index: TraceIndex }>()

/** The index of a trace; made at the first call, because a trace that has been run does not change. */
export function traceIndex(events: readonly TraceEvent[]): TraceIndex {
  const made = known.get(events)
  if (made?.length === events.length) return made.index
  const index = makeIndex(events)
  known.set(events, { length: events.length, index })
  return index
}

/** The first event: flow, seed, switches, places, cast. */
export function opening(events: readonly TraceEvent[]): EventOf<'run-started'> | undefined {
  const first = events[0]
  return first?.type === 'run-started' ? first : undefined
}

function makeIndex(events: readonly TraceEvent[]): TraceIndex {
  const secrets: SecretSeen[] = []
  const forms: Form[] = []
  const values = new Set<string>()
  const carried = new Map<number, number[]>()
  const requests = new Map<number, EventOf<'request-sent'>>()
  const answers = new Map<number, EventOf<'response-received'>>()
  const texts: { readonly seq: number; readonly text: string }[] = []

  function add(kind: SecretKind, value: unknown, event: TraceEvent): void {
    if (typeof value !== 'string' || value === '' || values.has(value)) return
    values.add(value)
    const place = secrets.push({ kind, value, first: event.actor, seq: event.seq }) - 1
    const form = formsOf(value)
    forms.push(form)
    // It may have travelled before it was known for what it is.
    for (const { seq, text } of texts) if (form.isIn(text)) list(carried, seq).push(place)
  }
  for (const event of events) {
    if (event.type === 'prompt-answered') {
      const answer = event.value as { password?: unknown; code?: unknown }
      add('password', answer.password, event)
      add('one-time-code', answer.code, event)
    }
    if (event.type === 'code-displayed') add('one-time-code', event.code, event)
    if (event.type === 'token-issued') add(event.token, event.value, event)
    if (event.type === 'request-sent') {
      requests.set(event.exchange, event)
      if (event.kind !== 'navigation') {
        const form = new URLSearchParams(event.request.body)
        add('code-verifier', form.get('code_verifier'), event)
        add('password', form.get('password'), event)
        add('client-secret', form.get('client_secret'), event)
        add('client-assertion', form.get('client_assertion'), event)
      }
    }
    if (event.type === 'response-received') {
      answers.set(event.exchange, event)
      // RFC 8628 section 3.2: one code stays on the device, the other is for people.
      if (event.response.body.includes('"device_code"')) {
        const codes = readJsonObject(event.response.body)
        add('device-code', codes?.device_code, event)
        add('user-code', codes?.user_code, event)
      }
    }
    if (event.type === 'request-sent' || event.type === 'response-received') {
      const text = textOf(event)
      texts.push({ seq: event.seq, text })
      for (const [place, form] of forms.entries()) {
        if (form.isIn(text)) list(carried, event.seq).push(place)
      }
    }
  }
  return { secrets, carried, requests, answers, identified: identifiedIn(events) }
}

function identifiedIn(events: readonly TraceEvent[]): Identified[] {
  const cast = opening(events)?.parties ?? []
  return events.flatMap((event) => {
    if (event.type !== 'account-identified') return []
    const browser = askedBy(events, event)?.actor ?? event.actor
    const person = cast.find(({ id }) => id === browser)?.belongsTo ?? browser
    return [{ seq: event.seq, person, browser, tenantId: event.tenantId, user: event.user }]
  })
}

/** The request that an event of a server follows from. */
function askedBy(events: readonly TraceEvent[], event: TraceEvent): EventOf<'request-sent'> | undefined {
  let at = event.cause
  while (at !== null) {
    const cause: TraceEvent | undefined = events[at]
    if (cause?.type === 'request-sent') return cause
    at = cause?.cause ?? null
  }
  return undefined
}

function list(map: Map<number, number[]>, key: number): number[] {
  const found = map.get(key) ?? []
  map.set(key, found)
  return found
}
