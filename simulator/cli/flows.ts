import { SimulationError } from '../core/errors'
import { catalogue } from '../flows/catalogue'
import type { FlowEntry } from '../flows/flow-entry'
import type { Asked } from '../gallery/asked'
import type { Flow } from '../run/flow'
import { readArguments, readFormat } from './arguments'
import type { Command } from './command'
import { answerQuestion } from './flow-question'

/** How it is called. */
export const FLOWS_USAGE = 'Usage: lab flows [--question "in your own words"] [--format text|json]'

/**
 * The flows there are and the attacks on them, with the question each answers, its parties, specifications and switches; or, with
 * `--question`, those that somebody needs who asks it.
 */
export const listFlows: Command = async (args) => {
  const options = { question: { type: 'string' }, format: { type: 'string' } } as const
  const { values, positionals } = readArguments(args, options, FLOWS_USAGE)
  if (positionals.length > 0)
    throw new SimulationError(
      `flows takes no "${positionals[0]}".`,
      `A question of several words stands in quotation marks. ${FLOWS_USAGE}`,
    )
  const format = readFormat(values.format)
  if (values.question !== undefined) return answerQuestion(values.question, format)
  const all = await Promise.all(
    catalogue.map(async (entry) => ({ entry, flow: await entry.flow(), asked: await entry.asked() })),
  )
  if (format === 'json') return { output: JSON.stringify(all.map(summary), null, 2), code: 0 }
  return { output: all.map((each) => lines(each).join('\n')).join('\n\n'), code: 0 }
}

interface Listed {
  readonly entry: FlowEntry
  readonly flow: Flow
  readonly asked: Asked
}

function summary({
  entry: { kind, slug, title, question, specs },
  flow: { parties, switches },
  asked: { who, endsIn },
}: Listed) {
  return {
    kind,
    slug,
    title,
    question,
    who,
    endsIn,
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
