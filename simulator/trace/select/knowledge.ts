import type { ActorId, TraceEvent } from '../event'
import { opening, type SecretKind, traceIndex } from './trace-index'

/** A secret and everyone who has seen it in the clear. */
export interface Secret {
  readonly kind: SecretKind
  readonly value: string
  readonly knownTo: readonly ActorId[]
}

/**
 * Who has seen which secret up to `lastSeq`, computed from the messages and from what people read and typed: the value is looked
 * for in everything sent.
 */
export function knowledge(events: readonly TraceEvent[], lastSeq: number): Secret[] {
  const { secrets, carried } = traceIndex(events)
  const knows = secrets.map(({ first }) => new Set([first]))
  for (const [seq, places] of carried) {
    const message = events[seq]
    if (seq > lastSeq || (message?.type !== 'request-sent' && message?.type !== 'response-received')) continue
    const other = message.type === 'request-sent' ? message.to : message.from
    for (const place of places) knows[place]?.add(message.actor).add(other)
  }
  typed(events, lastSeq, (value, ...who) => {
    const place = secrets.findIndex((secret) => secret.value === value)
    for (const actor of who) knows[place]?.add(actor)
  })
  return secrets.flatMap(({ kind, value, seq }, place) =>
    seq <= lastSeq ? [{ kind, value, knownTo: [...(knows[place] ?? [])] }] : [],
  )
}

/** Calls `learn` for each secret that a person reads on their phone or types, and for the device on which they type it. */
function typed(
  events: readonly TraceEvent[],
  lastSeq: number,
  learn: (value: unknown, ...who: ActorId[]) => void,
): void {
  const owners = new Map(opening(events)?.parties.map(({ id, belongsTo }) => [id, belongsTo]))
  for (const event of events) {
    if (event.seq > lastSeq) return
    const owner = event.type === 'code-displayed' && owners.get(event.actor)
    if (owner) learn(event.code, owner)
    if (event.type !== 'prompt-answered') continue
    const { password, code, userCode } = event.value as {
      password?: unknown
      code?: unknown
      userCode?: unknown
    }
    learn(password, event.actor, event.on)
    learn(code, event.actor, event.on)
    learn(userCode, event.actor, event.on)
  }
}
