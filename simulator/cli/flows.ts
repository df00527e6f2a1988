import { SimulationError } from '../core/errors'
import { flows } from '../flows/registry'
import type { Flow } from '../run/flow'
import { readArguments, readFormat } from './arguments'
import type { Command } from './command'

/** How it is called. */
export const FLOWS_USAGE = 'Usage: lab flows [--format text|json]'

/** The flows there are, with their parties, specifications and switches. */
export const listFlows: Command = (args) => {
  const { values, positionals } = readArguments(args, { format: { type: 'string' } }, FLOWS_USAGE)
  if (positionals.length > 0) throw new SimulationError(`flows takes no "${positionals[0]}".`, FLOWS_USAGE)
  const format = readFormat(values.format)
  if (format === 'json') return { output: JSON.stringify(flows.map(summary), null, 2), code: 0 }
  return { output: flows.map((flow) => lines(flow).join('\n')).join('\n\n'), code: 0 }
}

function summary({ slug, title, parties, specs, switches }: Flow) {
  return {
    slug,
    title,
    parties: parties.map(({ id, kind, name }) => ({ id, kind, name })),
    specs,
    switches: switches.map(({ name, values }) => ({ name, values })),
  }
}

function lines({ slug, title, switches }: Flow): string[] {
  const width = Math.max(...switches.map(({ name }) => name.length))
  return [
    `${slug}  ${title}`,
    ...switches.map(({ name, values }) => `  ${name.padEnd(width)}  ${values.join(' | ')}`),
  ]
}
