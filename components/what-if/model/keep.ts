/**
 * One imported tenant, kept in IndexedDB: a library would be longer than the requests this takes. What is asked for is done in
 * its order, so that nothing is written after it was to be forgotten.
 */
const DATABASE = 'tenant-lab-what-if'
const STORE = 'tenant'
const IMPORTED = 'imported'
/** What was switched and changed since: written often, and small. */
const CHANGES = 'changes'

let queue: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = queue.then(work)
  queue = result.catch(() => undefined)
  return result
}

function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

async function withStore<T>(
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
  const database = await request(opening)
  try {
    return await request(use(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

/** Keeps `imported` and `changes` in place of what was kept. @throws DOMException when the browser refuses, or has no room */
export function keep(imported: unknown, changes: unknown): Promise<void> {
  return inTurn(async () => {
    await withStore('readwrite', (store) => {
      store.put(imported, IMPORTED)
      return store.put(changes, CHANGES)
    })
  })
}

/** Keeps `changes` beside what was imported. @throws DOMException when the browser refuses, or has no room */
export function keepChanges(changes: unknown): Promise<void> {
  return inTurn(async () => {
    await withStore('readwrite', (store) => store.put(changes, CHANGES))
  })
}

/** What was kept, undefined where nothing was. @throws DOMException when the browser refuses */
export function kept(): Promise<{ readonly imported: unknown; readonly changes: unknown }> {
  return inTurn(async () => ({
    imported: await withStore('readonly', (store) => store.get(IMPORTED)),
    changes: await withStore('readonly', (store) => store.get(CHANGES)),
  }))
}

/** Removes the whole database: afterwards nothing shows that anything was ever kept. */
export function forget(): Promise<void> {
  return inTurn(async () => {
    await request(indexedDB.deleteDatabase(DATABASE))
  })
}
