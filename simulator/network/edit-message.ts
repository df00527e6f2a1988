import { type HeaderList, header } from './message'

/**
 * One change to a message on its way.
 * - `in`: which part; `location` is the query, `location-fragment` the fragment of a redirect's `Location`
 * - `set` gives the member this value (adding it where it is missing), `remove` takes it away, `alter` changes the first
 *   character behind the last occurrence of the given text (`.`: the first character of a token's signature)
 */
export interface MessageEdit {
  readonly in: 'query' | 'form' | 'json' | 'header' | 'location' | 'location-fragment'
  readonly name: string
  readonly set?: string
  readonly remove?: true
  readonly alter?: string
}

/** What an edit did: the value before and after; empty where there was none. */
export interface Edited<M> {
  readonly message: M
  readonly before: string
  readonly after: string
}

interface Wire {
  readonly url?: string
  readonly headers: HeaderList
  readonly body: string
}

const PARTS = ['query', 'form', 'json', 'header', 'location', 'location-fragment'] as const

/** Whether `candidate` (from a link, a file) is an edit. */
export function isEdit(candidate: unknown): candidate is MessageEdit {
  if (typeof candidate !== 'object' || candidate === null) return false
  const edit = candidate as Record<string, unknown>
  const ways = ['set', 'remove', 'alter'].filter((way) => edit[way] !== undefined)
  return (
    (PARTS as readonly unknown[]).includes(edit.in) &&
    text(edit.name, 128) &&
    (edit.in !== 'header' || isHeader(edit.name, edit.set)) &&
    ways.length === 1 &&
    (edit.set === undefined || text(edit.set, 8_000)) &&
    (edit.alter === undefined || text(edit.alter, 64)) &&
    (edit.remove === undefined || edit.remove === true)
  )
}

// A line end inside a header would be a second header (RFC 9110 section 5.5).
const text = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most && !/[\r\n\0]/.test(value)

/** RFC 9110 sections 5.1 and 5.5: what a header may be called, and what may stand in it. */
function isHeader(name: string, value: unknown): boolean {
  return (
    /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) &&
    (value === undefined || (typeof value === 'string' && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)))
  )
}

/** `message` with one change, or undefined when there is nothing of that name to change. */
export function editMessage<M extends Wire>(message: M, edit: MessageEdit): Edited<M> | undefined {
  switch (edit.in) {
    case 'query': {
      if (message.url === undefined) return undefined
      const url = new URL(message.url)
      const done = editPairs(url.searchParams, edit)
      return done && { message: { ...message, url: url.href }, ...done }
    }
    case 'form': {
      const form = new URLSearchParams(message.body)
      const done = editPairs(form, edit)
      return done && { message: { ...message, body: form.toString() }, ...done }
    }
    case 'json':
      return editJson(message, edit)
    case 'header':
      return editHeader(message, edit)
    case 'location':
    case 'location-fragment': {
      const location = header(message, 'Location')
      if (location === undefined || !URL.canParse(location)) return undefined
      const url = new URL(location)
      const pairs = edit.in === 'location' ? url.searchParams : new URLSearchParams(url.hash.slice(1))
      const done = editPairs(pairs, edit)
      if (edit.in === 'location-fragment') url.hash = pairs.toString()
      return (
        done && {
          message: { ...message, headers: withHeader(message.headers, 'Location', url.href) },
          ...done,
        }
      )
    }
  }
}

/** The value after an edit; undefined where the member goes, or where there is nothing to change. */
function changed(
  before: string | undefined,
  { set, remove, alter }: MessageEdit,
): { after?: string } | undefined {
  if (set !== undefined) return { after: set }
  if (before === undefined) return undefined
  if (remove) return {}
  const cut = before.lastIndexOf(alter ?? '') + (alter ?? '').length
  if (cut >= before.length) return undefined
  return { after: before.slice(0, cut) + (before[cut] === 'A' ? 'B' : 'A') + before.slice(cut + 1) }
}

function editPairs(pairs: URLSearchParams, edit: MessageEdit): { before: string; after: string } | undefined {
  const before = pairs.get(edit.name) ?? undefined
  const done = changed(before, edit)
  if (!done) return undefined
  if (done.after === undefined) pairs.delete(edit.name)
  else pairs.set(edit.name, done.after)
  return { before: before ?? '', after: done.after ?? '' }
}

function editHeader<M extends Wire>(message: M, edit: MessageEdit): Edited<M> | undefined {
  const before = header(message, edit.name)
  const done = changed(before, edit)
  if (!done) return undefined
  const headers = withHeader(message.headers, edit.name, done.after)
  return { message: { ...message, headers }, before: before ?? '', after: done.after ?? '' }
}

function withHeader(headers: HeaderList, name: string, value: string | undefined): HeaderList {
  const wanted = name.toLowerCase()
  const at = headers.findIndex(([each]) => each.toLowerCase() === wanted)
  if (at < 0) return value === undefined ? headers : [...headers, [name, value]]
  return headers.flatMap((pair, index) =>
    index !== at ? [pair] : value === undefined ? [] : [[pair[0], value] as const],
  )
}

function editJson<M extends Wire>(message: M, edit: MessageEdit): Edited<M> | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(message.body)
  } catch {
    return undefined
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined
  const members = parsed as Record<string, unknown>
  const own = Object.hasOwn(members, edit.name) ? members[edit.name] : undefined
  const before = own === undefined ? undefined : typeof own === 'string' ? own : JSON.stringify(own)
  const done = changed(before, edit)
  if (!done) return undefined
  const { [edit.name]: _old, ...rest } = members
  const next =
    done.after === undefined
      ? rest
      : { ...members, [edit.name]: typeof own === 'number' ? Number(done.after) : done.after }
  return {
    message: { ...message, body: JSON.stringify(next) },
    before: before ?? '',
    after: done.after ?? '',
  }
}
