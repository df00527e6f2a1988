import type { Shape } from './shape'

/** A program that runs by itself, on a server or in a terminal: a dark window that waits at its prompt. */
export const program: Shape = {
  width: 128,
  height: 88,
  face: { title: { x: 0, y: 30 }, letters: 11, on: 'var(--paper)' },
  draw: (
    <>
      <rect x="-64" y="-44" width="128" height="88" rx="8" fill="var(--ink)" />
      <path d="M-64-24H64" stroke="var(--raised)" strokeWidth="2" />
      <path
        d="M-44-12L-28 0L-44 12M-20 14H4"
        fill="none"
        stroke="var(--raised)"
        strokeWidth="5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  small: (
    <>
      <rect x="-9.5" y="-7.5" width="19" height="15" rx="2" fill="var(--ink)" />
      <path
        d="M-6-3L-2.5 0L-6 3M0 3.5H5"
        fill="none"
        stroke="var(--raised)"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </>
  ),
}
