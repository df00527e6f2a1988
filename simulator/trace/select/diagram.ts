import type { ActorId, Fact, Party, Place, TraceEvent } from '../event'
import { parties } from './parties'
import type { StepKind } from './step'
import { opening } from './trace-index'

/** A way messages take between two parties. */
export interface Lane {
  readonly id: string
  readonly from: ActorId
  readonly to: ActorId
  readonly kind: Extract<StepKind, 'front' | 'back' | 'script'>
}

export interface Diagram {
  readonly places: readonly Place[]
  readonly parties: readonly Party[]
  /** Between parties. */
  readonly facts: readonly Fact[]
  readonly lanes: readonly Lane[]
}

const LANES = { navigation: 'front', frame: 'script', fetch: 'script', 'back-channel': 'back' } as const

/** Nodes and edges: the parties and the facts of the directory as of `lastSeq`, and every lane a message of this trace takes. */
export function diagram(events: readonly TraceEvent[], lastSeq: number): Diagram {
  const lanes = new Map<string, Lane>()
  for (const event of events) {
    if (event.type !== 'request-sent') continue
    const kind = LANES[event.kind]
    const id = `${kind}:${event.actor}:${event.to}`
    if (!lanes.has(id)) lanes.set(id, { id, from: event.actor, to: event.to, kind })
  }
  // An instance is drawn while there is one.
  const known = parties(events, lastSeq).filter(({ instanceOf, object }) => !instanceOf || object)
  const held = new Set(known.map(({ place }) => place))
  return {
    places: (opening(events)?.places ?? []).filter(({ id }) => held.has(id)),
    parties: known,
    facts: factsBetween(known, factsAt(events, lastSeq)),
    lanes: [...lanes.values()],
  }
}

/** The facts of the directories as of `lastSeq`, between objects. */
function factsAt(events: readonly TraceEvent[], lastSeq: number): Fact[] {
  const facts = new Map(opening(events)?.facts.map((fact) => [fact.id, fact]))
  for (const event of events) {
    if (event.seq > lastSeq) break
    if (event.type !== 'directory-changed') continue
    for (const id of event.gone ?? []) facts.delete(id)
    for (const fact of event.facts ?? []) facts.set(fact.id, fact)
  }
  return [...facts.values()]
}

/** The same between parties, and what belongs to whom; a thing that the directory already ties to its person needs no second line. */
function factsBetween(known: readonly Party[], facts: readonly Fact[]): Fact[] {
  const partyOf = new Map(known.flatMap(({ id, object }) => (object ? [[object.id, id] as const] : [])))
  const drawn = facts.flatMap((fact): Fact[] => {
    const from = partyOf.get(fact.from)
    const to = partyOf.get(fact.to)
    return from && to ? [{ ...fact, id: `${fact.type}:${from}:${to}`, from, to }] : []
  })
  const holds = known.flatMap(({ id, kind, belongsTo }): Fact[] => {
    if (!belongsTo || drawn.some((fact) => fact.from === belongsTo && fact.to === id)) return []
    const label = kind === 'phone' ? 'holds' : 'uses'
    return [{ id: `uses:${belongsTo}:${id}`, type: 'uses', from: belongsTo, to: id, label }]
  })
  const instances = known.flatMap(({ id, instanceOf }): Fact[] => {
    if (!instanceOf || !known.some((party) => party.id === instanceOf.party)) return []
    const to = instanceOf.party
    return [{ id: `instanceOf:${id}:${to}`, type: 'instanceOf', from: id, to, label: 'instance of' }]
  })
  return [...drawn, ...instances, ...holds]
}
