import { useState } from 'react'
import { type Collection, type End, endNamed, removal } from '../../../simulator/doors/edit'
import { CAN_DRAW } from '../../diagram/use-drawing'
import { useLab } from '../../lab/lab-context'
import { Chip } from '../../ui/Chip'
import { handOf, useHand } from '../hand'
import { Back } from './Back'
import { EdgeList } from './EdgeList'
import { Form } from './Form'
import { GraphCall } from './GraphCall'
import { JoinTo } from './JoinTo'
import { partyKindOf } from './looks'
import { useDraft } from './use-draft'
import type { Editing } from './use-editing'

/** One object: its form and its JSON, its edges, and what it can be joined with. */
export function ObjectView({ id, editing }: { readonly id: string; readonly editing: Editing }) {
  const end = endNamed(editing.tenant, id)
  const collection = end?.kind as Collection | undefined
  const object = (
    end &&
    collection &&
    (editing.tenant[collection] as readonly { readonly id: string }[] | undefined)
  )?.find?.((row) => row.id === id)
  if (!end || !collection || !object)
    return (
      <section aria-label="An object" tabIndex={-1}>
        <Back />
        <p>It is not in the directory at this moment.</p>
      </section>
    )
  return (
    <section aria-label={`${end.name}, ${end.detail}`} tabIndex={-1}>
      <Back />
      <h2>
        <Chip kind={partyKindOf(end, editing.tenant)} focusable={false}>
          {end.name}
        </Chip>{' '}
        <small>{end.detail}</small>
      </h2>
      <JoinTo id={id} editing={editing} />
      <EdgeList id={id} editing={editing} />
      <h3>Members</h3>
      <Members end={end} collection={collection} object={object} editing={editing} />
      <Leave end={end} collection={collection} editing={editing} />
    </section>
  )
}

interface Props {
  readonly end: End
  readonly collection: Collection
  readonly editing: Editing
}

function Members({ end, collection, object, editing }: Props & { readonly object: { readonly id: string } }) {
  const [asJson, setAsJson] = useState(false)
  const drafting = useDraft(editing, collection, object)
  const { draft, text, faults, change, write, discard } = drafting
  const changed = change !== undefined || faults.length > 0
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!change) return
        discard()
        editing.make(change)
      }}
    >
      <p className="change-views">
        <button
          type="button"
          className="button button-small"
          aria-pressed={!asJson}
          onClick={() => setAsJson(false)}
        >
          Form
        </button>
        <button
          type="button"
          className="button button-small"
          aria-pressed={asJson}
          onClick={() => setAsJson(true)}
        >
          Graph JSON
        </button>
      </p>
      {asJson || !draft ? (
        <label className="change-json">
          <span>Graph JSON of {end.name}</span>
          <textarea
            rows={14}
            spellCheck={false}
            value={text}
            aria-invalid={faults.length > 0 || undefined}
            aria-describedby={faults.length > 0 ? 'change-faults' : undefined}
            onChange={(event) => write(event.target.value)}
          />
        </label>
      ) : (
        <Form
          kind={end.kind}
          tenant={editing.tenant}
          draft={draft}
          faults={faults}
          onDraft={(next) => write(JSON.stringify(next, null, 2))}
        />
      )}
      {faults.length > 0 && (
        <div className="change-fault" id="change-faults" role="status">
          <ul>
            {faults.map(({ path, says }) => (
              <li key={`${path} ${says}`}>
                {path && <code>{path}</code>} {says}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="change-do">
        <button type="submit" className="button button-small" disabled={!change}>
          Save
        </button>
        <button type="button" className="button button-small" disabled={!changed} onClick={discard}>
          Discard
        </button>
      </p>
      {change && <GraphCall call={change.call} />}
    </form>
  )
}

function Leave({ end, collection, editing }: Props) {
  const lab = useLab()
  const shown = useHand(lab, (hand) => hand.shown.includes(end.id))
  const remove = removal(collection, end.id, end.name)
  return (
    <>
      <p className="change-do">
        {CAN_DRAW && (
          <button
            type="button"
            className="button button-small"
            aria-pressed={shown}
            onClick={() =>
              handOf(lab).setState((hand) => ({
                shown: shown ? hand.shown.filter((each) => each !== end.id) : [...hand.shown, end.id],
              }))
            }
          >
            Show on the picture
          </button>
        )}
        <button type="button" className="button button-small" onClick={() => editing.make(remove)}>
          Remove {end.name}
        </button>
      </p>
      <GraphCall call={remove.call} />
    </>
  )
}
