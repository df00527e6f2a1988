import type { ControlAnswer } from '../decision'
import type { KnownDevices } from '../device'
import type { Home } from '../home'
import type { SignIn } from '../sign-in'
import type { Strength, Strengths } from './strengths'

/** How far a control is met, with the sentence and the AADSTS code of its not being met. Made once and shared. */
export interface ControlOutcome {
  readonly answer: ControlAnswer
  readonly code: number | null
}

/** What controls look at. */
export interface ControlFacts {
  readonly signIn: SignIn
  /** What the directory knows of devices. */
  readonly context: KnownDevices
  /** A client that can show nothing to a person: legacy protocols. */
  readonly isLegacy: boolean
  /** Nothing can be asked of a person here. */
  readonly isSilent: boolean
  /** Of somebody whose home is another tenant. `signIn` has then only the methods that count here. */
  readonly home: Home | null
  /** With the methods that count at home alone. */
  readonly asked: SignIn
  readonly strengths: Strengths
  /** Ids of the strengths that count alone: those of policies for registering, while somebody registers. Null: all count. */
  readonly preferred: ReadonlySet<string> | null
  /** The same with nothing but the methods that the person surely has; null: all of them are sure. */
  readonly surely: (() => ControlFacts) | null
}

/** What a control is called. */
export interface Named {
  /** As Graph names it. */
  readonly control: string
  /** Which, where a policy may name several of a kind. */
  readonly id?: string
}

/** One control of a policy. A file each. */
export interface Control extends Named {
  /** What it asks for, as the end of a sentence; a control without it goes by its name. */
  readonly asks?: string
  /** Place in the documented order of prompts. */
  readonly rank: number
  /** Of controls that are about methods. */
  readonly strength?: Strength
  /** All that it can come to; `evaluate` gives a place in it. */
  readonly outcomes: readonly ControlOutcome[]
  evaluate(facts: ControlFacts): number
}

/**
 * Prompts come in this order, whatever the order of policies.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-policies#policy-enforcement
 */
export const RANK = {
  block: 0,
  mfa: 1,
  compliantDevice: 2,
  domainJoinedDevice: 3,
  compliantApplication: 5,
  passwordChange: 6,
  termsOfUse: 7,
  customAuthenticationFactor: 8,
  unknown: 9,
} as const

/** An outcome of `control`. */
export function outcome(
  { control, id }: Named,
  state: ControlAnswer['state'],
  because: string,
  code: number | null = null,
): ControlOutcome {
  return { answer: { control, ...(id === undefined ? {} : { id }), state, because }, code }
}

/** An outcome that would be another, if it were known. */
export function doubtful(
  { answer, code }: ControlOutcome,
  mildest: 'met' | 'possible' = 'met',
): ControlOutcome {
  return { answer: { ...answer, mildest }, code }
}

/** An outcome that can be met, unless what is not known stands in the way. */
export function unsure({ answer, code }: ControlOutcome, mildest?: 'met'): ControlOutcome {
  return { answer: { ...answer, ...(mildest ? { mildest } : {}), strictest: 'impossible' }, code }
}
