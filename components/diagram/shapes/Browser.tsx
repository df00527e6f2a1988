import type { Shape } from './shape'

/** A browser: a window with an address bar. What it shows is laid over it where there is room. */
export const browser: Shape = {
  width: 232,
  height: 128,
  face: { address: { x: -91, y: -40 }, title: { x: 0, y: 23 }, letters: 24 },
  draw: (
    <>
      <rect
        x="-114.5"
        y="-62.5"
        width="229"
        height="125"
        rx="8"
        fill="var(--raised)"
        stroke="var(--ink)"
        strokeWidth="3"
      />
      <path d="M-114.5-28H114.5" stroke="var(--ink)" strokeWidth="3" />
      <circle cx="-104" cy="-45.5" r="4" fill="var(--ink)" />
      <rect x="-96" y="-57" width="204" height="23" rx="4" fill="var(--floor)" />
    </>
  ),
  small: (
    <>
      <rect
        x="-9"
        y="-7"
        width="18"
        height="14"
        rx="2"
        fill="var(--raised)"
        stroke="var(--ink)"
        strokeWidth="2"
      />
      <path d="M-9-2.5H9" stroke="var(--ink)" strokeWidth="2" />
    </>
  ),
}
