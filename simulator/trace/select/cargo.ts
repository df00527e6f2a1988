import { header } from '../../network/message'
import { readPage } from '../../network/page'
import type { EventOf, TokenKind, TraceEvent } from '../event'
import type { Cargo } from './step'

type Message = EventOf<'request-sent'> | EventOf<'response-received'>

/** Tokens worth a ticket of their own; a session cookie rides along everywhere. */
const TICKETS: readonly TokenKind[] = ['authorization-code', 'id-token', 'access-token', 'refresh-token']

/** Everything a message says, as one text. */
export function textOf(message: Message): string {
  const wire = message.type === 'request-sent' ? message.request : message.response
  const url = message.type === 'request-sent' ? message.request.url : ''
  return [url, ...wire.headers.map(([, value]) => value), wire.body].join('\n')
}

/** Whether `text` has `value` in it: as it is, or as a URL or a form would write it. */
export function holds(text: string, value: string): boolean {
  const inForm = new URLSearchParams([['', value]]).toString().slice(1)
  return text.includes(value) || text.includes(encodeURIComponent(value)) || text.includes(inForm)
}

/** The tokens that `message` really contains, found by their values among those issued so far. */
export function tokensIn(events: readonly TraceEvent[], message: Message): EventOf<'token-issued'>[] {
  const text = textOf(message)
  return events.filter(
    (event): event is EventOf<'token-issued'> =>
      event.type === 'token-issued' && event.seq < message.seq && holds(text, event.value),
  )
}

/** What a message carries, main thing first. */
export function cargoOf(events: readonly TraceEvent[], message: Message): Cargo[] {
  const kinds = new Set(tokensIn(events, message).map((event) => event.token))
  const tickets = TICKETS.filter((kind) => kinds.has(kind))
  if (message.type === 'request-sent') {
    if (tickets.length > 0) return tickets
    return carriesSecret(events, message) ? ['credential'] : ['request']
  }
  const { response } = message
  const location = header(response, 'Location')
  const page = readPage(response.body)
  if (
    response.status >= 400 ||
    page?.kind === 'refusal' ||
    (location !== undefined && /[?#&]error=/.test(location))
  )
    return ['refusal']
  if (tickets.length > 0) return tickets
  if (location !== undefined) return ['redirect']
  if (page) return ['page']
  return [
    message.kind === 'navigation'
      ? 'page'
      : /\/(keys|openid-configuration)$/.test(requestPath(events, message))
        ? 'document'
        : 'data',
  ]
}

function requestPath(events: readonly TraceEvent[], message: EventOf<'response-received'>): string {
  const request = events.find((event) => event.type === 'request-sent' && event.exchange === message.exchange)
  return request?.type === 'request-sent' ? new URL(request.request.url).pathname : ''
}

function carriesSecret(events: readonly TraceEvent[], message: EventOf<'request-sent'>): boolean {
  const sent = new Set(new URLSearchParams(message.request.body).values())
  return events.some((event) => {
    if (event.type !== 'prompt-answered' || event.seq >= message.seq) return false
    const value = event.value as { password?: string; code?: string }
    const secret = value.password ?? value.code
    return secret !== undefined && sent.has(secret)
  })
}
