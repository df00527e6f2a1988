import { useEffect, useMemo, useRef } from 'react'
import type { ActorId, Cargo, StepKind } from '../../simulator/doors/view'
import { type Curve, pathOf, sample } from './geometry/curve'
import { type Layout, wayBetween } from './geometry/lay-out'
import { TicketPile } from './tickets/TicketPile'

/** Something on its way while the player goes from `start` to `end`. */
export interface Flight {
  readonly id: string
  readonly from: ActorId
  readonly to: ActorId
  readonly kind: StepKind
  readonly cargo: readonly Cargo[]
  readonly start: number
  readonly end: number
}

/** The player's position, without React: asked for at every frame. */
export interface PositionSource {
  position(): number
  subscribe(listener: () => void): () => void
}

interface Props {
  readonly layout: Layout
  readonly flights: readonly Flight[]
  readonly source: PositionSource
  /** Nothing flies: a ticket stands where it goes. */
  readonly standing: boolean
}

/** Milliseconds that stand for a whole flight; the clock is the player's, so only the proportion matters. */
const WHOLE = 1000
const SAMPLES = 21

/** Everything that is on its way, over the nodes. */
export function TicketLayer({ layout, flights, source, standing }: Props) {
  return flights.map((flight) => {
    const way = wayBetween(layout, flight.from, flight.to, flight.kind)
    return way && <Flying key={flight.id} flight={flight} way={way} source={source} standing={standing} />
  })
}

/**
 * A ticket in flight is a paused animation whose time follows the player: its place is a function of the position, so
 * playing and scrubbing are the same thing, and no component renders while it moves.
 */
function Flying({
  flight,
  way,
  source,
  standing,
}: {
  flight: Flight
  way: Curve
  source: PositionSource
  standing: boolean
}) {
  const ref = useRef<HTMLDivElement>(null)
  const { start, end } = flight
  const path = pathOf(way)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout makes new curves all the time; this is one while it leads the same way.
  const same = useMemo(() => way, [path])
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const points = sample(same, SAMPLES)
    const frames = (standing ? points.slice(-1).concat(points.slice(-1)) : points).map(({ x, y }) => ({
      transform: `translate(${x}px, ${y}px)`,
    }))
    const animation = element.animate(frames, { duration: WHOLE, fill: 'both' })
    animation.pause()
    const follow = () => {
      const part = (source.position() - start) / (end - start)
      // A whole flight is one millisecond short of its end, where an animation would be over and let go.
      animation.currentTime = Math.min(Math.max(part, 0), 0.999) * WHOLE
    }
    follow()
    const stop = source.subscribe(follow)
    return () => {
      stop()
      animation.cancel()
    }
  }, [same, source, standing, start, end])
  return (
    <div ref={ref} className="flying">
      {flight.cargo.length > 0 ? (
        <svg className="flying-pile" aria-hidden="true">
          <TicketPile cargo={flight.cargo} />
        </svg>
      ) : (
        <span className={`act act-${flight.kind}`} />
      )}
    </div>
  )
}
