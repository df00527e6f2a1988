import type { HeaderList } from '../../network/message'
import type { SpecRef, TraceEvent } from '../event'
import { tokensIn } from './cargo'
import { headerMeanings, type Meaning, parameters } from './vocabulary'

/** A name and a value on the wire, explained where we can. */
export interface Field {
  readonly name: string
  readonly value: string
  readonly says?: string
  readonly spec?: SpecRef
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
  500: 'Internal Server Error',
}

/** The message of event `seq`, or undefined when that event is not one. */
export function message(events: readonly TraceEvent[], seq: number): MessageView | undefined {
  const event = events[seq]
  if (event?.type !== 'request-sent' && event?.type !== 'response-received') return undefined
  const known = tokensIn(events, event)
  const field = (table: Readonly<Record<string, Meaning>>, name: string, value: string): Field => {
    const meaning = Object.hasOwn(table, name.toLowerCase()) ? table[name.toLowerCase()] : undefined
    const token = known.find((issued) => value === issued.value || value === `Bearer ${issued.value}`)
    return { name, value, ...meaning, ...(token ? { token: token.seq } : {}) }
  }
  const pairs = (params: URLSearchParams) =>
    [...params].map(([name, value]) => field(parameters, name, value))
  const parts = (url: URL): UrlView => ({
    origin: url.origin,
    path: url.pathname,
    query: pairs(url.searchParams),
    fragment: pairs(new URLSearchParams(url.hash.slice(1))),
  })
  const wire = event.type === 'request-sent' ? event.request : event.response
  const common = {
    seq,
    headers: wire.headers.map(([name, value]) => field(headerMeanings, name, value)),
    body: bodyOf(wire.headers, wire.body),
  }
  if (event.type === 'request-sent') {
    const url = new URL(event.request.url)
    return {
      ...common,
      direction: 'request',
      startLine: `${event.request.method} ${url.pathname}`,
      url: parts(url),
    }
  }
  const { status } = event.response
  const location = event.response.headers.find(([name]) => name.toLowerCase() === 'location')?.[1]
  return {
    ...common,
    direction: 'response',
    startLine: `${status} ${REASONS[status] ?? ''}`.trim(),
    status,
    ...(location && URL.canParse(location) ? { location: parts(new URL(location)) } : {}),
  }

  function bodyOf(headers: HeaderList, body: string): MessageView['body'] {
    const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
    if (body === '') return {}
    if (type.includes('x-www-form-urlencoded')) return { form: pairs(new URLSearchParams(body)) }
    if (type.includes('json')) {
      try {
        const parsed: unknown = JSON.parse(body)
        if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
          return {
            json: Object.entries(parsed).map(([name, value]) =>
              field(parameters, name, typeof value === 'string' ? value : JSON.stringify(value)),
            ),
          }
        }
      } catch {
        // Not JSON after all: shown as it came.
      }
    }
    return { text: body }
  }
}
