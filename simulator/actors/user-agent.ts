import { createCookieJar } from '../network/cookie-jar'
import { type HttpRequest, type HttpResponse, header } from '../network/message'
import { type Page, readPage, type SignInPage } from '../network/page'
import type { Answers } from '../run/prompt'
import type { World } from '../run/world'
import type { ActorId } from '../trace/event'
import type { AuthenticatorApp } from './authenticator-app'

/** Where a navigation came to rest: a page that asks for nothing more, or nothing at all. */
export interface Landing {
  readonly url: string
  readonly page: Page | undefined
  /** The event that shows it. */
  readonly seq: number
}

/** Changes a navigation before it leaves the browser: an attacker in the middle of the front channel. */
export type Tamper = (url: URL, cause: number) => { readonly url: URL; readonly cause: number }

export interface UserAgent {
  /** Types `url` into the address bar and follows it: redirects, forms, questions to the person, to a page that stays. */
  open(url: string, cause: number): Promise<Landing>
  /** A script of `origin` asks: cookies stay home, and the answer is readable only if CORS lets it be; a bearer token makes it ask first. */
  fetch(
    origin: string,
    request: HttpRequest,
    cause: number,
  ): Promise<{ readonly response: HttpResponse | undefined; readonly seq: number }>
}

/** RFC 9110 section 15.4: more redirects than this is a loop. */
const MOST_HOPS = 40

/**
 * The browser: address bar, cookies, redirects, forms. It knows no protocol; it carries what it is told to carry, which is
 * the point of the front channel.
 */
export function createUserAgent(
  world: World,
  parts: {
    readonly id: ActorId
    readonly person: ActorId
    readonly phone: AuthenticatorApp
    readonly tamper: Tamper
  },
): UserAgent {
  const { id } = parts
  const jar = createCookieJar()

  async function open(start: string, startCause: number): Promise<Landing> {
    let request = get(start)
    let cause = startCause
    let initiator: string | undefined
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      const tampered = parts.tamper(new URL(request.url), cause)
      const url = tampered.url
      const fragment = url.hash
      const sent = navigation({ ...request, url: url.href }, initiator)
      const { response, seq } = await world.network.send(id, 'navigation', sent, tampered.cause)
      if (!response) return { url: url.href, page: undefined, seq }
      keepCookies(url, response, seq)
      const location = header(response, 'Location')
      if (response.status >= 300 && response.status < 400 && location) {
        const next = new URL(location, url)
        // RFC 9110 section 10.2.2: a Location without a fragment inherits the one of the request.
        if (!next.hash) next.hash = fragment
        request = get(next.href)
        initiator = initiator ?? url.origin
        cause = seq
        continue
      }
      const page = readPage(response.body)
      const shown = world.emit(id, { type: 'page-shown', url: url.href, page: page ?? blank(response) }, seq)
      if (page?.kind === 'form-post') {
        request = post(new URL(page.action, url).href, page.fields)
        cause = shown
      } else if (page && isQuestion(page)) {
        const asked = page.kind === 'totp' ? await parts.phone.show(page.username, shown) : shown
        const answer = await world.ask(parts.person, page.kind, page, asked)
        request = post(new URL(page.action, url).href, {
          ...page.fields,
          ...fieldsOf(page.kind, answer.value),
        })
        cause = answer.seq
      } else {
        return { url: url.href, page, seq: shown }
      }
      initiator = url.origin
    }
    const seq = world.emit(
      id,
      { type: 'note', says: `The browser gives up: more than ${MOST_HOPS} hops.` },
      cause,
    )
    return { url: request.url, page: undefined, seq }
  }

  function navigation(request: HttpRequest, initiator: string | undefined): HttpRequest {
    const url = new URL(request.url)
    url.hash = ''
    const cookie = jar.header(url, request.method, initiator)
    return {
      ...request,
      url: url.href,
      headers: [
        ['Host', url.host],
        ...(request.method === 'POST' && initiator ? ([['Origin', initiator]] as const) : []),
        ...request.headers,
        ...(cookie ? ([['Cookie', cookie]] as const) : []),
      ],
    }
  }

  function keepCookies(url: URL, response: HttpResponse, cause: number): void {
    for (const { name, attributes } of jar.store(url, response))
      world.emit(id, { type: 'cookie-set', host: url.host, name, attributes }, cause)
  }

  /** The script gets nothing, and is not told why: only the browser's console is (Fetch, CORS check). */
  function refuse(
    origin: string,
    response: HttpResponse | undefined,
    cause: number,
  ): { response: undefined; seq: number } {
    const allowed = response && header(response, 'Access-Control-Allow-Origin')
    const says = `The script of ${origin} may not read this answer: Access-Control-Allow-Origin is ${allowed ?? 'missing'}.`
    const error = { error: 'network_error', description: says }
    return {
      response: undefined,
      seq: world.emit(
        id,
        { type: 'check-failed', check: 'cors', spec: 'fetch#http-cors-protocol', says, error },
        cause,
      ),
    }
  }

  return {
    open,
    fetch: async (origin, request, askedCause) => {
      const foreign = new URL(request.url).origin !== origin
      let cause = askedCause
      if (foreign && header(request, 'Authorization') !== undefined) {
        const preflight: HttpRequest = {
          method: 'OPTIONS',
          url: request.url,
          headers: [
            ['Host', new URL(request.url).host],
            ['Origin', origin],
            ['Access-Control-Request-Method', request.method],
            ['Access-Control-Request-Headers', 'authorization'],
          ],
          body: '',
        }
        const answer = await world.network.send(id, 'fetch', preflight, cause)
        cause = answer.seq
        if (!allows(answer.response, origin)) return refuse(origin, answer.response, cause)
      }
      const sent: HttpRequest = { ...request, headers: [...request.headers, ['Origin', origin]] }
      const { response, seq } = await world.network.send(id, 'fetch', sent, cause)
      return !response || !foreign || allows(response, origin)
        ? { response, seq }
        : refuse(origin, response, seq)
    },
  }
}

function allows(response: HttpResponse | undefined, origin: string): boolean {
  const allowed = response && header(response, 'Access-Control-Allow-Origin')
  return allowed === '*' || allowed === origin
}

function get(url: string): HttpRequest {
  return { method: 'GET', url, headers: [], body: '' }
}

function post(url: string, fields: Readonly<Record<string, string>>): HttpRequest {
  return {
    method: 'POST',
    url,
    headers: [['Content-Type', 'application/x-www-form-urlencoded']],
    body: new URLSearchParams(fields).toString(),
  }
}

const QUESTIONS = {
  username: true,
  password: true,
  totp: true,
  account: true,
  consent: true,
} as const satisfies Record<SignInPage['kind'], true>

function isQuestion(page: Page): page is SignInPage {
  return Object.hasOwn(QUESTIONS, page.kind)
}

/** What a form posts for an answer: the members of the answer, as text. */
function fieldsOf<K extends SignInPage['kind']>(_kind: K, value: Answers[K]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, member === null ? '' : String(member)]),
  )
}

function blank(response: HttpResponse): Page {
  return {
    kind: 'app',
    appName: '',
    state: 'refused',
    heading: `HTTP ${response.status}`,
    lines: [response.body.slice(0, 300)],
  }
}
