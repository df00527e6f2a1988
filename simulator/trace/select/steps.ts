import { header, type RequestKind } from '../../network/message'
import { readPage } from '../../network/page'
import type { TraceEvent } from '../event'
import { cargoOf } from './cargo'
import { opening } from './log-index'
import type { Narration, StepEvent, Telling } from './narration'
import type { Step, StepKind } from './step'

const STEP_TYPES = [
  'request-sent',
  'response-received',
  'prompt-answered',
  'code-displayed',
  'tampered',
  'clock-advanced',
  'directory-changed',
  'dns-failure',
] as const
const KIND_OF_REQUEST: Readonly<Record<RequestKind, StepKind>> = {
  navigation: 'front',
  fetch: 'script',
  'back-channel': 'back',
}

/** The story of a trace, one line a message, an act or an event. Both the step list and the diagram are drawn from it. */
export function steps(events: readonly TraceEvent[], narration: Narration): Step[] {
  const parties = opening(events)?.parties ?? []
  const name = (actor: string) => parties.find((party) => party.id === actor)?.name ?? actor
  const turning = events.filter((event) => isStepEvent(event, events))
  const refusing = new Set(
    events.flatMap((each) => (each.type === 'check-failed' ? [saidBy(each, turning)] : [])),
  )
  let chapter = 0
  return turning.map((event, index): Step => {
    const telling: Telling = { events: events.slice(0, event.seq + 1), name }
    const opened = narration.chapters.findIndex((each) => each.id === narration.opens(event, telling))
    chapter = Math.max(chapter, opened)
    const next = turning[index + 1]
    const lastSeq = next ? next.seq - 1 : (events.at(-1)?.seq ?? event.seq)
    const way = wayOf(event)
    return {
      index,
      seq: event.seq,
      lastSeq,
      at: event.at,
      ...way,
      cargo:
        event.type === 'request-sent' || event.type === 'response-received' ? cargoOf(events, event) : [],
      title: narration.sentence(event, telling),
      chapter: narration.chapters[chapter]?.id ?? '',
      refused: isRefusal(event) || refusing.has(event.seq),
      ...(event.type === 'request-sent' || event.type === 'response-received'
        ? { exchange: event.exchange }
        : {}),
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

/** The event by which a failed check is told: the answer that follows, or, if its party says nothing more, what went before. */
function saidBy(check: TraceEvent, turning: readonly StepEvent[]): number | undefined {
  const before = turning.findLast((event) => event.seq < check.seq)
  const after = turning.find((event) => event.seq > check.seq)
  return after?.type === 'response-received' && after.actor === check.actor ? after.seq : before?.seq
}

function isStepEvent(event: TraceEvent, events: readonly TraceEvent[]): event is StepEvent {
  // What a server changes while it answers belongs to its message; what an administrator changes stands alone.
  if (event.type === 'directory-changed')
    return !(opening(events)?.parties ?? []).some((party) => party.id === event.actor)
  return (STEP_TYPES as readonly string[]).includes(event.type)
}

function wayOf(event: StepEvent): Pick<Step, 'kind' | 'from' | 'to'> {
  switch (event.type) {
    case 'request-sent':
      return { kind: KIND_OF_REQUEST[event.kind], from: event.actor, to: event.to }
    case 'response-received':
      return { kind: KIND_OF_REQUEST[event.kind], from: event.actor, to: event.from }
    case 'prompt-answered':
      return { kind: 'person', from: event.actor, to: 'browser' }
    case 'code-displayed':
      return { kind: 'person', from: event.actor, to: event.actor }
    default:
      return { kind: 'event', from: event.actor, to: event.actor }
  }
}

function isRefusal(event: StepEvent): boolean {
  if (event.type === 'dns-failure') return true
  if (event.type !== 'response-received') return false
  const { response } = event
  return (
    response.status >= 400 ||
    readPage(response.body)?.kind === 'refusal' ||
    /[?#&]error=/.test(header(response, 'Location') ?? '')
  )
}
