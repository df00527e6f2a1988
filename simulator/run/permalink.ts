import { base64url, fromBase64url } from '../core/base64url'
import { type Given, isGiven } from '../prompts/answer'
import { type Intervention, isIntervention } from './intervention'

/** Everything a link carries: the inputs of a run and where its reader stands. */
export interface PermalinkState {
  readonly flow: string
  /** Revision of the flow the link was made with. */
  readonly revision: number
  readonly seed: number
  readonly switches: Readonly<Record<string, string>>
  readonly answers: readonly Given[]
  readonly interventions: readonly Intervention[]
  /** Step the reader looks at. */
  readonly step: number
  /** What the company and the people are called, where the reader has given them names: `names.ts` reads it before it is used. */
  readonly names?: unknown
  /** `empty`: a new tenant instead of the sample tenant. `left-out`: one that its reader brought in, which is in no link. */
  readonly tenant?: 'empty' | 'left-out'
}

export type Decoded =
  | { readonly ok: true; readonly state: PermalinkState }
  | { readonly ok: false; readonly says: string }

/** First character of a link: raise it when the form below changes, and say in `readState` what to do with the old ones. */
const VERSION = '2'
/** Versions that are still read. The first one had no interventions, and typed secrets in its answers: it is read, and never written. */
const READ = ['1', VERSION]
const LONGEST_LINK = 8_000
const MOST_BYTES = 32_768

/** How many answers and changes a run may have, where it is read. */
interface Most {
  readonly answers: number
  readonly interventions: number
}
const MOST_IN_LINK: Most = { answers: 60, interventions: 100 }
/** What a file or a tab keeps has no address to fit into. */
export const MOST_KEPT: Most = { answers: 400, interventions: 400 }

/** A URL fragment (without `#`): a version character and the deflated JSON of `state` as BASE64URL. */
export async function encodePermalink(state: PermalinkState): Promise<string> {
  const packed = await collect(
    new Blob([JSON.stringify(writeState(state))]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    // Whatever its length: whether it can be opened says `fitsInLink`.
    Number.POSITIVE_INFINITY,
  )
  return VERSION + base64url(packed)
}

/** The form that a link packs: the members of the state in a row. */
export function writeState(state: PermalinkState): readonly unknown[] {
  return [
    state.flow,
    state.revision,
    state.seed,
    state.switches,
    state.answers.map((given) => [
      given.prompt,
      'is' in given ? { is: given.is } : { value: given.value },
      ...(given.afterSeconds === undefined ? [] : [given.afterSeconds]),
    ]),
    state.step,
    // Each of these stands where the one before it does.
    ...(state.interventions.length > 0 || state.names || state.tenant ? [state.interventions] : []),
    ...(state.names || state.tenant ? [state.names ?? null] : []),
    ...(state.tenant ? [state.tenant] : []),
  ]
}

/** Whether a link made of this state can be opened: past that, it is a file that carries the run. */
export function fitsInLink(state: PermalinkState, fragment: string): boolean {
  return (
    fragment.length <= LONGEST_LINK &&
    isWithin(state, MOST_IN_LINK) &&
    new TextEncoder().encode(JSON.stringify(writeState(state))).length <= MOST_BYTES
  )
}

/** Whether a run has no more answers and changes than what reads it takes. */
export function isWithin(
  { answers, interventions }: Pick<PermalinkState, 'answers' | 'interventions'>,
  most: Most,
): boolean {
  return answers.length <= most.answers && interventions.length <= most.interventions
}

/** What is said of a link to a run in a tenant that is in no link. */
export const LEFT_OUT =
  'It was made in a tenant that is not in it: this is the sample tenant. Ask for the file of the run to see theirs.'
/** What is said of a link that a locked run does not open. */
export const LOCKED =
  'This run is locked by its author: a link that changes more than its switches is not opened.'

/** Whether a link changes what a locked run leaves alone: what is in it, and its time. */
export function bringsChanges({ interventions, names, tenant, answers }: PermalinkState): boolean {
  const takesTime = answers.some(({ afterSeconds = 0 }) => afterSeconds > LONGEST_THOUGHT)
  return interventions.length > 0 || names !== undefined || tenant !== undefined || takesTime
}

/** Seconds that somebody takes to answer, and no time that they let pass. */
const LONGEST_THOUGHT = 120

/** Reads a fragment made by anyone: never throws, never runs anything, and says what to do when it cannot be read. */
export async function decodePermalink(fragment: string): Promise<Decoded> {
  if (fragment.length > LONGEST_LINK) return refuse('This link is too long to be one of ours.')
  const version = fragment.slice(0, 1)
  if (!READ.includes(version)) return refuse('This link was made by another version of Tenant Lab.')
  try {
    const parsed: unknown = JSON.parse(await inflate(fromBase64url(fragment.slice(1))))
    const state = readState(parsed, version)
    return state ? { ok: true, state } : refuse('This link is damaged.')
  } catch {
    return refuse('This link is damaged.')
  }
}

function refuse(reason: string): Decoded {
  return { ok: false, says: `${reason} Nothing of it is shown; ask for the link again if you were sent it.` }
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const unpacked = await collect(
    new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')),
    MOST_BYTES,
  )
  return new TextDecoder('utf-8', { fatal: true }).decode(unpacked)
}

/** Everything a stream gives. @throws RangeError past `most` bytes: a link may unpack without end. */
async function collect(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes: number[] = []
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Uint8Array.from(bytes)
    for (const byte of value) bytes.push(byte)
    if (bytes.length > most) {
      await reader.cancel()
      throw new RangeError(`more than ${most} bytes`)
    }
  }
}

/** Reads that form, whoever wrote it; undefined when it is none. */
export function readState(
  parsed: unknown,
  version = VERSION,
  most = MOST_IN_LINK,
): PermalinkState | undefined {
  if (!Array.isArray(parsed) || parsed.length < 6 || parsed.length > (version === VERSION ? 9 : 6))
    return undefined
  const [flow, revision, seed, switches, rows, step, interventions = [], names, tenant] = parsed as unknown[]
  const whole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
  if (typeof flow !== 'string' || !/^[a-z0-9-]{1,64}$/.test(flow)) return undefined
  if (!whole(revision) || !whole(seed) || !whole(step)) return undefined
  if (typeof switches !== 'object' || switches === null || Array.isArray(switches)) return undefined
  if (!Object.values(switches).every((value) => typeof value === 'string')) return undefined
  if (!Array.isArray(rows) || !Array.isArray(interventions)) return undefined
  if (!isWithin({ answers: rows, interventions }, most)) return undefined
  if (tenant !== undefined && tenant !== 'empty' && tenant !== 'left-out') return undefined
  const answers = rows.map((row: unknown) => readAnswer(row, version))
  return answers.every(isGiven) && interventions.every(isIntervention)
    ? {
        flow,
        revision,
        seed,
        switches: { ...switches } as Record<string, string>,
        answers,
        step,
        interventions,
        ...((names ?? undefined) === undefined ? {} : { names }),
        ...(tenant === undefined ? {} : { tenant }),
      }
    : undefined
}

function readAnswer(row: unknown, version: string): unknown {
  const [prompt, given, afterSeconds] = Array.isArray(row) ? (row as unknown[]) : []
  const waits = afterSeconds === undefined ? {} : { afterSeconds }
  if (version !== VERSION) return { prompt, value: given, ...waits }
  const { value, is } = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>
  return is === undefined ? { prompt, value, ...waits } : { prompt, is, ...waits }
}
