import { createCookieJar } from '../../network/cookie-jar'
import { type HttpRequest, type HttpResponse, header } from '../../network/message'

export type Send = (request: HttpRequest) => Promise<HttpResponse>

/** A browser of the bench: cookies and nothing else. The same one visits every provider. */
export interface Browser {
  get(url: URL): Promise<HttpResponse>
  post(url: URL, fields: Readonly<Record<string, string>>): Promise<HttpResponse>
  /** Goes to `url` and says where it is sent. @throws Error when it is sent nowhere */
  redirected(url: URL): Promise<string>
}

export function createBrowser(send: Send): Browser {
  const jar = createCookieJar()
  async function go(
    url: URL,
    method: string,
    headers: HttpRequest['headers'],
    body: string,
  ): Promise<HttpResponse> {
    const cookie = jar.header(url, method, undefined)
    const sent = [['Host', url.host] as const, ...headers, ...(cookie ? ([['Cookie', cookie]] as const) : [])]
    const response = await send({ method, url: url.href, headers: sent, body })
    jar.store(url, response)
    return response
  }
  return {
    get: (url) => go(url, 'GET', [], ''),
    post: (url, fields) =>
      go(
        url,
        'POST',
        [['Content-Type', 'application/x-www-form-urlencoded']],
        new URLSearchParams(fields).toString(),
      ),
    redirected: async (url) => {
      const response = await go(url, 'GET', [], '')
      const location = header(response, 'Location')
      if (location === undefined)
        throw new Error(`${url.pathname} answers ${response.status} and sends nobody on`)
      return location
    },
  }
}

/** Sends over a socket, with the fetch of Node. */
export const overSocket: Send = async ({ method, url, headers, body }) => {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: headers
      .filter(([name]) => name !== 'Host')
      .map(([name, value]) => [name, value] as [string, string]),
    ...(body === '' ? {} : { body }),
  })
  return {
    status: response.status,
    headers: [
      ...[...response.headers].filter(([name]) => name !== 'set-cookie'),
      ...response.headers.getSetCookie().map((cookie) => ['set-cookie', cookie] as const),
    ],
    body: await response.text(),
  }
}
