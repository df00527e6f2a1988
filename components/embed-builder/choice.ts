import type { Names } from '../../simulator/doors/own-names'
import { DEFAULTS, type EmbedOptions, readOptions, writeOptions } from '../embed/options'
import type { Inputs as OfRun } from '../lab/tell-story'

/** What a run is made from, and how its company and people are called. */
export interface Inputs extends OfRun {
  readonly names?: Names
}

/** What an author has chosen. */
export interface Choice {
  /** Slug of the flow. */
  readonly flow: string
  readonly options: EmbedOptions & { readonly height: number }
  /** What is otherwise than in a plain run. */
  readonly inputs: Inputs
}

export const PLAIN: Inputs = { answers: [], switches: {}, interventions: [], seed: 1 }

/** High enough for the picture, the player and a list, and no higher than a laptop's screen. */
const USUAL_HEIGHT = 720

export function firstChoice(flow: string): Choice {
  return { flow, options: { ...DEFAULTS, height: USUAL_HEIGHT }, inputs: PLAIN }
}

/** What the fragment of the builder's address says: `#flow=...&step=...&run=...`, where `run` is what stands behind the # of a link. */
export interface Start {
  readonly flow: string | undefined
  readonly run: string | undefined
  readonly options: Choice['options']
  readonly problems: readonly string[]
}

export function readStart(fragment: string): Start {
  const parameters = new URLSearchParams(fragment)
  const [flow, run] = [parameters.get('flow') ?? undefined, parameters.get('run') ?? undefined]
  parameters.delete('flow')
  parameters.delete('run')
  const { problems, height, ...options } = readOptions(parameters.toString())
  return { flow, run, options: { ...options, height: height ?? USUAL_HEIGHT }, problems }
}

/** The fragment that opens the builder like this, without `#`. A run says itself where its reader stands. */
export function writeStart({ flow, options }: Choice, run: string | undefined): string {
  const written = writeOptions(run === undefined ? options : { ...options, step: undefined }).slice(1)
  return [`flow=${flow}`, ...(written ? [written] : []), ...(run === undefined ? [] : [`run=${run}`])].join(
    '&',
  )
}
