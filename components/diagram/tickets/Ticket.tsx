import type { Cargo } from '../../../simulator/doors/view'
import { CARGO } from './cargo-look'
import { outlineOf } from './outline'

/** A ticket around (0, 0), at the size it has on screen. */
export function Ticket({ cargo }: { cargo: Cargo }) {
  const { cut, tone, word, width, height, plain, mark } = CARGO[cargo]
  const ink = plain ? tone : 'var(--on-hue)'
  return (
    <g className="ticket" data-kind={cargo}>
      <path
        d={outlineOf(cut, width, height)}
        fill={plain ? 'var(--raised)' : tone}
        stroke={plain ? tone : 'var(--raised)'}
        strokeWidth={plain ? 2 : 1.5}
        fillRule="evenodd"
      />
      {mark && (
        <g transform={`translate(${18 - width / 2} 0)`} fill={ink}>
          {mark}
        </g>
      )}
      <text className="ticket-word" x={mark ? 10 : 0} y="5" fill={ink}>
        {word}
      </text>
    </g>
  )
}
