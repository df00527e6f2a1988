import type { Shape } from './shape'

/** The identity provider: the front desk of the building, in the building's own yellow. */
export const identityProvider: Shape = {
  width: 132,
  height: 92,
  draw: (
    <>
      <rect
        x="-64.5"
        y="-44.5"
        width="129"
        height="89"
        fill="var(--sign)"
        stroke="var(--sign-edge)"
        strokeWidth="3"
      />
      <circle cy="-17" r="11.5" fill="var(--on-sign)" />
      <path d="M-24 15C-24-3 24-3 24 15Z" fill="var(--on-sign)" />
      <rect x="-48" y="19" width="96" height="11" fill="var(--on-sign)" />
    </>
  ),
}
