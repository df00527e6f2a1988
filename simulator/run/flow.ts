import type { Tenant } from '../directory/tenant'
import type { PromptKind, PromptPages } from '../prompts/all'
import type { Given } from '../prompts/answer'
import type { ActorId, Fact, Outcome, Party, Place, TraceEvent } from '../trace/event'
import type { Intervention } from './intervention'
import type { World } from './world'

/** A named bundle of inputs, for teaching. */
export interface Switch {
  readonly name: string
  /**
   * `setting`: how things are set up. `attack`: somebody tampers. `mistake`: how the person who answers without being asked
   * behaves, a wrong code or a no; it changes the answers, never the engine.
   */
  readonly kind: 'setting' | 'attack' | 'mistake'
  /** The first one is the default. */
  readonly values: readonly string[]
  /** Where other switches have to stand for this one to mean anything: a certificate can be wrong only where one is used. */
  readonly needs?: Switches
}

export type Switches = Readonly<Record<string, string>>

/** Where things stand: a tenant with its directory, or a place that is none. */
export type Site = Place & { readonly tenant?: Tenant }

/** Somebody is asked: what, where, and how often before. */
export interface Asked<K extends PromptKind = PromptKind> {
  readonly index: number
  readonly kind: K
  readonly page: PromptPages[K]
  /** The person who is asked, and the device that asks. */
  readonly actor: ActorId
  readonly on: ActorId
  /** How often this person was asked this before. */
  readonly before: number
  readonly events: readonly TraceEvent[]
}

/** How a person behaves who is not played by the reader. What is not named here is what a sensible person answers (`prompts/`). */
export interface Persona {
  /** User principal name that they go by. */
  readonly username: string
  readonly answers?: {
    readonly [K in PromptKind]?: (asked: Asked<K>, switches: Switches) => Given | undefined
  }
}

/** A protocol flow: an ordinary async function that reads like its specification, top to bottom, with its cast and its switches. */
export interface Flow {
  readonly slug: string
  /** Raised when an unchanged input means something else than before: only then does a link that was shared die. */
  readonly revision: number
  /** The first tenant is the one the flow is about. */
  readonly sites: readonly Site[]
  readonly parties: readonly Party[]
  /** Whether a party has a part under these switches; those that have none are not in the run. Without it, all have one. */
  takesPart?(party: ActorId, switches: Switches): boolean
  readonly switches: readonly Switch[]
  /** The changes from outside that switches stand for. */
  interventions?(switches: Switches): readonly Intervention[]
  /** Edges between its parties that no directory holds: roles of Azure. By ids of objects. */
  facts?(switches: Switches): readonly Fact[]
  /** Numbers of the refusals that its story begins with, and that somebody in it then puts right. Without it, nothing is refused. */
  readonly overcomes?: readonly number[]
  play(world: World): Promise<Outcome>
  /** By party: whoever may be asked something. */
  readonly people: Readonly<Record<ActorId, Persona>>
}

/** The inputs of a run: all of them. */
export interface RunInput {
  readonly seed: number
  readonly switches?: Switches
  readonly interventions?: readonly Intervention[]
  readonly answers?: readonly Given[]
}
