/** The answer, with its reasons: nothing here is worked out a second time to be shown. */
export interface Decision {
  /** `grant`: tokens now. `challenge`: something must be done first, and can be. `block`: no. */
  readonly result: Result
  /** What is still to be done, in the order in which a person is asked (domain facts 05, section 3). */
  readonly required: readonly Requirement[]
  /** Every policy, in the order given, applying or not. */
  readonly policies: readonly PolicyAnswer[]
  /** Rules of the platform that no policy lifts: security defaults, mandatory MFA. */
  readonly gates: readonly GateAnswer[]
  /** What the session will carry once granted: the strictest of all applying policies. */
  readonly session: SessionOutcome
  /** Authentication contexts (`acrs`) the token would carry. */
  readonly authenticationContexts: readonly string[]
  /** The AADSTS code of a block, or of the first thing asked. */
  readonly code: number | null
  /**
   * Every result that what is not known leaves possible, the mildest first. One: the answer is certain. `result` is the one of
   * them that comes of leaving out what is not known.
   */
  readonly couldBe: readonly Result[]
  /** What the engine did not fully understand, and which answer it touches. */
  readonly caveats: readonly Caveat[]
}

export type Result = 'grant' | 'block' | 'challenge'

/** Graph's `whatIfAnalysisReasons`. */
export type AnalysisReason =
  | 'notSet'
  | 'notEnoughInformation'
  | 'invalidCondition'
  | 'users'
  | 'workloadIdentities'
  | 'application'
  | 'userActions'
  | 'authenticationContext'
  | 'devicePlatform'
  | 'devices'
  | 'clientApps'
  | 'location'
  | 'signInRisk'
  | 'emptyPolicy'
  | 'invalidPolicy'
  | 'policyNotEnabled'
  | 'userRisk'
  | 'time'
  | 'insiderRisk'
  | 'authenticationFlow'
  | 'agentIdRisk'
  | 'agentIdentities'

/** The columns of the matrix: the conditions in the order in which they are looked at. */
export type ConditionName =
  | 'users'
  | 'workloadIdentities'
  | 'target'
  | 'clientApps'
  | 'devicePlatform'
  | 'location'
  | 'devices'
  | 'signInRisk'
  | 'userRisk'
  | 'servicePrincipalRisk'
  | 'agentIdRisk'
  | 'insiderRisk'
  | 'authenticationFlow'

export interface ConditionAnswer {
  readonly condition: ConditionName
  /** `any`: not configured, so everything passes. `unknown`: the question or the policy does not let it be decided. */
  readonly outcome: 'matched' | 'any' | 'ruled-out' | 'unknown'
  /** One sentence: which value met which member of the policy. */
  readonly because: string
}

export interface PolicyAnswer {
  readonly id: string
  readonly displayName: string
  readonly state: 'enabled' | 'disabled' | 'enabledForReportingButNotEnforced' | 'unknown'
  readonly policyApplies: boolean
  /** `notSet` when it applies; exactly one reason when it does not. */
  readonly analysisReasons: AnalysisReason
  /** One sentence: why it does not apply, or what it demands. */
  readonly because: string
  /** Every condition up to and including the first that ruled the policy out. */
  readonly conditions: readonly ConditionAnswer[]
  /** Of an applying policy: each control it names. */
  readonly controls: readonly ControlAnswer[]
  readonly operator: 'AND' | 'OR'
  /** Of an applying policy: whether its grant controls are met now. */
  readonly satisfied: boolean
  /** Graph's `appliedConditionalAccessPolicy.result`, as the sign-in log would show it. */
  readonly logResult:
    | 'success'
    | 'failure'
    | 'notApplied'
    | 'notEnabled'
    | 'unknown'
    | 'reportOnlySuccess'
    | 'reportOnlyFailure'
    | 'reportOnlyNotApplied'
    | 'reportOnlyInterrupted'
}

export interface ControlAnswer {
  /** One of Graph's `builtInControls`, `authenticationStrength`, `termsOfUse` or `customAuthenticationFactor`. */
  readonly control: string
  /** The strength, agreement or custom factor, where there are several of its kind. */
  readonly id?: string
  /** `possible`: not met, and could be met in this sign-in. `impossible`: not met, and cannot be. */
  readonly state: 'met' | 'possible' | 'impossible' | 'unknown'
  readonly because: string
  /** The state is the strictest that what is not known leaves; this one is the mildest. */
  readonly mildest?: 'met' | 'possible'
  /** What is not known may leave it stricter than the state. */
  readonly strictest?: 'impossible'
}

export interface Requirement {
  readonly control: string
  readonly id?: string
  /** Policies (or gates) that ask for it, by id. */
  readonly requiredBy: readonly string[]
  /** Method combinations that would do, for `mfa` and strengths; empty where it is not about methods. */
  readonly combinations: readonly string[]
  /** Other requirements, one of which would do instead: the alternatives of an OR. */
  readonly alternatives: readonly string[]
  readonly says: string
}

export interface GateAnswer {
  readonly gate: 'securityDefaults' | 'mandatoryMfa' | 'legacyAuthentication' | 'disabledAccount'
  readonly outcome: 'not-applied' | 'satisfied' | 'challenge' | 'block'
  readonly because: string
}

/** Null members: no policy asks for anything. */
export interface SessionOutcome {
  readonly signInFrequency: {
    readonly minutes: number | 'everyTime'
    readonly requiredBy: readonly string[]
  } | null
  readonly persistentBrowser: {
    readonly mode: 'always' | 'never'
    readonly requiredBy: readonly string[]
  } | null
  readonly cloudAppSecurity: { readonly type: string; readonly requiredBy: readonly string[] } | null
  readonly continuousAccessEvaluation: {
    readonly mode: string
    readonly requiredBy: readonly string[]
  } | null
  /** Policy ids for each that is on. */
  readonly applicationEnforcedRestrictions: readonly string[]
  readonly disableResilienceDefaults: readonly string[]
  readonly secureSignInSession: readonly string[]
}

export interface Caveat {
  /** The policy it belongs to, or null for the tenant or the question. */
  readonly policyId: string | null
  /** Where, as a path in the policy's JSON: `conditions.times`. */
  readonly path: string
  readonly says: string
  /** The group of which it is not known whether the person is in it: a question may suppose it. */
  readonly groupId?: string
  /** A warning: what comes of it is known. */
  readonly isSettled?: true
}
