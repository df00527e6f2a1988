import { useState } from 'react'
import { canJoin, type EndKind, endsOf, join, type Way } from '../../../simulator/doors/edit'
import { useLab } from '../../lab/lab-context'
import { handOf, useHand } from '../hand'
import { GraphCall } from './GraphCall'
import { KIND_TITLES } from './looks'
import type { Editing } from './use-editing'

/** As many as a list can be chosen from; of more, a search finds the right one. */
const MOST = 200

/** Chooses what an object is joined with, and how. What cannot be joined says why. */
export function JoinTo({ id, editing }: { readonly id: string; readonly editing: Editing }) {
  const lab = useLab()
  const { tenant } = editing
  const joining = useHand(lab, (hand) => hand.joining)
  const other = joining?.from === id ? joining.to : ''
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const ends = endsOf(tenant)
    .filter((end) => end.id === other || `${end.name} ${end.detail}`.toLowerCase().includes(wanted))
    .slice(0, MOST)
  const kinds = [...new Set(ends.map(({ kind }) => kind))]
  const choose = (to: string) => handOf(lab).setState({ joining: to === '' ? undefined : { from: id, to } })
  return (
    <>
      <h3>Join to…</h3>
      <p className="change-search">
        <input
          type="search"
          aria-label="Search what to join to"
          placeholder="Search"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <select aria-label="Join to" value={other} onChange={(event) => choose(event.target.value)}>
          <option value="">Choose…</option>
          {kinds.map((kind: EndKind) => (
            <optgroup key={kind} label={KIND_TITLES[kind]}>
              {ends
                .filter((end) => end.kind === kind)
                .map((end) => (
                  <option key={end.id} value={end.id}>
                    {end.name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </p>
      {other !== '' && <Ways key={`${id} ${other}`} one={id} other={other} editing={editing} />}
    </>
  )
}

interface Props {
  readonly one: string
  readonly other: string
  readonly editing: Editing
}

function Ways({ one, other, editing }: Props) {
  const lab = useLab()
  const { ways, says } = canJoin(editing.tenant, one, other)
  const [chosen, setChosen] = useState('')
  if (ways.length === 0) return <p role="status">{says}</p>
  const all = ways.flatMap((way) =>
    way.choices.map((choice) => ({ way, choice, key: keyOf(way, choice.id) })),
  )
  const picked = all.find(({ key }) => key === chosen) ?? all[0]
  if (!picked) return null
  const { type, from, to } = picked.way
  const changed = join(editing.tenant, { type, from: from.id, to: to.id, choice: picked.choice.id })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if ('whyNot' in changed) return
        handOf(lab).setState({ joining: undefined })
        editing.make(changed)
      }}
    >
      <label>
        <span className="quiet">How</span>
        <select
          aria-label="How to join"
          value={picked.key}
          onChange={(event) => setChosen(event.target.value)}
        >
          {all.map(({ way, choice, key }) => (
            <option key={key} value={key}>
              {`${way.from.name}: ${way.title} ${way.to.name}${choice.title && `, ${choice.title}`}`}
            </option>
          ))}
        </select>
      </label>
      <p className="change-do">
        <button type="submit" className="button button-small" disabled={'whyNot' in changed}>
          Join
        </button>
      </p>
      {'call' in changed && <GraphCall call={changed.call} />}
    </form>
  )
}

const keyOf = ({ type, from }: Way, choice: string) => `${type} ${from.id} ${choice}`
