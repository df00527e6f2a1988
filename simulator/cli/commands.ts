import { SimulationError } from '../core/errors'
import { nearest } from '../core/nearest'
import { ASSERT_USAGE, assertTenant } from './assert'
import { ATTACKS_USAGE, attacksCommand } from './attacks'
import { AZURE_ACCESS_USAGE, azureAccess } from './azure-access'
import type { Command, Done } from './command'
import { DIFF_USAGE, diff } from './diff'
import { EXPLAIN_USAGE, explainText } from './explain'
import { FLOWS_USAGE, listFlows } from './flows'
import { IMPORT_USAGE, importTenant } from './import'
import { MEMBERSHIP_USAGE, membership } from './membership'
import { plain } from './plain'
import { READ_USAGE, readAloud } from './read'
import { RUN_USAGE, runFlow } from './run'
import { VERIFY_USAGE, verify } from './verify'
import { WHAT_IF_USAGE, whatIf } from './what-if'

const COMMANDS: Readonly<Record<string, { readonly command: Command; readonly usage: string }>> = {
  flows: { command: listFlows, usage: FLOWS_USAGE },
  attacks: { command: attacksCommand, usage: ATTACKS_USAGE },
  run: { command: runFlow, usage: RUN_USAGE },
  verify: { command: verify, usage: VERIFY_USAGE },
  explain: { command: explainText, usage: EXPLAIN_USAGE },
  import: { command: importTenant, usage: IMPORT_USAGE },
  'what-if': { command: whatIf, usage: WHAT_IF_USAGE },
  assert: { command: assertTenant, usage: ASSERT_USAGE },
  diff: { command: diff, usage: DIFF_USAGE },
  read: { command: readAloud, usage: READ_USAGE },
  membership: { command: membership, usage: MEMBERSHIP_USAGE },
  'azure-access': { command: azureAccess, usage: AZURE_ACCESS_USAGE },
}

const USAGES = Object.values(COMMANDS).map(({ usage }) => usage.replace(/^Usage: /, ''))
const HELP = ['help', '--help', '-h']

/** Runs the command that the first argument names. @throws SimulationError when there is none, and what the command throws. */
export async function execute([name, ...rest]: readonly string[]): Promise<Done> {
  const usage = `Usage: ${USAGES.join(' | ')}`
  if (name === undefined) throw new SimulationError('No command.', usage)
  if (HELP.includes(name)) return { output: ['Usage:', ...USAGES].join('\n  '), code: 0 }
  const found = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!found) {
    const [near] = nearest(name, [...Object.keys(COMMANDS), 'help'])
    const meant = near === undefined ? '' : ` Did you mean "${near}"?`
    throw new SimulationError(`There is no command "${name}".${meant}`, usage)
  }
  if (rest.length === 1 && HELP.includes(rest[0] ?? '')) return { output: found.usage, code: 0 }
  const done = await found.command(rest)
  // Whatever a command shows of a file or a token, a terminal shows as it stands.
  return { ...done, output: plain(done.output) }
}
