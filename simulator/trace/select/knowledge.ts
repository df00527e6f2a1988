import type { ActorId, TokenKind, TraceEvent } from '../event'
import { holds, textOf } from './cargo'

/** A secret and everyone who has seen it in the clear. */
export interface Secret {
  readonly kind: TokenKind | 'password' | 'one-time-code' | 'code-verifier' | 'client-secret'
  readonly value: string
  readonly knownTo: readonly ActorId[]
}

/** Who has seen which secret up to `lastSeq`, computed from the messages: the value is looked for in everything sent. */
export function knowledge(events: readonly TraceEvent[], lastSeq: number): Secret[] {
  const past = events.filter((event) => event.seq <= lastSeq)
  const found = new Map<string, { kind: Secret['kind']; first: ActorId }>()
  const add = (kind: Secret['kind'], value: unknown, first: ActorId) => {
    if (typeof value === 'string' && value !== '' && !found.has(value)) found.set(value, { kind, first })
  }
  for (const event of past) {
    if (event.type === 'prompt-answered') {
      const answer = event.value as { password?: string; code?: string }
      add('password', answer.password, event.actor)
      add('one-time-code', answer.code, event.actor)
    }
    if (event.type === 'code-displayed') add('one-time-code', event.code, event.actor)
    if (event.type === 'token-issued') add(event.token, event.value, event.actor)
    if (event.type === 'request-sent' && event.kind !== 'navigation') {
      const form = new URLSearchParams(event.request.body)
      add('code-verifier', form.get('code_verifier'), event.actor)
      add('client-secret', form.get('client_secret'), event.actor)
    }
  }
  const messages = past.flatMap((event) => {
    if (event.type === 'request-sent') return [{ text: textOf(event), ends: [event.actor, event.to] }]
    if (event.type === 'response-received') return [{ text: textOf(event), ends: [event.actor, event.from] }]
    return []
  })
  return [...found].map(([value, { kind, first }]) => {
    // Digits also turn up inside longer numbers: a one-time code counts only where it stands alone.
    const has = /^\d+$/.test(value)
      ? (text: string) => new RegExp(`(?<![0-9A-Za-z])${value}(?![0-9A-Za-z])`).test(text)
      : (text: string) => holds(text, value)
    const seen = messages.filter((message) => has(message.text)).flatMap((message) => message.ends)
    return { kind, value, knownTo: [...new Set([first, ...seen])] }
  })
}
