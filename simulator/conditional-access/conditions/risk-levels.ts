import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import type { AnalysisReason, ConditionName } from '../decision'
import { either } from '../lists'
import type { SignInConditions } from '../sign-in'
import { type Condition, matched, ruledOut } from './condition'
import type { PolicyContext } from './context'

/**
 * A condition that is a list of levels: the level must be in the list, and a higher one does not include a lower. A level
 * that the question leaves out is `none`, Graph's default. https://learn.microsoft.com/graph/api/resources/signinconditions
 */
export function riskLevels(options: {
  readonly name: ConditionName
  readonly reason: AnalysisReason
  /** How sentences name it: `sign-in risk`. */
  readonly says: string
  readonly listed: (policy: ConditionalAccessPolicy) => readonly string[]
  readonly level: (conditions: SignInConditions) => string | null | undefined
}): Condition<string> {
  const level = (conditions: SignInConditions) => options.level(conditions) ?? 'none'
  return {
    name: options.name,
    unconfigured: `Any ${options.says}.`,
    compile: (policy: ConditionalAccessPolicy, _context: PolicyContext) => {
      const levels = options.listed(policy)
      if (levels.length === 0) return null
      const wanted = new Set(levels.map((each) => each.toLowerCase()))
      return (asked) =>
        wanted.has(asked)
          ? matched(`The ${options.says} is ${asked}.`)
          : ruledOut(options.reason, `The policy is for ${options.says} ${either(levels)}.`)
    },
    key: ({ signInConditions }) => level(signInConditions),
    facts: ({ signInConditions }) => level(signInConditions).toLowerCase(),
  }
}
