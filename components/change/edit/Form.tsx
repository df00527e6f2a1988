import type { Draft, EndKind, Fault, Tenant } from '../../../simulator/doors/edit'
import { ApplicationFields } from './ApplicationFields'
import { FIELDS, type FieldOf, valueAt, withValue } from './fields'

interface Props {
  readonly kind: EndKind
  readonly tenant: Tenant
  readonly draft: Draft
  readonly faults: readonly Fault[]
  onDraft(draft: Draft): void
}

/** The members of an object that people set most, as fields: the same draft as in the JSON. */
export function Form({ kind, tenant, draft, faults, onDraft }: Props) {
  return (
    <div className="change-form">
      {FIELDS[kind]
        ?.filter(({ when }) => when?.(draft) ?? true)
        .map((field) => (
          <Field
            key={field.path}
            of={field}
            value={valueAt(draft, field.path)}
            faults={faults.filter(({ path }) => path === field.path || path.startsWith(`${field.path}.`))}
            onValue={(value) => onDraft(withValue(draft, field.path, value))}
          />
        ))}
      {kind === 'applications' && <ApplicationFields {...{ draft, faults, tenant, onDraft }} />}
    </div>
  )
}

interface FieldProps {
  readonly of: FieldOf
  readonly value: unknown
  readonly faults: readonly Fault[]
  onValue(value: unknown): void
}

function Field({ of: { path, title, type }, value, faults, onValue }: FieldProps) {
  const wrong = faults.length > 0
  const about = `change-fault-${path}`
  const common = {
    'aria-invalid': wrong ? (true as const) : undefined,
    'aria-describedby': wrong ? about : undefined,
  }
  return (
    <div>
      {type === 'flag' ? (
        <label className="change-field-flag">
          <input
            type="checkbox"
            checked={value === true}
            onChange={(event) => onValue(event.target.checked)}
            {...common}
          />
          <span>{title}</span>
        </label>
      ) : (
        // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside.
        <label>
          <span>{title}</span>
          <Control type={type} value={value} onValue={onValue} common={common} />
        </label>
      )}
      {wrong && (
        <p className="change-fault" id={about}>
          {faults.map(({ says }) => says).join(' ')}
        </p>
      )}
    </div>
  )
}

interface ControlProps extends Pick<FieldProps, 'value' | 'onValue'> {
  readonly type: Exclude<FieldOf['type'], 'flag'>
  readonly common: {
    readonly 'aria-invalid': true | undefined
    readonly 'aria-describedby': string | undefined
  }
}

function Control({ type, value, onValue, common }: ControlProps) {
  if (type === 'fixed')
    return (
      <input
        readOnly
        value={typeof value === 'string' ? value : ''}
        onFocus={({ currentTarget }) => currentTarget.select()}
        {...common}
      />
    )
  if (type === 'text')
    return (
      <input
        value={typeof value === 'string' ? value : ''}
        autoComplete="off"
        onChange={(event) => onValue(event.target.value === '' ? null : event.target.value)}
        {...common}
      />
    )
  if (type === 'lines')
    return (
      <textarea
        rows={Math.max(2, Array.isArray(value) ? value.length + 1 : 2)}
        value={Array.isArray(value) ? value.join('\n') : ''}
        onChange={(event) => onValue(event.target.value === '' ? [] : event.target.value.split('\n'))}
        {...common}
      />
    )
  return (
    <select value={String(value)} onChange={(event) => onValue(event.target.value)} {...common}>
      {[...new Set([...type, String(value)])].map((each) => (
        <option key={each}>{each}</option>
      ))}
    </select>
  )
}
