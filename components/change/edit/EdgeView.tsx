import { edgesBetween, endNamed, whatFollows } from '../../../simulator/doors/edit'
import type { EdgesAt } from '../hand'
import { Back } from './Back'
import { EdgeLine } from './EdgeLine'
import type { Editing } from './use-editing'

/** What one line on the picture stands for: mostly one edge; of several roles or permissions, or of a fold, each. */
export function EdgeView({ edges, editing }: { readonly edges: EdgesAt; readonly editing: Editing }) {
  const found = edgesBetween(editing.tenant, edges)
  const name = (id = '') => endNamed(editing.tenant, id)?.name ?? 'what is not here any more'
  const [first] = found
  const title =
    first && found.length === 1
      ? `${name(first.from)} → ${first.label} → ${name(first.to)}`
      : `${found.length} edges`
  return (
    <section aria-label={found.length === 0 ? 'An edge' : title} tabIndex={-1}>
      <Back />
      {found.length === 0 ? (
        <p>
          {edges.from.length === 1 && edges.to.length === 1
            ? `Nothing of this kind joins ${name(edges.from[0])} and ${name(edges.to[0])} at this moment.`
            : 'There is no such edge at this moment.'}
        </p>
      ) : (
        <>
          <h2>{title}</h2>
          <p>{whatFollows(edges.type)}</p>
          <ul className="change-edges">
            {found.map((edge) => (
              <EdgeLine key={[edge.from, edge.to, edge.choice].join(' ')} edge={edge} editing={editing} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
