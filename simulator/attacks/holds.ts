import type { ActorId, EventOf, TokenKind, TraceEvent } from '../trace/event'
import { knowledge } from '../trace/select/knowledge'
import { type Lifetime, lifetimes } from '../trace/select/lifetimes'
import { parties } from '../trace/select/parties'
import { traceIndex } from '../trace/select/trace-index'
import { causes } from '../trace/select/why'
import { ownOf } from './own'
import { subjectOf } from './subject'

/** A token, a code or a session that a thief has seen. */
export interface Held {
  readonly kind: TokenKind
  readonly value: string
  /** Whose it is, where that can be told: whom the token names, or who signed in for the code. */
  readonly of?: string
  readonly state: Lifetime['state']
}

type Issued = EventOf<'token-issued'> & TraceEvent

/** What the thief, or something of theirs, holds after `lastSeq`: read from the messages that it has come in. Other people's first. */
export function holds(events: readonly TraceEvent[], lastSeq: number, thief: ActorId): readonly Held[] {
  const own = ownOf(events, thief)
  const name = traceIndex(events).identified.findLast(({ person }) => person === thief)?.user.displayName
  const states = new Map(lifetimes(events, lastSeq).map(({ value, state }) => [value, state]))
  const known = knowledge(events, lastSeq).filter(({ knownTo }) => knownTo.some((who) => own.has(who)))
  const held = known.flatMap(({ value }): Held[] => {
    const issued = events.find(
      (event): event is Issued => event.type === 'token-issued' && event.value === value,
    )
    if (!issued) return []
    const of = namedBy(events, issued) ?? besideIt(events, issued) ?? signedInFor(events, issued)
    return [{ kind: issued.token, value, ...(of && { of }), state: states.get(value) ?? 'lives' }]
  })
  const isOthers = ({ of }: Held) => of === undefined || of !== name
  return [...held.filter(isOthers), ...held.filter((each) => !isOthers(each))]
}

/** Whom a token is about: by its own words, or who or what the object is that it names by its id alone. */
function namedBy(events: readonly TraceEvent[], { value, seq }: Issued): string | undefined {
  const subject = subjectOf(value)
  if (!subject || subject.name !== subject.oid) return subject?.name
  const user = traceIndex(events).identified.findLast((each) => each.user.id === subject.oid)?.user
  return user?.displayName ?? parties(events, seq).find(({ object }) => object?.id === subject.oid)?.name
}

/** Whom another token of the same answer is about: a refresh token names nobody. */
function besideIt(events: readonly TraceEvent[], { seq, cause, token }: Issued): string | undefined {
  if (token !== 'refresh-token') return undefined
  const others = events.filter(
    (event): event is Issued =>
      event.type === 'token-issued' && event.seq !== seq && event.cause === cause && event.token !== token,
  )
  return others.map((other) => namedBy(events, other)).find((name) => name !== undefined)
}

/** Who was signed in to the browser that a code, or a session, was made for. */
function signedInFor(events: readonly TraceEvent[], issued: TraceEvent): string | undefined {
  const asked = causes(events, issued.seq).findLast(({ type }) => type === 'request-sent')
  const { identified } = traceIndex(events)
  return identified.findLast(({ browser, seq }) => browser === asked?.actor && seq <= issued.seq)?.user
    .displayName
}
