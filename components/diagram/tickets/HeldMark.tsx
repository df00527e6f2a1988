import type { Cargo } from '../../../simulator/doors/view'
import { CARGO } from './cargo-look'
import { outlineOf } from './outline'

/** A ticket in somebody's hands: small, without a word, 18 by 14 around (0, 0). */
export function HeldMark({ cargo }: { cargo: Cargo }) {
  const { cut, tone, mark } = CARGO[cargo]
  return (
    <g data-kind={cargo}>
      <path d={outlineOf(cut, 20, 16)} fill={tone} stroke="var(--floor)" strokeWidth="2" fillRule="evenodd" />
      {mark && (
        <g transform="scale(.7)" fill="var(--on-hue)">
          {mark}
        </g>
      )}
    </g>
  )
}
