import { contoso } from '../../fixtures/contoso'
import { type HttpRequest, type HttpResponse, html, json } from '../../network/message'
import { type Page, renderPage } from '../../network/page'
import type { Given } from '../../prompts/answer'
import type { Flow } from '../../run/flow'
import { run } from '../../run/run'
import type { World } from '../../run/world'
import type { EventOf, Party, TraceEvent } from '../../trace/event'
import { createAuthenticatorApp } from '../authenticator-app'
import { createUserAgent, type UserAgent } from '../user-agent'

/** Answers a request as a test wants it; what needs no thought is a plain record. */
export type Script = HttpResponse | ((request: HttpRequest) => HttpResponse | Promise<HttpResponse>)

/** What happened while a test had a world to itself. */
export interface Scene<T> {
  /** What `act` came to; undefined when it waits for an answer that nobody gave. */
  readonly value: T | undefined
  readonly events: readonly TraceEvent[]
  /** "GET https://app.contoso.example/": every request, in order. */
  readonly asked: readonly string[]
  /** The requests that went to this path. */
  to(path: string): readonly HttpRequest[]
  /** Events of this type. */
  of<K extends TraceEvent['type']>(type: K): readonly EventOf<K>[]
}

export const APP = 'https://app.contoso.example'
/** Another site. */
export const LOGIN = 'https://login.entra.example'
/** Of the same site as `APP`. */
export const API = 'https://api.contoso.example'

const parties: readonly Party[] = [
  { id: 'person', kind: 'user', name: 'Somebody', detail: '', whoSignsIn: true },
  { id: 'browser', kind: 'browser', name: 'Browser', detail: '', belongsTo: 'person' },
  { id: 'phone', kind: 'phone', name: 'Phone', detail: '', belongsTo: 'person' },
  { id: 'app', kind: 'service-principal', name: 'App', detail: '' },
  { id: 'login', kind: 'identity-provider', name: 'Identity provider', detail: '' },
  { id: 'api', kind: 'resource', name: 'API', detail: '' },
]

/**
 * A world of a virtual network with scripted servers: by origin and path, each party named by the first label of its host. A
 * path that has no script is answered 404.
 */
export async function inWorld<T>(
  act: (world: World, browser: UserAgent) => Promise<T>,
  scripts: Readonly<Record<string, Script>> = {},
  {
    answers = [],
    thirdPartyCookies,
  }: { readonly answers?: readonly Given[]; readonly thirdPartyCookies?: boolean } = {},
): Promise<Scene<T>> {
  let value: T | undefined
  const flow: Flow = {
    slug: 'scene',
    revision: 1,
    sites: [{ id: 'contoso', kind: 'tenant', name: 'Contoso', detail: '', tenant: contoso }],
    parties,
    switches: [],
    people: {},
    play: async (world) => {
      for (const origin of new Set([
        APP,
        LOGIN,
        API,
        ...Object.keys(scripts).map((at) => new URL(at).origin),
      ]))
        world.network.mount(origin, {
          actor: new URL(origin).hostname.split('.')[0] ?? '',
          handler: async (request) => {
            const { pathname } = new URL(request.url)
            const script = scripts[`${origin}${pathname}`] ?? html(404, '')
            return typeof script === 'function' ? script(request) : script
          },
        })
      const phone = createAuthenticatorApp(world, 'phone')
      const id = { id: 'browser', person: 'person', phone }
      const browser = createUserAgent(world, {
        ...id,
        ...(thirdPartyCookies === undefined ? {} : { thirdPartyCookies }),
      })
      value = await act(world, browser)
      return { result: 'completed', says: 'Done.' }
    },
  }
  const result = await run(flow, { seed: 1, answers })
  if (result.status === 'crashed') throw new Error(result.says)
  const { events } = result
  const of = <K extends TraceEvent['type']>(type: K) =>
    events.filter((event): event is EventOf<K> => event.type === type)
  const requests = of('request-sent').map(({ request }) => request)
  return {
    value,
    events,
    of,
    asked: requests.map(({ method, url }) => `${method} ${url}`),
    to: (path) => requests.filter(({ url }) => new URL(url).pathname === path),
  }
}

/** An answer that is this page. */
export function pageOf(page: Page, headers: HttpResponse['headers'] = []): HttpResponse {
  return html(200, renderPage(page, 'A page', ''), headers)
}

/** A page of an application on which nothing can be done. */
export const plainPage = pageOf({
  kind: 'app',
  appName: 'App',
  state: 'welcome',
  heading: 'Hello',
  lines: [],
})

/** A redirect to an address, with cookies. */
export function sendTo(location: string, ...cookies: readonly string[]): HttpResponse {
  return {
    status: 302,
    headers: [['Location', location], ...cookies.map((line) => ['Set-Cookie', line] as const)],
    body: '',
  }
}

/** An answer in JSON. */
export const document = (body: unknown, status = 200) => json(status, body)
