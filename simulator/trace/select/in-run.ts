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
  /** The first step in which such a check was made, passed or not: `redirect-uri-registered`. */
  readonly check?: string
  /** The first step with which this question is put to somebody: `consent`. */
  readonly prompt?: string
  /** Not before this chapter of the flow, nor after it. Alone, its first step. */
  readonly chapter?: string
}

/** The first step of a run in which all of what is wanted is found; undefined when there is none. */
export function findInRun(
  events: readonly TraceEvent[],
  steps: readonly Step[],
  wanted: InRun,
): Step | undefined {
  return steps.find((step) => isInStep(events, step, wanted))
}

/** Whether all of what is wanted is found in a step. What wants nothing is found nowhere. */
export function isInStep(
  events: readonly TraceEvent[],
  step: Step,
  { field, at, token, fact, check, prompt, chapter }: InRun,
): boolean {
  if (token !== undefined && !step.cargo.includes(token)) return false
  if (chapter !== undefined && step.chapter !== chapter) return false
  const during = events.slice(step.seq, step.lastSeq + 1)
  if (fact !== undefined && !during.some((event) => bringsFact(event, fact))) return false
  if (check !== undefined && !during.some((event) => 'check' in event && event.check === check)) return false
  if (prompt !== undefined && !during.some((event) => asks(event, prompt))) return false
  if (field === undefined && at === undefined)
    return [token, fact, check, prompt, chapter].some((each) => each !== undefined)
  const view = message(events, step.seq)
  if (!view || (at !== undefined && at !== placeOf(events, view))) return false
  return field === undefined || fieldsOf(view).some(({ name }) => name === field)
}

/** Every named value of a message, in the order in which it is taken apart. */
export function fieldsOf({ url, location, headers, body }: MessageView): readonly Field[] {
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

function bringsFact(event: TraceEvent, type: string): boolean {
  return event.type === 'directory-changed' && event.facts?.some((each) => each.type === type) === true
}

function asks(event: TraceEvent, prompt: string): boolean {
  return event.type === 'prompt-opened' && event.prompt === prompt
}
