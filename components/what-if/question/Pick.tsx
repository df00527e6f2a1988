interface Props {
  readonly name: string
  readonly label: string
  readonly options: readonly (readonly [value: string, title: string])[]
  readonly value: string
  readonly onPick: (value: string) => void
}

/** One of a handful. A value that is none of them is offered as it is written: a link may carry any. */
export function Pick({ name, label, options, value, onPick }: Props) {
  return (
    <div className="wi-field">
      <label htmlFor={`wi-${name}`}>{label}</label>
      <select id={`wi-${name}`} value={value} onChange={(event) => onPick(event.target.value)}>
        {options.map(([each, title]) => (
          <option key={each} value={each}>
            {title}
          </option>
        ))}
        {!options.some(([each]) => each === value) && <option value={value}>{value}</option>}
      </select>
    </div>
  )
}
