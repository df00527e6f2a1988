import { compileComparison, type DirectoryThing, type RuleContext, type Test, textOf } from './comparison'
import type { Comparison, Expression, Kind, Operand } from './expression'
import { MEMBERSHIP_PROPERTIES } from './membership-properties'
import { compilePattern } from './pattern/pattern'
import { type Property, readMember } from './property'
import { compileTime, isOfTimes } from './time-comparison'

export type Matches = (object: DirectoryThing, context: RuleContext) => boolean

type ItemMatches = (object: DirectoryThing, item: unknown, context: RuleContext) => boolean

/**
 * Turns a rule into a function. Case is ignored. What is null or missing satisfies `-eq null` and every negative operator,
 * and no other: the documentation says so for device filters and is silent for groups.
 * https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership
 */
export function compileRule(expression: Expression, kind: Kind): Matches {
  const matches = compile(expression, kind)
  return (object, context) => matches(object, undefined, context)
}

function compile(expression: Expression, kind: Kind): ItemMatches {
  switch (expression.kind) {
    case 'and': {
      const operands = expression.operands.map((each) => compile(each, kind))
      return (object, item, context) => operands.every((each) => each(object, item, context))
    }
    case 'or': {
      const operands = expression.operands.map((each) => compile(each, kind))
      return (object, item, context) => operands.some((each) => each(object, item, context))
    }
    case 'not': {
      const operand = compile(expression.operand, kind)
      return (object, item, context) => !operand(object, item, context)
    }
    case 'any':
    case 'all':
      return compileCollection(expression, kind)
    case 'directReports': {
      const managerId = expression.managerId.toLowerCase()
      // "The manager is also added to a direct reports dynamic group."
      return (object) => idOf(object.manager) === managerId || idOf(object.id) === managerId
    }
    case 'comparison': {
      const read = reader(expression.operand, kind)
      const test = testOf(expression)
      return (object, item, context) => test(read(object, item), context)
    }
  }
}

function testOf(comparison: Comparison): Test {
  if (isOfTimes(comparison)) return compileTime(comparison)
  return isMatch(comparison) ? compileMatch(comparison) : compileComparison(comparison)
}

const isMatch = ({ operator }: Comparison) => operator === 'match' || operator === 'notMatch'

function compileMatch(comparison: Comparison): Test {
  const pattern = compilePattern(String(comparison.value))
  // An expression that is not evaluated matches nothing, and is not the opposite of anything either.
  if (!('test' in pattern)) return compileComparison(comparison, () => comparison.operator === 'notMatch')
  return compileComparison(comparison, (actual) => {
    const text = textOf(actual, false)
    return text !== null && pattern.test(text)
  })
}

function compileCollection(
  { kind: quantifier, collection, condition }: Extract<Expression, { kind: 'any' | 'all' }>,
  kind: Kind,
): ItemMatches {
  const groups = collection === 'memberOf' ? groupIds(condition) : null
  if (groups) return (object, _item, context) => groups.some((id) => context.isMemberOf(object, id))
  const matches = compile(condition, kind)
  const property = propertyOf(collection, kind)
  return (object, _item, context) => {
    const value = readMember(object, property)
    const items = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
    return quantifier === 'any'
      ? items.some((item) => matches(object, item, context))
      : items.every((item) => matches(object, item, context))
  }
}

/** The groups of `memberOf -any (group.objectId -in [...])`, the one form there is. */
function groupIds(condition: Expression): readonly string[] | null {
  if (condition.kind !== 'comparison' || !Array.isArray(condition.value)) return null
  return condition.value.map((id) => String(id).toLowerCase())
}

function reader({ of, name }: Operand, kind: Kind): (object: DirectoryThing, item: unknown) => unknown {
  if (of === 'object') {
    const property = propertyOf(name, kind)
    return (object) => readMember(object, property)
  }
  if (name === '') return (_object, item) => item
  const property: Property = { name, type: 'string' }
  return (_object, item) =>
    typeof item === 'object' && item !== null ? readMember(item as DirectoryThing, property) : undefined
}

function propertyOf(name: string, kind: Kind): Property {
  return MEMBERSHIP_PROPERTIES[kind](name) ?? { name, type: 'string' }
}

function idOf(reference: unknown): string | null {
  if (typeof reference === 'string') return reference.toLowerCase()
  if (typeof reference !== 'object' || reference === null || !('id' in reference)) return null
  return typeof reference.id === 'string' ? reference.id.toLowerCase() : null
}
