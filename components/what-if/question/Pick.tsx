interface Props {
  readonly name: string
  readonly label: string
  readonly options: readonly (readonly [value: string, title: string])[]
  readonly value: string
  /** What a value that is none of the options is called; as it is written, unless something is said. */
  readonly otherwise?: string
  readonly onPick: (value: string) => void
}

/** One of a handful. A value that is none of them is offered as it is written: a link may carry any. */
export function Pick({ name, label, options, value, otherwise, onPick }: Props) {
  return (
    <div className="wi-field">
      <label htmlFor={`wi-${name}`}>{label}</label>
      <select id={`wi-${name}`} value={value} onChange={(event) => onPick(event.target.value)}>
        {options.map(([each, title]) => (
          <option key={each} value={each}>
            {title}
          </option>
        ))}
        {!options.some(([each]) => each === value) && <option value={value}>{otherwise ?? value}</option>}
      </select>
    </div>
  )
}
