import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Corpus, Finding, ReadData } from './corpus'

/** What one corpus came to. */
interface Count {
  readonly lines: readonly string[]
  readonly passed: number
  readonly failed: number
}

/**
 * Examines every corpus in `folder` and says so, a line `name: N of M` each and a line for each item that does not hold. A
 * corpus that is missing, or that has nothing in it, has failed.
 */
export async function report(
  corpora: readonly Corpus[],
  folder: string,
  say: (line: string) => void,
): Promise<{ readonly passed: number; readonly failed: number }> {
  const read: ReadData = async (file) => JSON.parse(await readFile(path.join(folder, file), 'utf8'))
  let passed = 0
  let failed = 0
  for (const corpus of corpora) {
    const count = await examine(corpus, read, folder)
    for (const line of count.lines) say(line)
    passed += count.passed
    failed += count.failed
  }
  if (corpora.length === 0) failed++
  say(`${passed} passed, ${failed} failed`)
  return { passed, failed }
}

async function examine(corpus: Corpus, read: ReadData, folder: string): Promise<Count> {
  let findings: readonly Finding[]
  try {
    findings = await corpus.examine(read, folder)
  } catch (fault) {
    const says = fault instanceof Error ? fault.message : String(fault)
    return { lines: [`${corpus.name}: cannot be examined: ${says}`], passed: 0, failed: 1 }
  }
  if (findings.length === 0) {
    return { lines: [`${corpus.name}: 0 of 0: nothing was read`], passed: 0, failed: 1 }
  }
  const failures = findings.filter((each) => each.problem !== undefined && each.exception === undefined)
  const exceptions = findings.filter((each) => each.exception !== undefined)
  // An exception that has come to hold is out of date.
  const stale = exceptions.filter((each) => each.problem === undefined)
  const good = findings.length - failures.length - exceptions.length
  const counted = `${corpus.name}: ${good} of ${findings.length}`
  return {
    lines: [
      exceptions.length > 0 ? `${counted} (${plural(exceptions.length, 'exception')}, listed)` : counted,
      ...failures.map(({ item, problem }) => `  FAILED ${item}: ${problem}`),
      ...stale.map(({ item }) => `  FAILED ${item}: is listed as an exception, but holds`),
      ...(corpus.columns ? table(corpus.columns, findings) : exceptions.map(inWords)),
      ...(corpus.leftOut === undefined ? [] : [`  not compared: ${corpus.leftOut}`]),
    ],
    passed: good,
    failed: failures.length + stale.length,
  }
}

const inWords = ({ item, exception }: Finding) => `  exception ${item}: ${exception}`

/** In Markdown, with the columns as wide as they need to be, but the last. */
function table(columns: readonly string[], findings: readonly Finding[]): string[] {
  const rows = [columns, ...findings.flatMap(({ row }) => (row ? [row] : []))]
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  const widths = columns.slice(0, -1).map((_, column) => width(column))
  const line = (row: readonly string[]) =>
    `  | ${row.map((cell, column) => cell.replaceAll('|', '\\|').padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [heading = '', ...lines] = rows.map(line)
  return [heading, line(columns.map((name, column) => '-'.repeat(widths[column] ?? name.length))), ...lines]
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
