import { pathOf } from './geometry/curve'
import { SIGN_INDENT, SIGN_LETTER } from './geometry/enclose'
import { linesOf } from './geometry/extent'
import type { Layout, PlacedPlace } from './geometry/lay-out'
import { lettersOf } from './geometry/words'

interface Props {
  readonly layout: Layout
  /** The lane in use now. */
  readonly active?: string | undefined
  /** The kind of edges that a text has pointed at. */
  readonly lit?: string | undefined
}

/** Everything of a diagram that is a line: the boundaries with their signs, the facts, the lanes. */
export function Lines({ layout, active, lit }: Props) {
  return (
    <g>
      {layout.places.map((placed) => (
        <Boundary key={placed.place.id} {...placed} />
      ))}
      {layout.facts.map(({ fact, curve, name, beside }) => (
        <g key={fact.id} className={`fact fact-${fact.type}`} data-lit={fact.type === lit || undefined}>
          <path d={pathOf(curve)} />
          <text y={Math.round(name.y)} textAnchor={beside ? 'start' : 'middle'}>
            {linesOf(fact).map((line, index, lines) => (
              <tspan
                key={line}
                x={Math.round(name.x)}
                dy={index === 0 ? `${(0.35 - 0.6 * (lines.length - 1)).toFixed(2)}em` : '1.2em'}
              >
                {line}
              </tspan>
            ))}
          </text>
        </g>
      ))}
      {layout.lanes.map(({ lane, curve }) => (
        <path
          key={lane.id}
          className={`lane lane-${lane.kind}`}
          data-active={lane.id === active || undefined}
          d={pathOf(curve)}
        />
      ))}
    </g>
  )
}

/** A tenant is a building with a solid sign; any other place has dashes around it and a sign that is only an outline. */
function Boundary({ place, boundary, sign, title, detail }: PlacedPlace) {
  const width = lettersOf(title) * SIGN_LETTER + 1.3
  return (
    <g className={`place place-${place.kind}`}>
      <path className="boundary" d={boundary} />
      <g transform={`translate(${Math.round(sign.x) + SIGN_INDENT} ${Math.round(sign.y)})`}>
        {/* Apart from where it stands: a style sheet that makes it larger does so from its corner. */}
        <g className="boundary-sign">
          <rect y="-.9em" width={`${width}em`} height="1.8em" rx="3" />
          <text x=".65em" dy=".35em">
            {title}
          </text>
        </g>
      </g>
      {detail && (
        <text className="boundary-detail" x={Math.round(detail.x)} y={Math.round(detail.y)} dy=".35em">
          {place.detail}
        </text>
      )}
    </g>
  )
}
