import type { Fact } from '../../trace/event'
import type { Collection, Tenant } from '../tenant'

/** One kind of edge between directory objects. A new one is a file beside this one and a line in `all.ts`. */
export interface FactKind {
  /** As Graph names the relationship, where Graph has a name. */
  readonly type: string
  /** Collections it is read from: only when one of them changes is it read again. */
  readonly from: readonly Collection[]
  /** The edges of this kind, as pairs of object ids with the words on the edge. */
  edges(tenant: Tenant): readonly { readonly from: string; readonly to: string; readonly label: string }[]
}

/** The edges of a kind as facts: a second edge of one kind between the same two objects adds to the words of the first. */
export function factsOfKind(kind: FactKind, tenant: Tenant): Fact[] {
  const facts = new Map<string, Fact>()
  for (const { from, to, label } of kind.edges(tenant)) {
    const id = `${kind.type}:${from}:${to}`
    const other = facts.get(id)
    facts.set(id, { id, type: kind.type, from, to, label: other ? `${other.label}, ${label}` : label })
  }
  return [...facts.values()]
}
