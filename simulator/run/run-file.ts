import { type GraphObjects, writeTenant } from '../directory/graph-tenant'
import type { OwnTenant } from './own-tenant'
import { MOST_KEPT, type PermalinkState, readState } from './permalink'

/** A run as a file holds it: all of its inputs, the tenant among them. */
export interface RunFile {
  readonly run: Omit<PermalinkState, 'tenant'>
  readonly tenant: 'empty' | GraphObjects | undefined
}

export type ReadRunFile =
  | { readonly ok: true; readonly file: RunFile }
  | { readonly ok: false; readonly says: string }

/** Raise it when the form below changes. */
const VERSION = 1
const MARK = 'tenant-lab-run-file'
/** Of a file, in bytes: a tenant of some thousand objects and everything that was changed in it. */
export const MOST_FILE_BYTES = 16 * 1024 * 1024

/**
 * The text of a file: JSON that people can read, with Graph's names for what is Graph's.
 * @param indent 0 where no person reads it, and room is short
 */
export function writeRunFile(
  { tenant: _, ...run }: PermalinkState,
  own: OwnTenant | undefined,
  indent = 2,
): string {
  const { flow, revision, seed, step, switches, interventions, answers, names } = run
  const tenant = own === undefined || own === 'empty' ? own : writeTenant(own.tenant)
  const members = { flow, revision, seed, step, switches, interventions, answers, names, tenant }
  return `${JSON.stringify({ [MARK]: VERSION, ...members }, null, indent)}\n`
}

/** Whether a text says that it is a run. */
export const isRunFile = (text: string) => text.slice(0, 200).includes(`"${MARK}"`)

/** Reads a file that anybody may have written. Never throws, and says what to do when it cannot be read. */
export function readRunFile(text: string): ReadRunFile {
  if (text.length > MOST_FILE_BYTES) return refuse('It is larger than 16 MiB, and no run is that large.')
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (fault) {
    return refuse(`It is no JSON: ${fault instanceof Error ? fault.message.slice(0, 120) : ''}`)
  }
  if (!isRecord(json) || !(MARK in json)) return refuse(`It is no run of Tenant Lab: "${MARK}" is missing.`)
  if (json[MARK] !== VERSION) return refuse('Another version of Tenant Lab wrote it.')
  const { flow, revision, seed, step, switches, interventions, answers, names, tenant } = json
  if (!Array.isArray(answers)) return refuse('Its "answers" are no list.')
  const rows = answers.map((each: unknown) => {
    const { prompt, is, value, afterSeconds } = isRecord(each) ? each : {}
    return [
      prompt,
      is === undefined ? { value } : { is },
      ...(afterSeconds === undefined ? [] : [afterSeconds]),
    ]
  })
  const packed = [flow, revision, seed, switches, rows, step, interventions, ...(names ? [names] : [])]
  const run = readState(packed, undefined, MOST_KEPT)
  if (!run) return refuse(whatIsWrong(json))
  if (tenant !== undefined && tenant !== 'empty' && !isRecord(tenant))
    return refuse('Its "tenant" is neither "empty" nor Graph JSON by collection.')
  return { ok: true, file: { run, tenant } }
}

function refuse(reason: string): ReadRunFile {
  return { ok: false, says: `This file cannot be opened. ${reason} The run here is as it was.` }
}

/** The first member of another form than it should be. */
function whatIsWrong(json: Readonly<Record<string, unknown>>): string {
  const good = ['authorization-code-pkce', 1, 1, {}, [], 0, []]
  const names = ['flow', 'revision', 'seed', 'switches', 'answers', 'step', 'interventions']
  const wrong = names.find((name, index) => {
    if (name === 'answers') return false
    const tried = good.map((value, at) => (at === index ? json[name] : value))
    return readState(tried, undefined, MOST_KEPT) === undefined
  })
  return `Its "${wrong ?? 'answers'}" ${wrong === 'flow' || wrong === 'seed' || wrong === 'step' || wrong === 'revision' ? 'is' : 'are'} of no known form.`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
