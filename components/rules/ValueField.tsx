import { useId } from 'react'
import type { Property } from '../../simulator/doors/policy-membership'

interface Props {
  readonly label: string
  /** Whose value it is. */
  readonly of: string
  readonly property: Property
  readonly value: unknown
  onChange(value: unknown): void
}

/** What somebody has there, to be changed: the answer follows at once. An empty field is no value at all. */
export function ValueField({ label, of, property, value, onChange }: Props) {
  const id = useId()
  if (property.type === 'boolean')
    return (
      <p className="ru-value">
        <label htmlFor={id}>
          <code>{label}</code>
          <span className="ru-of"> of {of}</span>
        </label>
        <select
          id={id}
          value={typeof value === 'boolean' ? String(value) : ''}
          onChange={({ target }) => onChange(target.value === '' ? null : target.value === 'true')}
        >
          <option value="">no value</option>
          <option value="true">true</option>
          <option value="false">false</option>
        </select>
      </p>
    )
  if (!isText(value) || property.type === 'memberOf' || property.type === 'assignedPlans')
    return (
      <p className="ru-value">
        <span>
          <code>{label}</code>
        </span>
        <code>{value === undefined || value === null ? 'no value' : JSON.stringify(value)}</code>
      </p>
    )
  return (
    <p className="ru-value">
      <label htmlFor={id}>
        <code>{label}</code>
        <span className="ru-of"> of {of}</span>
      </label>
      <input
        id={id}
        type="text"
        placeholder="no value"
        value={Array.isArray(value) ? value.join(', ') : String(value ?? '')}
        onChange={({ target }) => onChange(typed(target.value, property))}
      />
    </p>
  )
}

const isText = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  typeof value === 'string' ||
  typeof value === 'number' ||
  (Array.isArray(value) && value.every((each) => typeof each === 'string'))

function typed(text: string, { type }: Property): unknown {
  if (text === '') return type === 'strings' ? [] : null
  return type === 'strings' ? text.split(', ') : text
}
