import type { HeaderList } from './message'
import type { MessageEdit } from './message-edit'

/** How a value is changed: what comes after, nothing in it where the member goes; undefined where there is nothing to change. */
type Change = (before: string | undefined, edit: MessageEdit) => { after?: string } | undefined

interface Changed {
  readonly headers: HeaderList
  readonly before: string
  readonly after: string
}

/** One cookie of the `Cookie` header (RFC 6265 section 4.2). */
export function editCookie(headers: HeaderList, edit: MessageEdit, change: Change): Changed | undefined {
  const at = headers.findIndex(([name]) => name.toLowerCase() === 'cookie')
  const pairs = at < 0 ? [] : (headers[at]?.[1] ?? '').split('; ')
  const place = pairs.findIndex((pair) => nameOf(pair) === edit.name)
  const before = place < 0 ? undefined : valueIn(pairs[place])
  const done = change(before, edit)
  if (!done) return undefined
  const pair = done.after === undefined ? [] : [`${edit.name}=${done.after}`]
  const all = place < 0 ? [...pairs, ...pair] : pairs.toSpliced(place, 1, ...pair)
  const line = [headers[at]?.[0] ?? 'Cookie', all.join('; ')] as const
  const others = at < 0 ? [...headers, line] : headers.with(at, line)
  return {
    headers: all.length > 0 ? others : headers.toSpliced(at, 1),
    before: before ?? '',
    after: done.after ?? '',
  }
}

/** Value or attribute of one cookie that an answer sets (RFC 6265 section 4.1); an attribute without a value is its name alone. */
export function editSetCookie(headers: HeaderList, edit: MessageEdit, change: Change): Changed | undefined {
  const at = headers.findIndex(
    ([name, value]) => name.toLowerCase() === 'set-cookie' && nameOf(value) === edit.name,
  )
  const given = headers[at]
  if (!given) return undefined
  const [pair = '', ...attributes] = given[1].split(/; ?/)
  const { attribute } = edit
  const wanted = attribute?.toLowerCase()
  const place = attributes.findIndex((each) => nameOf(each).toLowerCase() === wanted)
  const before = wanted === undefined ? valueIn(pair) : place < 0 ? undefined : valueIn(attributes[place])
  const done = change(before, edit)
  if (!done) return undefined
  const { after } = done
  const result = (parts: readonly string[]): Changed => ({
    headers: headers.with(at, [given[0], parts.join('; ')]),
    before: before ?? '',
    after: after ?? '',
  })
  if (attribute === undefined)
    return after === undefined
      ? { headers: headers.toSpliced(at, 1), before: before ?? '', after: '' }
      : result([`${edit.name}=${after}`, ...attributes])
  const written = after === undefined ? [] : [after === '' ? attribute : `${attribute}=${after}`]
  const all = place < 0 ? [...attributes, ...written] : attributes.toSpliced(place, 1, ...written)
  return result([pair, ...all])
}

const nameOf = (pair: string) => pair.split('=', 1)[0]?.trim() ?? ''
const valueIn = (pair = '') => (pair.includes('=') ? pair.slice(pair.indexOf('=') + 1).trim() : '')
