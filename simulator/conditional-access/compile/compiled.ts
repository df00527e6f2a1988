import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import type { PolicyTenant } from '../../directory/policy-tenant'
import type { PolicyContext } from '../conditions/context'
import type { Caveat, ConditionName, PolicyAnswer, SessionOutcome } from '../decision'
import type { compileStrictest, Gates } from '../gates/gates'
import type { ControlFacts } from '../grant-controls/control'
import type { Demand, DemandState, Demands } from '../grant-controls/demand'
import type { Strengths } from '../grant-controls/strengths'
import type { SessionState } from '../session-controls/session-state'
import type { SignIn } from '../sign-in'
import type { Standing } from '../validity'
import type { Columns } from './columns'
import type { DemandStates } from './demand-states'

/** A tenant's policies, read once and asked often. What it remembers of earlier questions is bounded. */
export interface Compiled {
  readonly tenant: PolicyTenant
  readonly context: PolicyContext
  readonly policies: readonly CompiledPolicy[]
  /** The conditions in the order in which they are looked at. */
  readonly columns: readonly Columns[]
  /** Those that some policy configures, by place. */
  readonly looked: readonly number[]
  /** By condition: a bit for each policy that configures it. */
  readonly configuring: readonly Int32Array[]
  readonly gates: Gates
  /** Their answers if what is not known were as strict as it can be; null: the same. */
  readonly strictestGates: ReturnType<typeof compileStrictest>
  /** The question, with what the tenant knows of the person's methods. */
  readonly withMethods: (signIn: SignIn) => SignIn
  readonly strengths: Strengths
  /** Policies whose strengths go before others while somebody registers. */
  readonly registering: readonly Registering[]
  readonly demands: Demands
  /** Those that say something of the session. */
  readonly sessions: Int32Array
  /** Room for `decide` to work in. */
  readonly scratch: Int32Array
  /** A bit for each policy that is on, or may be: one of which it cannot be decided whether it applies is among these. */
  readonly live: Int32Array
  /** Of `live`: those of which it cannot be decided whether they apply, whatever their conditions say. */
  readonly undecided: Int32Array
  /** Some policy has a control that is not evaluated, or of which it is not known whether it is met. */
  readonly hasUnknownControls: boolean
  /** A bit for each policy that is on, valid and fully understood: nothing else changes a result. */
  readonly enforced: Int32Array
  /** By the index of a demand: a bit for each policy that makes it. */
  readonly demanding: readonly Int32Array[]
  /** The export does not say which policies, or security defaults, are in force. */
  readonly isSilent: boolean
  /** What is not known of the tenant, whatever is asked. */
  readonly caveats: readonly Caveat[]
  readonly states: (facts: ControlFacts) => DemandStates
  readonly answers: Answers
  /** What the session would carry. */
  readonly session: (applying: readonly Applying[]) => SessionOutcome
}

/** A policy for registering security information that is on and asks for a strength. */
export interface Registering {
  readonly index: number
  /** The id of the strength. */
  readonly strength: string
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
  /** What is not understood of it: where it cannot be decided whether it applies, and where it applies. */
  readonly doubts: () => PolicyDoubts
  /** Conditions with a word that Graph does not say. */
  readonly masked: ReadonlySet<ConditionName>
  /** It has a control that is not evaluated. */
  readonly isVague: boolean
  readonly demand: Demand
  readonly frequency: number | 'everyTime' | null
  readonly protectsTokens: boolean
  /** It asks something of the session that may stand in the way of a sign-in. */
  readonly mayStop: boolean
  /** It asks something of the session. */
  readonly hasSession: boolean
  /** Places of the conditions that it configures. */
  readonly configured: readonly number[]
}

/** What is not understood of a policy, whatever is asked. */
export interface PolicyDoubts {
  /** Matters while no other condition rules the policy out. */
  readonly conditions: readonly Caveat[]
  /** Matters where the policy applies. */
  readonly controls: readonly Caveat[]
}

/** Answers all policies of one tenant, for one sign-in. */
export type Answers = (
  signIn: SignIn,
  states: DemandStates,
) => {
  readonly answers: readonly PolicyAnswer[]
  /** Those that are on. */
  readonly applying: readonly Applying[]
  /** Those that are on, or may be, and of which it cannot be decided whether they apply; as if they did. */
  readonly open: readonly Applying[]
  readonly caveats: readonly Caveat[]
}

/** A policy that applies and is on, and how its controls stand. */
export interface Applying {
  readonly policy: CompiledPolicy
  readonly session: SessionState
  readonly state: DemandState
  /** It may not apply, by something that no export carries. */
  readonly isDoubtful: boolean
  /** From 0 (it is content) to 2 (it ends here), where what is not known is as mild as it can be, and as strict. */
  readonly mildest: number
  readonly strictest: number
}
