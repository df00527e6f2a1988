import type { CSSProperties } from 'react'
import { diagram, type Narration, steps as stepsOf, type TraceEvent } from '../../simulator/doors/view'
import { pointAt } from './geometry/curve'
import { namesUpTo, reachOf } from './geometry/extent'
import { layOut, wayBetween } from './geometry/lay-out'
import { Lines } from './Lines'
import { laneOf, momentAt } from './moment'
import { PartyMark } from './PartyMark'
import { TicketPile } from './tickets/TicketPile'

interface Props {
  readonly events: readonly TraceEvent[]
  readonly narration: Narration
  /** A position of the player; between two whole numbers the ticket is on its way. */
  readonly position: number
  readonly label?: string
}

/** The diagram as a picture: plain SVG from a trace, without script. */
export function StillDiagram({ events, narration, position, label }: Props) {
  const steps = stepsOf(events, narration)
  const { lastSeq, step, faces } = momentAt(events, steps, position)
  const view = diagram(events, lastSeq)
  const layout = layOut(view, narration.layout, diagram(events, Number.POSITIVE_INFINITY))
  const [left, top, right, bottom] = (['left', 'top', 'right', 'bottom'] as const).map((edge) =>
    Math.round(layout.frame[edge]),
  ) as [number, number, number, number]
  const [width, height] = [right - left, bottom - top]
  const way = step && wayBetween(layout, step.from, step.to, step.kind)
  const spot = way && step.cargo.length > 0 ? pointAt(way, position % 1 || 1) : undefined
  return (
    <div
      className="diagram diagram-still"
      style={
        { '--w': width, '--h': height, '--no-name': namesUpTo(layout.parties).toFixed(2) } as CSSProperties
      }
    >
      <svg
        viewBox={`${left} ${top} ${width} ${height}`}
        role="img"
        aria-label={
          label ??
          `${view.places.map(({ name }) => name).join(', ')}: ${view.parties.map(({ name }) => name).join(', ')}`
        }
      >
        <Lines layout={layout} active={laneOf(view.lanes, step)} />
        {layout.parties.map((placed) => (
          <g key={placed.party.id} transform={`translate(${placed.x} ${placed.y})`}>
            <PartyMark
              party={placed.party}
              label={placed.label}
              reach={reachOf(placed, layout.frame)}
              width={placed.width}
              height={placed.height}
              active={placed.party.id === step?.from || placed.party.id === step?.to}
              refusing={step?.refused && placed.party.id === step.from}
              face={faces[placed.party.id]}
            />
          </g>
        ))}
        {step && spot && (
          <g transform={`translate(${spot.x} ${spot.y})`}>
            <TicketPile cargo={step.cargo} />
          </g>
        )}
      </svg>
    </div>
  )
}
