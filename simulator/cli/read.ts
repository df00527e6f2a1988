import type { Finding, LeftOut } from '../conditional-access/reading/finding'
import { type Reading, reading } from '../conditional-access/reading/reading'
import { SimulationError } from '../core/errors'
import { readArguments } from './arguments'
import type { Command } from './command'
import { line } from './plain'
import { readTenant } from './read-tenant'

/** How it is called. */
export const READ_USAGE = 'Usage: lab read PATH... [--format text|markdown|json]'

const FORMATS = ['text', 'markdown', 'json']

/** Reads a tenant and says what will bite. Exit code 1 when something does, 3 when something may and nothing certainly does. */
export const readAloud: Command = async (args) => {
  const { values, positionals } = readArguments(args, { format: { type: 'string' } }, READ_USAGE)
  const format = values.format ?? 'text'
  if (!FORMATS.includes(format)) throw new SimulationError(`There is no format "${format}".`, READ_USAGE)
  if (positionals.length === 0) throw new SimulationError('Which tenant? Give its files.', READ_USAGE)
  const read = reading(await readTenant(positionals))
  const code = read.findings.length === 0 ? 0 : read.findings.some(({ isCertain }) => isCertain) ? 1 : 3
  const output =
    format === 'json'
      ? JSON.stringify(read, null, 2)
      : format === 'markdown'
        ? markdownOf(read)
        : textOf(read)
  return { output, code }
}

const RESULTS = { grant: 'granted', challenge: 'asked for something', block: 'blocked' } as const

function textOf({ findings, leftOut }: Reading): string {
  const found = findings.flatMap((each) => [
    `${each.isCertain ? 'BITES ' : 'UNSURE'} ${each.says}`,
    `       Why: ${each.why}`,
    ...each.policies.map(({ displayName, because }) => `       ${displayName}: ${because}`),
    ...(each.shows ? [`       Shown by: ${shownAs(each)}`] : []),
    `       ${each.source.url} (read ${each.source.checked})`,
  ])
  const none = findings.length === 0 ? ['Nothing was found that bites.'] : []
  const missing = leftOut.map(({ says, call }) => `  ${says} ${call}`)
  const head = missing.length > 0 ? ['Not in the export:'] : []
  return [...none, ...found, ...head, ...missing].map(line).join('\n')
}

function markdownOf({ findings, leftOut }: Reading): string {
  const found = findings.flatMap((each) => [
    `## ${cell(each.says)}`,
    '',
    ...(each.isCertain ? [] : ['Not certain: the export does not say all that decides it.', '']),
    cell(each.why),
    '',
    ...each.policies.map(({ displayName, because }) => `- **${cell(displayName)}**: ${cell(because)}`),
    ...(each.shows ? [`- Shown by: ${cell(shownAs(each))}`] : []),
    `- Source: <${each.source.url}>, read ${each.source.checked}`,
    '',
  ])
  const missing = leftOut.map(({ says, call }: LeftOut) => `| ${cell(says)} | \`${call}\` |`)
  const table =
    missing.length > 0 ? ['## Not in the export', '', '| What | Where it is |', '|---|---|', ...missing] : []
  return ['# A reading of the tenant', '', ...found, ...table].join('\n')
}

function shownAs({ shows }: Finding): string {
  if (!shows) return ''
  const results = shows.couldBe.length > 1 ? shows.couldBe : [shows.result]
  return `${shows.says}: ${results.map((each) => RESULTS[each]).join(' or ')}.`
}

/** Names out of an export mean nothing in Markdown. */
function cell(text: string): string {
  return line(text).replaceAll(/[\\`*_{}[\]<>()#+|!~-]/g, '\\$&')
}
