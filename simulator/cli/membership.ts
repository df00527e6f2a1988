import { SimulationError } from '../core/errors'
import { selectedBy, whatIsMissing } from '../directory/dynamic-groups'
import { readRule } from '../directory/membership-rule/rule'
import type { PolicyTenant } from '../directory/policy-tenant'
import { readArguments, readFormat } from './arguments'
import type { Command } from './command'
import { line } from './plain'
import { readTenant } from './read-tenant'

/** How it is called. */
export const MEMBERSHIP_USAGE =
  'Usage: lab membership --tenant PATH... --rule RULE [--now TIME] [--format text|json]'

/** Reads a membership rule and says whom it selects. Exit code 1 when the rule is not valid, 3 when that is not certain. */
export const membership: Command = async (args) => {
  const { values, positionals } = readArguments(
    joinRule(args),
    {
      tenant: { type: 'string', multiple: true },
      rule: { type: 'string', mayBeEmpty: true },
      now: { type: 'string' },
      format: { type: 'string' },
    },
    MEMBERSHIP_USAGE,
  )
  const format = readFormat(values.format)
  if (values.rule === undefined) throw new SimulationError('Which rule? --rule RULE.', MEMBERSHIP_USAGE)
  if (values.tenant === undefined) throw new SimulationError('Which tenant? --tenant PATH.', MEMBERSHIP_USAGE)
  const now = values.now === undefined ? Date.now() : Date.parse(values.now)
  if (Number.isNaN(now))
    throw new SimulationError(`"${values.now}" is no time.`, 'Write 2026-06-10T12:00:00Z.')
  // `--tenant a b c`: what follows the first path stands free.
  const tenant = await readTenant([...values.tenant, ...positionals])
  const rule = readRule(values.rule)
  const open = rule.valid
    ? [whatIsMissing(rule, tenant), ...(tenant.lost ?? [])].filter((each) => each !== null)
    : []
  const found = rule.valid ? selectedBy(rule, tenant, now) : { ids: [], open: new Map<string, string>() }
  const warnings = [...rule.warnings, ...open, ...unknown(found.open, tenant)]
  const { valid } = rule
  const error = rule.valid ? null : rule.error
  const members = found.ids
  const isOpen = rule.valid
    ? rule.undocumented.length + rule.unevaluated.length + rule.doubts.size + open.length + found.open.size >
      0
    : rule.error.doubt !== undefined
  const code = isOpen ? 3 : rule.valid ? 0 : 1
  if (format === 'json') {
    return { output: JSON.stringify({ valid, members, warnings, error }, null, 2), code }
  }
  const says =
    error === null
      ? membersText(members, tenant, code === 3)
      : [
          `${error.doubt ? 'It is not certain that the rule is valid' : 'The rule is not valid'}. At character ${error.position + 1}: ${error.message}${error.doubt ? ` ${error.doubt}` : ''}`,
          ...pointer(values.rule, error.position),
        ]
  return { output: [...says, ...warnings.map((each) => `Note: ${each}`)].map(line).join('\n'), code }
}

/** A rule may start with a hyphen, which would be taken for an option. */
function joinRule(args: readonly string[]): readonly string[] {
  const at = args.indexOf('--rule')
  const rule = args[at + 1]
  return at < 0 || rule === undefined ? args : [...args.slice(0, at), `--rule=${rule}`, ...args.slice(at + 2)]
}

const MOST_NAMED = 3

/** Of whom it is not known whether the rule takes them in: a line for each reason. */
function unknown(open: ReadonlyMap<string, string>, { users, devices }: PolicyTenant): string[] {
  const names = new Map([...devices, ...users].map(({ id, displayName }) => [id, displayName || id]))
  return [...new Set(open.values())].map((because) => {
    const who = [...open].flatMap(([id, each]) => (each === because ? (names.get(id) ?? id) : []))
    const more = who.length - MOST_NAMED
    const named = who.slice(0, MOST_NAMED).join(', ')
    return `Not known of ${more > 0 ? `${named} and ${more} more` : named}: ${because}`
  })
}

function membersText(members: readonly string[], tenant: PolicyTenant, isOpen: boolean): string[] {
  const names = new Map(
    [...tenant.devices, ...tenant.users].map(({ id, displayName }) => [id, displayName ?? '']),
  )
  const count = members.length === 1 ? '1 member' : `${members.length} members`
  const says = isOpen ? 'It is not certain that the rule is valid and selects these' : 'The rule is valid'
  return [`${says}: ${count}.`, ...members.map((id) => `  ${id}  ${names.get(id) ?? ''}`.trimEnd())]
}

/** The rule around the error, and a mark below the place. */
function pointer(rule: string, position: number): string[] {
  const from = Math.max(0, position - 40)
  const part = line(rule.slice(from, position))
  return [`  ${part}${line(rule.slice(position, position + 30))}`, `  ${' '.repeat(part.length)}^`]
}
