import type { Row, RowKind } from './difference'

/** What each kind of row is called. */
const TITLES: Readonly<Record<RowKind, string>> = {
  'locked-out': 'Newly locked out',
  'let-in': 'Newly let in',
  'asked-for-more': 'Newly asked for something',
  'asked-for-nothing': 'No longer asked for anything',
  other: 'Asked for something else',
  session: 'Other terms of the session',
  open: 'No longer certain, or certain now',
  unsure: 'Not certain whether it changes',
}

/** The rows of each kind that there are. */
export function sections(rows: readonly Row[]): readonly (readonly [title: string, rows: readonly Row[]])[] {
  return Object.entries(TITLES).flatMap(([kind, title]) => {
    const own = rows.filter((row) => row.kind === kind)
    return own.length === 0 ? [] : [[title, own] as const]
  })
}
