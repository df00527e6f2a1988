/** Members by which nothing is decided: what a thing is called, and when it was written. */
const UNREAD = new Set([
  'displayName',
  'description',
  'createdDateTime',
  'modifiedDateTime',
  'lastModifiedDateTime',
  'deletedDateTime',
])

/**
 * A text that does not hang on the order of members; null and missing are the same, unless `keepsNull`.
 * @param isUnread members that do not count
 */
export function canonical(
  value: unknown,
  isUnread: (name: string) => boolean = () => false,
  keepsNull = false,
): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each, isUnread, keepsNull)).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).filter(
    ([name, inner]) =>
      (keepsNull || inner !== null) && inner !== undefined && !name.includes('@odata') && !isUnread(name),
  )
  return `{${members
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner, isUnread, keepsNull)}`)
    .join()}}`
}

/** Whether two things are the same in all by which something is decided: a name and a date are not. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || readable(one) === readable(other)
}

/** Whether the same is known of two things: null is known to be none, and what is missing is not known (decision 057). */
export function isSameAndSaid(one: unknown, other: unknown): boolean {
  return one === other || readable(one, true) === readable(other, true)
}

/** What is read of a thing, as one text; the lists in it are sets. */
function readable(value: unknown, keepsNull = false): string {
  return canonical(sorted(value), (name) => UNREAD.has(name), keepsNull)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const all = value.map(sorted)
    const keys = new Map(all.map((each) => [each, canonical(each, (name) => UNREAD.has(name))]))
    return all.sort((one, other) => ((keys.get(one) ?? '') < (keys.get(other) ?? '') ? -1 : 1))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, sorted(inner)]))
}

/** Two objects of one id, before and after; null: there is none. */
interface Pair<T> {
  readonly before: T | null
  readonly after: T | null
}

/** The objects of two lists that are not the same, by id in any case: those of `after` first. */
export function differing<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  isEqual: (one: T, other: T) => boolean = isSame,
): readonly Pair<T>[] {
  const by = (all: readonly T[]) => new Map(all.map((each) => [each.id.toLowerCase(), each]))
  const [old, now] = [by(before), by(after)]
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id): Pair<T>[] => {
    const [was, is] = [old.get(id) ?? null, now.get(id) ?? null]
    return was && is && isEqual(was, is) ? [] : [{ before: was, after: is }]
  })
}
