import type { Comparison, Operator, Value } from './expression'

/** A user or a device as Graph writes it; the names of rules are understood as well. */
export type DirectoryThing = Readonly<Record<string, unknown>>

/** What a rule asks of the world besides the object. */
export interface RuleContext {
  /** Milliseconds since 1970 of `system.now`; null when no time is known, and then no comparison with it holds. */
  readonly now: number | null
  /** Whether the object is a direct member of a group, by id in lower case: what `memberOf` asks. */
  isMemberOf(object: DirectoryThing, groupId: string): boolean
}

/** One value held against the rule's. */
export type Test = (actual: unknown, context: RuleContext) => boolean

/**
 * One comparison alone, of anything but times: whether a value, or some value of a list, satisfies it.
 * @param positive the test without its negation, for operators that are not known here
 */
export function compileComparison(
  { operator, value }: Pick<Comparison, 'operator' | 'value'>,
  positive = compilePositive(operator, value),
): Test {
  const negative = /^(?:ne$|not)/.test(operator)
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

/** A value as text, by default in lower case; null for what is no single value. */
export function textOf(value: unknown, fold = true): string | null {
  if (typeof value === 'string') return fold ? value.toLowerCase() : value
  return typeof value === 'boolean' || typeof value === 'number' ? String(value) : null
}
