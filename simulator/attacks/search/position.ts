import { readJsonObject } from '../../core/json'
import { OUTSIDE } from '../../run/intervention'
import type { ActorId, EventOf, TraceEvent } from '../../trace/event'
import { knowledge } from '../../trace/select/knowledge'
import { lifetimes } from '../../trace/select/lifetimes'
import { ownOf } from '../own'

/**
 * Where a run stands for a thief, apart from the values: which codes there are, for whom, bound to which request, used or not, known to
 * the thief or not; which kinds of tokens the thief holds that live, or no longer; whom each app's page greets; how much has been changed, or has
 * passed, from outside. Two runs that stand alike lead on alike, so a search goes on from one.
 */
export function positionOf(events: readonly TraceEvent[], thief: ActorId): string {
  const own = ownOf(events, thief)
  const secrets = knowledge(events, events.length)
  const isKnown = (value: string) =>
    secrets.some((secret) => secret.value === value && secret.knownTo.some((who) => own.has(who)))
  const codes = codesIn(events, own).map(({ value, ...code }) => ({ ...code, isKnown: isKnown(value) }))
  const states = new Map(lifetimes(events, events.length).map(({ value, state }) => [value, state]))
  const tokens = secrets.flatMap(({ kind, value, knownTo }) =>
    kind !== 'authorization-code' && knownTo.some((who) => own.has(who))
      ? [`${kind} ${states.get(value) ?? ''}`]
      : [],
  )
  const stands = [...codes.map((code) => JSON.stringify(code)), ...new Set(tokens), ...greetings(events)]
  const visited = lastRequest(events, own) === undefined ? 'no visit' : 'a visit'
  return [visited, `${changes(events)} changes`, ...stands.sort()].join('\n')
}

/** How much the thief has learnt: secrets known, and sign-ins begun. */
export function learntBy(events: readonly TraceEvent[], thief: ActorId): number {
  const own = ownOf(events, thief)
  const known = knowledge(events, events.length).filter(({ knownTo }) => knownTo.some((who) => own.has(who)))
  return known.length + requestsOf(events, own).length
}

interface Code {
  readonly value: string
  /** Whether the sign-in that gave it went through the thief's own browser. */
  readonly isOwn: boolean
  /** The request that it answers: the thief's last one, an earlier one of the thief's, or somebody else's. */
  readonly of: 'last' | 'earlier' | 'others'
  readonly isBound: boolean
  readonly isUsed: boolean
}

function codesIn(events: readonly TraceEvent[], own: ReadonlySet<ActorId>): Code[] {
  const last = lastRequest(events, own)
  return events.flatMap((event): Code[] => {
    if (event.type !== 'token-issued' || event.token !== 'authorization-code') return []
    const browser = askedBy(events, event)?.actor ?? ''
    const asked = events.findLast(
      (each): each is EventOf<'request-sent'> & TraceEvent =>
        each.seq < event.seq && isAuthorize(each) && each.actor === browser,
    )
    const state = asked && nonceOf(asked)
    const isOwn = own.has(browser)
    return [
      {
        value: event.value,
        isOwn,
        of: !isOwn ? 'others' : state === last ? 'last' : 'earlier',
        isBound: asked?.request.url.includes('code_challenge=') ?? false,
        isUsed: events.some((each) => redeems(events, each, event.value)),
      },
    ]
  })
}

/** What tells one request from another when nothing of it is random: when Expenses made it. */
const nonceOf = (asked: EventOf<'request-sent'> & TraceEvent): string =>
  new URL(asked.request.url).searchParams.get('state') ?? asked.request.url

/** Where the app last sent the thief's browser. */
function lastRequest(events: readonly TraceEvent[], own: ReadonlySet<ActorId>): string | undefined {
  return requestsOf(events, own).at(-1)
}

function requestsOf(events: readonly TraceEvent[], own: ReadonlySet<ActorId>): string[] {
  return events.flatMap((event) => {
    if (event.type !== 'response-received' || !own.has(event.from)) return []
    const location = event.response.headers.find(([name]) => name === 'Location')?.[1] ?? ''
    if (!URL.canParse(location)) return []
    const url = new URL(location)
    return url.pathname.endsWith('/authorize') ? [url.searchParams.get('state') ?? url.href] : []
  })
}

function isAuthorize(event: TraceEvent): event is EventOf<'request-sent'> & TraceEvent {
  return event.type === 'request-sent' && new URL(event.request.url).pathname.endsWith('/authorize')
}

function redeems(events: readonly TraceEvent[], event: TraceEvent, code: string): boolean {
  if (event.type !== 'request-sent' || new URLSearchParams(event.request.body).get('code') !== code)
    return false
  const answer = events.find((each) => each.type === 'response-received' && each.exchange === event.exchange)
  return (
    answer?.type === 'response-received' && readJsonObject(answer.response.body)?.access_token !== undefined
  )
}

function askedBy(
  events: readonly TraceEvent[],
  event: TraceEvent,
): (EventOf<'request-sent'> & TraceEvent) | undefined {
  for (let at = event.cause; at !== null; ) {
    const cause: TraceEvent | undefined = events[at]
    if (cause?.type === 'request-sent') return cause
    at = cause?.cause ?? null
  }
  return undefined
}

const changes = (events: readonly TraceEvent[]): number =>
  events.filter(
    ({ type, actor }) => actor === OUTSIDE && (type === 'directory-changed' || type === 'clock-advanced'),
  ).length

/** Whom the app greets last, in each browser. */
function greetings(events: readonly TraceEvent[]): string[] {
  const last = new Map<ActorId, string>()
  for (const event of events)
    if (event.type === 'page-shown' && event.page.kind === 'app' && event.page.state === 'signed-in')
      last.set(event.actor, event.page.heading)
  return [...last].map(([browser, heading]) => `${browser}: ${heading}`)
}
