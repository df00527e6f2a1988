import { pathOf } from './geometry/curve'
import type { Layout } from './geometry/lay-out'

interface Props {
  readonly layout: Layout
  readonly tenant: string
  /** The lane in use now. */
  readonly active?: string | undefined
}

/** Everything of a diagram that is a line: the boundary with its sign, the facts, the lanes. */
export function Lines({ layout, tenant, active }: Props) {
  const sign = `${tenant} tenant`
  return (
    <g>
      <path className="boundary" d={layout.boundary} />
      <g
        className="boundary-sign"
        transform={`translate(${Math.round(layout.sign.x) + 14} ${Math.round(layout.sign.y)})`}
      >
        <rect y="-.9em" width={`${sign.length * 0.56 + 1.3}em`} height="1.8em" rx="3" />
        <text x=".65em" dy=".35em">
          {sign}
        </text>
      </g>
      {layout.facts.map(({ fact, curve, name, beside }) => (
        <g key={fact.id} className={`fact fact-${fact.type}`}>
          <path d={pathOf(curve)} />
          <text
            x={Math.round(name.x)}
            y={Math.round(name.y)}
            dy=".35em"
            textAnchor={beside ? 'start' : 'middle'}
          >
            {fact.label}
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
