/**
 * Fetches into the browser's cache, once the page has loaded and is idle, what the lab will load when it is touched: so it
 * works with the network unplugged, and nothing on the page waits for it. Nothing is run. The names stand in a list whose address
 * is in a `meta` element that the build writes (`scripts/prefetch.mjs`); without one there is nothing to do. Where bytes are dear,
 * they are fetched when the lab is touched, and not before.
 */
export function fetchLater(): void {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="tenant-lab-later"]')
  if (!meta || isDear()) return
  meta.remove()
  const fetchAll = async () => {
    // Without the list the lab loads what it needs when it is touched, and says what it cannot get.
    const answer = await fetch(meta.content).catch(() => undefined)
    const names: readonly string[] = answer?.ok ? await answer.json() : []
    for (const href of names) {
      const link = document.createElement('link')
      Object.assign(link, { rel: 'prefetch', as: 'script', href })
      document.head.append(link)
    }
  }
  const whenIdle = () =>
    'requestIdleCallback' in window
      ? window.requestIdleCallback(() => void fetchAll())
      : setTimeout(() => void fetchAll(), 200)
  if (document.readyState === 'complete') whenIdle()
  else window.addEventListener('load', whenIdle, { once: true })
}

/** The connection is slow, or its user asked to spare it, as far as the browser tells (Network Information, Save-Data). */
function isDear(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } }
  return connection?.saveData === true || /^(slow-2g|2g|3g)$/.test(connection?.effectiveType ?? '')
}
