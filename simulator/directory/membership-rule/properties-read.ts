import type { Expression } from './expression'
import { MEMBERSHIP_PROPERTIES } from './membership-properties'
import type { Property } from './property'
import type { Rule } from './rule'

/** The properties of a user or device that a rule looks at; those that no documentation has are left out. */
export function propertiesRead({ expression, kind }: Extract<Rule, { valid: true }>): readonly Property[] {
  const names = new Set(namesIn(expression))
  return [...names].flatMap((name) => MEMBERSHIP_PROPERTIES[kind](name) ?? [])
}

function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'comparison':
      return expression.operand.of === 'object' ? [expression.operand.name] : []
    case 'not':
      return namesIn(expression.operand)
    case 'and':
    case 'or':
      return expression.operands.flatMap(namesIn)
    case 'any':
    case 'all':
      return [expression.collection]
    default:
      return []
  }
}
