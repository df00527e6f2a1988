/** The longest rule that Entra takes, with room for one that is too long: the page says so. */
const MOST = 8_192

/** The part of an address that opens the page with a rule. Only the rule is in it, never a person. */
export const linkTo = (rule: string): string => `#rule=${encodeURIComponent(rule)}`

/** The rule of an address; undefined when there is none, or none that can be read. */
export function ruleIn(hash: string): string | undefined {
  const [, value] = /^#rule=([^&]*)/.exec(hash) ?? []
  if (value === undefined || value.length > MOST * 3) return undefined
  try {
    const rule = decodeURIComponent(value)
    return rule.length > 0 && rule.length <= MOST ? rule : undefined
  } catch {
    return undefined
  }
}
