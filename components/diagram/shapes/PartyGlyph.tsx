import type { PartyKind } from '../../../simulator/doors/view'
import { SHAPES } from './shape-of'

/** The small form of a party: its very shape, at the size of a letter. */
export function PartyGlyph({ kind }: { kind: PartyKind }) {
  const { width, height, draw, small } = SHAPES[kind]
  if (small) {
    return (
      <svg className="glyph" viewBox="-11 -9 22 18" width="22" height="18" aria-hidden="true">
        {small}
      </svg>
    )
  }
  const side = Math.max(width * 0.72, height) + 4
  return (
    <svg
      className="glyph"
      viewBox={`${-width / 2 - 2} ${-side / 2} ${width + 4} ${side}`}
      width="20"
      height="16"
      aria-hidden="true"
    >
      {draw}
    </svg>
  )
}
