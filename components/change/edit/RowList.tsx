import { useId } from 'react'
import type { Draft, Fault } from '../../../simulator/doors/edit'

/** A member of each row, and how it is typed; `words` is a list, with spaces between. */
export interface Column {
  readonly path: string
  readonly title: string
  readonly type: 'text' | 'flag' | 'words' | readonly string[]
}

interface Props {
  readonly title: string
  readonly says?: string
  readonly columns: readonly Column[]
  readonly rows: readonly Draft[]
  /** By the place of the row and its member: `0.value`. */
  readonly faults: readonly Fault[]
  readonly fresh?: (id: string) => Draft
  onRows(rows: readonly Draft[]): void
}

/** A member that is a list of objects: each row with its fields, a way out, and, where one can be made up, another one. */
export function RowList({ title, says, columns, rows, faults, fresh, onRows }: Props) {
  const replace = (index: number, row: Draft) => onRows(rows.map((each, at) => (at === index ? row : each)))
  return (
    <details>
      <summary>
        {title} <small>({rows.length})</small>
      </summary>
      {says && <p className="quiet">{says}</p>}
      {rows.map((row, index) => {
        const named = String(row.value ?? row.name ?? row.displayName ?? index + 1)
        return (
          <fieldset key={String(row.id ?? row.keyId ?? index)} className="change-row">
            <legend>{named}</legend>
            {columns.map((column) => (
              <Cell
                key={column.path}
                column={column}
                value={row[column.path]}
                fault={faults.find(({ path }) => path.startsWith(`${index}.${column.path}`))?.says}
                onValue={(value) => replace(index, { ...row, [column.path]: value })}
              />
            ))}
            <button
              type="button"
              className="button button-small"
              onClick={() => onRows(rows.filter((_, at) => at !== index))}
            >
              Remove<span className="visually-hidden"> {named}</span>
            </button>
          </fieldset>
        )
      })}
      {fresh && (
        <button
          type="button"
          className="button button-small"
          onClick={() => onRows([...rows, fresh(crypto.randomUUID())])}
        >
          Add one<span className="visually-hidden">: {title}</span>
        </button>
      )}
    </details>
  )
}

interface CellProps {
  readonly column: Column
  readonly value: unknown
  readonly fault: string | undefined
  onValue(value: unknown): void
}

function Cell({ column: { title, type }, value, fault, onValue }: CellProps) {
  const id = useId()
  const invalid = fault === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fault` }
  if (type === 'flag')
    return (
      <label className="change-field-flag">
        <input
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => onValue(target.checked)}
          {...invalid}
        />
        <span>{title}</span>
      </label>
    )
  return (
    <div>
      <label htmlFor={id}>
        <span>{title}</span>
      </label>
      {typeof type === 'string' ? (
        <input
          id={id}
          value={Array.isArray(value) ? value.join(' ') : String(value ?? '')}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => onValue(type === 'words' ? target.value.split(' ') : target.value)}
          {...invalid}
        />
      ) : (
        <select id={id} value={String(value)} onChange={({ target }) => onValue(target.value)} {...invalid}>
          {type.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      )}
      {fault !== undefined && (
        <span id={`${id}-fault`} className="change-fault">
          {fault}
        </span>
      )}
    </div>
  )
}
