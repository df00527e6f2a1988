import { header, type RequestKind } from '../../network/message'
import { readPage } from '../../network/page'
import type { ActorId, EventOf, Party, TraceEvent } from '../event'
import { isNotYet, saysNotYet } from '../not-yet'
import { cargoOf } from './cargo'
import type { Narration, StepEvent, Telling } from './narration'
import { parties } from './parties'
import { repeatsIn } from './repeats'
import type { Step, StepKind } from './step'
import { tell, tellRepeated } from './tell'
import { opening, traceIndex } from './trace-index'

const STEP_TYPES: ReadonlySet<TraceEvent['type']> = new Set([
  'request-sent',
  'response-received',
  'prompt-answered',
  'code-displayed',
  'tampered',
  'interfered',
  'clock-advanced',
  'directory-changed',
  'dns-failure',
  'no-answer',
])
const KIND_OF_REQUEST: Readonly<Record<RequestKind, StepKind>> = {
  navigation: 'front',
  frame: 'script',
  fetch: 'script',
  'back-channel': 'back',
}

/** The story of a trace, one line a message, an act or an event. Both the step list and the diagram are drawn from it. */
export function steps(events: readonly TraceEvent[], narration: Narration): Step[] {
  const actors = new Set(opening(events)?.parties.map(({ id }) => id))
  const every = events.filter((event): event is StepEvent => isStepEvent(event, actors))
  const { times, told: repeated } = repeatsIn(every)
  const turning = every.filter(({ seq }) => !repeated.has(seq))
  const refusing = refusals(events, turning)
  const telling = teller(events)
  let chapter = 0
  return turning.map((event, index): Step => {
    const told = telling(event.seq)
    const more = times.get(event.seq)
    const opened = narration.opens(event, told)
    chapter = Math.max(
      chapter,
      narration.chapters.findIndex(({ id }) => id === opened),
    )
    const next = turning[index + 1]
    const isMessage = event.type === 'request-sent' || event.type === 'response-received'
    return {
      index,
      seq: event.seq,
      lastSeq: next ? next.seq - 1 : (events.at(-1)?.seq ?? event.seq),
      at: event.at,
      ...wayOf(event),
      cargo: isMessage ? cargoOf(events, event) : [],
      title:
        more === undefined
          ? (narration.sentence?.(event, told) ?? tell(event, told))
          : tellRepeated(event, more, told),
      chapter: narration.chapters[chapter]?.id ?? '',
      refused: isRefusal(event) || refusing.has(event.seq),
      ...(isMessage ? { exchange: event.exchange } : {}),
    }
  })
}

/** Steps that are over at `position`: their events have happened; -1 before the first. */
export function lastSeqAt(list: readonly Step[], position: number): number {
  return list[Math.floor(position) - 1]?.lastSeq ?? (list.length > 0 ? 0 : -1)
}

/** The step being done at `position`, or the last one done. */
export function currentStep(list: readonly Step[], position: number): Step | undefined {
  return list[Math.max(Math.ceil(position) - 1, 0)]
}

/** Where a check belongs: the message, act or event that it follows from. */
export function stepEventOf(events: readonly TraceEvent[], seq: number): TraceEvent | undefined {
  let at: number | null = events[seq]?.cause ?? null
  while (at !== null) {
    const event: TraceEvent | undefined = events[at]
    if (!event || STEP_TYPES.has(event.type)) return event
    at = event.cause
  }
  return undefined
}

/** The steps at which a failed check is told: the answer of its party, or, if it says nothing, what the check followed from. */
function refusals(events: readonly TraceEvent[], turning: readonly StepEvent[]): Set<number> {
  const { answers } = traceIndex(events)
  const told = new Set(turning.map(({ seq }) => seq))
  return new Set(
    events.flatMap((event) => {
      if (event.type !== 'check-failed' || isNotYet(event.error.error)) return []
      const about = stepEventOf(events, event.seq)
      if (!about || !told.has(about.seq)) return []
      const answer =
        about.type === 'request-sent' && about.to === event.actor ? answers.get(about.exchange) : undefined
      return [answer?.seq ?? about.seq]
    }),
  )
}

function isStepEvent(event: TraceEvent, actors: ReadonlySet<ActorId>): boolean {
  // What a server changes while it answers belongs to its message; what somebody outside changes stands alone.
  if (event.type === 'directory-changed') return !actors.has(event.actor)
  return STEP_TYPES.has(event.type)
}

function wayOf(event: StepEvent): Pick<Step, 'kind' | 'from' | 'to'> {
  switch (event.type) {
    case 'request-sent':
      return { kind: KIND_OF_REQUEST[event.kind], from: event.actor, to: event.to }
    case 'response-received':
      return { kind: KIND_OF_REQUEST[event.kind], from: event.actor, to: event.from }
    case 'prompt-answered':
      return { kind: 'person', from: event.actor, to: event.on }
    case 'code-displayed':
      return { kind: 'person', from: event.actor, to: event.actor }
    case 'interfered':
      return { kind: 'event', from: event.actor, to: event.with }
    default:
      return { kind: 'event', from: event.actor, to: event.actor }
  }
}

function isRefusal(event: StepEvent): boolean {
  if (event.type === 'dns-failure' || event.type === 'no-answer') return true
  if (event.type !== 'response-received') return false
  const { response } = event
  if (saysNotYet(response.body)) return false
  return (
    response.status >= 400 ||
    readPage(response.body)?.kind === 'refusal' ||
    /[?#&]error=/.test(header(response, 'Location') ?? '')
  )
}

/** Kinds of parties that are spoken of with an article. */
const WITH_ARTICLE: ReadonlySet<Party['kind']> = new Set([
  'identity-provider',
  'browser',
  'phone',
  'television',
  'program',
  'resource',
])

/** Gives what a narrator may look at, by `seq` of the event that is told. */
function teller(events: readonly TraceEvent[]): (seq: number) => Telling {
  const { requests, identified } = traceIndex(events)
  const named = new Map<number, readonly Party[]>()
  // Names change only where somebody is recognised.
  const castAt = (seq: number) => {
    const since = identified.filter((each) => each.seq <= seq).length
    const cast = named.get(since) ?? parties(events, seq)
    named.set(since, cast)
    return cast
  }
  return (seq) => {
    const cast = castAt(seq)
    const party = (actor: ActorId) => cast.find(({ id }) => id === actor)
    const say = (actor: ActorId, article: string) => {
      const found = party(actor)
      if (!found) return actor
      if (!takesArticle(found)) return found.name
      const twin = cast.some((other) => other !== found && other.name === found.name)
      const owner = twin && found.belongsTo ? party(found.belongsTo) : undefined
      const noun = lowerFirst(found.name)
      return owner ? `${owner.name}’s ${noun}` : `${article} ${noun}`
    }
    return {
      events,
      party,
      name: (actor) => say(actor, 'the'),
      nameFirst: (actor) => say(actor, 'The'),
      requestOf: (event: EventOf<'response-received'>) => requests.get(event.exchange),
    }
  }
}

/** "The Expenses API", and "Microsoft Graph": a resource that is named for what it is takes an article, and one with a name of its own does not. */
const takesArticle = ({ kind, name }: Party): boolean =>
  WITH_ARTICLE.has(kind) && (kind !== 'resource' || /\b(API|service)$/i.test(name))

/** "Identity provider" in the middle of a sentence; a name of its own ("GitHub Actions") keeps its capitals. */
function lowerFirst(name: string): string {
  return /^[A-Z][a-z]+( [a-z]+)*$/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}
