import { SimulationError } from '../core/errors'
import { catalogue } from '../flows/catalogue'
import type { FlowEntry } from '../flows/flow-entry'
import type { Flow } from '../run/flow'
import { readArguments, readFormat } from './arguments'
import type { Command } from './command'

/** How it is called. */
export const FLOWS_USAGE = 'Usage: lab flows [--format text|json]'

/** The flows there are and the attacks on them, with the question each answers, its parties, specifications and switches. */
export const listFlows: Command = async (args) => {
  const { values, positionals } = readArguments(args, { format: { type: 'string' } }, FLOWS_USAGE)
  if (positionals.length > 0) throw new SimulationError(`flows takes no "${positionals[0]}".`, FLOWS_USAGE)
  const format = readFormat(values.format)
  const all = await Promise.all(catalogue.map(async (entry) => ({ entry, flow: await entry.flow() })))
  if (format === 'json') return { output: JSON.stringify(all.map(summary), null, 2), code: 0 }
  return { output: all.map((each) => lines(each).join('\n')).join('\n\n'), code: 0 }
}

interface Listed {
  readonly entry: FlowEntry
  readonly flow: Flow
}

function summary({ entry: { kind, slug, title, question, specs }, flow: { parties, switches } }: Listed) {
  return {
    kind,
    slug,
    title,
    question,
    parties: parties.map(({ id, kind, name }) => ({ id, kind, name })),
    specs,
    switches: switches.map(({ name, values }) => ({ name, values })),
  }
}

function lines({ entry: { kind, slug, title, question }, flow: { switches } }: Listed): string[] {
  const width = Math.max(0, ...switches.map(({ name }) => name.length))
  return [
    `${slug}  ${title}${kind === 'attack' ? ' (attack)' : ''}`,
    `  ${question}`,
    ...switches.map(({ name, values }) => `  ${name.padEnd(width)}  ${values.join(' | ')}`),
  ]
}
