import { readJsonObject } from '../../core/json'
import type { ActorId, EventOf, Outcome, Party, TraceEvent } from '../../trace/event'
import { knowledge } from '../../trace/select/knowledge'
import { parties } from '../../trace/select/parties'
import type { Win } from '../attack'
import { type Subject, subjectOf } from '../subject'
import { ID } from './cast'

/** Somebody who ended up where another's account opens. */
export interface WonAs extends Win {
  /** `signed-in`: in their browser, the app says hello to another. `holds`: they have an access token of another's. */
  readonly how: 'signed-in' | 'holds'
  readonly as: Subject
}

/** What the attack came to: who is signed in as whom, at which app, with which token; or what stopped it. */
export function verdict(events: readonly TraceEvent[]): Outcome {
  const won = wins(events)
  if (won.length > 0) return { result: 'completed', says: won.map(({ says }) => says).join(' ') }
  const failed = events.findLast((event) => event.type === 'check-failed')
  if (!failed) return { result: 'completed', says: 'Everybody is who they are taken for.' }
  const { error, code, description } = failed.error
  return {
    result: 'refused',
    by: failed.actor,
    error,
    ...(code === undefined ? {} : { code }),
    says: description,
  }
}

/** Where somebody ended up with what is another's, read from the messages and the pages. */
export function wins(events: readonly TraceEvent[]): readonly WonAs[] {
  const cast = parties(events, events.length)
  return [...signedIn(events, cast), ...held(events, cast)]
}

/** Browsers that were last greeted by the app as somebody who is not their owner. */
function signedIn(events: readonly TraceEvent[], cast: readonly Party[]): WonAs[] {
  return cast.flatMap((browser): WonAs[] => {
    const shown = events.findLast(
      (event): event is EventOf<'page-shown'> & TraceEvent =>
        event.type === 'page-shown' &&
        event.actor === browser.id &&
        event.page.kind === 'app' &&
        event.page.state === 'signed-in',
    )
    const as = shown && subjectOf(idTokenBehind(events, shown))
    const owner = cast.find(({ id }) => id === browser.belongsTo)
    if (!as || !owner || owner.object?.id === as.oid) return []
    const app = nameOf(cast, ID.expenses)
    const then =
      owner.id === ID.thief
        ? `the access token is ${as.name}’s, and so is what ${app} shows.`
        : `whatever is handed in there goes to ${as.name}.`
    return [
      {
        who: owner.id,
        how: 'signed-in',
        as,
        brief: `${owner.name} is signed in as ${as.name}`,
        says: `${owner.name} is signed in to ${app} as ${as.name}: ${then}`,
      },
    ]
  })
}

/** Access tokens of others that have come to the thief's own server. */
function held(events: readonly TraceEvent[], cast: readonly Party[]): WonAs[] {
  const thief = cast.find(({ id }) => id === ID.thief)
  const own = cast.filter(({ belongsTo }) => belongsTo === ID.thief).map(({ id }) => id)
  return knowledge(events, events.length).flatMap(({ kind, value, knownTo }): WonAs[] => {
    const as = kind === 'access-token' ? subjectOf(value) : undefined
    if (!thief || !as || as.oid === thief.object?.id || !own.some((each) => knownTo.includes(each))) return []
    const says = `${thief.name} holds an access token of ${as.name}’s for the ${nameOf(cast, ID.api)}.`
    const brief = `${thief.name} holds ${as.name}’s access token`
    return [{ who: ID.thief, how: 'holds', as, brief, says }]
  })
}

/** The ID token of the answer that a page follows from. */
function idTokenBehind(events: readonly TraceEvent[], page: TraceEvent): string {
  for (let at = page.cause; at !== null; ) {
    const event: TraceEvent | undefined = events[at]
    const token = event?.type === 'response-received' && readJsonObject(event.response.body)?.id_token
    if (typeof token === 'string') return token
    at = event?.cause ?? null
  }
  return ''
}

const nameOf = (cast: readonly Party[], id: ActorId): string =>
  cast.find((each) => each.id === id)?.name ?? id
