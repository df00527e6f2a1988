import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import type { PolicyTenant } from '../directory/policy-tenant'
import type { Column, Columns } from './columns'
import type { PolicyContext } from './conditions/context'
import type { Caveat, PolicyAnswer } from './decision'
import type { Gates } from './gates/gates'
import type { ControlFacts } from './grant-controls/control'
import type { Demand, Demands } from './grant-controls/demand'
import type { DemandStates } from './grant-controls/demand-states'
import type { Strengths } from './grant-controls/strengths'
import type { SignIn } from './sign-in'
import type { Standing } from './validity'

/** A tenant's policies, read once and asked often. What it remembers of earlier questions is bounded. */
export interface Compiled {
  readonly tenant: PolicyTenant
  readonly context: PolicyContext
  readonly policies: readonly CompiledPolicy[]
  /** The conditions in the order in which they are looked at. */
  readonly columns: readonly Columns[]
  /** Those that some policy configures, by place. */
  readonly looked: readonly number[]
  readonly gates: Gates
  /** The question, with what the tenant knows of the person's methods. */
  readonly withMethods: (signIn: SignIn) => SignIn
  readonly strengths: Strengths
  readonly demands: Demands
  /** A bit for each policy that is on, valid and fully understood: nothing else changes a result. */
  readonly enforced: Int32Array
  /** By the index of a demand: a bit for each policy that makes it. */
  readonly demanding: readonly Int32Array[]
  /** What was not understood, whatever is asked. */
  readonly caveats: readonly Caveat[]
  readonly states: (facts: ControlFacts) => DemandStates
  readonly answers: Answers
}

/** One policy, with everything that can be said before a sign-in is known. */
export interface CompiledPolicy {
  readonly policy: ConditionalAccessPolicy
  readonly index: number
  readonly displayName: string
  readonly state: 'enabled' | 'disabled' | 'enabledForReportingButNotEnforced' | 'unknown'
  /** Why it applies to nothing; null where it may. */
  readonly standing: Standing | null
  /** Members of its conditions that are not evaluated, as paths: with one, it cannot be decided that the policy applies. */
  readonly notUnderstood: readonly string[]
  readonly demand: Demand
  readonly frequency: number | 'everyTime' | null
  readonly protectsTokens: boolean
  /** Places of the conditions that it configures. */
  readonly configured: readonly number[]
}

/** Answers the policies of one tenant. */
export type Answers = (
  policy: CompiledPolicy,
  columns: readonly (Column | undefined)[],
  states: DemandStates,
  session: (policy: CompiledPolicy) => SessionState,
) => Answered

/** The answer of one policy, with what was not known when it was given. Made once and shared by all sign-ins alike. */
export interface Answered {
  readonly answer: PolicyAnswer
  readonly caveats: readonly Caveat[]
}

/** How a policy's session controls stand to the sign-in. */
export type SessionState = 'kept' | 'stale' | 'too-late' | 'unbound'
