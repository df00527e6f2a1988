import type { Shape } from './shape'

/** A phone: upright, with a speaker and a screen. */
export const phone: Shape = {
  width: 62,
  height: 100,
  draw: (
    <>
      <rect
        x="-29.5"
        y="-48.5"
        width="59"
        height="97"
        rx="11"
        fill="var(--raised)"
        stroke="var(--ink)"
        strokeWidth="3"
      />
      <path d="M-8-39H8" stroke="var(--ink)" strokeWidth="3" strokeLinecap="round" />
      <rect x="-22" y="-31" width="44" height="62" rx="3" fill="var(--floor)" />
      <circle cy="40" r="3.5" fill="var(--ink)" />
    </>
  ),
  small: (
    <>
      <rect
        x="-5"
        y="-8"
        width="10"
        height="16"
        rx="2"
        fill="var(--raised)"
        stroke="var(--ink)"
        strokeWidth="2"
      />
      <path d="M-1.5 5H1.5" stroke="var(--ink)" strokeWidth="2" />
    </>
  ),
}
