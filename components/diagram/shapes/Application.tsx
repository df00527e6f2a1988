import { HEXAGON, TILES } from './hexagon'
import type { Shape } from './shape'

/** An application: the blueprint. The outline of its service principal, drawn in dashes and not filled. */
export const application: Shape = {
  width: 82,
  height: 94,
  draw: (
    <g fill="none" stroke="var(--app)" strokeLinejoin="round">
      <path d={HEXAGON} fill="var(--raised)" strokeWidth="4" strokeDasharray="9 6.2" strokeDashoffset="4.5" />
      <path d={TILES} strokeWidth="2" strokeDasharray="4 2.5" />
    </g>
  ),
  small: (
    <path
      d="M0-8L7-4V4L0 8L-7 4V-4Z"
      fill="none"
      stroke="var(--app)"
      strokeWidth="2"
      strokeDasharray="3.4 2"
      strokeDashoffset="1.7"
    />
  ),
}
