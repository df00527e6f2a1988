/** What is asked. */
export interface AccessRequest {
  readonly principal: AccessPrincipal
  /** One action, as a provider spells it, in any case. */
  readonly action: string
  /** On the data plane: looked for in `dataActions`, and never in `actions`. */
  readonly isDataAction: boolean
  /** The resource, or what contains it. */
  readonly scope: string
  /** What a condition may look at, as far as it is known. */
  readonly context?: ConditionContext
}

/** Whoever asks. Ids of groups are in lower case; groups in groups count. */
export interface AccessPrincipal {
  readonly id: string
  readonly groupIds: ReadonlySet<string>
  /** Of a group that is not in `groupIds`: why they may be in it all the same; null: they are not. */
  groupDoubt(groupId: string): string | null
}

/** https://learn.microsoft.com/azure/role-based-access-control/conditions-format#attributes */
export interface ConditionContext {
  /** By source and name, as in a condition: `@Request[Microsoft.Authorization/roleAssignments:PrincipalType]`. Others are not known. */
  readonly attributes?: Readonly<Record<string, AttributeValue>>
  /** As `Blob.List`; null: the operation has none. Left out: it is not known. */
  readonly subOperation?: string | null
}

export type AttributeValue = string | number | boolean | readonly (string | number)[]

/** The line of a definition that decided. */
export interface DecidingLine {
  /** The name of the role, or of the deny assignment. */
  readonly of: string
  /** Which of its `permissions`, from 0. */
  readonly permission: number
  readonly member: 'actions' | 'notActions' | 'dataActions' | 'notDataActions'
  /** The string as it is written there. */
  readonly pattern: string
}

/** An assignment that reaches the scope and may be about the principal, and what it comes to. */
export interface AssignmentAnswer {
  readonly kind: 'roleAssignment' | 'denyAssignment'
  readonly id: string
  readonly scope: string
  /** Whether a role assignment grants, or a deny assignment denies. */
  readonly outcome: 'yes' | 'no' | 'unknown'
  /** One sentence. */
  readonly because: string
  /** Null where no line of it is about the action. */
  readonly line: DecidingLine | null
}

/** The answer, with its reasons: nothing here is worked out a second time to be shown. */
export interface AccessDecision {
  /** `notCertain`: what is not known could make it either. */
  readonly result: 'allowed' | 'denied' | 'notCertain'
  /** One sentence: the assignment and the line that decided, or that there is none. */
  readonly because: string
  /** Where nothing grants: the assignment that comes nearest, because a line of it is about the action. */
  readonly decidedBy: AssignmentAnswer | null
  /** All that reach the scope, deny assignments first. */
  readonly assignments: readonly AssignmentAnswer[]
  /** What would have to be known, where the result is not certain. */
  readonly notKnown: readonly string[]
}
