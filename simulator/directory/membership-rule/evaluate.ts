import type { Comparison, Expression, Kind, Operand, Operator, Value } from './expression'
import { compilePattern } from './pattern/pattern'
import { MEMBERSHIP_PROPERTIES, type Property, readMember } from './properties'

/** A user or a device as Graph writes it; the names of rules are understood as well. */
export type DirectoryThing = Readonly<Record<string, unknown>>

/** What a rule asks of the world besides the object. */
export interface RuleContext {
  /** Milliseconds since 1970 of `system.now`; null when no time is known, and then no comparison with it holds. */
  readonly now: number | null
  /** Whether the object is a direct member of a group, by id in lower case: what `memberOf` asks. */
  isMemberOf(object: DirectoryThing, groupId: string): boolean
}

export type Matches = (object: DirectoryThing, context: RuleContext) => boolean

/** One value held against the rule's. */
export type Test = (actual: unknown, context: RuleContext) => boolean
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
      return (...about) => operands.every((each) => each(...about))
    }
    case 'or': {
      const operands = expression.operands.map((each) => compile(each, kind))
      return (...about) => operands.some((each) => each(...about))
    }
    case 'not': {
      const operand = compile(expression.operand, kind)
      return (...about) => !operand(...about)
    }
    case 'any':
    case 'all':
      return compileCollection(expression, kind)
    case 'directReports': {
      const managerId = expression.managerId.toLowerCase()
      return (object) => idOf(object.manager) === managerId
    }
    case 'comparison': {
      const read = reader(expression.operand, kind)
      const test = compileComparison(expression)
      return (object, item, context) => test(read(object, item), context)
    }
  }
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

/** The comparison alone: whether a value, or some value of a list, satisfies it. */
export function compileComparison({ operator, value }: Comparison): Test {
  if (operator === 'le' || operator === 'ge' || isDaysFromNow(value)) return compileTime(operator, value)
  const negative = /^(?:ne$|not)/.test(operator)
  const positive = compilePositive(operator, value)
  // Of a collection: some value satisfies a positive operator, no value its opposite.
  const test: Test = (actual, context) =>
    Array.isArray(actual) && value !== null
      ? actual.some((each) => positive(each, context))
      : positive(actual, context)
  return negative ? (actual, context) => !test(actual, context) : test
}

function compilePositive(operator: Operator, value: Value): Test {
  if (value === null)
    return (actual) => textOf(actual) === null && !(Array.isArray(actual) && actual.length > 0)
  if (Array.isArray(value)) {
    const values = new Set(value.map((each) => String(each).toLowerCase()))
    return (actual) => values.has(textOf(actual) ?? '\u0000')
  }
  if (operator === 'match' || operator === 'notMatch') {
    const pattern = compilePattern(String(value))
    // An expression that is not evaluated matches nothing, and is not the opposite of anything either.
    if (!('test' in pattern)) return () => operator === 'notMatch'
    return (actual) => {
      const text = textOf(actual, false)
      return text !== null && pattern.test(text)
    }
  }
  const expected = String(value).toLowerCase()
  const compare = COMPARE[operator] ?? equal
  return (actual) => {
    const text = textOf(actual)
    return text !== null && compare(text, expected)
  }
}

const equal = (text: string, expected: string) => text === expected
const startsWith = (text: string, expected: string) => text.startsWith(expected)
const endsWith = (text: string, expected: string) => text.endsWith(expected)
const contains = (text: string, expected: string) => text.includes(expected)

const COMPARE: Readonly<Partial<Record<Operator, (text: string, expected: string) => boolean>>> = {
  startsWith,
  notStartsWith: startsWith,
  endsWith,
  notEndsWith: endsWith,
  contains,
  notContains: contains,
}

function compileTime(operator: Operator, value: Value): Test {
  const days = isDaysFromNow(value) ? value.daysFromNow : null
  const fixed = days === null ? Date.parse(String(value)) : 0
  return (actual, { now }) => {
    const time = typeof actual === 'string' ? Date.parse(actual) : Number.NaN
    const expected = days === null ? fixed : now === null ? Number.NaN : now + days * 86_400_000
    if (operator === 'le') return time <= expected
    if (operator === 'ge') return time >= expected
    return operator === 'ne' ? time !== expected : time === expected
  }
}

function isDaysFromNow(value: Value): value is { readonly daysFromNow: number } {
  return typeof value === 'object' && value !== null && 'daysFromNow' in value
}

/** A value as text, by default in lower case; null for what is no single value. */
function textOf(value: unknown, fold = true): string | null {
  if (typeof value === 'string') return fold ? value.toLowerCase() : value
  return typeof value === 'boolean' || typeof value === 'number' ? String(value) : null
}

function idOf(reference: unknown): string | null {
  if (typeof reference === 'string') return reference.toLowerCase()
  if (typeof reference !== 'object' || reference === null || !('id' in reference)) return null
  return typeof reference.id === 'string' ? reference.id.toLowerCase() : null
}
