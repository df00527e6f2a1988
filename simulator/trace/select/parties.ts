import type { ActorId, Party, TraceEvent } from '../event'
import { opening, traceIndex } from './trace-index'

/**
 * The parties as of `lastSeq`. Somebody whose name is not known beforehand goes by the account that was recognised last in a
 * browser of theirs; before that by the first one that will be, because it was they who sat there all along.
 */
export function parties(events: readonly TraceEvent[], lastSeq: number): readonly Party[] {
  const { identified } = traceIndex(events)
  return (opening(events)?.parties ?? []).map((party) => {
    if (!party.whoSignsIn) return party
    const own = identified.filter(({ person }) => person === party.id)
    const known = own.findLast(({ seq }) => seq <= lastSeq) ?? own[0]
    if (!known) return party
    const { user } = known
    return {
      ...party,
      name: user.givenName ?? user.displayName,
      detail: user.detail,
      object: { collection: 'users', id: user.id },
    }
  })
}

/** The party `actor`, as of `lastSeq`. */
export function partyNamed(
  events: readonly TraceEvent[],
  actor: ActorId,
  lastSeq: number,
): Party | undefined {
  return parties(events, lastSeq).find(({ id }) => id === actor)
}

/** The browser that somebody looks at: where the last page was shown or the last question was asked. */
export function browserInUse(events: readonly TraceEvent[], lastSeq: number): ActorId | undefined {
  const shown = events.findLast(
    (event) => event.seq <= lastSeq && event.type === 'page-shown' && !event.frame,
  )
  const kinds = opening(events)?.parties ?? []
  return shown?.actor ?? kinds.find(({ kind }) => kind === 'browser')?.id
}

/** The first party of a kind in the cast. */
export function partyOfKind(events: readonly TraceEvent[], kind: Party['kind']): ActorId | undefined {
  return opening(events)?.parties.find((party) => party.kind === kind)?.id
}
