import type { Shape } from './shape'

/** A television: a wide screen on two feet. What it shows is laid over it where there is room. */
export const television: Shape = {
  width: 196,
  height: 122,
  face: { title: { x: 0, y: -4 }, letters: 18 },
  draw: (
    <>
      <path d="M-58 47L-70 59M58 47L70 59" stroke="var(--ink)" strokeWidth="5" strokeLinecap="round" />
      <rect
        x="-96.5"
        y="-59.5"
        width="193"
        height="106"
        rx="6"
        fill="var(--ink)"
        stroke="var(--ink)"
        strokeWidth="3"
      />
      <rect x="-88" y="-51" width="176" height="89" rx="2" fill="var(--raised)" />
    </>
  ),
  small: (
    <>
      <rect
        x="-9"
        y="-7"
        width="18"
        height="11.5"
        rx="1.5"
        fill="var(--raised)"
        stroke="var(--ink)"
        strokeWidth="2.5"
      />
      <path d="M-5 6L-7 8.5M5 6L7 8.5" stroke="var(--ink)" strokeWidth="2" strokeLinecap="round" />
    </>
  ),
}
