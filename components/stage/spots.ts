import type { Spot } from './pair'

/** What can be pointed at in a lab, the smallest first: a party of the picture has the same name in every window. */
const AREAS = ['lab-diagram', 'lab-side', 'lab-main', 'stage-sign', 'bar', 'lab'] as const
const PARTY = '.react-flow__node'
const PARTY_PREFIX = 'party-'

/** Where the mouse is, as another window can find it: whatever its size, the same thing is meant. */
export function spotOf({ target, clientX, clientY }: PointerEvent): Spot | undefined {
  if (!(target instanceof Element)) return undefined
  const party = target.closest<HTMLElement>(PARTY)
  const area = AREAS.find((each) => target.closest(`.${each}`))
  const element = party ?? (area && target.closest(`.${area}`))
  if (!element) return undefined
  const { left, top, width, height } = element.getBoundingClientRect()
  const share = (of: number, whole: number) => (whole > 0 ? Math.min(Math.max(of / whole, 0), 1) : 0)
  return {
    on: party ? PARTY_PREFIX + party.dataset.id : (area ?? 'lab'),
    x: share(clientX - left, width),
    y: share(clientY - top, height),
  }
}

/** The same place in this window, in pixels from its corner; undefined when what is pointed at is not here. */
export function placeOf({ on, x, y }: Spot): { readonly left: number; readonly top: number } | undefined {
  const id = on.startsWith(PARTY_PREFIX) ? on.slice(PARTY_PREFIX.length) : undefined
  const selector = id === undefined ? `.lab-slot .${CSS.escape(on)}` : `${PARTY}[data-id="${CSS.escape(id)}"]`
  const box = document.querySelector(selector)?.getBoundingClientRect()
  return box && { left: box.left + x * box.width, top: box.top + y * box.height }
}
