import { useRef, useState } from 'react'
import {
  type EditableField,
  type EditableGroup,
  editableFields,
  isEdit,
  latersAfter,
  typedSecrets,
} from '../../simulator/doors/hand'
import { calledApart, nameApart, parties, type Step } from '../../simulator/doors/view'
import { useLab, useLabState } from '../lab/lab-context'
import { AddField } from './AddField'
import { HandField } from './HandField'
import type { Draft, Held } from './held'
import { doneAt, editsOf, keyOf, letGo, targetOf } from './let-go'
import { problemWith } from './problem'
import { WayOn } from './WayOn'

const GROUPS: readonly { readonly group: EditableGroup; readonly title: string }[] = [
  { group: 'start', title: 'First line' },
  { group: 'query', title: 'Address' },
  { group: 'redirect', title: 'Location' },
  { group: 'form', title: 'Form in the body' },
  { group: 'json', title: 'JSON in the body' },
  { group: 'page', title: 'Page in the body' },
  { group: 'body', title: 'Body' },
  { group: 'cookie', title: 'Cookies' },
  { group: 'header', title: 'Headers' },
]

/** A message that its reader holds: each part of it can be another, and then it is let go. */
export function Hand({ step, held }: { readonly step: Step; readonly held: Held }) {
  const lab = useLab()
  const events = useLabState(({ story }) => story.events)
  const steps = useLabState(({ story }) => story.steps)
  const interventions = useLabState((state) => state.interventions)
  // The store is one frame late here, and what is typed has to stand there at once.
  const [draft, setDraft] = useState(held.draft)
  // What was made of it in the other window of a stage is none of these.
  const [own] = useState(() => new WeakSet([held.draft]))
  if (!own.has(held.draft)) {
    own.add(held.draft)
    setDraft(held.draft)
  }
  const form = useRef<HTMLFormElement>(null)
  const { when } = held
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    own.add(next)
    setDraft(next)
    lab.update({ held: { when, draft: next } })
  }

  const fields = editableFields(events, step.seq)
  const before = doneAt(interventions, when)
  const edits = editsOf(fields, draft, before.edits)
  const problems = new Map(
    edits.flatMap((each) => (isEdit(each) ? [] : [[keyOf(targetOf(each)), problemWith(each)]])),
  )
  const secrets = typedSecrets(events)
  const named = (id: string) => calledApart(events, id, step.seq)
  const cast = parties(events, step.seq)
  const asked = new Set(events.flatMap((event) => (event.type === 'request-sent' ? [event.to] : [])))
  const send = () => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid]')
    if (wrong) return wrong.focus()
    lab.update({ held: undefined })
    void lab.change(letGo(interventions, when, edits, draft.way))
  }
  const row = (field: EditableField) => (
    <HandField
      key={keyOf(field.target)}
      field={field}
      draft={draft}
      problemOf={(target) => problems.get(keyOf(target))}
      hasSecret={(value) => secrets.some((secret) => value.includes(secret))}
      onChange={change}
    />
  )
  return (
    <form
      ref={form}
      className="hand"
      noValidate
      aria-label="The message in your hand"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <p className="hand-says">
        <b>You hold this message</b>, on its way from {named(when.from)} to {named(when.to)}. Change what you
        like and let go: everybody does what they really do.
      </p>
      {GROUPS.map(({ group, title }) => {
        const own = fields.filter((each) => each.group === group)
        return own.length === 0 ? null : (
          <fieldset key={group}>
            <legend>{title}</legend>
            {own.map(row)}
          </fieldset>
        )
      })}
      <AddField
        isRequest={isRequest(events[step.seq]?.type)}
        draft={draft}
        problems={problems}
        onChange={change}
      />
      <WayOn
        way={draft.way}
        isRequest={isRequest(events[step.seq]?.type)}
        parties={cast.map((party) => ({ ...party, name: nameApart(cast, party) }))}
        serves={({ id }) => asked.has(id)}
        when={when}
        laters={latersAfter(events, step.seq).flatMap(({ seq, until }) => {
          const told = steps.find((each) => each.seq === seq)
          return told ? [{ until, says: `${told.index + 1}. ${told.title}` }] : []
        })}
        onChange={(way) => change({ way })}
      />
      {edits.length > 20 && <p className="hand-problem">At most 20 changes go into one message.</p>}
      <p className="hand-end">
        <button type="submit" className="button button-strong" disabled={edits.length > 20}>
          Let go
        </button>
        {before.any && (
          <button
            type="button"
            className="button button-small"
            onClick={() => {
              lab.update({ held: undefined })
              void lab.change(letGo(interventions, when, [], { do: 'send' }))
            }}
          >
            Put everything back
          </button>
        )}
        <button type="button" className="button button-small" onClick={() => lab.update({ held: undefined })}>
          Leave it alone
        </button>
      </p>
    </form>
  )
}

const isRequest = (type: string | undefined) => type === 'request-sent'
