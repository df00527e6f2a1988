/**
 * One imported tenant, kept in IndexedDB: a library would be longer than the requests this takes. What is asked for is done in
 * its order, so that nothing is written after it was to be forgotten; and other tabs keep and forget as well, so what is kept
 * has a mark, and whoever changes it says of which mark they speak.
 */
const DATABASE = 'tenant-lab-what-if'
const STORE = 'tenant'
const IMPORTED = 'imported'
/** What was switched and changed since: written often, and small. */
const CHANGES = 'changes'
const MARK = 'mark'

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

/** The database; undefined where there is none and none is to be made: looking for it leaves no trace. */
async function opened(make: boolean): Promise<IDBDatabase | undefined> {
  const opening = indexedDB.open(DATABASE, 1)
  let isNew = false
  opening.onupgradeneeded = () => {
    isNew = true
    if (make) opening.result.createObjectStore(STORE)
    else opening.transaction?.abort()
  }
  try {
    return await request(opening)
  } catch (fault) {
    if (isNew && !make) return undefined
    throw fault
  }
}

/** Does `work` as one transaction, and comes back when all of it is on the disk: a browser may refuse it at the very end. */
async function withStore<T>(
  mode: IDBTransactionMode,
  make: boolean,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T | undefined> {
  const database = await opened(make)
  if (!database) return undefined
  try {
    const transaction = database.transaction(STORE, mode)
    const committed = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'))
    })
    const [result] = await Promise.all([work(transaction.objectStore(STORE)), committed])
    return result
  } finally {
    database.close()
  }
}

/**
 * Keeps `imported` and `changes` under `mark`, in place of what was kept.
 * @throws DOMException when the browser refuses, or has no room
 */
export function keep(mark: string, imported: unknown, changes: unknown): Promise<void> {
  return inTurn(async () => {
    await withStore('readwrite', true, (store) =>
      Promise.all([
        request(store.put(mark, MARK)),
        request(store.put(imported, IMPORTED)),
        request(store.put(changes, CHANGES)),
      ]),
    )
  })
}

/**
 * Changes what is kept under `mark`: what was switched since or, with `other`, the whole of it, which has a mark of its own then.
 * @returns false when that is not kept any more: another tab has forgotten it, or keeps something else
 * @throws DOMException when the browser refuses, or has no room
 */
export function keepChanges(
  mark: string,
  changes: unknown,
  other?: { readonly mark: string; readonly imported: unknown },
): Promise<boolean> {
  return inTurn(async () => {
    const written = await withStore('readwrite', false, async (store) => {
      if ((await request(store.get(MARK))) !== mark) return false
      const puts = [store.put(changes, CHANGES)]
      if (other) puts.push(store.put(other.mark, MARK), store.put(other.imported, IMPORTED))
      await Promise.all(puts.map(request))
      return true
    })
    return written === true
  })
}

/** What was kept; undefined where nothing is. @throws DOMException when the browser refuses */
export function kept(): Promise<
  { readonly mark: unknown; readonly imported: unknown; readonly changes: unknown } | undefined
> {
  return inTurn(() =>
    withStore('readonly', false, async (store) => {
      const [mark, imported, changes] = await Promise.all(
        [MARK, IMPORTED, CHANGES].map((key) => request<unknown>(store.get(key))),
      )
      return { mark, imported, changes }
    }),
  )
}

/** Removes the whole database: afterwards nothing shows that anything was ever kept. @throws DOMException when the browser refuses */
export function forget(): Promise<void> {
  return inTurn(async () => {
    await request(indexedDB.deleteDatabase(DATABASE))
  })
}
