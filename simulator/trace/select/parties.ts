import type { ActorId, Party, TraceEvent } from '../event'
import { opening, traceIndex } from './trace-index'

/**
 * The parties as of `lastSeq`. Somebody whose name is not known beforehand goes by the account that was recognised last in a
 * browser of theirs; before that by the first one that will be, because it was they who sat there all along.
 */
export function parties(events: readonly TraceEvent[], lastSeq: number): readonly Party[] {
  const { identified } = traceIndex(events)
  const cast = opening(events)?.parties ?? []
  return cast.map((party) => {
    if (party.instanceOf) return { ...party, ...instanceNow(events, lastSeq, party) }
    if (!party.whoSignsIn) return party
    const own = identified.filter(({ person }) => person === party.id)
    const known = own.findLast(({ seq }) => seq <= lastSeq) ?? own[0]
    if (!known) return party
    const { user } = known
    const name = user.givenName ?? user.displayName
    const object = { collection: 'users', id: user.id }
    // Two of one name could not be told apart: whoever signs in as somebody else of the cast is not them.
    return cast.some((other) => other !== party && other.object?.id === user.id)
      ? { ...party, detail: `signed in as ${name}`, object }
      : { ...party, name, detail: user.detail, object }
  })
}

/** The object that such a party is as of `lastSeq`, if there is one. */
function instanceNow(
  events: readonly TraceEvent[],
  lastSeq: number,
  { instanceOf, place }: Party,
): Pick<Party, 'object'> {
  // What changes in the tenant that the flow is about does not name it.
  const home = opening(events)?.places?.find(({ kind }) => kind === 'tenant')?.id
  let id: string | undefined
  for (const event of events) {
    if (event.seq > lastSeq) break
    if (event.type !== 'directory-changed' || event.collection !== 'servicePrincipals') continue
    const after = event.after as { readonly appId?: unknown } | undefined
    if ((event.in ?? home) === place && after?.appId === instanceOf?.appId) id = event.id
    if (event.id === id && after === undefined) id = undefined
  }
  return id === undefined ? {} : { object: { collection: 'servicePrincipals', id } }
}

/** What one of the cast is called where several stand together: of two with one name, by whose it is. */
export function nameApart(cast: readonly Party[], { id, name, belongsTo }: Party): string {
  const twin = cast.some((other) => other.id !== id && other.name === name)
  const owner = twin && cast.find((other) => other.id === belongsTo)
  return owner ? `${name} of ${owner.name}` : name
}

/** The party `actor`, as of `lastSeq`. */
export function partyNamed(
  events: readonly TraceEvent[],
  actor: ActorId,
  lastSeq: number,
): Party | undefined {
  return parties(events, lastSeq).find(({ id }) => id === actor)
}

/** What the party `actor` is called as of `lastSeq`, apart from every other; its id where it is no party. */
export function calledApart(events: readonly TraceEvent[], actor: ActorId, lastSeq: number): string {
  const cast = parties(events, lastSeq)
  const party = cast.find(({ id }) => id === actor)
  return party ? nameApart(cast, party) : actor
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
