import { isObject } from '../../core/json'
import { readPart } from '../../network/edit-jwt'
import { textOf } from '../../network/edit-message'
import { pointerOf } from '../../network/json-pointer'
import { header } from '../../network/message'
import type { JwtEdit, MessageEdit } from '../../network/message-edit'
import { readPage } from '../../network/page'
import type { TraceEvent } from '../event'
import { messageAt } from './passage'

/** The parts of a message under whose headings its fields stand. */
export type EditableGroup =
  | 'start'
  | 'query'
  | 'redirect'
  | 'form'
  | 'json'
  | 'page'
  | 'header'
  | 'cookie'
  | 'body'

/** Which field an edit changes, without saying how. */
export type Target = Pick<MessageEdit, 'in' | 'name' | 'attribute'> & {
  readonly jwt?: Pick<JwtEdit, 'part' | 'member'>
}

/** A part of a real message that can be another. */
export interface EditableField {
  readonly group: EditableGroup
  /** As the wire calls it. */
  readonly name: string
  readonly value: string
  readonly target: Target
  readonly removable: boolean
  /** What stands in a JWT that travels here: its header, its claims, its signature. */
  readonly inside?: readonly EditableField[]
}

/** As `network/edit-jwt.ts` finds one. */
const JWT = /[\w-]{4,}\.[\w-]{4,}\.[\w-]*/
const isPlain = (value: unknown) => typeof value !== 'object' || value === null

/** Every part of the message of event `seq` that hands on its way can change; empty where that event is no message. */
export function editableFields(events: readonly TraceEvent[], seq: number): readonly EditableField[] {
  const event = messageAt(events, seq)
  if (!event) return []
  const fields = event.type === 'request-sent' ? ofRequest(event.request) : ofResponse(event.response)
  return fields.map(withInside)
}

type Wire = Extract<TraceEvent, { type: 'request-sent' }>['request']
type Answer = Extract<TraceEvent, { type: 'response-received' }>['response']

const field = (
  group: EditableGroup,
  value: string,
  target: Target,
  more: { readonly name?: string; readonly removable?: boolean } = {},
): EditableField => ({ group, name: target.name, value, target, removable: true, ...more })

const whole = (group: EditableGroup, part: MessageEdit['in'], value: string) =>
  field(group, value, { in: part, name: part }, { removable: false })

const pairs = (group: EditableGroup, part: MessageEdit['in'], params: URLSearchParams) =>
  // Of a member that comes twice the first one is changed, and the other goes.
  [...params]
    .filter(([name], at, all) => all.findIndex(([each]) => each === name) === at)
    .map(([name, value]) => field(group, value, { in: part, name }))

function ofRequest(request: Wire): EditableField[] {
  const url = new URL(request.url)
  const cookies = (header(request, 'Cookie') ?? '').split('; ').filter((pair) => pair.includes('='))
  return [
    whole('start', 'method', request.method),
    whole('start', 'path', url.pathname),
    ...pairs('query', 'query', url.searchParams),
    ...ofBody(request),
    ...ofHeaders(request, ['cookie']),
    ...cookies.map((pair) => {
      const at = pair.indexOf('=')
      return field('cookie', pair.slice(at + 1), { in: 'cookie', name: pair.slice(0, at) })
    }),
  ]
}

