import { type Refused, refusedIn } from '../conditional-access/refusals'
import { SimulationError } from '../core/errors'
import type { ImportResult } from '../interchange/import-result'
import { readArguments, readFormat } from './arguments'
import type { Command } from './command'
import { line } from './plain'
import { readExports } from './read-tenant'

/** How it is called. */
export const IMPORT_USAGE = 'Usage: lab import PATH... [--format text|json]'

/** Says what came in of the files, folders and zips given, and what did not. Exit code 1 when nothing came in. */
export const importTenant: Command = async (args) => {
  const { values, positionals } = readArguments(args, { format: { type: 'string' } }, IMPORT_USAGE)
  const format = readFormat(values.format)
  if (positionals.length === 0) throw new SimulationError('Import what?', IMPORT_USAGE)
  const result = await readExports(positionals)
  const { imported, copies, unresolved, unknown, problems } = result
  const refused = refusedIn(result.tenant.conditionalAccessPolicies)
  const code = Object.keys(imported).length > 0 ? 0 : 1
  if (format === 'text') return { output: textOf(result, refused), code }
  return {
    output: JSON.stringify({ imported, copies, unresolved, unknown, problems, refused }, null, 2),
    code,
  }
}

function textOf(
  { imported, copies, unresolved, unknown, problems }: ImportResult,
  refused: readonly Refused[],
): string {
  const counts = Object.entries(imported)
  const missing = unresolved.filter(({ builtIn }) => !builtIn)
  const width = Math.max(...counts.map(([name]) => name.length))
  return [
    ...(counts.length > 0 ? counts : [['nothing', 0] as const]).map(
      ([name, count]) => `${name.padEnd(width)}  ${count}${counting(count, copies[name])}`,
    ),
    ...section('Refers to what is missing', missing, ({ id, kind, name, referredBy }) => {
      const called = name === undefined ? id : `${id} (${name})`
      return `${kind} ${called}, ${referredBy.length === 1 ? 'once' : `${referredBy.length} times`}`
    }),
    ...section('Not understood', unknown, ({ file, path, says }) =>
      path === '' ? `${file}: ${says}` : `${file}: ${path}: ${says}`,
    ),
    ...section(
      'Problems',
      problems,
      ({ file, line: at, column, message }) => `${file}:${at}:${column}: ${message}`,
    ),
    ...section(
      'Graph would not take it as it is, or may not',
      refused,
      ({ displayName, says, isCertain, source }) =>
        `${displayName}: ${isCertain ? '' : 'perhaps: '}${says} ${source}`,
    ),
  ].join('\n')
}

/** Of copies that differ one counts: `36 came in, 34 count`. */
function counting(count: number, others = 0): string {
  if (others === 0) return ''
  const left = count - others
  return ` came in, ${left} ${left === 1 ? 'counts' : 'count'}: ${others} ${others === 1 ? 'is another copy' : 'are other copies'} of these`
}

function section<T>(title: string, items: readonly T[], say: (item: T) => string): string[] {
  return items.length === 0
    ? []
    : ['', `${title} (${items.length})`, ...items.map((item) => `  ${line(say(item))}`)]
}
