import type { ActorId, EventOf, Outcome, TraceEvent } from '../../trace/event'
import { parties } from '../../trace/select/parties'
import { traceIndex } from '../../trace/select/trace-index'
import type { Win } from '../attack'
import { ID } from './cast'
import { claimsIn } from './claims-in'
import { MALLORY } from './repositories'
import { OWNER_ID } from './trust'

/** What the attack came to: what was read as the application, by a job of where; or what stopped it. */
export function verdict(events: readonly TraceEvent[]): Outcome {
  const won = wins(events)
  if (won.length > 0) return { result: 'completed', says: won.map(({ says }) => says).join(' ') }
  // What the notebook makes of a refusal comes after it, and what stopped the job of Contoso is another story.
  const failures = events.filter(
    (event) => event.type === 'check-failed' && event.seq > startOf(events) && event.actor !== ID.notebook,
  )
  const failed = failures.findLast(
    (event): event is EventOf<'check-failed'> & TraceEvent => event.type === 'check-failed',
  )
  if (!failed) return { result: 'completed', says: `${nameOf(events, ID.thief)} reads nothing.` }
  const { error, code } = failed.error
  return {
    result: 'refused',
    by: failed.actor,
    error,
    ...(code === undefined ? {} : { code }),
    says: failed.says,
  }
}

/** What the thief has read as the application, and by which job. */
export function wins(events: readonly TraceEvent[]): readonly Win[] {
  const { requests } = traceIndex(events)
  const [thief, app, api] = [ID.thief, ID.instance, ID.api].map((id) => nameOf(events, id))
  const read = events.findLast((event): event is EventOf<'response-received'> & TraceEvent => {
    if (event.type !== 'response-received' || event.actor !== ID.api || event.response.status !== 200)
      return false
    return requests.get(event.exchange)?.actor === ID.notebook
  })
  if (!read) return []
  const job = jobBefore(events, read.seq)
  return [
    {
      who: ID.thief,
      brief: `${thief} reads the reports, ${placeOf(job)}`,
      says: `${thief} reads what the ${api} has as ${app}, ${placeOf(job)}: the build service says that it is ${String(job.sub)}, and ${app} trusts that.`,
    },
  ]
}

/** What the build service has said of the job whose word brought the last token of the application. */
function jobBefore(events: readonly TraceEvent[], seq: number): Readonly<Record<string, unknown>> {
  const issued = (kind: string) => (event: TraceEvent) =>
    event.type === 'token-issued' &&
    event.token === kind &&
    event.actor === (kind === 'id-token' ? ID.buildService : ID.identityProvider)
  const before = events.filter((event) => event.seq < seq)
  const token = before.findLast(issued('access-token'))
  const word = before.slice(0, token ? before.indexOf(token) : undefined).findLast(issued('id-token'))
  return word?.type === 'token-issued' ? claimsIn(word.value) : {}
}

/** Where a job has come from, in words. */
function placeOf({
  repository,
  repository_owner_id: owner,
  event_name: event,
  ref,
}: Readonly<Record<string, unknown>>): string {
  const name = String(repository)
  if (name.startsWith(`${MALLORY}/`)) return 'by a repository of their own'
  if (owner !== OWNER_ID) return 'under the name that was given up'
  if (!name.endsWith('/nightly-report')) return 'by another repository'
  if (event === 'pull_request') return 'by a pull request'
  return ref === 'refs/heads/main' ? 'by a push to main' : 'by a branch'
}

/** When the thief comes in: the first request of theirs. */
const startOf = (events: readonly TraceEvent[]): number =>
  events.find((event) => event.type === 'request-sent' && event.actor === ID.thiefBrowser)?.seq ??
  events.length

const nameOf = (events: readonly TraceEvent[], id: ActorId): string =>
  parties(events, events.length).find((each) => each.id === id)?.name ?? id
