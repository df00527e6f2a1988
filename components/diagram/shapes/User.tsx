import type { Shape } from './shape'

/** A person: a disc with a head and shoulders. */
export const user: Shape = {
  width: 76,
  height: 76,
  draw: (
    <>
      <circle r="38" fill="var(--person)" />
      <circle cy="-10" r="11.5" fill="var(--on-hue)" />
      <path d="M-20 21C-20 5 20 5 20 21Z" fill="var(--on-hue)" />
    </>
  ),
}
