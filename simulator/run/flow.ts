import type { Tenant } from '../directory/tenant'
import type { Fact, Outcome, Party } from '../trace/event'
import type { Answer } from './prompt'
import type { RunResult } from './run-result'
import type { World } from './world'

/** An input of a run that can be set. */
export interface Switch {
  readonly name: string
  /**
   * `setting`: how things are set up. `attack`: somebody tampers. `mistake`: how the person who answers without being asked
   * behaves; it changes the answers, never the engine.
   */
  readonly kind: 'setting' | 'attack' | 'mistake'
  /** The first one is the default. */
  readonly values: readonly string[]
}

/** A protocol flow: an ordinary async function that reads like its specification, top to bottom, with its cast and its switches. */
export interface Flow {
  readonly slug: string
  readonly title: string
  /** Raised when an unchanged input would give another trace. */
  readonly revision: number
  readonly specs: readonly string[]
  readonly tenant: Tenant
  readonly parties: readonly Party[]
  facts(tenant: Tenant): readonly Fact[]
  readonly switches: readonly Switch[]
  play(world: World): Promise<Outcome>
  /** What a sensible person answers to the open prompt, given what has happened; mistakes among `switches` change it. */
  person(result: RunResult & { status: 'awaiting' }, switches: Readonly<Record<string, string>>): Answer
}

/** The inputs of a run: all of them. */
export interface RunInput {
  readonly seed: number
  readonly switches?: Readonly<Record<string, string>>
  readonly answers?: readonly Answer[]
}
