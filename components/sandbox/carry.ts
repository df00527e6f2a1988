import { OPEN_KEY } from '../lab/kept/key'
import { browserStore, request } from '../ui/browser-store'
import { randomKey } from '../ui/random-key'

/** Where a run waits that has no room in the storage of the tab; the tab has its key. */
const store = browserStore('tenant-lab-carried', 'run')
const MARK = 'carried:'
/** What has not arrived after so many milliseconds was left on the way. */
const LOST_MS = 3_600_000

/** Leaves the text of a run for the next page of this tab. @throws DOMException when the browser refuses, or has no room */
export async function carry(text: string): Promise<void> {
  try {
    return sessionStorage.setItem(OPEN_KEY, text)
  } catch {
    const now = Date.now()
    const key = `${now}:${randomKey()}`
    await store.use('readwrite', (runs) =>
      Promise.all([
        request(runs.delete(IDBKeyRange.upperBound(`${now - LOST_MS}:`))),
        request(runs.put(text, key)),
      ]),
    )
    sessionStorage.setItem(OPEN_KEY, MARK + key)
  }
}

/** The text that another page has left, given what the tab keeps of it; undefined where it did not arrive. It is there no more then. */
export async function carried(handed: string): Promise<string | undefined> {
  if (!handed.startsWith(MARK)) return handed
  const key = handed.slice(MARK.length)
  try {
    const text = await store.ifThere('readwrite', async (runs) => {
      const found: unknown = await request(runs.get(key))
      await request(runs.delete(key))
      return found
    })
    return typeof text === 'string' ? text : undefined
  } catch {
    return undefined
  }
}