function ofResponse(response: Answer): EditableField[] {
  const location = header(response, 'Location')
  const url = location !== undefined && URL.canParse(location) ? new URL(location) : undefined
  return [
    whole('start', 'status', String(response.status)),
    ...(url && location !== undefined
      ? [
          whole('redirect', 'location-address', location.split(/[?#]/, 1)[0] ?? ''),
          ...pairs('redirect', 'location', url.searchParams),
          ...pairs('redirect', 'location-fragment', new URLSearchParams(url.hash.slice(1))),
        ]
      : []),
    ...ofBody(response),
    ...ofHeaders(response, ['set-cookie', ...(url ? ['location'] : [])]),
    ...response.headers.flatMap(([name, value]) =>
      name.toLowerCase() === 'set-cookie' ? ofCookie(value) : [],
    ),
  ]
}

/** RFC 6265 section 4.1: the value of a cookie, and its attributes. */
function ofCookie(line: string): EditableField[] {
  const [pair = '', ...attributes] = line.split(/; ?/)
  const at = pair.indexOf('=')
  const name = pair.slice(0, at)
  const target = { in: 'set-cookie', name } as const
  return [
    field('cookie', pair.slice(at + 1), target),
    ...attributes.map((each) => {
      const [attribute = '', value = ''] = each.split(/=(.*)/s)
      return field('cookie', value, { ...target, attribute }, { name: `${name}; ${attribute}` })
    }),
  ]
}

function ofHeaders({ headers }: Pick<Wire, 'headers'>, without: readonly string[]): EditableField[] {
  const seen = new Set(without)
  return headers.flatMap(([name, value]) => {
    if (seen.has(name.toLowerCase())) return []
    seen.add(name.toLowerCase())
    return [field('header', value, { in: 'header', name })]
  })
}

function ofBody({ headers, body }: Pick<Wire, 'headers' | 'body'>): EditableField[] {
  if (body === '') return []
  const type = header({ headers }, 'Content-Type') ?? ''
  if (type.includes('x-www-form-urlencoded')) return pairs('form', 'form', new URLSearchParams(body))
  const page = readPage(body)
  if (page) return leaves('page', page).filter(({ name, removable }) => name !== 'kind' && !removable)
  try {
    const parsed: unknown = JSON.parse(body)
    if (!isPlain(parsed)) return leaves('json', parsed)
  } catch {
    // No JSON: a text, which is changed as a whole.
  }
  return /[\r\n]/.test(body) || body.length > 8_000 ? [] : [whole('body', 'body', body)]
}

/** Every value of a JSON text that holds no others; a list of such values is one. Of a page only its texts, which can be changed and not taken away. */
function leaves(
  group: 'json' | 'page',
  value: unknown,
  names: readonly (string | number)[] = [],
): EditableField[] {
  const isList = Array.isArray(value)
  if (isList ? group === 'json' && value.every(isPlain) : !isObject(value)) {
    const pointer = pointerOf(names)
    const isText = typeof value === 'string'
    const target = { in: group === 'json' ? 'pointer' : 'page', name: pointer } as const
    return pointer === '' || pointer.length > 128
      ? []
      : [
          field(group, textOf(value) ?? '', target, {
            name: names
              .map((name, at) => (typeof name === 'number' ? `[${name}]` : at > 0 ? `.${name}` : name))
              .join(''),
            removable: group === 'json' || !isText,
          }),
        ]
  }
  const inner = isList ? value.entries() : Object.entries(value as object)
  return [...inner].flatMap(([name, each]) => leaves(group, each, [...names, name]))
}

/** The JWT in a value, taken apart. */
function withInside(outer: EditableField): EditableField {
  const { in: part } = outer.target
  const [token] = part === 'set-cookie' || part === 'body' ? [] : (outer.value.match(JWT) ?? [])
  const [first = '', second = '', signature = ''] = token?.split('.') ?? []
  const [joseHeader, claims] = [readPart(first), readPart(second)]
  if (!joseHeader || !claims) return outer
  const members = (part: 'header' | 'claims', of: Readonly<Record<string, unknown>>) =>
    Object.entries(of).map(([member, value]) => ({
      ...outer,
      name: member,
      value: textOf(value) ?? '',
      target: { ...outer.target, jwt: { part, member } },
      removable: true,
    }))
  const last = {
    ...outer,
    name: 'signature',
    value: signature,
    target: { ...outer.target, jwt: { part: 'signature' as const } },
    removable: false,
  }
  return { ...outer, inside: [...members('header', joseHeader), ...members('claims', claims), last] }
}
