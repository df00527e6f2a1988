import { useMemo, useSyncExternalStore } from 'react'
import { type GalleryPlace, readPlace, writePlace } from './address'

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
  }
}

/** The place in the address. What changes it is an entry of the browser's history, so that Back takes it back. */
export function usePlace(): readonly [GalleryPlace, (place: Partial<GalleryPlace>) => void] {
  const query = useSyncExternalStore(
    subscribe,
    () => location.search,
    () => '',
  )
  const place = useMemo(() => readPlace(query), [query])
  const go = (change: Partial<GalleryPlace>) => {
    const next = writePlace({ ...place, ...change })
    if (next === writePlace(place)) return
    // With what the site's router keeps in an entry: it loads the page anew on coming back to one that has it not.
    history.pushState(history.state, '', `${location.pathname}${next}`)
    for (const listener of listeners) listener()
  }
  return [place, go]
}
