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

/** What a member beside one is called that is missing, where other policies of the export tell that it was there. */
export const IS_LOST = '@lab.isLost'

/** A value with everything that the importer set aside under its own name again. */
export function asItCame<T>(value: T): T {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      name.endsWith(IS_TWICE) || name.endsWith(IS_LOST)
        ? []
        : [[name.replace(NOT_UNDERSTOOD, ''), asItCame(inner)]],
    ),
  ) as T
}

/** Paths of the members under `value`, wherever they are, that the importer has given the annotation `mark`. */
export function marked(value: unknown, mark: string, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([member, inner]) =>
    member.endsWith(mark) ? [path + member.slice(0, -mark.length)] : marked(inner, mark, `${path}${member}.`),
  )
}

/** Whether a value says nothing: null, false, no text, no items, or an object of such. Annotations say nothing. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  if (typeof value !== 'object') return false
  return Object.entries(value).every(([member, inner]) => member.includes('@') || isEmpty(inner))
}

/** What `find` gives of an object, found once: policies and people do not change, and every decision asks. */
export function remembered<Of extends object, Found extends object>(
  find: (of: Of) => Found,
): (of: Of) => Found {
  const known = new WeakMap<Of, Found>()
  return (of) => {
    const found = known.get(of) ?? find(of)
    known.set(of, found)
    return found
  }
}
