import { useState } from 'react'
import type { Added, Draft } from './held'
import { keyOf } from './let-go'

interface Props {
  readonly isRequest: boolean
  readonly draft: Draft
  readonly problems: ReadonlyMap<string, string>
  readonly onChange: (part: Partial<Draft>) => void
}

const OF_REQUEST: readonly [Added['in'], string][] = [
  ['query', 'the address'],
  ['form', 'the form'],
  ['header', 'the headers'],
  ['cookie', 'the cookies'],
]
const OF_ANSWER: readonly [Added['in'], string][] = [
  ['location', 'the Location'],
  ['json', 'the JSON'],
  ['header', 'the headers'],
]

/** Something that the message did not have. */
export function AddField({ isRequest, draft, problems, onChange }: Props) {
  const places = isRequest ? OF_REQUEST : OF_ANSWER
  const [place, setPlace] = useState<Added['in']>(places[0]?.[0] ?? 'header')
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  return (
    <fieldset>
      <legend>Something that is not there</legend>
      {draft.added.map((each, index) => {
        const problem = problems.get(keyOf(each))
        return (
          <p
            key={`${each.in} ${each.name} ${each.value}`}
            className="hand-was"
            aria-invalid={problem ? true : undefined}
            tabIndex={problem ? -1 : undefined}
          >
            <code>
              {each.name}={each.value}
            </code>{' '}
            <button
              type="button"
              className="button button-small"
              aria-label={`Take ${each.name} out`}
              onClick={() => onChange({ added: draft.added.filter((_other, at) => at !== index) })}
            >
              Take out
            </button>
            {problem && <span className="hand-problem"> {problem}</span>}
          </p>
        )
      })}
      <div className="hand-add">
        <label>
          In{' '}
          <select value={place} onChange={(event) => setPlace(event.target.value as Added['in'])}>
            {places.map(([each, says]) => (
              <option key={each} value={each}>
                {says}
              </option>
            ))}
          </select>
        </label>
        <label>
          Name <input value={name} autoComplete="off" onChange={(event) => setName(event.target.value)} />
        </label>
        <label>
          Value <input value={value} autoComplete="off" onChange={(event) => setValue(event.target.value)} />
        </label>
        <button
          type="button"
          className="button button-small"
          disabled={name === ''}
          onClick={() => {
            onChange({ added: [...draft.added, { in: place, name, value }] })
            setName('')
            setValue('')
          }}
        >
          Add it
        </button>
      </div>
    </fieldset>
  )
}
