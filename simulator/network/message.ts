/** Headers as ordered pairs, as on the wire: order and duplicates are kept. Names are written as sent; compare them without case. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/** An HTTP request (RFC 9110). A plain record: Fetch's own classes drop `Cookie`, `Origin` and `Host` in browsers and keep them in Node. */
export interface HttpRequest {
  readonly method: string
  /** Absolute URL; a fragment never travels (RFC 9110 section 7.1). */
  readonly url: string
  readonly headers: HeaderList
  readonly body: string
}

/** An HTTP response (RFC 9110). */
export interface HttpResponse {
  readonly status: number
  readonly headers: HeaderList
  readonly body: string
}

/**
 * How a request came about, which decides cookies, CORS and whether the address bar shows it.
 * - `navigation`: the browser goes there (front channel)
 * - `frame`: a frame inside the page goes there: not in the address bar, and its cookies are third-party ones
 * - `fetch`: a script in the page asks (in the browser, but not in the address bar)
 * - `back-channel`: server to server
 */
export type RequestKind = 'navigation' | 'frame' | 'fetch' | 'back-channel'

/** The first header called `name`, or undefined. */
export function header(message: { readonly headers: HeaderList }, name: string): string | undefined {
  const wanted = name.toLowerCase()
  return message.headers.find(([each]) => each.toLowerCase() === wanted)?.[1]
}

/** All headers called `name`, in order. */
export function headers(message: { readonly headers: HeaderList }, name: string): string[] {
  const wanted = name.toLowerCase()
  return message.headers.filter(([each]) => each.toLowerCase() === wanted).map(([, value]) => value)
}

/** Longest headers that a server here reads, in characters: as many as Node's own server does. */
export const MOST_HEADERS = 16_384

export function headersLength({ headers }: { readonly headers: HeaderList }): number {
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
}

export function json(status: number, body: unknown, extra: HeaderList = []): HttpResponse {
  return {
    status,
    headers: [['Content-Type', 'application/json; charset=utf-8'], ...extra],
    body: JSON.stringify(body),
  }
}

export function html(status: number, body: string, extra: HeaderList = []): HttpResponse {
  return { status, headers: [['Content-Type', 'text/html; charset=utf-8'], ...extra], body }
}

/** 302 Found (RFC 9110 section 15.4.3): the redirect of OAuth's front channel. */
export function redirect(location: string, extra: HeaderList = []): HttpResponse {
  return { status: 302, headers: [['Location', location], ...extra], body: '' }
}
