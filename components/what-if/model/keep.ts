/** One imported tenant, kept in IndexedDB: a library would be longer than the four requests this takes. */
const DATABASE = 'tenant-lab-what-if'
const STORE = 'tenant'
const KEY = 'imported'

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

/** Keeps `value` in place of what was kept. @throws DOMException when the browser refuses, or has no room */
export async function keep(value: unknown): Promise<void> {
  await withStore('readwrite', (store) => store.put(value, KEY))
}

/** What was kept, or undefined. @throws DOMException when the browser refuses */
export async function kept(): Promise<unknown> {
  return withStore('readonly', (store) => store.get(KEY))
}

/** Removes the whole database: afterwards nothing shows that anything was ever kept. */
export async function forget(): Promise<void> {
  await request(indexedDB.deleteDatabase(DATABASE))
}
