import { OUTSIDE } from '../../run/intervention'
import type { ActorId, Outcome, TraceEvent } from '../../trace/event'
import { parties } from '../../trace/select/parties'
import { traceIndex } from '../../trace/select/trace-index'
import type { Win } from '../attack'
import { ID } from './cast'

/** What an API has answered to the thief. */
interface Reading {
  readonly seq: number
  readonly api: typeof ID.api | typeof ID.graph
  readonly accessToken: string
}

/** What the attack came to: what is read after all that was done, by which token; or what stopped it, and what was read before. */
export function verdict(events: readonly TraceEvent[]): Outcome {
  const won = wins(events)
  if (won.length > 0) return { result: 'completed', says: won.map(({ says }) => says).join(' ') }
  const thief = nameOf(events, ID.thief)
  const before = readings(events).length > 0
  const failed = events.findLast((event) => event.type === 'check-failed')
  if (!failed) {
    const says = before ? `has read as ${nameOf(events, ID.instance)}, and reads no more` : 'reads nothing'
    return { result: 'completed', says: `${thief} ${says}.` }
  }
  const { error, code, description } = failed.error
  return {
    result: 'refused',
    by: failed.actor,
    error,
    ...(code === undefined ? {} : { code }),
    says: [description, ...(before ? [`What ${thief} has read before stays read.`] : [])].join(' '),
  }
}

/** What the thief reads after somebody has noticed, and has done what they do about it. */
export function wins(events: readonly TraceEvent[]): readonly Win[] {
  const since = noticedAt(events)
  if (since === undefined) return []
  const [thief, as] = [nameOf(events, ID.thief), nameOf(events, ID.instance)]
  // The last reading at each API.
  const last = new Map(
    readings(events).flatMap((each) => (each.seq > since ? [[each.api, each] as const] : [])),
  )
  return [...last.values()].map(({ api, accessToken }) => {
    const issued = events.find((event) => event.type === 'token-issued' && event.value === accessToken)
    const what = api === ID.graph ? 'who is in the directory' : 'the reports'
    return issued && issued.seq < since
      ? {
          who: ID.thief,
          brief: `${thief} reads on with the access token from before`,
          says: `${thief} reads ${what} as ${as}: the access token is from before, and lives until its end.`,
        }
      : {
          who: ID.thief,
          brief: `${thief} gets another token, and reads ${what}`,
          says: `${thief} reads ${what} as ${as}: the secret in the file brought another access token.`,
        }
  })
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
    if (event.type !== 'response-received' || event.response.status !== 200) return []
    const { actor: api } = event
    if (api !== ID.api && api !== ID.graph) return []
    const sent = requests.get(event.exchange)
    if (sent?.actor !== ID.notebook) return []
    const header = sent.request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? ''
    return [{ seq: event.seq, api, accessToken: header.replace(/^bearer +/i, '') }]
  })
}

const nameOf = (events: readonly TraceEvent[], id: ActorId): string =>
  parties(events, events.length).find((each) => each.id === id)?.name ?? id
