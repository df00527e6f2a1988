import type { HttpRequest, HttpResponse } from './message'

/** Sends a request of a Fetch-speaking library over the virtual network. @throws TypeError as fetch does when no answer comes. */
export type Send = (request: HttpRequest) => Promise<HttpResponse | undefined>

/**
 * The one place that knows Fetch's classes: it stands between `oauth4webapi` and the virtual network.
 * `Response` would drop `Set-Cookie`, which no back channel of OAuth uses.
 */
export function fetchOver(
  send: Send,
): (
  url: string,
  options: { method: string; headers: Record<string, string>; body?: unknown },
) => Promise<Response> {
  return async (url, options) => {
    const body = options.body == null ? '' : String(options.body)
    // oauth4webapi names itself outside browsers only: with it the bytes would differ between Node and a page.
    const named = Object.entries(options.headers).filter(([name]) => name.toLowerCase() !== 'user-agent')
    if (
      options.body instanceof URLSearchParams &&
      !named.some(([name]) => name.toLowerCase() === 'content-type')
    ) {
      named.push(['content-type', 'application/x-www-form-urlencoded;charset=UTF-8'])
    }
    const answer = await send({
      method: options.method,
      url,
      headers: [['Host', new URL(url).host], ...named],
      body,
    })
    if (!answer) throw new TypeError(`Failed to fetch ${url}`)
    return new Answer(answer)
  }
}

/** Headers as `oauth4webapi` takes them. */
export function headersOf(headers: Readonly<Record<string, string>>): Headers {
  return new Headers(headers)
}

/** A response whose body is there already: read without a stream, which costs more than all else about it. */
class Answer extends Response {
  readonly #answer: HttpResponse

  constructor(answer: HttpResponse) {
    const headers = answer.headers.map(([name, value]): [string, string] => [name, value])
    super(null, { status: answer.status, headers })
    this.#answer = answer
  }

  override async text(): Promise<string> {
    return this.#answer.body
  }

  override async json(): Promise<unknown> {
    return JSON.parse(this.#answer.body)
  }

  override clone(): Answer {
    return new Answer(this.#answer)
  }
}
