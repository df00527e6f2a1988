import { type GraphObjects, writeTenant } from '../directory/graph-tenant'
import type { OwnTenant } from './own-tenant'
import { isWithin, MOST_KEPT, type PermalinkState, readState } from './permalink'

/** A run as a file holds it: all of its inputs, the tenant among them. */
export interface RunFile {
  readonly run: Omit<PermalinkState, 'tenant'>
  readonly tenant: 'empty' | GraphObjects | undefined
  /** How many changes are not in it, because what was typed in secret is in them. */
  readonly leftOut?: number
}

export type ReadRunFile =
  | { readonly ok: true; readonly file: RunFile }
  | { readonly ok: false; readonly says: string }

/** Raise it when the form below changes. */
const VERSION = 1
const MARK = 'tenant-lab-run-file'
/** Of a file, in bytes: a tenant of some thousand objects and everything that was changed in it. */
export const MOST_FILE_BYTES = 16 * 1024 * 1024
/** Of the tenant in a file, as of one that is brought in: the story runs anew at every change. */
export const MOST_OBJECTS = 5_000
/** An object of Graph has so many others inside of it at most, one with another: what has more is not even read. */
const MOST_INSIDE = 40

/**
 * The text of a file: JSON that people can read, with Graph's names for what is Graph's.
 * @param how `indent`: 0 where no person reads it, and room is short; `leftOut`: how many changes are not in it
 */
export function writeRunFile(
  { tenant: _, ...run }: PermalinkState,
  own: OwnTenant | undefined,
  { indent = 2, leftOut = 0 }: { readonly indent?: number; readonly leftOut?: number } = {},
): string {
  const { flow, revision, seed, step, switches, interventions, answers, names } = run
  const tenant = own === undefined || own === 'empty' ? own : writeTenant(own.tenant)
  const members = {
    flow,
    revision,
    seed,
    step,
    switches,
    interventions,
    answers,
    names,
    tenant,
    ...(leftOut > 0 && { leftOut }),
  }
  return `${JSON.stringify({ [MARK]: VERSION, ...members }, null, indent)}\n`
}

/** Why a file of this run could not be opened again; undefined where it can. */
export function whyNoFile(run: PermalinkState): string | undefined {
  return isWithin(run, MOST_KEPT)
    ? undefined
    : `A file holds ${MOST_KEPT.interventions} changes and ${MOST_KEPT.answers} answers, and this run has more.`
}

/** What is said of a file, or of a run that is kept, without some of its changes; empty where all are in it. */
export function saysLeftOut(count = 0): string {
  if (count === 0) return ''
  const which = count === 1 ? 'A change has' : `${count} changes have`
  return `${which} a password or a code in it, and ${count === 1 ? 'is' : 'are'} left out. Opened again, it is another run.`
}

/** Whether a text says that it is a run. */
export const isRunFile = (text: string) => text.slice(0, 200).includes(`"${MARK}"`)

/**
 * Reads a file that anybody may have written. Never throws, and says what to do when it cannot be read.
 * @param most objects in its tenant
 */
export function readRunFile(text: string, most = MOST_OBJECTS): ReadRunFile {
  if (text.length > MOST_FILE_BYTES) return refuse('It is larger than 16 MiB, and no run is that large.')
  const tooMany = `Its tenant has more than ${most} objects.`
  if (countsPast(text, '{', most * MOST_INSIDE)) return refuse(tooMany)
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (fault) {
    return refuse(`It is no JSON: ${fault instanceof Error ? fault.message.slice(0, 120) : ''}`)
  }
  if (!isRecord(json) || !(MARK in json)) return refuse(`It is no run of Tenant Lab: "${MARK}" is missing.`)
  if (json[MARK] !== VERSION) return refuse('Another version of Tenant Lab wrote it.')
  const { flow, revision, seed, step, switches, interventions, answers, names, tenant, leftOut } = json
  if (!Array.isArray(answers)) return refuse('Its "answers" are no list.')
  if (answers.length > MOST_KEPT.answers) return refuse(`It has more than ${MOST_KEPT.answers} answers.`)
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
  if (isRecord(tenant) && objectsIn(tenant) > most) return refuse(tooMany)
  const isSome = Number.isSafeInteger(leftOut) && Number(leftOut) > 0
  return { ok: true, file: { run, tenant, ...(isSome && { leftOut: Number(leftOut) }) } }
}

function refuse(reason: string): ReadRunFile {
  return { ok: false, says: `This file cannot be opened. ${reason} The run here is as it was.` }
}

const objectsIn = (tenant: GraphObjects) =>
  Object.values(tenant).reduce((sum: number, rows) => sum + (Array.isArray(rows) ? rows.length : 1), 0)

/** Whether `sign` is in a text more often than `most` times. */
function countsPast(text: string, sign: string, most: number): boolean {
  let at = -1
  for (let count = 0; count <= most; count++) {
    at = text.indexOf(sign, at + 1)
    if (at < 0) return false
  }
  return true
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
