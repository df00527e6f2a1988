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

interface Given {
  readonly flow: Flow
  readonly events: readonly TraceEvent[]
  readonly lastSeq: number
  readonly changes: readonly Intervention[]
  /** Ids of objects that the reader wants to see. */
  readonly shown: readonly string[]
}

/** More of one kind than this stand as one. */
export const MOST_OF_A_KIND = 8

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

/** The picture with objects that are no parties of the flow: those that were added, and those that the reader wants to see. */
export function drawn(diagram: Diagram, given: Given): Diagram {
  const { flow, events, lastSeq } = given
  const tenants = [tenantUpTo(flow, events, lastSeq), tenantWhen(flow, events, { at: 'start' })]
  const parties = new Set(diagram.parties.flatMap(({ object }) => (object ? [object.id] : [])))
  const more = idsOf(given, initialTenant(flow)).flatMap((id): readonly End[] => {
    const end = parties.has(id) ? undefined : tenants.map((tenant) => endNamed(tenant, id)).find(Boolean)
    return end ? [end] : []
  })
  const place = flow.sites.find(({ tenant }) => tenant !== undefined)?.id
  const added = folded(more, place)
  const [now] = tenants as [Tenant]
  const facts = factsOf(now, diagram, added)
  return {
    ...diagram,
    parties: [...diagram.parties, ...added.map(({ party }) => party)],
    facts: [...diagram.facts, ...facts],
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

/** A party for each object; of many of one kind, one for all. */
function folded(ends: readonly End[], place: string | undefined): readonly Added[] {
  const where = place === undefined ? {} : { place }
  return [...new Set(ends.map(({ kind }) => kind))].flatMap((of): readonly Added[] => {
    const kind = KINDS[of]
    const own = ends.filter((end) => end.kind === of)
    if (!kind) return []
    if (own.length > MOST_OF_A_KIND)
      return [
        {
          party: {
            id: `all ${of}`,
            kind,
            name: `${own.length} ${MANY[of]}`,
            detail: 'folded into one',
            ...where,
          },
          ids: own.map(({ id }) => id),
        },
      ]
    return own.map(({ id, name, detail }) => ({
      party: { id, kind, name, detail, object: { collection: of, id }, ...where },
      ids: [id],
    }))
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
