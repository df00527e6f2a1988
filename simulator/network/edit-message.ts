import { isObject } from '../core/json'
import { editCookie, editSetCookie } from './edit-cookie'
import { valueAt, withValueAt } from './json-pointer'
import { type HeaderList, header } from './message'
import type { MessageEdit } from './message-edit'
import { readPage, withPage } from './page'

/** What an edit did: the value before and after; empty where there was none. */
export interface Edited<M> {
  readonly message: M
  readonly before: string
  readonly after: string
}

export interface Wire {
  readonly method?: string
  readonly status?: number
  readonly url?: string
  readonly headers: HeaderList
  readonly body: string
}

/** `message` with one change, or undefined when there is nothing of that name to change. */
export function editMessage<M extends Wire>(message: M, edit: MessageEdit): Edited<M> | undefined {
  switch (edit.in) {
    case 'method':
    case 'body':
      return edit.in === 'body' && isPage(message.body, edit.set)
        ? undefined
        : editWhole(message, edit, message[edit.in], (after) => ({ [edit.in]: after }))
    case 'status':
      return editWhole(message, edit, message.status?.toString(), (after) => ({ status: Number(after) }))
    case 'path': {
      const url = message.url === undefined ? undefined : new URL(message.url)
      return editWhole(message, edit, url?.pathname, (after) => ({
        url: Object.assign(url ?? new URL('about:blank'), { pathname: after }).href,
      }))
    }
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
    case 'pointer':
      return editPointer(message, edit)
    case 'page':
      return editPage(message, edit)
    case 'header':
      return editHeader(message, edit)
    case 'cookie':
    case 'set-cookie': {
      const done = (edit.in === 'cookie' ? editCookie : editSetCookie)(message.headers, edit, changed)
      return done && { ...done, message: { ...message, headers: done.headers } }
    }
    case 'location-address': {
      const location = header(message, 'Location')
      const [address = ''] = location?.split(/[?#]/, 1) ?? []
      return location === undefined
        ? undefined
        : editWhole(message, edit, address, (after) => ({
            headers: withHeader(message.headers, 'Location', after + location.slice(address.length)),
          }))
    }
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
export function changed(
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
  const members = readJson(message.body)
  if (!isObject(members)) return undefined
  const own = Object.hasOwn(members, edit.name) ? members[edit.name] : undefined
  const before = textOf(own)
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

function editPointer<M extends Wire>(message: M, edit: MessageEdit): Edited<M> | undefined {
  const body = readJson(message.body)
  const own = valueAt(body, edit.name)
  const done = changed(textOf(own), edit)
  if (!done) return undefined
  const next = withValueAt(body, edit.name, done.after === undefined ? undefined : typed(own, done.after))
  if (next === undefined) return undefined
  return {
    message: { ...message, body: JSON.stringify(next) },
    before: textOf(own) ?? '',
    after: done.after ?? '',
  }
}

/** A text of the model of a page; its form stays, as whoever reads it relies on it. */
function editPage<M extends Wire>(message: M, edit: MessageEdit): Edited<M> | undefined {
  const page = readPage(message.body)
  const own = valueAt(page, edit.name)
  if (!page || typeof own !== 'string') return undefined
  const after = changed(own, edit)?.after
  if (after === undefined) return undefined
  const body = withPage(message.body, withValueAt(page, edit.name, after))
  return { message: { ...message, body }, before: own, after }
}

function editWhole<M extends Wire>(
  message: M,
  edit: MessageEdit,
  before: string | undefined,
  write: (after: string) => Partial<Wire>,
): Edited<M> | undefined {
  const after = before === undefined ? undefined : changed(before, edit)?.after
  if (before === undefined || after === undefined) return undefined
  return { message: { ...message, ...write(after) }, before, after }
}

const isPage = (...texts: readonly (string | undefined)[]) =>
  texts.some((text) => text?.includes('application/json'))

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A JSON value as it is shown and typed: a text as it is, anything else as JSON. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : value === undefined ? undefined : JSON.stringify(value)
}

/** What was typed, as a JSON value: where a text stood, a text; where something else did, that, if it is JSON. */
export function typed(before: unknown, text: string): unknown {
  if (before === undefined || typeof before === 'string') return text
  const read = readJson(text)
  return read === undefined ? text : read
}
