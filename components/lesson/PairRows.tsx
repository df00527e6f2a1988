import styles from './exercise.module.css'

interface Choice {
  readonly value: string
  readonly label: string
}

interface PairRowsProps {
  /** What the fields of the form begin with. */
  readonly name: string
  readonly rows: readonly Choice[]
  readonly options: readonly Choice[]
}

/** One of the options for each row. */
export function PairRows({ name, rows, options }: PairRowsProps) {
  return rows.map(({ value, label }) => (
    <label key={value} className={styles.pair}>
      <span>{label}</span>
      <select name={fieldOf(name, value)} defaultValue="">
        <option value="">Pick</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  ))
}

/** What was picked, by the value of the row; rows without a pick are left out. */
export function pairsIn(
  data: FormData,
  name: string,
  rows: readonly Choice[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    rows.flatMap(({ value }) => {
      const picked = data.get(fieldOf(name, value))
      return typeof picked === 'string' && picked !== '' ? [[value, picked]] : []
    }),
  )
}

const fieldOf = (name: string, row: string) => `${name} ${row}`
