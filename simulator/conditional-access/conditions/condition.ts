import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import type { AnalysisReason, ConditionAnswer, ConditionName } from '../decision'
import type { SignIn } from '../sign-in'
import type { PolicyContext } from './context'

/**
 * What one condition of one policy says of one sign-in. Sentences name members of the policy and never what the question
 * brought, so that a policy has few of them and they can be kept.
 */
export interface Verdict {
  readonly outcome: ConditionAnswer['outcome']
  readonly because: string
  /** In Graph's words, for when it decides the policy's fate. */
  readonly reason: AnalysisReason
  /** Of an `unknown`: the member of the question or of the policy that keeps it from being decided. */
  readonly path?: string
  /** Of an `unknown`: the group of which it is not known whether the person is in it. */
  readonly groupId?: string
  /** Of a `matched`: why it may not hold, by what no export carries. */
  readonly doubt?: string
}

/** One condition of all policies: a file each. */
export interface Condition<Facts> {
  readonly name: ConditionName
  /** What is said where a policy does not configure it. */
  readonly unconfigured: string
  /** The test of one policy, or null where it does not configure the condition. */
  compile(policy: ConditionalAccessPolicy, context: PolicyContext): ((facts: Facts) => Verdict) | null
  /** A short text (or number) that says everything which the tests can tell apart about a sign-in. */
  key(signIn: SignIn, context: PolicyContext): string | number
  /** What the tests look at. */
  facts(signIn: SignIn, context: PolicyContext): Facts
}

/** The condition holds. */
export function matched(because: string): Verdict {
  return { outcome: 'matched', because, reason: 'notSet' }
}

/** The condition rules the policy out. */
export function ruledOut(reason: AnalysisReason, because: string): Verdict {
  return { outcome: 'ruled-out', because, reason }
}

/** The question does not say enough. @param path the member of the question that would decide it */
export function notEnough(path: string, because: string): Verdict {
  return { outcome: 'unknown', because, reason: 'notEnoughInformation', path }
}

/** The policy's own condition cannot be read. @param path the member of the policy */
export function invalid(path: string, because: string): Verdict {
  return { outcome: 'unknown', because, reason: 'invalidCondition', path }
}
