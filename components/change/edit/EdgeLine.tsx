import type { ReactNode } from 'react'
import { cut, endNamed, type KnownEdge } from '../../../simulator/doors/edit'
import { useLab } from '../../lab/lab-context'
import { Chip } from '../../ui/Chip'
import { handOf } from '../hand'
import { GraphCall } from './GraphCall'
import { isObjectEnd, partyKindOf } from './looks'
import { opens } from './opens'
import type { Editing } from './use-editing'

interface Props {
  readonly edge: KnownEdge
  readonly editing: Editing
  /** At this end it is looked at: the other one is named. Without it, both are. */
  readonly at?: string
}

/** One edge: its ends, to go to, its name, the way to take it away, and the call that would do the same. */
export function EdgeLine({ edge, editing, at }: Props) {
  const hand = handOf(useLab())
  const { from, to, type, label } = edge
  const changed = cut(editing.tenant, edge)
  if ('whyNot' in changed) return null
  const name: ReactNode =
    at === undefined ? (
      label
    ) : (
      <button
        type="button"
        className="change-edge"
        data-object={`${type} ${from} ${to}`}
        aria-label={`Look at this edge: ${label}, ${endNamed(editing.tenant, at === from ? to : from)?.name}`}
        onClick={() => hand.setState(opens({ edges: { type, from: [from], to: [to] } }))}
      >
        {label}
      </button>
    )
  return (
    <li>
      <span>
        {at !== from && <EndOf id={from} editing={editing} />}
        {at !== from && ' → '}
        {name}
        {at !== to && ' → '}
        {at !== to && <EndOf id={to} editing={editing} />}
      </span>
      <button
        type="button"
        className="button button-small"
        aria-label={`Remove: ${changed.says}`}
        onClick={() => editing.make(changed)}
      >
        Remove
      </button>
      <GraphCall call={changed.call} />
    </li>
  )
}

function EndOf({ id, editing: { tenant } }: { readonly id: string; readonly editing: Editing }) {
  const hand = handOf(useLab())
  const end = endNamed(tenant, id)
  if (!end) return null
  const chip = (
    <Chip kind={partyKindOf(end, tenant)} focusable={false}>
      {end.name}
    </Chip>
  )
  return isObjectEnd(end) ? (
    <button type="button" onClick={() => hand.setState(opens({ object: id }))}>
      {chip}
    </button>
  ) : (
    chip
  )
}
