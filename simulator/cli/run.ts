import { SimulationError } from '../core/errors'
import { nearest } from '../core/nearest'
import { narrations } from '../flows/narrations'
import { findFlow, flows } from '../flows/registry'
import { completeRun } from '../run/complete'
import type { Flow, RunInput } from '../run/flow'
import type { Answer } from '../run/prompt'
import { run } from '../run/run'
import type { RunResult } from '../run/run-result'
import { digest } from '../trace/digest'
import { steps } from '../trace/select/steps'
import { readArguments, readFormat } from './arguments'
import type { Command } from './command'
import { readAnswers } from './read-answers'

/** How it is called. */
export const RUN_USAGE =
  'Usage: lab run <slug> [--seed N] [--answers FILE] [--set switch=value]... [--format text|json]'

/** Runs a flow: with the answers of a file, or, without one, with those of a sensible person. */
export const runFlow: Command = async (args) => {
  const { values, positionals } = readArguments(
    args,
    {
      seed: { type: 'string' },
      answers: { type: 'string' },
      set: { type: 'string', multiple: true },
      format: { type: 'string' },
    },
    RUN_USAGE,
  )
  const format = readFormat(values.format)
  const flow = readFlow(positionals)
  const seed = readSeed(values.seed)
  const switches = readSwitches(values.set ?? [])
  const given = values.answers === undefined ? undefined : await readAnswers(values.answers)
  const { result, answers } = given
    ? await runWith(flow, { seed, switches, answers: given })
    : await completeRun(flow, { seed, switches })
  // A run that crashes is a bug of ours: what happened until then is printed all the same.
  const code = result.status === 'crashed' ? 1 : 0
  if (format === 'text') return { output: textOf(flow, result), code }
  const { status, events } = result
  const outcome = result.status === 'ended' ? result.outcome : null
  const shown = { slug: flow.slug, seed, digest: await digest(events), status, outcome, answers, events }
  return { output: JSON.stringify(shown, null, 2), code }
}

async function runWith(
  flow: Flow,
  input: RunInput & { readonly answers: readonly Answer[] },
): Promise<{ result: RunResult; answers: readonly Answer[] }> {
  const result = await run(flow, input)
  if (result.status === 'awaiting' && result.unusable) {
    throw new SimulationError(result.unusable.says, 'Check the order of the answers in the file.')
  }
  const used = result.events.filter((event) => event.type === 'prompt-answered').length
  return { result, answers: input.answers.slice(0, used) }
}

const MARKS = { front: '→', script: '⇢', back: '⇄', person: '☺', event: '·' } as const

function textOf(flow: Flow, result: RunResult): string {
  const narration = narrations[flow.slug]
  const lines = narration ? steps(result.events, narration) : []
  return [
    ...lines.map((step) => {
      const time = new Date(step.at).toISOString().slice(11, 19)
      return `${String(step.index + 1).padStart(3)}  ${time}  ${step.refused ? '✗' : MARKS[step.kind]}  ${step.title}`
    }),
    '',
    ending(result),
  ].join('\n')
}

function ending(result: RunResult): string {
  switch (result.status) {
    case 'ended':
      return `${result.outcome.result}: ${result.outcome.says}`
    case 'awaiting':
      return `waiting for an answer: ${result.prompt.kind}`
    case 'crashed':
      return `crashed: ${result.says}`
  }
}

function readFlow([slug, extra]: readonly string[]): Flow {
  if (slug === undefined) throw new SimulationError('Which flow?', RUN_USAGE)
  if (extra !== undefined) throw new SimulationError(`run takes one flow, not also "${extra}".`, RUN_USAGE)
  const flow = findFlow(slug)
  if (flow) return flow
  const slugs = flows.map((each) => each.slug)
  const [near] = nearest(slug, slugs)
  const meant = near === undefined ? '' : ` Did you mean ${near}?`
  throw new SimulationError(`There is no flow "${slug}".${meant}`, `There are: ${slugs.join(', ')}.`)
}

function readSeed(text = '1'): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new SimulationError(`"${text}" is no seed.`, 'A seed is a whole number from 0, of at most 15 digits.')
}

function readSwitches(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const equals = pair.indexOf('=')
      if (equals < 1) throw new SimulationError(`"${pair}" sets nothing.`, 'Write --set switch=value.')
      return [pair.slice(0, equals), pair.slice(equals + 1)]
    }),
  )
}
