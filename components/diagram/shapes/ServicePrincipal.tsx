import { HEXAGON, TILES } from './hexagon'
import type { Shape } from './shape'

/** A service principal: the instance. The outline of its application, filled. */
export const servicePrincipal: Shape = {
  width: 82,
  height: 94,
  draw: (
    <>
      <path d={HEXAGON} fill="var(--app)" stroke="var(--app)" strokeWidth="4" strokeLinejoin="round" />
      <path d={TILES} fill="var(--on-hue)" />
    </>
  ),
}
