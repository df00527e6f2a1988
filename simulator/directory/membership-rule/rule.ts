import { collections } from './collection'
import { readDate } from './date'
import { readDirectReports } from './direct-reports'
import { compileRule, type Matches } from './evaluate'
import { type Expression, type Kind, type Place, type RuleError, RuleFault } from './expression'
import { checkMemberOf } from './member-of'
import { checkOperator, MEMBERSHIP_OPERATORS } from './membership-checks'
import { MEMBERSHIP_PROPERTIES } from './membership-properties'
import { Notes } from './notes'
import { type Dialect, parse } from './parse'
import { NOT_NULL } from './undocumented'

const MEMBERSHIP: Dialect = {
  properties: MEMBERSHIP_PROPERTIES,
  operators: MEMBERSHIP_OPERATORS,
  collections,
  readDate,
  checkOperator,
  notNull: NOT_NULL,
  readWhole: readDirectReports,
  checkWhole: checkMemberOf,
}

export type Rule =
  | {
      readonly valid: true
      readonly kind: Kind
      readonly expression: Expression
      readonly warnings: readonly string[]
      /** Properties that no documentation has: whether Entra takes the rule is not certain. */
      readonly undocumented: readonly string[]
      /** Regular expressions in it that match nothing here, so that who belongs is not known. */
      readonly unevaluated: readonly string[]
      /** Comparisons and collections of which no documentation says what they come to, and why. */
      readonly doubts: ReadonlyMap<Expression, string>
      /** Where each comparison, each collection and the direct reports stand in the text. */
      readonly places: ReadonlyMap<Expression, Place>
      /** Whether an object belongs: of the rule's kind, or false. */
      matches: Matches
    }
  | { readonly valid: false; readonly error: RuleError; readonly warnings: readonly string[] }

/**
 * Reads the membership rule of a dynamic group or of an administrative unit.
 * https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership
 */
export function readRule(text: string): Rule {
  try {
    const notes = new Notes()
    const parsed = parse(text, { ...MEMBERSHIP, listener: notes })
    const { unevaluated, doubts, places } = notes
    return {
      valid: true,
      ...parsed,
      warnings: [...notes.warnings],
      undocumented: [...notes.undocumented],
      unevaluated,
      doubts,
      places,
      matches: compileRule(parsed.expression, parsed.kind),
    }
  } catch (fault) {
    if (!(fault instanceof RuleFault)) throw fault
    const { position, message, doubt } = fault
    return { valid: false, error: { position, message, ...(doubt ? { doubt } : {}) }, warnings: [] }
  }
}
