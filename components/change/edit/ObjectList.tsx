import { useState } from 'react'
import { draftOf, type EndKind, endsOf, type Kind, PALETTE, save } from '../../../simulator/doors/edit'
import { useLab } from '../../lab/lab-context'
import { Chip } from '../../ui/Chip'
import { handOf } from '../hand'
import { isObjectEnd, KIND_TITLES, partyKindOf } from './looks'
import type { Editing } from './use-editing'

/** As many as a person looks through; of more, a search finds the right one. */
const MOST = 60

/** Every object of the directory, to look for and to open, and what can be added. */
export function ObjectList({ editing }: { readonly editing: Editing }) {
  const { tenant } = editing
  const hand = handOf(useLab())
  const [text, setText] = useState('')
  const [kind, setKind] = useState<EndKind | ''>('')
  const wanted = text.trim().toLowerCase()
  const all = endsOf(tenant).filter(isObjectEnd)
  const found = all.filter(
    (end) =>
      (kind === '' || end.kind === kind) &&
      [end.name, end.detail, end.id].some((each) => each.toLowerCase().includes(wanted)),
  )
  const add = (each: Kind) => {
    const draft = draftOf(tenant, each)
    const saved = save(tenant, each.collection, draft, undefined)
    if (!('change' in saved)) return
    editing.make(saved.change)
    hand.setState({ object: draft.id })
  }
  return (
    <section aria-label="Objects of the directory" tabIndex={-1}>
      <h2>Objects</h2>
      <p className="change-search">
        <input
          type="search"
          aria-label="Search objects"
          placeholder="Search"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <select
          aria-label="Kind of objects"
          value={kind}
          onChange={(event) => setKind(event.target.value as EndKind | '')}
        >
          <option value="">All kinds</option>
          {[...new Set(all.map((end) => end.kind))].map((each) => (
            <option key={each} value={each}>
              {KIND_TITLES[each]}
            </option>
          ))}
        </select>
      </p>
      <p className="quiet" role="status">
        {found.length === all.length ? `${all.length} objects.` : `${found.length} of ${all.length} objects.`}
        {found.length > MOST && ` The first ${MOST} are listed: search for others.`}
      </p>
      <ul className="change-objects">
        {found.slice(0, MOST).map((end) => (
          <li key={end.id}>
            <button type="button" data-object={end.id} onClick={() => hand.setState({ object: end.id })}>
              <Chip kind={partyKindOf(end, tenant)} focusable={false}>
                {end.name}
              </Chip>{' '}
              <small>{end.detail}</small>
            </button>
          </li>
        ))}
      </ul>
      <details className="change-add">
        <summary>Add…</summary>
        <ul>
          {PALETTE.map((each) => (
            <li key={each.kind}>
              <button type="button" className="button button-small" onClick={() => add(each)}>
                {each.title}
              </button>{' '}
              <small>{each.says}</small>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
