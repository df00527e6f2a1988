import { type HeaderList, type HttpRequest, type HttpResponse, header, headers } from '../../network/message'
import type { EventOf, TraceEvent } from '../../trace/event'
import { typedSecret } from '../without-secrets'

/** What stands in place of a secret that somebody typed. */
export const KEPT_BACK = '(typed, and not in this file)'

/**
 * The messages of a run as HTTP Archive 1.2 (github.com/ahmadnassri/har-spec, versions/1.2.md), in the order in which they set out.
 * Tokens and cookies are in it as they travelled, because nothing guards anything with them; what a person typed in secret is not.
 */
export function harOf(events: readonly TraceEvent[], called: (party: string) => string): object {
  const secrets = events.flatMap((event) => {
    const typed = event.type === 'prompt-answered' ? typedSecret(event) : undefined
    return typed === undefined || typed === '' ? [] : [typed]
  })
  const answers = new Map(
    events.flatMap((event) => (event.type === 'response-received' ? [[event.exchange, event] as const] : [])),
  )
  const entries = events.flatMap((event) =>
    event.type === 'request-sent' ? [entryOf(event, answers.get(event.exchange), secrets, called)] : [],
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

function entryOf(
  sent: EventOf<'request-sent'>,
  answer: EventOf<'response-received'> | undefined,
  secrets: readonly string[],
  called: Called,
) {
  const wait = answer ? answer.at - sent.at : 0
  return {
    startedDateTime: new Date(sent.at).toISOString(),
    time: wait,
    request: requestOf(sent.request, secrets),
    response: answer ? responseOf(answer.response) : noResponse,
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

function requestOf(request: HttpRequest, secrets: readonly string[]) {
  const { method, url, body } = request
  const isForm = (header(request, 'Content-Type') ?? '').startsWith('application/x-www-form-urlencoded')
  const params = isForm ? withoutTyped(new URLSearchParams(body), secrets) : undefined
  const text = params?.toString() ?? body
  return {
    ...common,
    method,
    url,
    cookies: cookiesOf(headers(request, 'Cookie').flatMap((each) => each.split('; '))),
    headers: pairs(request.headers),
    queryString: pairs(new URL(url).searchParams),
    bodySize: text.length,
    ...(text !== '' && {
      postData: {
        mimeType: header(request, 'Content-Type') ?? '',
        params: params ? pairs(params) : [],
        text,
      },
    }),
  }
}

function withoutTyped(form: URLSearchParams, secrets: readonly string[]): URLSearchParams {
  return new URLSearchParams(
    [...form].map(([name, value]): [string, string] => [name, secrets.includes(value) ? KEPT_BACK : value]),
  )
}

function responseOf(response: HttpResponse) {
  const { status, body } = response
  return {
    ...common,
    status,
    statusText: '',
    cookies: cookiesOf(headers(response, 'Set-Cookie').map((each) => each.split(';')[0] ?? '')),
    headers: pairs(response.headers as HeaderList),
    content: { size: body.length, mimeType: header(response, 'Content-Type') ?? 'x-unknown', text: body },
    redirectURL: header(response, 'Location') ?? '',
    bodySize: body.length,
  }
}

function cookiesOf(list: readonly string[]) {
  return list.map((each) => {
    const at = each.indexOf('=')
    return { name: each.slice(0, at), value: each.slice(at + 1) }
  })
}
