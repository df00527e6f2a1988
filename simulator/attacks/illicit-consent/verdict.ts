import { OUTSIDE } from '../../run/intervention'
import type { ActorId, Outcome, TraceEvent } from '../../trace/event'
import { parties } from '../../trace/select/parties'
import { traceIndex } from '../../trace/select/trace-index'
import type { Win } from '../attack'
import { type Subject, subjectOf } from '../subject'
import { ID } from './cast'

/** Somebody else's mail, on its way to the thief. */
interface Reading {
  readonly seq: number
  readonly of: Subject
  readonly accessToken: string
}

/** What the attack came to: whose mail is read after all that was done, by which token; or what stopped it, and what was read before. */
export function verdict(events: readonly TraceEvent[]): Outcome {
  const won = wins(events)
  if (won.length > 0) return { result: 'completed', says: won.map(({ says }) => says).join(' ') }
  const thief = nameOf(events, ID.thief)
  const names = [...new Set(readings(events).map(({ of }) => of.name))]
  const failed = events.findLast((event) => event.type === 'check-failed')
  if (!failed) {
    const says =
      names.length > 0 ? `has read the mail of ${names.join(', ')}, and reads no more` : 'reads nothing'
    return { result: 'completed', says: `${thief} ${says}.` }
  }
  const before = names.map((name) => `What ${thief} has read of ${name} before stays read.`)
  const { error, code, description } = failed.error
  return {
    result: 'refused',
    by: failed.actor,
    error,
    ...(code === undefined ? {} : { code }),
    says: [description, ...before].join(' '),
  }
}

/** Whose mail the thief reads after somebody has noticed, and has done what they do about it. */
export function wins(events: readonly TraceEvent[]): readonly Win[] {
  const since = noticedAt(events)
  if (since === undefined) return []
  const thief = nameOf(events, ID.thief)
  const after = readings(events).filter(({ seq }) => seq > since)
  // The last reading of each person.
  const last = new Map(after.map((each) => [each.of.oid, each]))
  return [...last.values()].map((reading) => {
    const { brief, says } = howItGoesOn(events, reading, since)
    const whose = reading.of.name
    return { who: ID.thief, brief: `${thief} ${brief}`, says: `${thief} reads the mail of ${whose}: ${says}` }
  })
}

/** By what it goes on: the token from before, another one for the refresh token, or another visit. */
function howItGoesOn(
  events: readonly TraceEvent[],
  { of: { name }, accessToken }: Reading,
  since: number,
): { readonly brief: string; readonly says: string } {
  const issued = events.find((event) => event.type === 'token-issued' && event.value === accessToken)
  if (issued && issued.seq < since)
    return {
      brief: 'reads on with the access token from before',
      says: 'the access token is from before, and lives until its end.',
    }
  if (formBehind(events, issued)?.get('grant_type') === 'refresh_token')
    return {
      brief: 'reads on with the refresh token',
      says: `the refresh token brought another access token, and nobody had to be there.`,
    }
  const asked = events.some(
    (event) => event.type === 'prompt-answered' && event.prompt === 'consent' && event.seq > since,
  )
  return asked
    ? { brief: 'is let in once more', says: `${name} was asked for consent once more, and agreed once more.` }
    : {
        brief: 'is let in again, and nobody is asked for consent',
        says: `${name} opened the link again, and was not asked for consent: the grant is still there.`,
      }
}

/** When somebody has noticed: after the last change from outside that came while it ran; undefined where that is still to come. */
function noticedAt(events: readonly TraceEvent[]): number | undefined {
  const begun = events.findIndex(({ type }) => type === 'request-sent')
  return events.findLast(
    ({ seq, actor, type }) =>
      actor === OUTSIDE && seq > begun && (type === 'directory-changed' || type === 'clock-advanced'),
  )?.seq
}

function readings(events: readonly TraceEvent[]): Reading[] {
  const { requests } = traceIndex(events)
  return events.flatMap((event): Reading[] => {
    if (event.type !== 'response-received' || event.actor !== ID.graph || event.response.status !== 200)
      return []
    const sent = requests.get(event.exchange)
    if (sent?.actor !== ID.server || !new URL(sent.request.url).pathname.endsWith('/messages')) return []
    const header = sent.request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? ''
    const accessToken = header.replace(/^bearer +/i, '')
    const of = subjectOf(accessToken)
    return of ? [{ seq: event.seq, of, accessToken }] : []
  })
}

/** The form of the request that a token answers. */
function formBehind(
  events: readonly TraceEvent[],
  issued: TraceEvent | undefined,
): URLSearchParams | undefined {
  for (let at = issued?.cause ?? null; at !== null; ) {
    const event: TraceEvent | undefined = events[at]
    if (event?.type === 'request-sent') return new URLSearchParams(event.request.body)
    at = event?.cause ?? null
  }
  return undefined
}

const nameOf = (events: readonly TraceEvent[], id: ActorId): string =>
  parties(events, events.length).find((each) => each.id === id)?.name ?? id
