/** Whether an action, in lower case, is one of those that a pattern means. */
export type ActionPattern = (action: string) => boolean

/**
 * A string of `actions`, `notActions`, `dataActions` or `notDataActions`: `*` stands for any characters, slashes among them, and
 * case does not matter. https://learn.microsoft.com/azure/role-based-access-control/custom-roles#wildcard-permissions
 */
export function actionPattern(written: string): ActionPattern {
  const [first = '', ...others] = written.toLowerCase().split('*')
  const last = others.pop()
  if (last === undefined) return (action) => action === first
  if (first === '' && last === '' && others.length === 0) return () => true
  const least = first.length + last.length
  return (action) =>
    action.length >= least &&
    action.startsWith(first) &&
    action.endsWith(last) &&
    holdsInOrder(action, others, first.length, action.length - last.length)
}

/** Custom roles have one wildcard at most; of several, each takes the first place that fits, so the work is linear. */
function holdsInOrder(action: string, parts: readonly string[], from: number, to: number): boolean {
  let at = from
  for (const part of parts) {
    const found = action.indexOf(part, at)
    if (found < 0 || found + part.length > to) return false
    at = found + part.length
  }
  return true
}

/**
 * What is wrong with an action that somebody asks about, or null: `{Company}.{Provider}/{resourceType}/{action}`, and one action only.
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions#actions-format
 */
export function problemOfAction(action: string): string | null {
  if (action.includes('*')) return 'A question is about one action, so it has no wildcard.'
  if (!/^[^\s/]+(?:\/[^\s/]+)+$/.test(action))
    return 'An action is written as Microsoft.Compute/virtualMachines/read.'
  return null
}
