import { type HttpRequest, type HttpResponse, header, headers } from '../../network/message'
import type { EventOf, TraceEvent } from '../../trace/event'
import { withoutSecret } from '../secret-in-text'
import { typedSecrets } from '../typed-secrets'

/** What stands in place of a secret that somebody typed. */
export const KEPT_BACK = '(typed, and not in this file)'

/**
 * The messages of a run as HTTP Archive 1.2 (github.com/ahmadnassri/har-spec, versions/1.2.md), in the order in which they set out.
 * Tokens and cookies are in it as they travelled, because nothing guards anything with them; what a person typed in secret is not.
 */
export function harOf(events: readonly TraceEvent[], called: (party: string) => string): object {
  const secrets = typedSecrets(events)
  const hide: Hide = (text, instead = KEPT_BACK) => withoutSecret(text, secrets, instead)
  const answers = new Map(
    events.flatMap((event) => (event.type === 'response-received' ? [[event.exchange, event] as const] : [])),
  )
  const entries = events.flatMap((event) =>
    event.type === 'request-sent' ? [entryOf(event, answers.get(event.exchange), hide, called)] : [],
  )
  return {
    log: {
      version: '1.2',
      creator: { name: 'Tenant Lab', version: '1', comment: 'Of a simulated tenant: every time is virtual.' },
      entries,
    },
  }
}

type Called = (party: string) => string
/** A text without what was typed in secret. */
type Hide = (text: string, instead?: string) => string

function entryOf(
  sent: EventOf<'request-sent'>,
  answer: EventOf<'response-received'> | undefined,
  hide: Hide,
  called: Called,
) {
  const wait = answer ? answer.at - sent.at : 0
  return {
    startedDateTime: new Date(sent.at).toISOString(),
    time: wait,
    request: requestOf(sent.request, hide),
    response: answer ? responseOf(answer.response, hide) : noResponse,
    cache: {},
    timings: { send: 0, wait, receive: 0 },
    comment: `${called(sent.actor)} to ${called(sent.to)}${answer ? '' : ': no answer came'}`,
  }
}

const common = { httpVersion: 'HTTP/1.1', headersSize: -1 }
const pairs = (list: Iterable<readonly [string, string]>) =>
  [...list].map(([name, value]) => ({ name, value }))

/** What an archive says of a request that was never answered. */
const noResponse = {
  ...common,
  status: 0,
  statusText: '',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: 'x-unknown' },
  redirectURL: '',
  bodySize: -1,
}

const hideInUrl = (url: string, hide: Hide) => hide(url, encodeURIComponent(KEPT_BACK))

/** Whatever a header says of a message: what was typed is not in it. */
function requestOf(request: HttpRequest, hide: Hide) {
  const { method, url, body } = request
  const mimeType = header(request, 'Content-Type') ?? ''
  const isForm = mimeType.startsWith('application/x-www-form-urlencoded')
  // First as it is: read as a form, what is none says something else.
  const params = hidden(new URLSearchParams(hide(body)), hide)
  const text = isForm ? new URLSearchParams([...params]).toString() : hide(body)
  return {
    ...common,
    method,
    url: hideInUrl(url, hide),
    cookies: pairs(hidden(pairsOf(headers(request, 'Cookie').flatMap((each) => each.split('; '))), hide)),
    headers: pairs(hidden(request.headers, hide)),
    queryString: pairs(hidden(new URL(url).searchParams, hide)),
    bodySize: text.length,
    ...(text !== '' && { postData: { mimeType: hide(mimeType), params: isForm ? pairs(params) : [], text } }),
  }
}

function responseOf(response: HttpResponse, hide: Hide) {
  const { status } = response
  const text = hide(response.body)
  return {
    ...common,
    status,
    statusText: '',
    cookies: pairs(
      hidden(pairsOf(headers(response, 'Set-Cookie').map((each) => each.split(';')[0] ?? '')), hide),
    ),
    headers: pairs(hidden(response.headers, hide)),
    content: { size: text.length, mimeType: hide(header(response, 'Content-Type') ?? 'x-unknown'), text },
    redirectURL: hideInUrl(header(response, 'Location') ?? '', hide),
    bodySize: text.length,
  }
}

const hidden = (list: Iterable<readonly [string, string]>, hide: Hide) =>
  [...list].map(([name, value]): [string, string] => [hide(name), hide(value)])

function pairsOf(cookies: readonly string[]): readonly (readonly [string, string])[] {
  return cookies.map((each) => {
    const at = each.indexOf('=')
    return [each.slice(0, at), each.slice(at + 1)]
  })
}
