import { useState } from 'react'
import type { Edits, RuleAnswer, Subject } from './model/answer'
import { ValueField } from './ValueField'
import { MARK_OF, MEMBER_WORDS, PART_WORDS } from './verdict'

interface Props {
  readonly answer: RuleAnswer
  readonly edits: Edits
  readonly chosen: string | undefined
  onChoose(id: string | undefined): void
  onEdit(id: string, property: string, value: unknown): void
  onUndo(): void
}

const SHOWN = [
  ['all', 'Everybody'],
  ['in', 'Members'],
  ['out', 'Left out'],
] as const
type Shown = (typeof SHOWN)[number][0]

/** As many as a page draws at once. */
const AT_ONCE = 50

/** Whom the rule takes in: the members first, each with what every part of the rule came to. */
export function Members({ answer, edits, chosen, onChoose, onEdit, onUndo }: Props) {
  const [shown, setShown] = useState<Shown>('all')
  const [called, setCalled] = useState('')
  const [most, setMost] = useState(AT_ONCE)
  if (!answer.valid) return <p className="ru-none">The members come back as soon as the rule can be read.</p>
  const { kind, subjects } = answer
  const count = (verdict: boolean | null) => subjects.filter((each) => each.verdict === verdict).length
  const wanted = called.trim().toLowerCase()
  const listed = ordered(subjects).filter(
    ({ id, verdict, name, detail }) =>
      (shown === 'all' || id === chosen || (shown === 'in' ? verdict === true : verdict === false)) &&
      (wanted === '' || `${name} ${detail}`.toLowerCase().includes(wanted)),
  )
  const changed = Object.keys(edits).length
  return (
    <>
      <p className="ru-count" role="status">
        <b>{counted(count(true), kind)}</b> {count(true) === 1 ? 'is a member' : 'are members'}, of{' '}
        {subjects.length.toLocaleString('en')}
        {count(null) > 0 && `; of ${count(null).toLocaleString('en')} it is not known`}.
      </p>
      {subjects.length > 0 && (
        <div className="ru-filter">
          <fieldset>
            <legend>Show</legend>
            {SHOWN.map(([value, title]) => (
              <label key={value}>
                <input
                  type="radio"
                  name="ru-shown"
                  data-control={`shown ${value}`}
                  checked={shown === value}
                  onChange={() => setShown(value)}
                />
                {value === 'all' && kind === 'device' ? 'Every device' : title}
              </label>
            ))}
          </fieldset>
          {subjects.length > 12 && (
            <label className="ru-called">
              Name
              <input
                type="text"
                value={called}
                onChange={({ target }) => {
                  setCalled(target.value)
                  setMost(AT_ONCE)
                }}
              />
            </label>
          )}
        </div>
      )}
      {changed > 0 && (
        <p className="ru-row">
          <span>Values that you changed stay on this page.</span>
          <button type="button" className="button button-small" onClick={onUndo}>
            Take the changes back
          </button>
        </p>
      )}
      <ul className="ru-list">
        {listed.slice(0, most).map((subject) => (
          <Row
            key={subject.id}
            subject={subject}
            answer={answer}
            open={chosen === subject.id}
            onToggle={() => onChoose(chosen === subject.id ? undefined : subject.id)}
            onEdit={(property, value) => onEdit(subject.id, property, value)}
          />
        ))}
      </ul>
      {listed.length === 0 && (
        <p className="ru-none">
          {subjects.length === 0
            ? `There is no ${kind === 'user' ? 'person' : 'device'} in this tenant.`
            : 'Nobody is left to show.'}
        </p>
      )}
      {listed.length > most && (
        <button type="button" className="button" onClick={() => setMost(most + AT_ONCE * 2)}>
          Show more of {listed.length.toLocaleString('en')}
        </button>
      )}
    </>
  )
}

interface RowProps {
  readonly subject: Subject
  readonly answer: Extract<RuleAnswer, { valid: true }>
  readonly open: boolean
  onToggle(): void
  onEdit(property: string, value: unknown): void
}

function Row({ subject, answer, open, onToggle, onEdit }: RowProps) {
  const { id, name, detail, verdict } = subject
  const why = answer.why(id)
  const body = `ru-why-${id}`
  return (
    <li className="ru-one" data-verdict={String(verdict)}>
      <button
        type="button"
        className="ru-head"
        data-control={`subject ${id}`}
        aria-expanded={open}
        aria-controls={body}
        onClick={onToggle}
      >
        <span className="ru-mark" aria-hidden="true">
          {MARK_OF(verdict)}
        </span>
        <span className="ru-name">
          <b>{name}</b>
          <span>{detail}</span>
        </span>
        <span className="ru-words">{MEMBER_WORDS(verdict)}</span>
        <span className="ru-parts" aria-hidden="true">
          {why?.parts.map((part, index) => (
            <span key={answer.parts[index]?.place.from} data-verdict={String(part.verdict)}>
              {index + 1}
              {MARK_OF(part.verdict)}
            </span>
          ))}
        </span>
      </button>
      <div id={body} className="ru-why" hidden={!open}>
        {open &&
          answer.parts.map(({ place, reads, property }, index) => {
            const part = why?.parts[index]
            if (!part) return null
            return (
              <div key={place.from} className="ru-answer" data-verdict={String(part.verdict)}>
                <p>
                  Part {index + 1} is <b>{PART_WORDS(part.verdict)}</b>
                  {part.because !== null && `: ${part.because}`}
                </p>
                <ValueField
                  label={reads}
                  of={name}
                  property={property}
                  value={part.value}
                  onChange={(value) => onEdit(property.name, value)}
                />
              </div>
            )
          })}
      </div>
    </li>
  )
}

const RANK = new Map([
  [true, 0],
  [null, 1],
  [false, 2],
])

/** Members first, then those of whom it is not known; nobody moves while their values are changed. */
function ordered(subjects: readonly Subject[]): readonly Subject[] {
  return [...subjects].sort((one, other) => (RANK.get(one.before) ?? 0) - (RANK.get(other.before) ?? 0))
}

function counted(count: number, kind: 'user' | 'device'): string {
  if (kind === 'device') return count === 1 ? '1 device' : `${count.toLocaleString('en')} devices`
  return count === 1 ? '1 person' : `${count.toLocaleString('en')} people`
}
