/** A place in the memory of an identity provider, owned by the part that declares it. */
export interface Cell<T> {
  readonly create: () => T
}

/** What one identity provider remembers. One per run; nothing of it is shared, and only what is used exists. */
export interface Memory {
  of<T>(cell: Cell<T>): T
}

export function createMemory(): Memory {
  const cells = new Map<Cell<unknown>, unknown>()
  return {
    of: <T>(cell: Cell<T>) => {
      if (!cells.has(cell)) cells.set(cell, cell.create())
      return cells.get(cell) as T
    },
  }
}

/** Most entries of one kind: a server that strangers can fill must forget. Far above what any run needs. */
export const MOST_ENTRIES = 20_000

/** Keeps `value`, and forgets the oldest entry when there are too many. */
export function keep<V>(map: Map<string, V>, key: string, value: V): void {
  map.set(key, value)
  if (map.size > MOST_ENTRIES) map.delete(map.keys().next().value ?? '')
}
