import { SimulationError } from '../core/errors'
import { nearest } from '../core/nearest'
import { assertTenant } from './assert'
import type { Command, Done } from './command'
import { listFlows } from './flows'
import { importTenant } from './import'
import { membership } from './membership'
import { plain } from './plain'
import { runFlow } from './run'
import { verify } from './verify'
import { whatIf } from './what-if'

const USAGE =
  'Usage: lab flows [--format text|json] | lab run <slug> [--seed N] [--answers FILE] [--set switch=value]... [--format text|json] | lab verify <jwt> | lab import PATH... [--format text|json] | lab what-if --tenant PATH... [--sign-in FILE|-] [--user NAME --app NAME ...] [--format text|json] | lab assert --tenant PATH... --assertions FILE [--format text|json] | lab membership --tenant PATH... --rule RULE [--format text|json]'

const help: Command = () => ({ output: USAGE.replace(': ', ':\n  ').replaceAll(' | ', '\n  '), code: 0 })

const commands: Readonly<Record<string, Command>> = {
  flows: listFlows,
  run: runFlow,
  verify,
  import: importTenant,
  'what-if': whatIf,
  assert: assertTenant,
  membership,
  help,
  '--help': help,
  '-h': help,
}

/** Runs the command that the first argument names. @throws SimulationError when there is none, and what the command throws. */
export async function execute([name, ...rest]: readonly string[]): Promise<Done> {
  if (name === undefined) throw new SimulationError('No command.', USAGE)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    const [near] = nearest(name, Object.keys(commands))
    const meant = near === undefined ? '' : ` Did you mean "${near}"?`
    throw new SimulationError(`There is no command "${name}".${meant}`, USAGE)
  }
  const { output, code } = await command(rest)
  // Whatever a command shows of a file or a token, a terminal shows as it stands.
  return { output: plain(output), code }
}
