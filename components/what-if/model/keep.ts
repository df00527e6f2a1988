import { browserStore, request } from '../../ui/browser-store'

/**
 * One imported tenant, kept in IndexedDB. Other tabs keep and forget as well, so what is kept has a mark, and whoever changes it
 * says of which mark they speak.
 */
const store = browserStore('tenant-lab-what-if', 'tenant')
const IMPORTED = 'imported'
/** What was switched and changed since: written often, and small. */
const CHANGES = 'changes'
const MARK = 'mark'

/**
 * Keeps `imported` and `changes` under `mark`, in place of what was kept.
 * @throws DOMException when the browser refuses, or has no room
 */
export async function keep(mark: string, imported: unknown, changes: unknown): Promise<void> {
  await store.use('readwrite', (objects) =>
    Promise.all([
      request(objects.put(mark, MARK)),
      request(objects.put(imported, IMPORTED)),
      request(objects.put(changes, CHANGES)),
    ]),
  )
}

/**
 * Changes what is kept under `mark`: what was switched since or, with `other`, the whole of it, which has a mark of its own then.
 * @returns false when that is not kept any more: another tab has forgotten it, or keeps something else
 * @throws DOMException when the browser refuses, or has no room
 */
export async function keepChanges(
  mark: string,
  changes: unknown,
  other?: { readonly mark: string; readonly imported: unknown },
): Promise<boolean> {
  const written = await store.ifThere('readwrite', async (objects) => {
    if ((await request(objects.get(MARK))) !== mark) return false
    const puts = [objects.put(changes, CHANGES)]
    if (other) puts.push(objects.put(other.mark, MARK), objects.put(other.imported, IMPORTED))
    await Promise.all(puts.map(request))
    return true
  })
  return written === true
}

/** What was kept; undefined where nothing is. @throws DOMException when the browser refuses */
export function kept(): Promise<
  { readonly mark: unknown; readonly imported: unknown; readonly changes: unknown } | undefined
> {
  return store.ifThere('readonly', async (objects) => {
    const [mark, imported, changes] = await Promise.all(
      [MARK, IMPORTED, CHANGES].map((key) => request<unknown>(objects.get(key))),
    )
    return { mark, imported, changes }
  })
}

/** Removes the whole database: afterwards nothing shows that anything was ever kept. @throws DOMException when the browser refuses */
export const forget = store.remove
