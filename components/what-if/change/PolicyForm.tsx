import type { Draft, Fault } from '../../../simulator/doors/policy-change'
import { valueAt } from '../../change/edit/fields'
import { Unreadable } from '../../change/edit/Unreadable'
import { isObject } from '../../ui/json'
import { useWhatIfState } from '../use-what-if'
import { policyChoices } from './choices'
import { GROUPS, type PolicyField } from './fields'
import { Things } from './Things'

interface Props {
  readonly draft: Draft
  readonly faults: readonly Fault[]
  onMember(path: string, value: unknown): void
}

/** The members of a policy that say whom, what and when it is for and what it asks, as fields: the same draft as in the JSON. */
export function PolicyForm({ draft, faults, onMember }: Props) {
  return (
    <div className="wi-policy-form">
      {GROUPS.map(({ title, fields }) => (
        <fieldset key={title}>
          <legend>{title}</legend>
          {fields.map((field) => (
            <Field
              key={field.path}
              field={field}
              value={valueAt(draft, field.path)}
              says={faults
                .filter(({ path }) => path === field.path || path.startsWith(`${field.path}.`))
                .map(({ says }) => says)
                .join(' ')}
              onValue={(value) => onMember(field.path, value)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  )
}

interface FieldProps {
  readonly field: PolicyField
  readonly value: unknown
  /** What is wrong with it. */
  readonly says: string
  onValue(value: unknown): void
}

function Field(props: FieldProps) {
  const { field, says } = props
  const id = `wi-edit-${field.path}`
  return (
    <div className="wi-policy-field">
      <Control {...props} id={id} />
      {says !== '' && (
        <p className="wi-wrong" id={`${id}-fault`}>
          {says}
        </p>
      )}
    </div>
  )
}

function Control({ field, value, says, onValue, id }: FieldProps & { readonly id: string }) {
  const tenant = useWhatIfState((state) => state.tenant)
  const common = says === '' ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fault` }
  switch (field.type) {
    case 'text':
      return (
        <>
          <label htmlFor={id}>{field.title}</label>
          <input
            id={id}
            type="text"
            autoComplete="off"
            value={typeof value === 'string' ? value : ''}
            onChange={(event) => onValue(event.target.value)}
            {...common}
          />
        </>
      )
    case 'word':
      return (
        <>
          <label htmlFor={id}>{field.title}</label>
          <select
            id={id}
            value={typeof value === 'string' ? value : ''}
            onChange={(event) => onValue(event.target.value)}
            {...common}
          >
            {field.words.map(([word, title]) => (
              <option key={word} value={word}>
                {title}
              </option>
            ))}
            {!field.words.some(([word]) => word === value) && (
              <option value={typeof value === 'string' ? value : ''}>
                {typeof value === 'string' ? value : 'Not said'}
              </option>
            )}
          </select>
        </>
      )
    case 'words': {
      const list = textsOf(value)
      if (!list) return <Unreadable title={field.title} path={field.path} />
      const others = list.filter((each) => !field.words.some(([word]) => word === each))
      return (
        <fieldset className="wi-words" {...common}>
          <legend>{field.title}</legend>
          {[...field.words, ...others.map((each) => [each, each] as const)].map(([word, title]) => (
            <label key={word}>
              <input
                type="checkbox"
                checked={list.includes(word)}
                onChange={({ target }) =>
                  onValue(target.checked ? [...list, word] : list.filter((each) => each !== word))
                }
              />
              {title}
            </label>
          ))}
        </fieldset>
      )
    }
    default: {
      const isOne = field.of === 'strengths'
      const list = isOne ? strengthOf(value) : textsOf(value)
      if (!list) return <Unreadable title={field.title} path={field.path} />
      return (
        <Things
          name={field.path}
          title={field.title}
          choices={policyChoices(field.of, tenant)}
          chosen={list}
          onChosen={(next) => {
            const last = next.at(-1)
            if (!isOne) onValue(next)
            else onValue(last === undefined ? null : { id: last })
          }}
        />
      )
    }
  }
}

/** A list of texts, none where nothing is said; undefined where something else is written there. */
function textsOf(value: unknown): readonly string[] | undefined {
  const list = value ?? []
  return Array.isArray(list) && list.every((each) => typeof each === 'string') ? list : undefined
}

function strengthOf(value: unknown): readonly string[] | undefined {
  if (value === null || value === undefined) return []
  return isObject(value) && typeof value.id === 'string' ? [value.id] : undefined
}
