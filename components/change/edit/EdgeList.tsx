import { edgesOf } from '../../../simulator/doors/edit'
import { EdgeLine } from './EdgeLine'
import type { Editing } from './use-editing'

/** The edges of an object, each to look at, to follow and to take away. */
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
