import type { HeaderList } from '../../network/message'
import type { EventOf, SpecRef, TraceEvent } from '../event'
import { tokensIn } from './cargo'
import { secondsInWords } from './moment'
import { traceIndex } from './trace-index'
import { claims } from './vocabulary/claims'
import { codeHost } from './vocabulary/code-host'
import { type Endpoint, endpointOf } from './vocabulary/endpoint'
import { graphChanges } from './vocabulary/graph-changes'
import { cookieMeaning, headers } from './vocabulary/headers'
import { type Meaning, meaningOf, type Place, type Words } from './vocabulary/meaning'
import { keyMembers, metadata } from './vocabulary/metadata'
import { parameters } from './vocabulary/parameters'

/** A name and a value on the wire, explained where we can. */
export interface Field {
  readonly name: string
  readonly value: string
  readonly says?: string
  readonly spec?: SpecRef
  /** The same in words, of a number of seconds: "today, 10:05:00", "1 h 5 min". */
  readonly reads?: string
  /** `seq` of the `token-issued` event whose token this value is. */
  readonly token?: number
}

/** A request or an answer, taken apart. */
export interface MessageView {
  readonly seq: number
  readonly direction: 'request' | 'response'
  /** "GET /authorize" or "302 Found". */
  readonly startLine: string
  readonly status?: number
  readonly url?: UrlView
  /** The `Location` of a redirect, taken apart like a URL of its own. */
  readonly location?: UrlView
  readonly headers: readonly Field[]
  readonly body: {
    readonly form?: readonly Field[]
    readonly json?: readonly Field[]
    readonly text?: string
  }
}

export interface UrlView {
  readonly origin: string
  readonly path: string
  readonly query: readonly Field[]
  readonly fragment: readonly Field[]
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  204: 'No Content',
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
}

/** What the members of a JSON body are, where they are no parameters. */
const MEMBERS: Partial<Record<Endpoint, Words>> = {
  metadata,
  userinfo: claims,
  'code-host': codeHost,
  'graph-change': graphChanges,
}

/** The message of event `seq`, or undefined when that event is not one. */
export function message(events: readonly TraceEvent[], seq: number): MessageView | undefined {
  const event = events[seq]
  if (event?.type !== 'request-sent' && event?.type !== 'response-received') return undefined
  const known = tokensIn(events, event)
  const { secrets } = traceIndex(events)
  const { request } = asked(events, event) ?? {}
  const here: Place = {
    endpoint: request && URL.canParse(request.url) ? endpointOf(new URL(request.url)) : 'elsewhere',
    direction: event.type === 'request-sent' ? 'request' : 'response',
    grant: (request && isForm(request.headers) && new URLSearchParams(request.body).get('grant_type')) || '',
  }
  const field = (name: string, value: string, meaning: Meaning | undefined): Field => {
    const token =
      known.find((issued) => value === issued.value || value === `Bearer ${issued.value}`) ??
      (name === 'client_assertion' ? secrets.find((secret) => secret.value === value) : undefined)
    const reads = secondsInWords(name, value, Math.floor(event.at / 1000))
    return {
      name,
      value,
      ...meaning,
      ...(reads !== undefined && { reads }),
      ...(token ? { token: token.seq } : {}),
    }
  }
  const pairs = (params: URLSearchParams, place: Place) =>
    [...params].map(([name, value]) => field(name, value, meaningOf(parameters, name, { ...place, value })))
  const parts = (url: URL, place: Place): UrlView => ({
    origin: url.origin,
    path: url.pathname,
    query: pairs(url.searchParams, place),
    fragment: pairs(new URLSearchParams(url.hash.slice(1)), place),
  })
  const wire = event.type === 'request-sent' ? event.request : event.response
  const common = {
    seq,
    headers: wire.headers.map(([name, value]) =>
      field(name, value, headerMeaning(name.toLowerCase(), value)),
    ),
    body: bodyOf(wire.headers, wire.body),
  }
  if (event.type === 'request-sent') {
    const url = new URL(event.request.url)
    return {
      ...common,
      direction: 'request',
      startLine: `${event.request.method} ${url.pathname}`,
      url: parts(url, here),
    }
  }
  const { status } = event.response
  const location = event.response.headers.find(([name]) => name.toLowerCase() === 'location')?.[1]
  return {
    ...common,
    direction: 'response',
    startLine: `${status} ${REASONS[status] ?? ''}`.trim(),
    status,
    ...(location && URL.canParse(location) ? { location: redirect(new URL(location)) } : {}),
  }

  /** A redirect is the request that it leads to. */
  function redirect(url: URL): UrlView {
    return parts(url, { endpoint: endpointOf(url), direction: 'request' })
  }

  function headerMeaning(name: string, value: string): Meaning | undefined {
    return name === 'cookie' || name === 'set-cookie'
      ? cookieMeaning(name, value)
      : meaningOf(headers, name, { ...here, value })
  }

  function bodyOf(given: HeaderList, body: string): MessageView['body'] {
    if (body === '') return {}
    if (isForm(given)) return { form: pairs(new URLSearchParams(body), here) }
    if (typeOf(given).includes('json')) {
      try {
        const parsed: unknown = JSON.parse(body)
        if (isObject(parsed))
          return { json: Object.entries(parsed).flatMap(([name, value]) => member(name, value)) }
      } catch {
        // Not JSON after all: shown as it came.
      }
    }
    return { text: body }
  }

  function member(name: string, given: unknown): readonly Field[] {
    const value = typeof given === 'string' ? given : JSON.stringify(given)
    const words = (here.endpoint && MEMBERS[here.endpoint]) ?? parameters
    const whole = field(
      name,
      value,
      meaningOf(words, name, { ...here, value }) ?? meaningOf(parameters, name, here),
    )
    if (here.endpoint !== 'keys' || !Array.isArray(given)) return [whole]
    return [
      whole,
      ...given.filter(isObject).flatMap((key, index) =>
        Object.entries(key).map(([inner, content]) => {
          const text = typeof content === 'string' ? content : JSON.stringify(content)
          return field(`${name}[${index}].${inner}`, text, meaningOf(keyMembers, inner))
        }),
      ),
    ]
  }
}

/** The request that a message is, or that it answers. */
function asked(
  events: readonly TraceEvent[],
  event: EventOf<'request-sent'> | EventOf<'response-received'>,
): EventOf<'request-sent'> | undefined {
  if (event.type === 'request-sent') return event
  const { exchange } = event
  const found = events.find((each) => each.type === 'request-sent' && each.exchange === exchange)
  return found?.type === 'request-sent' ? found : undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typeOf(given: HeaderList): string {
  return given.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
}

function isForm(given: HeaderList): boolean {
  return typeOf(given).includes('x-www-form-urlencoded')
}
