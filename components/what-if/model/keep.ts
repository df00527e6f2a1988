import { browserStore } from '../../ui/browser-store'

/** One imported tenant, kept in IndexedDB. */
const store = browserStore('tenant-lab-what-if', 'tenant')
const IMPORTED = 'imported'
/** What was switched and changed since: written often, and small. */
const CHANGES = 'changes'

/** Keeps `imported` and `changes` in place of what was kept. @throws DOMException when the browser refuses, or has no room */
export async function keep(imported: unknown, changes: unknown): Promise<void> {
  await store.use('readwrite', (objects) => {
    objects.put(imported, IMPORTED)
    return objects.put(changes, CHANGES)
  })
}

/** Keeps `changes` beside what was imported. @throws DOMException when the browser refuses, or has no room */
export async function keepChanges(changes: unknown): Promise<void> {
  await store.use('readwrite', (objects) => objects.put(changes, CHANGES))
}

/** What was kept, undefined where nothing was. @throws DOMException when the browser refuses */
export async function kept(): Promise<{ readonly imported: unknown; readonly changes: unknown }> {
  const [imported, changes] = await Promise.all(
    [IMPORTED, CHANGES].map((key) => store.use<unknown>('readonly', (objects) => objects.get(key))),
  )
  return { imported, changes }
}

/** Removes the whole database: afterwards nothing shows that anything was ever kept. */
export const forget = store.remove
