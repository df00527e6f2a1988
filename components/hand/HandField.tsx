import { useId } from 'react'
import type { EditableField, Target } from '../../simulator/doors/hand'
import type { Draft, Signed } from './held'
import { keyOf } from './let-go'

interface Props {
  readonly field: EditableField
  readonly draft: Draft
  readonly problemOf: (target: Target) => string | undefined
  readonly hasSecret: (value: string) => boolean
  readonly onChange: (part: Partial<Draft>) => void
}

/** A longer value gets more than one line to be typed in. */
const LONG = 60

const SIGNED: readonly { readonly signed: Signed; readonly says: string }[] = [
  { signed: 'old', says: 'keeps its old signature' },
  { signed: 'none', says: 'has no signature: alg none' },
  { signed: 'attacker', says: 'is signed with a key of your own' },
]

/** A part of the message: what stands there, what stood there, and what stands in the token that it is. */
export function HandField(props: Props) {
  const { field, draft, problemOf, hasSecret, onChange } = props
  const id = useId()
  const { target, value, inside } = field
  const key = keyOf(target)
  const isGone = draft.gone.includes(key)
  const now = draft.values[key] ?? value
  const isChanged = isGone || now !== value
  const problem = problemOf(target)
  const about = [problem && `${id}-problem`, isChanged && `${id}-was`].filter(Boolean).join(' ')
  const { [key]: _old, ...values } = draft.values
  const Input = now.length > LONG ? 'textarea' : 'input'
  return (
    <div className="hand-field" data-changed={isChanged || undefined}>
      <label htmlFor={id}>{field.name}</label>
      <div>
        <Input
          id={id}
          value={isGone ? '' : now}
          disabled={isGone}
          spellCheck={false}
          autoComplete="off"
          {...(Input === 'textarea' && { rows: 3 })}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={about || undefined}
          onChange={(event: { readonly target: { readonly value: string } }) =>
            onChange({
              values: event.target.value === value ? values : { ...values, [key]: event.target.value },
            })
          }
        />
        {isChanged ? (
          <button
            type="button"
            className="button button-small"
            aria-label={`Put ${field.name} back`}
            onClick={() => onChange({ values, gone: draft.gone.filter((each) => each !== key) })}
          >
            Put back
          </button>
        ) : (
          field.removable && (
            <button
              type="button"
              className="button button-small"
              aria-label={`Take ${field.name} out`}
              onClick={() => onChange({ values, gone: [...draft.gone, key] })}
            >
              Take out
            </button>
          )
        )}
        {isChanged && (
          <p id={`${id}-was`} className="hand-was">
            {isGone ? 'Taken out. It was' : 'It was'} <code>{value === '' ? 'empty' : value}</code>
          </p>
        )}
        {problem && (
          <p id={`${id}-problem`} className="hand-problem">
            {problem}
          </p>
        )}
        {isChanged && !isGone && hasSecret(now) && (
          <p className="hand-was">
            A secret that was typed stands in it: a link to this run leaves the change out.
          </p>
        )}
      </div>
      {inside && <Inside {...props} inside={inside} />}
    </div>
  )
}

/** The token in the value, and how it is signed once something in it is another. */
function Inside({ inside, ...props }: Props & { readonly inside: readonly EditableField[] }) {
  const { field, draft, onChange } = props
  const key = keyOf(field.target)
  const signed = draft.signed[key] ?? 'old'
  const isOpen =
    signed !== 'old' ||
    inside.some(({ target }) => keyOf(target) in draft.values || draft.gone.includes(keyOf(target)))
  return (
    <details className="hand-token" open={isOpen || undefined}>
      <summary>The token in it: {inside.length} parts</summary>
      {inside.map((each) => (
        <HandField key={keyOf(each.target)} {...props} field={each} />
      ))}
      <fieldset>
        <legend>Afterwards the token</legend>
        {SIGNED.map((each) => (
          <label key={each.signed} className="hand-choice">
            <input
              type="radio"
              name={`signed-${key}`}
              checked={signed === each.signed}
              onChange={() => onChange({ signed: { ...draft.signed, [key]: each.signed } })}
            />
            <span>{each.says}</span>
          </label>
        ))}
      </fieldset>
    </details>
  )
}
