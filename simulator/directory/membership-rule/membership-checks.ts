import { type Kind, type Operator, RuleFault } from './expression'
import { compilePattern } from './pattern/pattern'
import type { Property } from './property'

/** The operators of membership rules, without their hyphen. */
export const MEMBERSHIP_OPERATORS: readonly Operator[] = [
  'eq',
  'ne',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
  'contains',
  'notContains',
  'in',
  'notIn',
  'match',
  'notMatch',
  'le',
  'ge',
]

/** @see Dialect.checkOperator */
export function checkOperator(property: Property | undefined, operator: Operator, position: number): void {
  if ((operator === 'le' || operator === 'ge') && property?.type !== 'date')
    throw new RuleFault(position, `-${operator} compares employeeHireDate and no other property.`)
  if (property?.type === 'memberOf' || property?.type === 'assignedPlans')
    throw new RuleFault(position, `Expected -any or -all: ${property.name} is a collection.`)
}

/** A warning about an expression of `-match` that is not evaluated, or null. @throws RuleFault for what is none */
export function checkPattern(source: string, position: number): string | null {
  const pattern = compilePattern(source)
  if ('error' in pattern) throw new RuleFault(position, `Not a regular expression: ${pattern.error}`)
  return 'unsupported' in pattern
    ? `The regular expression ${JSON.stringify(source)} uses ${pattern.unsupported}, which is not evaluated here: nothing matches it.`
    : null
}

/** A warning about the name of a property as it is written, or null. */
export function checkName(kind: Kind, written: string, property: Property | undefined): string | null {
  if (!property) return `There is no documented property ${kind}.${written}.`
  if (property.name === written || isPrinted(property.name, written)) return null
  return `Property names are case sensitive: ${kind}.${written} is documented as ${property.name}.`
}

/** The documentation's own examples write the first letter of a later word in lower case. */
function isPrinted(documented: string, written: string): boolean {
  return written.charAt(0) === documented.charAt(0) && PRINTED.has(written)
}

/** Spellings in the documentation's examples that differ from its tables. */
const PRINTED = new Set([
  'mailNickname',
  'employeehiredate',
  'devicePhysicalIDs',
  'memberof',
  'deviceid',
  'systemlabels',
])
