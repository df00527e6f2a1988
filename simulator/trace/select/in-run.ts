import type { TokenKind, TraceEvent } from '../event'
import { type Field, type MessageView, message } from './message'
import type { Step } from './step'
import { endpointOf } from './vocabulary/endpoint'

/** Something in a run that a text can point at. */
export interface InRun {
  /** A name on the wire: a parameter, a member, a header. */
  readonly field?: string
  /** Where it stands: `authorize request`, `token response`. Alone, that message. */
  readonly at?: string
  /** The first message that carries such a token. */
  readonly token?: TokenKind
  /** The first step with which such an edge of the diagram comes: the name of its file in `directory/facts/`, in camelCase. */
  readonly fact?: string
}

/** The first step of a run in which all of what is wanted is found; undefined when there is none. */
export function findInRun(
  events: readonly TraceEvent[],
  steps: readonly Step[],
  { field, at, token, fact }: InRun,
): Step | undefined {
  return steps.find((step) => {
    if (token !== undefined && !step.cargo.includes(token)) return false
    if (fact !== undefined && !bringsFact(events, step, fact)) return false
    if (field === undefined && at === undefined) return token !== undefined || fact !== undefined
    const view = message(events, step.seq)
    if (!view || (at !== undefined && at !== placeOf(events, view))) return false
    return field === undefined || fieldsOf(view).some(({ name }) => name === field)
  })
}

/** Every named value of a message, in the order in which it is taken apart. */
function fieldsOf({ url, location, headers, body }: MessageView): readonly Field[] {
  const parts = [url?.query, url?.fragment, location?.query, location?.fragment, body.form, body.json]
  return [...parts.flatMap((part) => part ?? []), ...headers]
}

/** A message by its endpoint and its direction; a redirect is the request that it leads to. */
function placeOf(events: readonly TraceEvent[], { seq, direction, location }: MessageView): string {
  const event = events[seq]
  if (event?.type === 'request-sent') return `${endpointAt(event.request.url)} request`
  if (location) return `${endpointAt(location.origin + location.path)} request`
  const asked = events.find(
    (each) =>
      each.type === 'request-sent' && event?.type === 'response-received' && each.exchange === event.exchange,
  )
  return `${asked?.type === 'request-sent' ? endpointAt(asked.request.url) : 'elsewhere'} ${direction}`
}

function endpointAt(url: string): string {
  return URL.canParse(url) ? endpointOf(new URL(url)) : 'elsewhere'
}

function bringsFact(events: readonly TraceEvent[], { seq, lastSeq }: Step, type: string): boolean {
  return events
    .slice(seq, lastSeq + 1)
    .some((event) => event.type === 'directory-changed' && event.facts?.some((each) => each.type === type))
}
