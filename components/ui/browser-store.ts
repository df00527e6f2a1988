/** A store of IndexedDB: a library would be longer than the requests this takes. What is asked for is done in its order, so that nothing is written after it was to be forgotten. */
interface BrowserStore {
  /**
   * Does `work` as one transaction, and comes back when all of it is on the disk: a browser may refuse it at the very end.
   * @throws DOMException when the browser refuses, or has no room
   */
  use<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T>
  /** The same where there is a store; undefined where there is none, and looking for it leaves no trace. @throws DOMException as `use` */
  ifThere<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T | undefined>
  /** Removes the whole database: afterwards nothing shows that anything was ever kept. @throws DOMException when the browser refuses */
  remove(): Promise<void>
}

export function browserStore(name: string, store: string): BrowserStore {
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }

  async function within<T>(
    database: IDBDatabase,
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => Promise<T>,
  ): Promise<T> {
    try {
      const transaction = database.transaction(store, mode)
      const committed = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'))
      })
      const [result] = await Promise.all([work(transaction.objectStore(store)), committed])
      return result
    } finally {
      database.close()
    }
  }

  return {
    use: (mode, work) =>
      inTurn(async () => {
        const opening = indexedDB.open(name, 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore(store)
        return within(await request(opening), mode, work)
      }),
    ifThere: (mode, work) =>
      inTurn(async () => {
        const opening = indexedDB.open(name, 1)
        let isNew = false
        opening.onupgradeneeded = () => {
          isNew = true
          opening.transaction?.abort()
        }
        const database = await request(opening).catch((fault: unknown) => {
          if (isNew) return undefined
          throw fault
        })
        return database && within(database, mode, work)
      }),
    remove: () =>
      inTurn(async () => {
        await request(indexedDB.deleteDatabase(name))
      }),
  }
}

/** What a request gives. @throws DOMException */
export function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}
