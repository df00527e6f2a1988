import { useState } from 'react'
import { draftOf, type EndKind, endsOf, type Kind, PALETTE, save } from '../../../simulator/doors/edit'
import { counted } from '../../../simulator/doors/view'
import { useLab } from '../../lab/lab-context'
import { Chip } from '../../ui/Chip'
import { handOf } from '../hand'
import { Back } from './Back'
import { isObjectEnd, KIND_TITLES, partyKindOf } from './looks'
import { opens } from './opens'
import type { Editing } from './use-editing'

/** As many as a person looks through at a time; a search finds the right one sooner. */
const AT_A_TIME = 60

interface Props {
  readonly editing: Editing
  /** Only these, which stand as one on the picture: the one that is opened comes to the front there. */
  readonly among?: readonly string[] | undefined
}

/** Every object of the directory, to look for and to open, and what can be added. */
export function ObjectList({ editing, among }: Props) {
  const { tenant } = editing
  const hand = handOf(useLab())
  const [most, setMost] = useState(AT_A_TIME)
  const [said, setSaid] = useState('')
  const [text, setText] = useState('')
  const [kind, setKind] = useState<EndKind | ''>('')
  const wanted = text.trim().toLowerCase()
  const all = endsOf(tenant).filter((end) => isObjectEnd(end) && (!among || among.includes(end.id)))
  const found = all.filter(
    (end) =>
      (kind === '' || end.kind === kind) &&
      [end.name, end.detail, end.id].some((each) => each.toLowerCase().includes(wanted)),
  )
  const add = (each: Kind) => {
    const draft = draftOf(tenant, each)
    const saved = save(tenant, each.collection, draft, undefined)
    setSaid('faults' in saved ? saved.faults.map(({ says }) => says).join(' ') : '')
    if (!('change' in saved)) return
    editing.make(saved.change)
    hand.setState(opens({ object: draft.id }))
  }
  const open = (id: string) => {
    hand.setState(opens({ object: id }))
    if (among) hand.setState(({ shown }) => ({ shown: [...shown.filter((each) => each !== id), id] }))
  }
  return (
    <section aria-label={among ? 'Objects that stand as one' : 'Objects of the directory'} tabIndex={-1}>
      {among && <Back />}
      <h2>{among ? 'As one on the picture' : 'Objects'}</h2>
      {among && <p className="quiet">The one that you open stands by itself from then on.</p>}
      {!among && editing.tenants.length > 1 && <Tenants editing={editing} />}
      <p className="change-search">
        <input
          type="search"
          aria-label="Search objects"
          placeholder="Search"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setMost(AT_A_TIME)
          }}
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
        {found.length < all.length && `${found.length} of `}
        {counted(all.length, 'object')}.{found.length > most && ` The first ${most} are listed.`}
      </p>
      <ul className="change-objects">
        {found.slice(0, most).map((end) => (
          <li key={end.id}>
            <button type="button" data-object={end.id} onClick={() => open(end.id)}>
              <Chip kind={partyKindOf(end, tenant)} focusable={false}>
                {end.name}
              </Chip>{' '}
              <small>{end.detail}</small>
            </button>
          </li>
        ))}
      </ul>
      {found.length > most && (
        <p className="change-do">
          <button
            type="button"
            className="button button-small"
            onClick={() => setMost((before) => before + AT_A_TIME)}
          >
            Show {Math.min(AT_A_TIME, found.length - most)} more
          </button>
        </p>
      )}
      {!among && <Palette add={add} />}
      {said !== '' && (
        <p className="change-fault" role="status">
          {said}
        </p>
      )}
    </section>
  )
}

/** Of several tenants, whose objects are listed. */
function Tenants({ editing: { tenants, place } }: Pick<Props, 'editing'>) {
  const hand = handOf(useLab())
  return (
    <select
      aria-label="Tenant"
      value={place}
      onChange={(event) => hand.setState({ place: event.target.value })}
    >
      {tenants.map((each) => (
        <option key={each.place} value={each.place}>
          {each.tenant.organization.displayName}
        </option>
      ))}
    </select>
  )
}

function Palette({ add }: { readonly add: (kind: Kind) => void }) {
  return (
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
  )
}
