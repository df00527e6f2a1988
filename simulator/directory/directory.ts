import type { Emit, Fact } from '../trace/event'
import { factsOf } from './facts/all'
import type { Collection, Tenant } from './tenant'

type ObjectOf<C extends Collection> = Tenant[C][number]

/** The tenant of one run: read it with the queries beside this file, change it here and nowhere else. */
export interface Directory {
  /** The tenant as it is now. Never mutated: a change makes a new one. */
  readonly tenant: Tenant
  /** Adds `object`, or replaces the one with the same id, and records the change with the edges that it made and ended. */
  put<C extends Collection>(collection: C, object: ObjectOf<C>, says: string, emit: Emit): void
  /** Takes the object away, and records it. An id that is not there changes nothing; the answer says so. */
  remove(collection: Collection, id: string, says: string, emit: Emit): boolean
  /** Puts another policy in the place of the one that the tenant has (Graph: `/policies/{name}`), and records it. */
  setPolicy<P extends PolicyName>(name: P, policy: NonNullable<Tenant[P]>, says: string, emit: Emit): void
}

/** Policies of which a tenant has one. */
export type PolicyName = 'authorizationPolicy' | 'adminConsentRequestPolicy'

/** @param place of the tenant, where it is not the one that the flow is about: what changes there says so */
export function createDirectory(initial: Tenant, place?: string): Directory {
  let tenant = initial

  function change(
    collection: Collection,
    rows: readonly { readonly id: string }[],
    about: {
      readonly id: string
      readonly before?: unknown
      readonly after?: unknown
      readonly says: string
    },
    emit: Emit,
  ): void {
    const before = factsOf(tenant, collection)
    tenant = { ...tenant, [collection]: rows }
    const { facts, gone } = difference(before, factsOf(tenant, collection))
    emit({
      type: 'directory-changed',
      collection,
      ...about,
      ...(place !== undefined && { in: place }),
      ...(facts.length > 0 ? { facts } : {}),
      ...(gone.length > 0 ? { gone } : {}),
    })
  }
  return {
    get tenant() {
      return tenant
    },
    put(collection, object, says, emit) {
      const rows: readonly ObjectOf<typeof collection>[] = tenant[collection]
      const before = rows.find((row) => row.id === object.id)
      const after = before ? rows.map((row) => (row.id === object.id ? object : row)) : [...rows, object]
      change(collection, after, { id: object.id, ...(before ? { before } : {}), after: object, says }, emit)
    },
    remove(collection, id, says, emit) {
      const rows: readonly { readonly id: string }[] = tenant[collection]
      const before = rows.find((row) => row.id === id)
      if (!before) return false
      change(
        collection,
        rows.filter((row) => row !== before),
        { id, before, says },
        emit,
      )
      return true
    },
    setPolicy(name, policy, says, emit) {
      const before = tenant[name]
      tenant = { ...tenant, [name]: policy }
      emit({
        type: 'directory-changed',
        collection: name,
        id: name,
        ...(before && { before }),
        after: policy,
        says,
        ...(place !== undefined && { in: place }),
      })
    },
  }
}

function difference(before: readonly Fact[], after: readonly Fact[]): { facts: Fact[]; gone: string[] } {
  const old = new Map(before.map((fact) => [fact.id, fact.label]))
  const now = new Set(after.map((fact) => fact.id))
  return {
    facts: after.filter((fact) => old.get(fact.id) !== fact.label),
    gone: before.filter((fact) => !now.has(fact.id)).map((fact) => fact.id),
  }
}
