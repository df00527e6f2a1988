import { CHECKS } from '../conditional-access/reading/checks'
import type { Finding, LeftOut } from '../conditional-access/reading/finding'
import { LOST } from '../conditional-access/reading/left-out'
import { type Reading, reading } from '../conditional-access/reading/reading'
import { SimulationError } from '../core/errors'
import type { PolicyTenant } from '../directory/policy-tenant'
import { readArguments } from './arguments'
import type { Command, Done } from './command'
import { line } from './plain'
import { readTenant } from './read-tenant'

/** How it is called. */
export const READ_USAGE = 'Usage: lab read PATH... [--format text|markdown|json|checks]'

const FORMATS: Readonly<Record<string, (read: Reading, tenant: PolicyTenant) => string>> = {
  text: textOf,
  markdown: markdownOf,
  json: (read) => JSON.stringify(read, null, 2),
  checks: checksOf,
}

/**
 * Reads a tenant and says what will bite; as `checks` what each check of Maester’s and CISA’s lists comes to. Exit code 1 when
 * something bites, 3 when something may and nothing certainly does.
 */
export const readAloud: Command = async (args) => {
  const { values, positionals } = readArguments(args, { format: { type: 'string' } }, READ_USAGE)
  const format = values.format ?? 'text'
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
  if (!write) throw new SimulationError(`There is no format "${format}".`, READ_USAGE)
  if (positionals.length === 0) throw new SimulationError('Which tenant? Give its files.', READ_USAGE)
  const tenant = await readTenant(positionals)
  const read = reading(tenant)
  return { output: write(read, tenant), code: codeOf(read) }
}

function codeOf({ findings, leftOut }: Reading): Done['code'] {
  if (leftOut.some(({ id }) => id === LOST)) return 3
  if (findings.length === 0) return 0
  return findings.some(({ isCertain }) => isCertain) ? 1 : 3
}

/** A line for each check: what was found of what answers it, or what it needs. */
function checksOf({ findings }: Reading, tenant: PolicyTenant): string {
  const rows = Object.entries(CHECKS).map(([id, coverage]) => {
    if ('at' in coverage) return [id, 'said by lab import']
    if ('needs' in coverage) return [id, `needs ${coverage.needs}`]
    const { unless } = coverage
    if (unless && !unless.isThere(tenant)) return [id, `needs ${unless.needs}`]
    const found = findings.filter((each) => coverage.by.includes(each.id))
    const is = found.some(({ isCertain }) => isCertain)
      ? 'bites'
      : found.length > 0
        ? 'may bite'
        : 'not found'
    return [id, `${is}: ${coverage.by.join(', ')}`]
  })
  return rows.map(([id = '', says]) => line(`${id.padEnd(18)} ${says}`)).join('\n')
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
  const lost = leftOut.filter(({ id }) => id === LOST).map(({ says, call }) => `LOST   ${says} ${call}`)
  const missing = leftOut.filter(({ id }) => id !== LOST).map(({ says, call }) => `  ${says} ${call}`)
  const head = missing.length > 0 ? ['Not in the export:'] : []
  return [...lost, ...none, ...found, ...head, ...missing].map(line).join('\n')
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
  const others = leftOut.filter(({ id }) => id !== LOST)
  const missing = others.map(({ says, call }: LeftOut) => `| ${cell(says)} | \`${call}\` |`)
  const table =
    missing.length > 0 ? ['## Not in the export', '', '| What | Where it is |', '|---|---|', ...missing] : []
  const lost = leftOut.filter(({ id }) => id === LOST)
  const first = lost.map(({ says, call }) => `- **${cell(says)}** ${cell(call)}`)
  const head = first.length > 0 ? ['## The export is not complete', '', ...first, ''] : []
  return ['# A reading of the tenant', '', ...head, ...found, ...table].join('\n')
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
