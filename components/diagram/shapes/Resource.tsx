import type { Shape } from './shape'

/** A resource: a door, open to who brings the right key card. */
export const resource: Shape = {
  width: 96,
  height: 88,
  draw: (
    <>
      <rect x="-48" y="-44" width="96" height="88" fill="var(--resource)" />
      <path d="M-20 44V-22H20V44" fill="none" stroke="var(--on-hue)" strokeWidth="5" />
      <circle cx="10" cy="14" r="4" fill="var(--on-hue)" />
    </>
  ),
}
