import type { Shape } from './shape'

/** A device: a screen on its base. */
export const device: Shape = {
  width: 100,
  height: 72,
  draw: (
    <>
      <rect x="-38" y="-36" width="76" height="54" rx="4" fill="var(--device)" />
      <rect x="-30" y="-28" width="60" height="38" fill="var(--on-hue)" />
      <path d="M-50 24H50L44 36H-44Z" fill="var(--device)" />
    </>
  ),
}
