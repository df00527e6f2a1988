import { isObject } from '../core/json'
import type { AppPage } from '../prompts/next/prompt'

/**
 * What an API has answered, as the table of a page. It is foreign JSON: rows that are no objects are left out, and so is what is
 * neither text nor number.
 * @param columns by their heads: the members of a row that stand in one cell
 */
export function tableOf(
  answer: unknown,
  columns: Readonly<Record<string, readonly string[]>>,
): NonNullable<AppPage['table']> {
  return {
    head: Object.keys(columns),
    rows: rowsIn(answer).map((row) =>
      Object.values(columns).map((members) =>
        members
          .map((name) => cell(row[name]))
          .join(' ')
          .trim(),
      ),
    ),
  }
}

/** The objects under `value`, where Microsoft Graph and the APIs here have the rows of a list. */
export function rowsIn(answer: unknown) {
  const list = isObject(answer) ? answer.value : undefined
  return Array.isArray(list) ? list.filter(isObject) : []
}

function cell(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
