/**
 * Paths of the members under `value` in which Graph has written `unknownFutureValue` for a word that the version asked does not
 * have: which word it is nobody can tell from the export.
 * https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations
 */
export function maskedWords(value: unknown, path: string): readonly string[] {
  if (typeof value === 'string') return /unknownFutureValue/i.test(value) ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([member, inner]) =>
    maskedWords(inner, Array.isArray(value) ? path : `${path}.${member}`),
  )
}
