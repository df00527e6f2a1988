import { header } from '../../network/message'
import { readPage } from '../../network/page'
import type { EventOf, TokenKind, TraceEvent } from '../event'
import { saysNotYet } from '../not-yet'
import type { Cargo } from './step'
import { type Message, traceIndex } from './trace-index'

/** Tokens worth a ticket of their own; a session cookie rides along everywhere. */
const TICKETS: readonly TokenKind[] = ['authorization-code', 'id-token', 'access-token', 'refresh-token']

/** What a person typed, or an application keeps to itself: it travels as a credential. */
const CREDENTIALS: readonly string[] = ['password', 'one-time-code', 'client-secret', 'client-assertion']

/** The tokens that `message` really contains, found by their values among those issued so far. */
export function tokensIn(events: readonly TraceEvent[], message: Message): EventOf<'token-issued'>[] {
  const { secrets, carried } = traceIndex(events)
  return (carried.get(message.seq) ?? []).flatMap((place) => {
    const issued = events[secrets[place]?.seq ?? -1]
    return issued?.type === 'token-issued' && issued.seq < message.seq ? [issued] : []
  })
}

/** What a message carries, main thing first. */
export function cargoOf(events: readonly TraceEvent[], message: Message): Cargo[] {
  const kinds = new Set(tokensIn(events, message).map((event) => event.token))
  const tickets = TICKETS.filter((kind) => kinds.has(kind))
  if (message.type === 'request-sent') {
    if (tickets.length > 0) return tickets
    return carriesCredential(events, message) ? ['credential'] : ['request']
  }
  const { response } = message
  const location = header(response, 'Location')
  const page = readPage(response.body)
  if (
    (response.status >= 400 && !saysNotYet(response.body)) ||
    page?.kind === 'refusal' ||
    (page?.kind === 'form-post' && page.fields.error !== undefined) ||
    (location !== undefined && /[?#&]error=/.test(location))
  )
    return ['refusal']
  if (tickets.length > 0) return tickets
  if (location !== undefined) return ['redirect']
  if (page) return ['page']
  const path = new URL(traceIndex(events).requests.get(message.exchange)?.request.url ?? 'about:blank')
    .pathname
  return [
    message.kind === 'navigation'
      ? 'page'
      : /\/(keys|openid-configuration)$/.test(path)
        ? 'document'
        : 'data',
  ]
}

function carriesCredential(events: readonly TraceEvent[], message: EventOf<'request-sent'>): boolean {
  const { secrets, carried } = traceIndex(events)
  const found = carried.get(message.seq) ?? []
  return found.some((place) => CREDENTIALS.includes(secrets[place]?.kind ?? ''))
}
