import { writeFile } from 'node:fs/promises'
import { SimulationError } from '../core/errors'
import { nearest } from '../core/nearest'
import { readTenant } from '../directory/graph-tenant'
import { findUserByName } from '../directory/queries'
import { catalogue, findFlow } from '../flows/catalogue'
import type { FlowEntry } from '../flows/flow-entry'
import { decodeText } from '../interchange/decode-text'
import { IMPORT_LIMITS } from '../interchange/limits'
import type { Given } from '../prompts/answer'
import { completeRun, givenAnswers } from '../run/complete'
import { harOf } from '../run/export/har'
import type { Flow, RunInput } from '../run/flow'
import { isNames, plainNames, withNames } from '../run/names'
import { type OwnTenant, secretsOf, withTenant } from '../run/own-tenant'
import { run } from '../run/run'
import {
  MOST_FILE_BYTES,
  type ReadRunFile,
  type RunFile,
  readRunFile,
  saysLeftOut,
  writeRunFile,
} from '../run/run-file'
import type { RunResult } from '../run/run-result'
import { changesWithoutSecrets } from '../run/typed-secrets'
import { withoutSecrets } from '../run/without-secrets'
import { digest } from '../trace/digest'
import { parties } from '../trace/select/parties'
import { sequenceOf } from '../trace/select/sequence'
import { steps } from '../trace/select/steps'
import { readArguments } from './arguments'
import type { Command } from './command'
import { line } from './plain'
import { readAnswers } from './read-answers'
import { readBytes } from './read-bytes'
import { readInterventions } from './read-interventions'
import { readExports } from './read-tenant'

/** How it is called. */
export const RUN_USAGE =
  'Usage: lab run <slug>|--file FILE [--tenant PATH]... [--seed N] [--as NAME] [--answers FILE] [--do FILE] [--set switch=value]... [--save FILE] [--format text|json|har|mermaid]'

/**
 * Runs a flow: with the answers of a file, or, without one, with those of a sensible person, who may be anybody of its tenants; in its
 * sample tenant, in a new one (`--tenant new`), or in one of the exports given. A whole run can be read from a file (`--file`), and written
 * to one (`--save`), as the page does.
 */
export const runFlow: Command = async (args) => {
  const { values, positionals } = readArguments(
    args,
    {
      seed: { type: 'string' },
      answers: { type: 'string' },
      as: { type: 'string' },
      do: { type: 'string' },
      set: { type: 'string', multiple: true },
      tenant: { type: 'string', multiple: true },
      file: { type: 'string' },
      save: { type: 'string' },
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
  if (values.file !== undefined) {
    const [alone] = ['seed', 'answers', 'as', 'do', 'set', 'tenant'].filter((name) => name in values)
    if (alone ?? positionals[0])
      throw new SimulationError(
        `A file holds the whole run: --file goes without ${alone ? `--${alone}` : 'a flow'}.`,
        RUN_USAGE,
      )
  }
  const read = values.file === undefined ? undefined : await readRun(values.file)
  const entry = readFlow(read ? [read.file.run.flow] : positionals)
  const sample = await entry.flow()
  const own = read ? tenantOf(read.file.tenant, sample) : await readOwnTenant(values.tenant, sample)
  const inTenant = withTenant(sample, own)
  const names = read?.file.run.names
  const flow = isNames(inTenant, names) ? withNames(inTenant, plainNames(names)) : inTenant
  const { seed, switches, interventions } = read?.file.run ?? {
    seed: readSeed(values.seed),
    switches: readSwitches(values.set ?? []),
    interventions: values.do === undefined ? [] : await readInterventions(values.do),
  }
  const as = values.as === undefined ? undefined : readPerson(flow, values.as)
  const given = values.answers === undefined ? undefined : await readAnswers(values.answers)
  const input = { seed, switches, interventions }
  // The answers of a file are as many as its reader gave; the rest is what the page shows ahead of time.
  const result = given
    ? await runWith(flow, { ...input, answers: given })
    : (await completeRun(flow, { ...input, answers: read?.file.run.answers ?? [] }, as)).result
  let leftOut = 0
  if (values.save !== undefined) {
    const { slug, revision } = sample
    const answers = withoutSecrets(flow, result.events)
    const state = { flow: slug, revision, step: 0, ...input, answers, ...(names ? { names } : {}) }
    const changes = changesWithoutSecrets(interventions, result.events)
    leftOut = interventions.length - changes.length
    await save(values.save, writeRunFile({ ...state, interventions: changes }, own, { leftOut }))
  }
  const [lost] = result.unreached
  if (lost) throw new SimulationError(lost.says, 'The output without --do shows what happens when.')
  // A run that crashes is a bug of ours: what happened until then is printed all the same.
  const code = result.status === 'crashed' ? 1 : 0
  return {
    output: await print(entry, result, seed),
    code,
    ...(leftOut > 0 && { note: saysLeftOut(leftOut) }),
  }
}

/** The run of a file. @throws SimulationError when there is none in it */
async function readRun(file: string): Promise<Extract<ReadRunFile, { ok: true }>> {
  const { text } = decodeText(await readBytes(file, MOST_FILE_BYTES, 'Give the file of a run.'))
  // As many as `--tenant` takes: what --save has written is read again.
  const read = readRunFile(text, IMPORT_LIMITS.objects)
  if (read.ok) return read
  throw new SimulationError(
    `${file}: ${read.says}`,
    'The page writes one under Share, and lab run with --save.',
  )
}

function tenantOf(tenant: RunFile['tenant'], sample: Flow): OwnTenant | undefined {
  return tenant === undefined || tenant === 'empty'
    ? tenant
    : { key: 'file', tenant: readTenant(tenant, secretsOf(sample)).tenant }
}

/** The tenant of the exports given; `new` is a new one. @throws SimulationError when no object of a directory is in them */
async function readOwnTenant(
  paths: readonly string[] | undefined,
  sample: Flow,
): Promise<OwnTenant | undefined> {
  if (!paths) return undefined
  if (paths.length === 1 && paths[0] === 'new') return 'empty'
  const { document, problems } = await readExports(paths)
  const { tenant, counts } = readTenant(document, secretsOf(sample))
  if (Object.values(counts).some((count) => count > 0)) return { key: 'file', tenant }
  const [problem] = problems
  throw new SimulationError(
    'No tenant came in.',
    problem
      ? `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`
      : 'The files hold no object of a directory.',
  )
}

async function save(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch {
    throw new SimulationError(`Cannot write ${file}.`, 'Give a file that can be written.')
  }
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
