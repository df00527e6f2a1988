import type { Emit } from '../trace/event'
import type { Collection, Tenant } from './tenant'

type ObjectOf<C extends Collection> = Tenant[C][number]

/** The tenant of one run: read it with the queries beside this file, change it here and nowhere else. */
export interface Directory {
  /** The tenant as it is now. Never mutated: a change makes a new one. */
  readonly tenant: Tenant
  /** Adds `object`, or replaces the one with the same id, and records the change. */
  put<C extends Collection>(collection: C, object: ObjectOf<C>, says: string, emit: Emit): void
}

export function createDirectory(initial: Tenant): Directory {
  let tenant = initial
  return {
    get tenant() {
      return tenant
    },
    put(collection, object, says, emit) {
      const rows: readonly ObjectOf<typeof collection>[] = tenant[collection]
      const before = rows.find((row) => row.id === object.id)
      const after = before ? rows.map((row) => (row.id === object.id ? object : row)) : [...rows, object]
      tenant = { ...tenant, [collection]: after }
      emit({
        type: 'directory-changed',
        collection,
        id: object.id,
        ...(before ? { before } : {}),
        after: object,
        says,
      })
    },
  }
}
