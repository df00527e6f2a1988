import { readPart } from '../../network/edit-jwt'
import type { TraceEvent } from '../../trace/event'
import { knowledge } from '../../trace/select/knowledge'
import { opening, traceIndex } from '../../trace/select/trace-index'

/**
 * What everybody has at the end of a run, a line each: who has seen which secret of whom, and what each API has given to whom on whose
 * behalf. A line that another run does not have is access that it did not give.
 * @param brought what somebody from outside has put into a message
 */
export function accessIn(events: readonly TraceEvent[], brought = ''): ReadonlySet<string> {
  return new Set([...held(events, brought), ...given(events)])
}

function held(events: readonly TraceEvent[], brought: string): string[] {
  const issued = new Map(
    events.flatMap((event) => (event.type === 'token-issued' ? [[event.value, event]] : [])),
  )
  return knowledge(events, events.length).flatMap(({ kind, value, knownTo }) => {
    const token = issued.get(value)
    // What somebody made up is no secret of anybody, and what came with the hands that changed the message they had before.
    if ((!token && !['password', 'one-time-code'].includes(kind)) || brought.includes(value)) return []
    const what = [kind, token && `for ${token.audience}`, subjectOf(value)].filter(Boolean).join(' ')
    return knownTo.map((party) => `${party} has seen: ${what}`)
  })
}

function given(events: readonly TraceEvent[]): string[] {
  const { requests } = traceIndex(events)
  const apis = new Set(
    opening(events)
      ?.parties.filter(({ kind }) => kind === 'resource')
      .map(({ id }) => id),
  )
  const issued = new Set(events.flatMap((event) => (event.type === 'token-issued' ? [event.value] : [])))
  return events.flatMap((event) => {
    if (event.type !== 'response-received' || !apis.has(event.actor)) return []
    // Microsoft Graph refuses some of what its checks let through when it looks at the object.
    if (event.response.status >= 400) return []
    const sent = requests.get(event.exchange)
    const bearer = sent?.request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1]
    const token = bearer?.match(/^bearer +(.+)$/i)?.[1]
    // What the API itself answered: hands on the way back have no part in it.
    if (!sent || token === undefined || !opened(events, sent.seq, event)) return []
    const made = issued.has(token) ? '' : 'a token that nobody issued '
    const { pathname } = new URL(sent.request.url)
    return [`${event.actor} answers: ${sent.request.method} ${pathname} ${made}${subjectOf(token)}`]
  })
}

/** Whether the API looked at the request and no check of it has failed. */
function opened(events: readonly TraceEvent[], sent: number, { seq, actor }: TraceEvent): boolean {
  const looked = events.slice(sent, seq).filter((event) => event.actor === actor)
  return (
    looked.some(({ type }) => type === 'check-passed') && !looked.some(({ type }) => type === 'check-failed')
  )
}

/** Whose it is and what it allows, where it says so. */
function subjectOf(token: string): string {
  const claims = readPart(token.split('.')[1] ?? '')
  return claims ? ['oid', 'scp', 'roles'].map((name) => JSON.stringify(claims[name]) ?? '').join(' ') : ''
}
