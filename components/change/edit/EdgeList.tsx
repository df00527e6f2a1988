import { cut, edgesOf, endNamed, type KnownEdge } from '../../../simulator/doors/edit'
import { useLab } from '../../lab/lab-context'
import { Chip } from '../../ui/Chip'
import { handOf } from '../hand'
import { GraphCall } from './GraphCall'
import { isObjectEnd, partyKindOf } from './looks'
import type { Editing } from './use-editing'

/** The edges of an object, each to follow and to take away. */
export function EdgeList({ id, editing }: { readonly id: string; readonly editing: Editing }) {
  const edges = edgesOf(editing.tenant, id)
  return (
    <>
      <h3>Edges</h3>
      {edges.length === 0 && <p className="quiet">It is joined with nothing.</p>}
      <ul className="change-edges">
        {edges.map((edge) => (
          <EdgeLine
            key={[edge.type, edge.from, edge.to, edge.choice].join(' ')}
            edge={edge}
            at={id}
            editing={editing}
          />
        ))}
      </ul>
    </>
  )
}

function EdgeLine({
  edge,
  at,
  editing,
}: {
  readonly edge: KnownEdge
  readonly at: string
  readonly editing: Editing
}) {
  const { tenant, make } = editing
  const hand = handOf(useLab())
  const other = endNamed(tenant, edge.from === at ? edge.to : edge.from)
  const changed = cut(tenant, edge)
  if (!other || 'whyNot' in changed) return null
  const chip = (
    <Chip kind={partyKindOf(other, tenant)} focusable={false}>
      {other.name}
    </Chip>
  )
  const end = isObjectEnd(other) ? (
    <button type="button" onClick={() => hand.setState({ object: other.id })}>
      {chip}
    </button>
  ) : (
    chip
  )
  return (
    <li>
      <span>
        {edge.from === at ? (
          <>
            {edge.label} → {end}
          </>
        ) : (
          <>
            {end} → {edge.label}
          </>
        )}
      </span>
      <button
        type="button"
        className="button button-small"
        aria-label={`Remove: ${changed.says}`}
        onClick={() => make(changed)}
      >
        Remove
      </button>
      <GraphCall call={changed.call} />
    </li>
  )
}
