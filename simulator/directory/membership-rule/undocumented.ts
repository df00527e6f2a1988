import { compileRule, type Matches } from './evaluate'
import type { Comparison, Expression, Kind } from './expression'
import { MEMBERSHIP_PROPERTIES } from './membership-properties'
import { type Property, readMember, withMember } from './property'

// What the documentation of membership rules leaves open (checked 2026-11).
// https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership

/** "The -not operator can't be used as a comparative operator for null": of `-not` before a comparison it does not speak. */
export const NOT_NULL =
  'That is documented of -not in the place of an operator (user.mail -not null). Whether it holds of -not before a comparison is not.'

/** What is said of `-all` where somebody has no item. It is documented of `assignedPlans`, and of `-eq null`: there it holds. */
const OPEN_ALL =
  '-all holds where all items match. Whether it does where there is none is documented of assignedPlans alone.'

const OF_TEXTS = /with$|contains$|match$/i

/** Why it is not documented what a comparison comes to, or null. */
export function doubtAbout({ name, type }: Property, { operand, operator }: Comparison): string | null {
  if (type === 'strings' && operand.of === 'object' && /contains$/i.test(operator))
    return `What -${operator} comes to for ${name}, which can have several values, is not documented.`
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
    ...(kind === 'all' && !isNull(condition) && !isOfPlans(condition) ? [OPEN_ALL] : []),
  ]
}

/**
 * Why it is not known what a collection of `object` comes to, by itself; null: it is. Of none the documentation says what `-all` is for
 * plans alone; of several that is compared without `-any` or `-all` it shows nothing; and an
 * item without a member that is compared has lost it: Graph gives a plan all of them.
 * https://learn.microsoft.com/graph/api/resources/assignedplan
 */
export function openItems(
  expression: Expression,
  kind: Kind,
  object: Readonly<Record<string, unknown>>,
): string | null {
  if (expression.kind === 'and' || expression.kind === 'or')
    return first(expression.operands, (each) => openItems(each, kind, object))
  if (expression.kind === 'not') return openItems(expression.operand, kind, object)
  if (expression.kind === 'comparison') return openValues(expression, kind, object)
  if (expression.kind !== 'all' && expression.kind !== 'any') return null
  const { collection: name, condition } = expression
  const property = MEMBERSHIP_PROPERTIES[kind](name) ?? { name, type: 'strings' as const }
  const value = readMember(object, property)
  const items: readonly unknown[] = [value ?? []].flat()
  if (items.length === 0)
    return expression.kind === 'all' && !isNull(condition) && property.type !== 'assignedPlans'
      ? OPEN_ALL
      : null
  if (property.type !== 'assignedPlans') return null
  const lost = first(membersIn(condition), (member) =>
    items.every((item) => (item as Readonly<Record<string, unknown>> | null)?.[member] != null)
      ? null
      : member,
  )
  return lost && `Its rule reads ${lost} of ${name}, which the export does not say of each of them.`
}

/** One value of several: by what a rule comes to for it alone. */
const ofOne = new WeakMap<Comparison, Matches>()

/** A comparison of several values at once. Where each of them comes to the same, so do any of them and all of them. */
function openValues(
  comparison: Comparison,
  kind: Kind,
  object: Readonly<Record<string, unknown>>,
): string | null {
  const { operand, operator, value } = comparison
  if (operand.of !== 'object' || value === null) return null
  const property = MEMBERSHIP_PROPERTIES[kind](operand.name)
  if (property?.type !== 'strings') return null
  const values = readMember(object, property)
  if (!Array.isArray(values) || values.length < 2) return null
  const matches = ofOne.get(comparison) ?? compileRule(comparison, kind)
  ofOne.set(comparison, matches)
  const come = new Set(values.map((each) => matches(withMember(object, property, [each]), NOTHING)))
  return come.size === 1
    ? null
    : `What -${operator} comes to for several values, of which some fit and some do not, is not documented: -any and -all are.`
}

const NOTHING = { now: null, isMemberOf: () => false }

function first<Of>(all: readonly Of[], of: (each: Of) => string | null): string | null {
  return all.map(of).find((each) => each !== null) ?? null
}

/** Members of an item that a condition compares. */
function membersIn(condition: Expression): readonly string[] {
  if (condition.kind === 'comparison') return condition.operand.of === 'item' ? [condition.operand.name] : []
  if (condition.kind === 'not') return membersIn(condition.operand)
  return 'operands' in condition ? condition.operands.flatMap(membersIn) : []
}

/** Whether it compares members of an item: those of `assignedPlans`. */
function isOfPlans(condition: Expression): boolean {
  return membersIn(condition).some((name) => name !== '')
}

function isNull(condition: Expression): boolean {
  return condition.kind === 'comparison' && condition.operator === 'eq' && condition.value === null
}
