import { compileComparison, type Test } from './comparison'
import { type Comparison, type Expression, type Operator, type RuleError, RuleFault } from './expression'
import { type Dialect, parse } from './parse'
import { type Property, readMember, readTable } from './property'

/** A filter of devices, read once and asked often. */
export type DeviceFilter =
  | {
      readonly valid: true
      /**
       * Whether the rule is true of a device: Graph's `deviceInfo`, or a device object. Null: not registered. Null as an answer: it hangs on
       * what is not documented.
       */
      matches(device: Readonly<Record<string, unknown>> | null): boolean | null
      /** What of the rule is not documented; null: all of it is. */
      readonly undocumented: string | null
    }
  | { readonly valid: false; readonly error: RuleError }

const EQUALITY: readonly Operator[] = ['eq', 'ne']
const CHOICE: readonly Operator[] = [...EQUALITY, 'in', 'notIn']
const OPERATORS: readonly Operator[] = [
  ...CHOICE,
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
  'contains',
  'notContains',
]

const ITEM: readonly Operator[] = ['contains', 'notContains']
/** Operators of attributes that are not documented with all of them (checked 2026-11). */
const DOCUMENTED: Readonly<Record<string, readonly Operator[]>> = {
  deviceId: CHOICE,
  deviceOwnership: EQUALITY,
  isCompliant: EQUALITY,
  mdmAppId: CHOICE,
  physicalIds: ITEM,
  profileType: EQUALITY,
  systemLabels: ITEM,
  trustType: EQUALITY,
}

const properties = readTable({
  boolean: 'isCompliant',
  string:
    'deviceId displayName deviceOwnership=ownership enrollmentProfileName manufacturer mdmAppId model operatingSystem operatingSystemVersion profileType trustType',
  strings: 'physicalIds systemLabels',
})

const FILTER: Dialect = { properties: { device: properties }, operators: OPERATORS }

/** The application id of Microsoft Intune. */
const INTUNE = '0000000a-0000-0000-c000-000000000000'

/**
 * Reads the rule of a filter for devices. A device that is not registered satisfies every negative operator and no positive
 * one; `-contains` looks for a whole item in a collection; extension attributes count for devices that are managed, compliant
 * or hybrid joined, and a comparison with one is false for every other registered device, whatever the operator (last row of
 * the documentation's table, and what https://github.com/MicrosoftDocs/azure-docs/issues/99746 saw in What If).
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-condition-filters-for-devices
 */
export function compileDeviceFilter(rule: string): DeviceFilter {
  try {
    const { expression } = parse(rule, FILTER)
    const undocumented = comparisonsIn(expression).map(fault).find(Boolean) ?? null
    return { valid: true, matches: compile(expression), undocumented }
  } catch (found) {
    if (!(found instanceof RuleFault)) throw found
    return { valid: false, error: { position: found.position, message: found.message } }
  }
}

/** What a filter compares, attribute by attribute; the attribute by Graph's name in `deviceInfo`. */
export interface FilterComparison {
  readonly attribute: string
  readonly isList: boolean
  readonly operator: Operator
  readonly value: Comparison['value']
}

/** The comparisons of a rule, whatever joins them; none where it cannot be read. */
export function filterComparisons(rule: string): readonly FilterComparison[] {
  try {
    return comparisonsIn(parse(rule, FILTER).expression).map(compared)
  } catch (fault) {
    if (!(fault instanceof RuleFault)) throw fault
    return []
  }
}

function comparisonsIn(expression: Expression): readonly Comparison[] {
  if (expression.kind === 'and' || expression.kind === 'or') return expression.operands.flatMap(comparisonsIn)
  if (expression.kind === 'not') return comparisonsIn(expression.operand)
  return expression.kind === 'comparison' ? [expression] : []
}

function compared({ operand, operator, value }: Comparison): FilterComparison {
  const { name, member, type } = properties(operand.name) ?? { name: operand.name, type: 'string' }
  return { attribute: member ?? name, isList: type === 'strings', operator, value }
}

/** What of a comparison is not documented; null: nothing. */
function fault({ operand, operator, value }: Comparison): string | null {
  const property = properties(operand.name)
  if (!property) return `there is no attribute device.${operand.name}`
  if (value === null) return `${property.name} is compared with null`
  const documented = DOCUMENTED[property.name] ?? OPERATORS
  return documented.includes(operator) ? null : `${property.name} is compared with -${operator}`
}

type FilterMatches = (device: Readonly<Record<string, unknown>> | null) => boolean | null

function compile(expression: Expression): FilterMatches {
  if (expression.kind === 'and' || expression.kind === 'or') {
    const operands = expression.operands.map(compile)
    const decides = expression.kind === 'or'
    return (device) => {
      const all = operands.map((each) => each(device))
      return all.includes(decides) ? decides : all.includes(null) ? null : !decides
    }
  }
  if (expression.kind === 'not') {
    const operand = compile(expression.operand)
    return (device) => {
      const is = operand(device)
      return is === null ? null : !is
    }
  }
  if (expression.kind !== 'comparison') return () => false
  return fault(expression) ? () => null : compileOne(expression)
}

function compileOne(comparison: Comparison): FilterMatches {
  const { operator, operand, value } = comparison
  const negative = /^(?:ne$|not)/.test(operator)
  const property: Property = properties(operand.name) ?? { name: operand.name, type: 'string' }
  const extension = property.name.startsWith('extensionAttribute')
  const holds =
    property.type === 'strings' ? wholeItem(String(value), negative) : compileComparison(comparison)
  return (device) => {
    if (device === null) return negative
    if (extension && !mayCarryExtensions(device)) return false
    return holds(readMember(device, property), NO_CONTEXT)
  }
}

function wholeItem(value: string, negative: boolean): Test {
  const item = value.toLowerCase()
  return (actual) =>
    (Array.isArray(actual) && actual.some((each) => String(each).toLowerCase() === item)) !== negative
}

const NO_CONTEXT = { now: null, isMemberOf: () => false }

function mayCarryExtensions(device: Readonly<Record<string, unknown>>): boolean {
  const { isManaged, isCompliant, trustType, mdmAppId } = device
  return (
    isManaged === true ||
    isCompliant === true ||
    (typeof trustType === 'string' && trustType.toLowerCase() === 'serverad') ||
    (typeof mdmAppId === 'string' && mdmAppId.toLowerCase() === INTUNE)
  )
}
