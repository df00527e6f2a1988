/**
 * What the name of a member ends in whose value is not of the type that Graph documents: the importer keeps the value as an
 * annotation (`includeUsers@lab.notUnderstood`), where nothing that decides takes it for the member.
 * https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_AnnotateaJSONObject
 */
export const NOT_UNDERSTOOD = '@lab.notUnderstood'

/**
 * What a member beside another is called that an object has twice, with different values. The last one counts, as `JSON.parse` has
 * it; which of them the tenant has nobody can tell. RFC 8259 section 4
 */
export const IS_TWICE = '@lab.isTwice'

/** A value with everything that the importer set aside under its own name again. */
export function asItCame<T>(value: T): T {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      name.endsWith(IS_TWICE) ? [] : [[name.replace(NOT_UNDERSTOOD, ''), asItCame(inner)]],
    ),
  ) as T
}
