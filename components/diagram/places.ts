import type { Positions } from './geometry/lay-out'

const KEY = 'tenant-lab:places:'

/** Where a reader has put the nodes of a diagram, kept on this machine. Nothing usable is nothing kept. */
export function readPlaces(name: string): Positions {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY + name) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(
      Object.entries(kept).filter(([, place]) => Number.isFinite(place?.x) && Number.isFinite(place?.y)),
    ) as Positions
  } catch {
    return {}
  }
}

/** Keeps them; without storage (a private window, an embed) they live as long as the page. */
export function keepPlaces(name: string, places: Positions | undefined): void {
  try {
    if (places) localStorage.setItem(KEY + name, JSON.stringify(places))
    else localStorage.removeItem(KEY + name)
  } catch {
    // Storage is refused here: the places are not worth a word about it.
  }
}
