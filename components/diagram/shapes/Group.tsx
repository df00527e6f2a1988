import type { Shape } from './shape'

/** A group: a wide plate with three people on it. */
export const group: Shape = {
  width: 92,
  height: 64,
  draw: (
    <>
      <rect x="-46" y="-32" width="92" height="64" rx="32" fill="var(--group)" />
      <g fill="var(--on-hue)">
        <circle cx="-22" cy="-5" r="6.5" />
        <circle cx="22" cy="-5" r="6.5" />
        <path d="M-33 15C-33 5-11 5-11 15ZM11 15C11 5 33 5 33 15Z" />
      </g>
      <g fill="var(--on-hue)" stroke="var(--group)" strokeWidth="3">
        <circle cy="-11" r="9.5" />
        <path d="M-16 19C-16 2 16 2 16 19Z" />
      </g>
    </>
  ),
}
