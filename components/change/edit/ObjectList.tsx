import { memo, useDeferredValue, useMemo, useState } from 'react'
import {
  draftOf,
  type EndKind,
  endsOf,
  type Kind,
  PALETTE,
  save,
  type Tenant,
} from '../../../simulator/doors/edit'
import { counted, type PartyKind } from '../../../simulator/doors/view'
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
  // The letter stands there at once; what it finds comes when there is time to draw it.
  const wanted = useDeferredValue(text).trim().toLowerCase()
  const all = useMemo(() => listed(tenant, among), [tenant, among])
  const kinds = useMemo(() => [...new Set(all.map(({ end }) => end.kind))], [all])
  const found = all.filter(
    ({ end, words }) => (kind === '' || end.kind === kind) && words.some((each) => each.includes(wanted)),
  )
  const add = (each: Kind) => {
    const draft = draftOf(tenant, each)
    const saved = save(tenant, each.collection, draft, undefined)
    setSaid('faults' in saved ? saved.faults.map(({ says }) => says).join(' ') : '')
    if (!('change' in saved)) return
    editing.make(saved.change)
    hand.setState(opens({ object: draft.id }))
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
          {kinds.map((each) => (
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
        {found.slice(0, most).map(({ end }) => (
          <Row
            key={end.id}
            id={end.id}
            name={end.name}
            detail={end.detail}
            kind={partyKindOf(end, tenant)}
            comesForward={among !== undefined}
          />
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

/** What can be listed, and the words that it is found by. */
function listed(tenant: Tenant, among: readonly string[] | undefined) {
  return endsOf(tenant)
    .filter((end) => isObjectEnd(end) && (!among || among.includes(end.id)))
    .map((end) => ({ end, words: [end.name, end.detail, end.id].map((each) => each.toLowerCase()) }))
}

interface RowProps {
  readonly id: string
  readonly name: string
  readonly detail: string
  readonly kind: PartyKind
  /** The one that is opened stands by itself on the picture from then on. */
  readonly comesForward: boolean
}

/** While somebody types, a row that stays is not drawn again. */
const Row = memo(({ id, name, detail, kind, comesForward }: RowProps) => {
  const hand = handOf(useLab())
  const open = () => {
    hand.setState(opens({ object: id }))
    if (comesForward) hand.setState(({ shown }) => ({ shown: [...shown.filter((each) => each !== id), id] }))
  }
  return (
    <li>
      <button type="button" data-object={id} onClick={open}>
        <Chip kind={kind} focusable={false}>
          {name}
        </Chip>{' '}
        <small>{detail}</small>
      </button>
    </li>
  )
})

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
