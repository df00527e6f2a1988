import { type Expression, type Operator, type Place, RuleFault } from './expression'
import type { Property } from './property'

const MOST_GROUPS = 50

/**
 * `memberOf` is the whole of a rule.
 * https://learn.microsoft.com/entra/identity/users/groups-dynamic-rule-member-of#preview-limitations
 * @throws RuleFault where it is not
 */
export function checkMemberOf(expression: Expression, placeOf: (of: Expression) => Place | undefined): void {
  const of = membersOf(expression).at(-1)
  if (!of) return
  const from = placeOf(of)?.from ?? 0
  if (comparisons(expression) > 1)
    throw new RuleFault(from, 'memberOf cannot be combined with other expressions.')
  if (expression.kind !== 'any')
    throw new RuleFault(from, 'memberOf is written -any (group.objectId -in [...]), and not negated.')
}

/** @see Collections.checkItem */
export function checkItem(
  { type }: Property,
  operator: Operator,
  value: unknown,
  position: number,
): string | null {
  if (type !== 'memberOf') return null
  if (operator !== 'in')
    throw new RuleFault(position, 'Expected -in: memberOf is written -any (group.objectId -in [...]).')
  return Array.isArray(value) && value.length > MOST_GROUPS
    ? `memberOf names ${value.length} groups; at most ${MOST_GROUPS} are allowed.`
    : null
}

function membersOf(expression: Expression): readonly Expression[] {
  if ('operands' in expression) return expression.operands.flatMap(membersOf)
  if (expression.kind === 'not') return membersOf(expression.operand)
  return 'collection' in expression && expression.collection === 'memberOf' ? [expression] : []
}

function comparisons(expression: Expression): number {
  if ('operands' in expression) return expression.operands.reduce((sum, each) => sum + comparisons(each), 0)
  if (expression.kind === 'not') return comparisons(expression.operand)
  if ('condition' in expression) return comparisons(expression.condition)
  return expression.kind === 'comparison' ? 1 : 0
}
