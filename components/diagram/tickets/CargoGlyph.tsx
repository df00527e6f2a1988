import type { Cargo } from '../../../simulator/doors/view'
import { CARGO } from './cargo-look'
import { outlineOf } from './outline'

/** The small form of a ticket: its cut and its mark, 20 by 16. */
export function CargoGlyph({ cargo }: { cargo: Cargo }) {
  const { cut, plain, mark } = CARGO[cargo]
  return (
    <svg className="glyph" viewBox="-11 -8 22 16" width="22" height="16" aria-hidden="true">
      <path
        d={outlineOf(cut, 20, 14)}
        fill={plain ? 'none' : 'currentColor'}
        stroke="currentColor"
        strokeWidth={plain ? 1.6 : 0}
        fillRule="evenodd"
      />
      {mark && (
        <g transform="scale(.72)" fill={plain ? 'currentColor' : 'var(--chip-paper, var(--raised))'}>
          {mark}
        </g>
      )}
    </svg>
  )
}
