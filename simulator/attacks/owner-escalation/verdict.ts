import type { ActorId, EventOf, Outcome, TraceEvent } from '../../trace/event'
import { parties } from '../../trace/select/parties'
import { traceIndex } from '../../trace/select/trace-index'
import type { Win } from '../attack'
import { ID } from './cast'
import { claimsIn } from './roles-in'
import { GLOBAL_ADMINISTRATOR } from './tenant'

/** What the attack came to: who has got what by the application, or what stopped it. */
export function verdict(events: readonly TraceEvent[]): Outcome {
  const won = wins(events)
  if (won.length > 0) return { result: 'completed', says: won.map(({ says }) => says).join(' ') }
  // What the program makes of a refusal comes after it, and says less.
  const failures = events.filter((event) => event.type === 'check-failed')
  const failed = failures.findLast(({ actor }) => actor !== ID.tools) ?? failures.at(-1)
  if (!failed)
    return { result: 'completed', says: `${nameOf(events, ID.thief)} may do what could be done before.` }
  const { error, code } = failed.error
  return {
    result: 'refused',
    by: failed.actor,
    error,
    ...(code === undefined ? {} : { code }),
    says: failed.says,
  }
}

/** What was done with a token of the application in its own name: a role for a person, or the reading of what is everybody's. */
export function wins(events: readonly TraceEvent[]): readonly Win[] {
  const app = nameOf(events, ID.instance)
  const made = events.flatMap((event): Win[] => {
    if (event.type !== 'directory-changed' || event.collection !== 'roleAssignments') return []
    const { principalId, roleDefinitionId } = event.after as {
      readonly principalId: string
      readonly roleDefinitionId: string
    }
    if (roleDefinitionId !== GLOBAL_ADMINISTRATOR || !isAsked(events, event)) return []
    const person = personOf(events, principalId)
    return [
      {
        who: ID.thief,
        brief: `${person} is Global Administrator`,
        says: `${person} is Global Administrator: ${app} made the assignment, and ${person} has proven to be ${app}.`,
      },
    ]
  })
  const reads = readings(events).slice(-1)
  const thief = nameOf(events, ID.thief)
  return [
    ...made,
    ...reads.map(
      (): Win => ({
        who: ID.thief,
        brief: `${thief} reads everybody’s reports`,
        says: `${thief} reads everybody’s reports as ${app}.`,
      }),
    ),
  ]
}

/** Whether an event follows from a request of the thief's program with a token that names no person. */
function isAsked(events: readonly TraceEvent[], { cause }: TraceEvent): boolean {
  for (let at = cause; at !== null; ) {
    const event: TraceEvent | undefined = events[at]
    if (event?.type === 'request-sent') return event.actor === ID.tools && isOfApp(event)
    at = event?.cause ?? null
  }
  return false
}

function isOfApp({ request }: EventOf<'request-sent'>): boolean {
  const header = request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? ''
  const token = header.replace(/^bearer +/i, '')
  const { scp, roles } = claimsIn(token)
  return scp === undefined && roles !== undefined
}

function readings(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const { requests } = traceIndex(events)
  return events.filter((event) => {
    if (event.type !== 'response-received' || event.actor !== ID.api || event.response.status !== 200)
      return false
    const sent = requests.get(event.exchange)
    return sent?.actor === ID.tools && isOfApp(sent)
  })
}

/** A person by name: whoever has signed in. */
const personOf = (events: readonly TraceEvent[], id: string): string =>
  traceIndex(events).identified.find(({ user }) => user.id === id)?.user.displayName ?? id

const nameOf = (events: readonly TraceEvent[], id: ActorId): string =>
  parties(events, events.length).find((each) => each.id === id)?.name ?? id
