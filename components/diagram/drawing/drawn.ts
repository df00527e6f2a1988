import {
  type End,
  edgesOf,
  endNamed,
  initialTenant,
  type Tenant,
  tenantUpTo,
  tenantWhen,
} from '../../../simulator/doors/edit'
import type { Diagram, Fact, Party, PartyKind, TraceEvent } from '../../../simulator/doors/view'
import type { Flow, Intervention } from '../../lab/engine'
import type { Positions } from '../geometry/lay-out'
import { beside } from './beside'

interface Given {
  readonly flow: Flow
  readonly events: readonly TraceEvent[]
  readonly lastSeq: number
  readonly changes: readonly Intervention[]
  /** Ids of objects that the reader wants to see. */
  readonly shown: readonly string[]
  /** Where the flow stands. */
  readonly places: Positions
  readonly width: number
  readonly height: number
}

/** As many as have room for their names; of more, those of the largest kind stand as one. */
const MOST = 16
const MOST_UPRIGHT = 4

const KINDS: Readonly<Partial<Record<End['kind'], PartyKind>>> = {
  users: 'user',
  groups: 'group',
  devices: 'device',
  applications: 'application',
  servicePrincipals: 'service-principal',
}
const MANY: Readonly<Partial<Record<End['kind'], string>>> = {
  users: 'people',
  groups: 'groups',
  devices: 'devices',
  applications: 'app registrations',
  servicePrincipals: 'service principals',
}

/** The picture with objects that are no parties of the flow (those that were added, and those that the reader wants to see), and where they stand. */
export function drawn(
  diagram: Diagram,
  given: Given,
): { readonly view: Diagram; readonly places: Positions } {
  const { flow, events, lastSeq, width, height } = given
  const tenants = [tenantUpTo(flow, events, lastSeq), tenantWhen(flow, events, { at: 'start' })]
  const parties = new Set(diagram.parties.flatMap(({ object }) => (object ? [object.id] : [])))
  const more = idsOf(given, initialTenant(flow)).flatMap((id): readonly End[] => {
    const end = parties.has(id) ? undefined : tenants.map((tenant) => endNamed(tenant, id)).find(Boolean)
    return end ? [end] : []
  })
  const place = flow.sites.find(({ tenant }) => tenant !== undefined)?.id
  const added = folded(more, place, height > width ? MOST_UPRIGHT : MOST)
  const [now] = tenants as [Tenant]
  const facts = factsOf(now, diagram, added)
  const ids = added.map(({ party }) => party.id)
  return {
    view: {
      ...diagram,
      parties: [...diagram.parties, ...added.map(({ party }) => party)],
      facts: [...diagram.facts, ...facts],
    },
    places: { ...given.places, ...beside(given.places, ids, { width, height }) },
  }
}

function idsOf({ changes, shown }: Given, initial: Tenant): readonly string[] {
  const added = changes.flatMap((each) =>
    each.do === 'put' && each.collection in KINDS && !endNamed(initial, each.object.id)
      ? [each.object.id]
      : [],
  )
  return [...new Set([...added, ...shown])]
}

interface Added {
  readonly party: Party
  /** The objects that it stands for. */
  readonly ids: readonly string[]
}

/** A party for each object; where there are too many, one for all of a kind, of the largest kind first. */
function folded(ends: readonly End[], place: string | undefined, most: number): readonly Added[] {
  const where = place === undefined ? {} : { place }
  const kinds = [...new Set(ends.map(({ kind }) => kind))].map(
    (kind) => [kind, ends.filter((end) => end.kind === kind)] as const,
  )
  const bySize = [...kinds].sort(([, one], [, other]) => other.length - one.length)
  const large = new Set<End['kind']>()
  let count = ends.length
  for (const [kind, { length }] of bySize) {
    if (count <= most) break
    large.add(kind)
    count -= length - 1
  }
  return kinds.flatMap(([of, own]): readonly Added[] => {
    const kind = KINDS[of]
    if (!kind) return []
    if (!large.has(of))
      return own.map(({ id, name, detail }) => ({
        party: { id, kind, name, detail, object: { collection: of, id }, ...where },
        ids: [id],
      }))
    const name = `${own.length} ${MANY[of]}`
    const party = { id: `all ${of}`, kind, name, detail: 'too many to stand apart', ...where }
    return [{ party, ids: own.map(({ id }) => id) }]
  })
}

/** The edges at what was added; those between parties of the flow are in the picture already. */
function factsOf(tenant: Tenant, { parties }: Diagram, added: readonly Added[]): readonly Fact[] {
  const more = new Map(added.flatMap(({ party, ids }) => ids.map((id) => [id, party.id] as const)))
  const all = new Map([
    ...parties.flatMap(({ id, object }) => (object ? [[object.id, id] as const] : [])),
    ...more,
  ])
  const facts = new Map<string, Fact>()
  for (const { type, from, to, label } of edgesOf(tenant)) {
    const [a, b] = [all.get(from), all.get(to)]
    if (!a || !b || a === b || !(more.has(from) || more.has(to))) continue
    const id = `${type}:${a}:${b}`
    const other = facts.get(id)
    const labels = new Set(other ? [...other.label.split(', '), label] : [label])
    facts.set(id, { id, type, from: a, to: b, label: [...labels].join(', ') })
  }
  return [...facts.values()]
}
