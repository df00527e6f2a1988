/** A store of IndexedDB: a library would be longer than the requests this takes. */
interface BrowserStore {
  /** @throws DOMException when the browser refuses, or has no room */
  use<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T>
  /** Removes the whole database: afterwards nothing shows that anything was ever kept. */
  remove(): Promise<void>
}

/** What is asked for is done in its order, so that nothing is written after it was to be forgotten. */
export function browserStore(database: string, store: string): BrowserStore {
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }

  return {
    use: (mode, ask) =>
      inTurn(async () => {
        const opening = indexedDB.open(database, 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore(store)
        const opened = await request(opening)
        try {
          return await request(ask(opened.transaction(store, mode).objectStore(store)))
        } finally {
          opened.close()
        }
      }),
    remove: () =>
      inTurn(async () => {
        await request(indexedDB.deleteDatabase(database))
      }),
  }
}

function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}
