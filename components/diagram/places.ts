import type { Positions } from './geometry/lay-out'

const KEY = 'tenant-lab:places:'

/** Whether a picture stands upright, as on a phone. */
export const isTall = ({ width, height }: { readonly width: number; readonly height: number }): boolean =>
  height > width * 1.08

/** The name under which the places of a picture are kept: upright it is another one. */
export const keptAs = (name: string, tall: boolean): string => (tall ? `${name}:upright` : name)

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
