import type { Comparison, Expression, Kind } from './expression'
import { MEMBERSHIP_PROPERTIES } from './membership-properties'
import { type Property, readMember } from './property'

// What the documentation of membership rules leaves open (checked 2026-11).
// https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership

/** "The -not operator can't be used as a comparative operator for null": of `-not` before a comparison it does not speak. */
export const NOT_NULL =
  'That is documented of -not in the place of an operator (user.mail -not null). Whether it holds of -not before a comparison is not.'

/** What is said of `-all` where somebody has no item. It is documented of `-eq null` alone, which then holds. */
export const OPEN_ALL =
  '-all holds where all items match. Whether it does where there is none is not documented.'

const OF_TEXTS = /with$|contains$|match$/i

/** Why it is not documented what a comparison comes to, or null. */
export function doubtAbout({ name, type }: Property, { operator }: Comparison): string | null {
  if ((type !== 'date' && type !== 'boolean') || !OF_TEXTS.test(operator)) return null
  const is = type === 'date' ? 'a date' : 'true or false'
  return `-${operator} is documented for texts. What it comes to for ${name}, which is ${is}, is not.`
}

/** @see Collections.checkItems */
export function checkItems(
  kind: 'any' | 'all',
  condition: Expression,
  parentheses: boolean,
): readonly string[] {
  return [
    ...(!parentheses && condition.kind !== 'comparison'
      ? [
          `-${kind} binds weakest, so everything after it is its condition. Parentheses around the condition make that plain.`,
        ]
      : []),
    ...(kind === 'all' && !isNull(condition) ? [OPEN_ALL] : []),
  ]
}

/** Whether an expression has `-all` of a collection that is empty for `object`, and no documentation says what that is. */
export function isOpenAll(
  expression: Expression,
  kind: Kind,
  object: Readonly<Record<string, unknown>>,
): boolean {
  if (expression.kind === 'and' || expression.kind === 'or')
    return expression.operands.some((each) => isOpenAll(each, kind, object))
  if (expression.kind === 'not') return isOpenAll(expression.operand, kind, object)
  if (expression.kind !== 'all' || isNull(expression.condition)) return false
  const { collection: name } = expression
  const value = readMember(object, MEMBERSHIP_PROPERTIES[kind](name) ?? { name, type: 'strings' })
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

function isNull(condition: Expression): boolean {
  return condition.kind === 'comparison' && condition.operator === 'eq' && condition.value === null
}
