import type { Expression } from './expression'

/** The groups whose members a rule takes in (`memberOf`); empty for every other rule. */
export function sourceGroups({ expression }: { readonly expression: Expression }): readonly string[] {
  if (expression.kind !== 'any' && expression.kind !== 'all') return []
  const { collection, condition } = expression
  if (collection !== 'memberOf' || condition.kind !== 'comparison' || !Array.isArray(condition.value))
    return []
  return condition.value.map(String)
}
