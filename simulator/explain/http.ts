import { linesOf } from './form-lines'
import type { Pairs } from './pairs'

/** A request or an answer as it travels, in whatever it was written. */
export interface RawMessage {
  /** `POST`; undefined for an answer, and where nobody has said it. */
  readonly method?: string | undefined
  /** The address, as it was written. */
  readonly target?: string | undefined
  /** The number of an answer. */
  readonly status?: number | undefined
  readonly headers: Pairs
  readonly body: string
  /** The body where it was given name by name. */
  readonly form?: Pairs
  /** What of it was not read. Sentences. */
  readonly left: readonly string[]
}

const REQUEST = /^(?:> )?(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (\/\S*|https?:\/\/\S+)( HTTP\/[\d.]+)?$/i
const ANSWER = /^(?:< )?HTTP\/[\d.]+ (\d{3})(?: |$)/
/** RFC 9110 section 5.1; those that begin with a colon are of HTTP/2. */
const HEADER = /^(:?[A-Za-z][\w-]{0,63}):(?!\/\/) ?(.*)$/
/** Headers that stand alone in what people copy. */
const ALONE = new Set(['authorization', 'cookie', 'set-cookie', 'host', ':authority', 'proxy-authorization'])
const MOST_MESSAGES = 8

/** The messages in a text that holds nothing else; undefined where it holds none. */
export function messagesIn(text: string): readonly RawMessage[] | undefined {
  const lines = withoutMarks(text.split('\n'))
  const starts = lines.flatMap((line, index) => (isStart(lines, line, index) ? [index] : []))
  if (starts[0] !== undefined && lines.slice(0, starts[0]).every((line) => line.trim() === ''))
    return starts
      .slice(0, MOST_MESSAGES)
      .map((from, index) => messageOf(lines.slice(from, starts[index + 1] ?? lines.length)))
  return headersAlone(lines)
}

/** A command such as `curl -v` marks what it sends and gets, and speaks in between. */
function withoutMarks(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => /^[<>] /.test(line))) return lines
  return lines.filter((line) => !/^[*{}] /.test(line)).map((line) => line.replace(/^[<>] ?/, ''))
}

function isStart(lines: readonly string[], line: string, index: number): boolean {
  if (ANSWER.test(line)) return true
  const request = REQUEST.exec(line.trim())
  if (!request) return false
  const next = lines[index + 1]?.trim()
  // One line alone is an address, and one that goes on in the next was broken.
  if (next === undefined) return false
  return HEADER.test(next) || (next === '' && (lines[index + 2]?.trim() ?? '') !== '')
}

function messageOf([first = '', ...rest]: readonly string[]): RawMessage {
  const [, method, target] = REQUEST.exec(first.trim()) ?? []
  const status = ANSWER.exec(first)?.[1]
  const end = rest.findIndex((line) => line.trim() === '')
  const head = end < 0 ? rest : rest.slice(0, end)
  const { headers, unread } = headersOf(head)
  return {
    ...(method !== undefined && { method: method.toUpperCase() }),
    target: absolute(target, headers),
    ...(status !== undefined && { status: Number(status) }),
    headers,
    body: end < 0 ? '' : rest.slice(end + 1).join('\n'),
    left: unread ? ['Some of its lines are no headers: they are not taken apart, and not shown.'] : [],
  }
}

/** Headers by name and value; a line that begins with white space goes on with the one before (RFC 9112 section 5.2). */
function headersOf(lines: readonly string[]): { readonly headers: Pairs; readonly unread: boolean } {
  const headers: (readonly [string, string])[] = []
  let unread = false
  for (const line of lines) {
    const last = headers.at(-1)
    const [, name, value] = HEADER.exec(line.trim()) ?? []
    if (last && /^[ \t]/.test(line)) headers[headers.length - 1] = [last[0], `${last[1]} ${line.trim()}`]
    else if (name !== undefined) headers.push([name, (value ?? '').trim()])
    else unread = true
  }
  return { headers, unread }
}

const headerOf = (headers: Pairs, name: string): string | undefined =>
  headers.find(([each]) => each.toLowerCase() === name)?.[1]

/** The address of a request: its target, on the host that it names. */
function absolute(target: string | undefined, headers: Pairs): string | undefined {
  const path = target ?? headerOf(headers, ':path')
  const host = headerOf(headers, 'host') ?? headerOf(headers, ':authority')
  return path?.startsWith('/') && host !== undefined ? `https://${host}${path}` : path
}

function headersAlone(lines: readonly string[]): readonly RawMessage[] | undefined {
  const given = linesOf(lines.join('\n'))
  if (given.length === 0 || !given.every((line) => HEADER.test(line))) return undefined
  const { headers } = headersOf(given)
  if (!headers.some(([name]) => ALONE.has(name.toLowerCase()))) return undefined
  const [[name, value] = ['', ''], ...more] = headers
  // A bearer token alone is what it is about.
  if (more.length === 0 && name.toLowerCase() === 'authorization' && /^bearer\b/i.test(value))
    return undefined
  const method = headerOf(headers, ':method')
  return [
    {
      ...(method !== undefined && { method }),
      target: absolute(undefined, headers),
      headers,
      body: '',
      left: [],
    },
  ]
}
