import type { Cargo } from '../../../simulator/doors/view'
import { HeldMark } from './HeldMark'
import { Ticket } from './Ticket'

/** Everything one message carries, the main thing on top; where the diagram is small, only that, and without a word. */
export function TicketPile({ cargo }: { cargo: readonly Cargo[] }) {
  const [main] = cargo
  return (
    <g className="pile">
      <g className="pile-full">
        {[...cargo].reverse().map((each, index, all) => (
          <g key={each} transform={`translate(0 ${(index - (all.length - 1) / 2) * -29})`}>
            <Ticket cargo={each} />
          </g>
        ))}
      </g>
      {main && (
        <g className="pile-mini" transform="scale(1.6)">
          <HeldMark cargo={main} />
        </g>
      )}
    </g>
  )
}
