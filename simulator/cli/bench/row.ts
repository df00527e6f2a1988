/** One measured figure. `ratios` says how many times the peer's value it is. */
export interface Row {
  readonly name: string
  readonly unit: string
  readonly value: number
  readonly ratios: Readonly<Record<string, number>>
}

export function row(name: string, unit: string, value: number, ratios: Row['ratios'] = {}): Row {
  const rounded = Object.entries(ratios).map(([peer, ratio]) => [peer, Math.round(ratio * 100) / 100])
  return { name, unit, value: Math.round(value * 100) / 100, ratios: Object.fromEntries(rounded) }
}

/** The rows as a table for people. */
export function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length))
  return rows
    .map(({ name, unit, value, ratios }) => {
      const beside = Object.entries(ratios).map(([peer, ratio]) => `${ratio.toFixed(2)}x ${peer}`)
      return `${name.padEnd(width)}  ${value.toFixed(value < 100 ? 2 : 0).padStart(8)} ${unit}  ${beside.join(', ')}`.trimEnd()
    })
    .join('\n')
}
