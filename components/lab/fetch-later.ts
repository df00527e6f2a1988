/**
 * Fetches into the browser's cache, once the page has loaded and is idle, what the lab will load when it is touched: so it
 * works with the network unplugged, and nothing on the page waits for it. Nothing is run. The names stand in a `meta` element
 * that the build writes (`scripts/prefetch.mjs`); without one there is nothing to do. Where bytes are dear, they are fetched
 * when the lab is touched, and not before.
 */
export function fetchLater(): void {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="tenant-lab-later"]')
  if (!meta || isDear()) return
  const names = meta.content.split(' ')
  meta.remove()
  const fetchAll = () => {
    for (const href of names) {
      const link = document.createElement('link')
      Object.assign(link, { rel: 'prefetch', as: 'script', href })
      document.head.append(link)
    }
  }
  const whenIdle = () =>
    'requestIdleCallback' in window ? window.requestIdleCallback(fetchAll) : setTimeout(fetchAll, 200)
  if (document.readyState === 'complete') whenIdle()
  else window.addEventListener('load', whenIdle, { once: true })
}

/** The connection is slow, or its user asked to spare it, as far as the browser tells (Network Information, Save-Data). */
function isDear(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } }
  return connection?.saveData === true || /^(slow-2g|2g|3g)$/.test(connection?.effectiveType ?? '')
}
