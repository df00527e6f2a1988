import {
  edgesOf,
  endsOf,
  initialTenants,
  type TenantAt,
  tenantsUpTo,
  tenantsWhen,
} from '../../../simulator/doors/edit'
import type { ActorId, Diagram, Fact, TraceEvent } from '../../../simulator/doors/view'
import type { Flow, Intervention } from '../../lab/engine'
import { type Positions, upright } from '../geometry/lay-out'
import { isTall, keptAs, readPlaces } from '../places'
import { type Arranged, arranged } from './arranged'
import { type Added, foldOf, hasShape, type Standing } from './folded'

interface Given {
  readonly flow: Flow
  readonly events: readonly TraceEvent[]
  readonly lastSeq: number
  readonly changes: readonly Intervention[]
  /** Ids of objects that the reader wants to see; the last one is in front. */
  readonly shown: readonly string[]
  /** Where what is no party of the flow stood before, on the screen; upright and across apart. */
  readonly spots: Positions
  /** The name under which places are kept. */
  readonly name: string
  /** Where the flow stands. */
  readonly places: Positions
  /** Lines that come, or were there. */
  readonly reserved: Pick<Diagram, 'facts' | 'lanes'>
  readonly width: number
  readonly height: number
  readonly zoom: number | undefined
}

export interface Drawn {
  readonly view: Diagram
  readonly places: Positions
  /** Parties that stand for several objects, with their ids. */
  readonly folds: ReadonlyMap<ActorId, readonly string[]>
  /** Where everything that was added stands now, to be handed in again. */
  readonly spots: Positions
}

/** The picture with objects that are no parties of the flow (those that were added, and those that the reader wants to see), and where they stand. */
export function drawn(diagram: Diagram, given: Given): Drawn {
  const { flow, events, lastSeq, places } = given
  const ends = inFront(diagram, given)
  const tall = isTall(given)
  const { added, spots } = arrangedOnce(ends, diagram, given, tall)
  const facts = factsOf(tenantsUpTo(flow, events, lastSeq), diagram, added)
  return {
    view: {
      ...diagram,
      // A tenant in which nobody takes part has something in it now.
      places: flow.sites.flatMap(({ id, kind, name, detail }) => {
        const known = diagram.places.find((each) => each.id === id)
        const isHome = added.some(({ party }) => party.place === id)
        return known ? [known] : isHome ? [{ id, kind, name, detail }] : []
      }),
      parties: [...diagram.parties, ...added.map(({ party }) => party)],
      facts: [...diagram.facts, ...facts],
    },
    // A picture that stands upright is turned once more on its way to the screen.
    places: { ...places, ...(tall ? lying(spots) : spots) },
    folds: new Map(added.flatMap(({ party, ids }) => (ids.length > 1 ? [[party.id, ids] as const] : []))),
    spots: Object.fromEntries(Object.entries(spots).map(([id, spot]) => [keptAs(id, tall), spot])),
  }
}

/** What comes to the front first: what was picked last, then what is joined to the flow, then what was added last. */
function inFront(diagram: Diagram, { flow, events, changes, shown }: Given): readonly Standing[] {
  const initial = new Set(endsIn(initialTenants(flow)).map(({ id }) => id))
  const added = changes.flatMap((each) =>
    each.do === 'put' && hasShape(each.collection) && !initial.has(each.object.id) ? [each.object.id] : [],
  )
  const parties = new Set(diagram.parties.flatMap(({ object }) => (object ? [object.id] : [])))
  const ids = [...new Set([...[...shown].reverse(), ...[...added].reverse()])].filter(
    (id) => !parties.has(id),
  )
  if (ids.length === 0) return []
  const last = tenantsUpTo(flow, events, Number.POSITIVE_INFINITY)
  const known = new Map(
    endsIn([...tenantsWhen(flow, events, { at: 'start' }), ...last]).map((end) => [end.id, end] as const),
  )
  const joined = new Set(
    edgesIn(last).flatMap(({ from, to }) => (parties.has(from) ? [to] : parties.has(to) ? [from] : [])),
  )
  const rank = (id: string) => (shown.includes(id) ? 0 : joined.has(id) ? 1 : 2)
  return ids
    .toSorted((one, other) => rank(one) - rank(other))
    .flatMap((id) => {
      const end = known.get(id)
      return end ? [end] : []
    })
}

const endsIn = (tenants: readonly TenantAt[]): readonly Standing[] =>
  tenants.flatMap(({ tenant, place }) => endsOf(tenant).map((end) => ({ ...end, place })))
const edgesIn = (tenants: readonly TenantAt[]) => tenants.flatMap(({ tenant }) => edgesOf(tenant))

let last: { readonly key: string; readonly result: Arranged } | undefined

/** A step, or an edge that is drawn among what is there, moves nothing: it is arranged once. */
function arrangedOnce(ends: readonly Standing[], diagram: Diagram, given: Given, tall: boolean): Arranged {
  const { flow, name, reserved, width, height, zoom, spots } = given
  if (ends.length === 0) return { added: [], spots: {} }
  const moved = readPlaces(keptAs(name, tall))
  const lanes = byId([...diagram.lanes, ...reserved.lanes])
  const facts = byId([...diagram.facts, ...reserved.facts])
  const kept = Object.fromEntries(
    ends.flatMap((end) =>
      [end.id, foldOf(end)].flatMap((each) => {
        const spot = moved[each] ?? spots[keptAs(each, tall)]
        return spot ? [[each, spot] as const] : []
      }),
    ),
  )
  const standing = { ...(tall ? upright(given.places) : given.places), ...moved }
  const key = JSON.stringify([ends, diagram.parties, lanes, facts, standing, width, height, zoom])
  const isAsLeft = Object.entries(last?.result.spots ?? {}).every(
    ([id, { x, y }]) => kept[id] === undefined || (kept[id].x === x && kept[id].y === y),
  )
  if (last?.key !== key || !isAsLeft) {
    const place = flow.sites.find(({ tenant }) => tenant !== undefined)?.id
    const picture = { ...diagram, lanes, facts }
    const frame = { width, height }
    last = { key, result: arranged(ends, { flow: picture, standing, tall, frame, zoom, kept, place }) }
  }
  return last.result
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] =>
  [...new Map(all.map((each) => [each.id, each])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))

/** The edges at what was added; those between parties of the flow are in the picture already. */
function factsOf(
  tenants: readonly TenantAt[],
  { parties }: Diagram,
  added: readonly Added[],
): readonly Fact[] {
  const more = new Map(added.flatMap(({ party, ids }) => ids.map((id) => [id, party.id] as const)))
  if (more.size === 0) return []
  const all = new Map([
    ...parties.flatMap(({ id, object }) => (object ? [[object.id, id] as const] : [])),
    ...more,
  ])
  const facts = new Map<string, Fact>()
  for (const { type, from, to, label } of edgesIn(tenants)) {
    const [a, b] = [all.get(from), all.get(to)]
    if (!a || !b || a === b || !(more.has(from) || more.has(to))) continue
    const id = `${type}:${a}:${b}`
    const other = facts.get(id)
    const labels = new Set(other ? [...other.label.split(', '), label] : [label])
    facts.set(id, { id, type, from: a, to: b, label: [...labels].join(', ') })
  }
  return [...facts.values()]
}

/** What `upright` makes of these is where they are. */
function lying(positions: Positions): Positions {
  return Object.fromEntries(
    Object.entries(positions).map(([id, { x, y }]) => [id, { x: y / 0.98, y: x / 1.1 }]),
  )
}
