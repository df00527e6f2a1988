import { SimulationError } from '../core/errors'
import { nearest } from '../core/nearest'
import { findUserByName } from '../directory/queries'
import { catalogue, findFlow } from '../flows/catalogue'
import type { FlowEntry } from '../flows/flow-entry'
import type { Given } from '../prompts/answer'
import { completeRun, givenAnswers } from '../run/complete'
import { harOf } from '../run/export/har'
import type { Flow, RunInput } from '../run/flow'
import { run } from '../run/run'
import type { RunResult } from '../run/run-result'
import { digest } from '../trace/digest'
import { parties } from '../trace/select/parties'
import { sequenceOf } from '../trace/select/sequence'
import { steps } from '../trace/select/steps'
import { readArguments } from './arguments'
import type { Command } from './command'
import { line } from './plain'
import { readAnswers } from './read-answers'
import { readInterventions } from './read-interventions'

/** How it is called. */
export const RUN_USAGE =
  'Usage: lab run <slug> [--seed N] [--as NAME] [--answers FILE] [--do FILE] [--set switch=value]... [--format text|json|har|mermaid]'

/** Runs a flow: with the answers of a file, or, without one, with those of a sensible person, who may be anybody of its tenants. */
export const runFlow: Command = async (args) => {
  const { values, positionals } = readArguments(
    args,
    {
      seed: { type: 'string' },
      answers: { type: 'string' },
      as: { type: 'string' },
      do: { type: 'string' },
      set: { type: 'string', multiple: true },
      format: { type: 'string' },
    },
    RUN_USAGE,
  )
  const { format = 'text' } = values
  const print = Object.hasOwn(PRINTERS, format) ? PRINTERS[format as keyof typeof PRINTERS] : undefined
  if (!print)
    throw new SimulationError(
      `There is no format "${format}".`,
      `Use one of: ${Object.keys(PRINTERS).join(', ')}.`,
    )
  const entry = readFlow(positionals)
  const flow = await entry.flow()
  const seed = readSeed(values.seed)
  const switches = readSwitches(values.set ?? [])
  const interventions = values.do === undefined ? [] : await readInterventions(values.do)
  const as = values.as === undefined ? undefined : readPerson(flow, values.as)
  const given = values.answers === undefined ? undefined : await readAnswers(values.answers)
  const input = { seed, switches, interventions }
  const result = given
    ? await runWith(flow, { ...input, answers: given })
    : (await completeRun(flow, input, as)).result
  const [lost] = result.unreached
  if (lost) throw new SimulationError(lost.says, 'The output without --do shows what happens when.')
  // A run that crashes is a bug of ours: what happened until then is printed all the same.
  const code = result.status === 'crashed' ? 1 : 0
  return { output: await print(entry, result, seed), code }
}

type Printer = (entry: FlowEntry, result: RunResult, seed: number) => Promise<string>

/** What a run is printed as. */
const PRINTERS: Readonly<Record<'text' | 'json' | 'har' | 'mermaid', Printer>> = {
  text: textOf,
  json: async ({ slug }, result, seed) => {
    const { status, events } = result
    const outcome = result.status === 'ended' ? result.outcome : null
    const answers = givenAnswers(events)
    const shown = { slug, seed, digest: await digest(events), status, outcome, answers, events }
    return JSON.stringify(shown, null, 2)
  },
  har: async (_, { events }) => {
    const known = parties(events, events.length)
    return JSON.stringify(
      harOf(events, (id) => known.find((party) => party.id === id)?.name ?? id),
      null,
      2,
    )
  },
  mermaid: async (entry, { events }) =>
    sequenceOf(entry.title, parties(events, events.length), steps(events, await entry.narration())),
}

async function runWith(
  flow: Flow,
  input: RunInput & { readonly answers: readonly Given[] },
): Promise<RunResult> {
  const result = await run(flow, input)
  if (!result.unusable) return result
  throw new SimulationError(result.unusable.says, 'Check the order of the answers in the file.')
}

/** The user principal name of a person of the flow's tenants. */
function readPerson(flow: Flow, name: string): string {
  const users = flow.sites.flatMap(({ tenant }) => tenant?.users ?? [])
  const found = flow.sites.map(({ tenant }) => tenant && findUserByName(tenant, name)).find(Boolean)
  if (found) return found.userPrincipalName
  const names = users.map(({ userPrincipalName }) => userPrincipalName)
  throw new SimulationError(`There is no "${name}" in this flow.`, `There are: ${names.join(', ')}.`)
}

const MARKS = { front: '→', script: '⇢', back: '⇄', person: '☺', event: '·' } as const

async function textOf(entry: FlowEntry, result: RunResult): Promise<string> {
  const lines = steps(result.events, await entry.narration())
  return [
    ...lines.map((step) => {
      const time = new Date(step.at).toISOString().slice(11, 19)
      return `${String(step.index + 1).padStart(3)}  ${time}  ${step.refused ? '✗' : MARKS[step.kind]}  ${line(step.title)}`
    }),
    '',
    ending(result),
  ].join('\n')
}

function ending(result: RunResult): string {
  switch (result.status) {
    case 'ended':
      return `${result.outcome.result}: ${line(result.outcome.says)}`
    case 'awaiting':
      return `waiting for an answer: ${result.prompt.kind}`
    case 'crashed':
      return `crashed: ${line(result.says)}`
  }
}

function readFlow([slug, extra]: readonly string[]): FlowEntry {
  if (slug === undefined) throw new SimulationError('Which flow?', RUN_USAGE)
  if (extra !== undefined) throw new SimulationError(`run takes one flow, not also "${extra}".`, RUN_USAGE)
  const flow = findFlow(slug)
  if (flow) return flow
  const slugs = catalogue.map((each) => each.slug)
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
