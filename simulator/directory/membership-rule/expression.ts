/** What a membership rule selects. A rule is about one of them, never both. */
export type Kind = 'user' | 'device'

/** The documented operators, without their hyphen. */
export type Operator =
  | 'eq'
  | 'ne'
  | 'startsWith'
  | 'notStartsWith'
  | 'endsWith'
  | 'notEndsWith'
  | 'contains'
  | 'notContains'
  | 'in'
  | 'notIn'
  | 'match'
  | 'notMatch'
  | 'le'
  | 'ge'

/** `system.now`, moved by milliseconds. */
export interface FromNow {
  readonly msFromNow: number
}

export type Value = string | number | boolean | null | FromNow | readonly (string | number)[]

/** A member of the object, or inside `-any` and `-all` a member of one item; an item itself (`_`) has no name. */
export interface Operand {
  readonly of: 'object' | 'item'
  readonly name: string
}

export interface Comparison {
  readonly kind: 'comparison'
  readonly operand: Operand
  readonly operator: Operator
  readonly value: Value
}

/** A rule as a tree. Chains of `-and` and of `-or` are flat, so depth comes from parentheses alone. */
export type Expression =
  | Comparison
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | {
      readonly kind: 'any' | 'all'
      readonly collection: string
      readonly condition: Expression
    }
  | { readonly kind: 'directReports'; readonly managerId: string }

/** A stretch of the text of a rule: zero-based, `to` is the offset after it. */
export interface Place {
  readonly from: number
  readonly to: number
}

/** Where a rule is wrong: a zero-based offset into its text, and what was expected there. */
export interface RuleError {
  readonly position: number
  readonly message: string
  /** Why it is not certain that Entra refuses the rule; left out: it is certain. */
  readonly doubt?: string
}

/** Thrown inside the reader of rules, and caught at its door. */
export class RuleFault extends Error {
  readonly position: number
  readonly doubt: string | undefined
  constructor(position: number, message: string, doubt?: string) {
    super(message)
    this.position = position
    this.doubt = doubt
  }
}
