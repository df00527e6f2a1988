import { like } from './like'

type Value = string | number | boolean

/** Compares two lists of values; null where the documentation does not say what comes of them. */
export type Comparison = (left: readonly Value[], right: readonly Value[]) => boolean | null

/** Compares two values; null where one is not of the type. */
type Compare = (left: Value, right: Value) => boolean | null

const text =
  (compare: (left: string, right: string) => boolean): Compare =>
  (left, right) =>
    typeof left === 'string' && typeof right === 'string' ? compare(left, right) : null

const ignoringCase = (compare: (left: string, right: string) => boolean) =>
  text((left, right) => compare(left.toLowerCase(), right.toLowerCase()))

/** `StringLike`, and so on: case-sensitive, ignoring case, and the negations of both. */
function textual(name: string, compare: (left: string, right: string) => boolean) {
  const not = name.replace('String', 'StringNot')
  return [
    [name, text(compare)],
    [`${name}IgnoreCase`, ignoringCase(compare)],
    [not, negated(text(compare))],
    [`${not}IgnoreCase`, negated(ignoringCase(compare))],
  ] as const
}

function negated(compare: Compare): Compare {
  return (left, right) => {
    const answer = compare(left, right)
    return answer === null ? null : !answer
  }
}

/** `NumericEquals` and so on, of what can be put in order. */
function ordered(name: string, read: (value: Value) => number | string | null) {
  const by =
    (holds: (sign: number) => boolean): Compare =>
    (left, right) => {
      const [one, other] = [read(left), read(right)]
      return one === null || other === null ? null : holds(one < other ? -1 : one > other ? 1 : 0)
    }
  return [
    [`${name}Equals`, by((sign) => sign === 0)],
    [`${name}NotEquals`, by((sign) => sign !== 0)],
    [`${name}GreaterThan`, by((sign) => sign > 0)],
    [`${name}GreaterThanEquals`, by((sign) => sign >= 0)],
    [`${name}LessThan`, by((sign) => sign < 0)],
    [`${name}LessThanEquals`, by((sign) => sign <= 0)],
  ] as const
}

/** Only integers are supported. */
const integer = (value: Value) => (typeof value === 'number' && Number.isInteger(value) ? value : null)

/** `yyyy-mm-ddThh:mm:ss.mmmmmmmZ`, so that the order of texts is the order of times. */
function dateTime(value: Value): string | null {
  const found = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,7}))?Z$/i.exec(String(value))
  return found ? `${found[1]?.toUpperCase()}.${(found[2] ?? '').padEnd(7, '0')}` : null
}

/** Built-in roles have GUIDs without hyphens too. */
const guid: Compare = (left, right) => {
  const [one, other] = [left, right].map((each) => String(each).replaceAll('-', '').toLowerCase())
  const isGuid = (digits: string | undefined) => digits !== undefined && /^[\da-f]{32}$/.test(digits)
  return isGuid(one) && isGuid(other) ? one === other : null
}

const boolean: Compare = (left, right) =>
  typeof left === 'boolean' && typeof right === 'boolean' ? left === right : null

const COMPARES: ReadonlyMap<string, Compare> = new Map(
  [
    ...textual('StringEquals', (left, right) => left === right),
    ...textual('StringStartsWith', (left, right) => left.startsWith(right)),
    ...textual('StringLike', like),
    ...ordered('Numeric', integer),
    ...ordered('DateTime', dateTime),
    ['GuidEquals', guid] as const,
    ['GuidNotEquals', negated(guid)] as const,
    ['BoolEquals', boolean] as const,
    ['BoolNotEquals', negated(boolean)] as const,
  ].map(([name, compare]) => [name.toLowerCase(), compare]),
)

/** https://learn.microsoft.com/azure/role-based-access-control/conditions-format#cross-product-comparison-operators */
const QUANTIFIERS: Readonly<Record<string, readonly [left: 'some' | 'every', right: 'some' | 'every']>> = {
  foranyofanyvalues: ['some', 'some'],
  forallofanyvalues: ['every', 'some'],
  foranyofallvalues: ['some', 'every'],
  forallofallvalues: ['every', 'every'],
}

/** The operator of a name, in any case: `StringEquals`, `ForAnyOfAnyValues:GuidEquals`. */
export function comparisonNamed(name: string): Comparison | undefined {
  const [first = '', second] = name.toLowerCase().split(':')
  const compare = COMPARES.get(second ?? first)
  if (compare === undefined) return undefined
  if (second === undefined) return (left, right) => single(compare, left, right)
  const quantifier = Object.hasOwn(QUANTIFIERS, first) ? QUANTIFIERS[first] : undefined
  if (quantifier === undefined) return undefined
  const [ofLeft, ofRight] = quantifier
  return (left, right) => {
    if (left.length === 0 || right.length === 0) return null
    const answers = left.map((one) => right.map((other) => compare(one, other)))
    if (answers.flat().includes(null)) return null
    return answers[ofLeft]((row) => row[ofRight]((each) => each === true))
  }
}

/** Without a quantifier one value is compared with one. */
function single(compare: Compare, left: readonly Value[], right: readonly Value[]): boolean | null {
  const [[one], [other]] = [left, right]
  if (left.length !== 1 || right.length !== 1 || one === undefined || other === undefined) return null
  return compare(one, other)
}
