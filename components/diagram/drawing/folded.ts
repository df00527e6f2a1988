import type { End } from '../../../simulator/doors/edit'
import type { Party, PartyKind } from '../../../simulator/doors/view'

/** A party on the picture that is no party of the flow, and the objects that it stands for. */
export interface Added {
  readonly party: Party
  readonly ids: readonly string[]
}

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
  applications: 'registrations',
  servicePrincipals: 'instances',
}

/** Whether an object of this collection can stand on the picture. */
export const hasShape = (collection: string): boolean => collection in KINDS

/** An object that is to stand on the picture, and the place of its tenant. */
export interface Standing extends End {
  readonly place: string
}

/** The name of the fold that an object belongs to: those of a kind, in a tenant. */
export const foldOf = ({ kind, place }: Standing): string => `all ${kind} of ${place}`

/**
 * The first `apart` objects each as a party; of the others, those of a kind as one that says how many there are. A single one is no
 * fold.
 * @param ends in the order in which they come to the front
 */
export function folded(ends: readonly Standing[], apart: number): readonly Added[] {
  const first = ends.slice(0, apart)
  const rest = ends.slice(apart)
  return [
    ...first.flatMap(alone),
    ...[...new Set(rest.map(foldOf))].flatMap((id): readonly Added[] => {
      const own = rest.filter((end) => foldOf(end) === id)
      const [only] = own
      const kind = only && KINDS[only.kind]
      if (!only || !kind) return []
      if (own.length === 1) return alone(only)
      const more = first.some((end) => foldOf(end) === id) ? 'more ' : ''
      const name = `${own.length} ${more}${MANY[only.kind]}`
      const party = { id, kind, name, detail: 'press the number', place: only.place }
      return [{ party, ids: own.map((each) => each.id) }]
    }),
  ]
}

function alone({ kind: of, id, name, detail, place }: Standing): readonly Added[] {
  const kind = KINDS[of]
  const object = { collection: of, id }
  return kind ? [{ party: { id, kind, name, detail, object, place }, ids: [id] }] : []
}
