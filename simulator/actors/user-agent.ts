import { createCookieJar } from '../network/cookie-jar'
import { type HttpRequest, type HttpResponse, header, type RequestKind } from '../network/message'
import { type Page, readPage, type SignedOutPage } from '../network/page'
import type { Delivery } from '../network/virtual-network'
import { type PromptKind, type PromptPage, promptNamed, promptOf } from '../prompts/all'
import type { AppPage } from '../prompts/next/prompt'
import type { World } from '../run/world'
import type { ActorId } from '../trace/event'
import type { AuthenticatorApp } from './authenticator-app'
import { fetchFromPage } from './cors'
import { addressOf, get, isOfTheWeb, mayBeFramed, post } from './page-requests'

/** Where a navigation came to rest: a page that asks for nothing more, or nothing at all. */
export interface Landing {
  readonly url: string
  readonly page: Page | undefined
  /** The event that shows it. */
  readonly seq: number
}

export interface UserAgent {
  readonly id: ActorId
  /** Types `url` into the address bar and follows it: redirects, forms, questions to the person, what they choose next, to a page that stays. */
  open(url: string, cause: number): Promise<Landing>
  /** A frame in a page of `top` goes to `url`: nobody is asked anything there, and its cookies are third-party ones. */
  frame(url: string, top: string, cause: number): Promise<Landing>
  /** A script of `origin` asks: cookies stay home, and the answer is readable only if CORS lets it be; a bearer token makes it ask first. */
  fetch(origin: string, request: HttpRequest, cause: number): Promise<Delivery>
  /** Shows a page that a script has drawn, and follows what the person chooses on it, if anything. */
  show(url: string, page: AppPage, cause: number): Promise<Landing & { readonly chosen?: string | undefined }>
}

/** RFC 9110 section 15.4: more redirects than this is a loop. */
const MOST_HOPS = 40

const NOWHERE = new URL('about:blank')

/** A page to get, by whom it was asked for. */
interface Navigation {
  readonly request: HttpRequest
  readonly cause: number
  readonly initiator: string | undefined
}

/**
 * The browser: address bar, cookies, redirects, forms, frames. It knows no protocol; it carries what it is told to carry, which
 * is the point of the front channel.
 */
export function createUserAgent(
  world: World,
  parts: {
    readonly id: ActorId
    readonly person: ActorId
    /** The phone that the person reads codes from, if they have one. */
    readonly phone?: AuthenticatorApp
    /** Whether frames of another site get their cookies; most browsers no longer give them. */
    readonly thirdPartyCookies?: boolean
    /**
     * What a script does in a page that a sign-out has loaded in a frame. `reaches`: whether it may touch what its origin keeps in
     * this browser, which goes as cookies do. Returns the event it ends with.
     */
    readonly inFrame?: (landing: Landing, reaches: boolean) => number
    /** Whether an address leads anywhere: on a device whose apps have registered schemes of their own, more than the web does (RFC 8252 section 7.1). */
    readonly leads?: (address: string) => boolean
    /** In a web view: the address that the app takes off it before anything is sent there (RFC 8252 section 8.12). */
    readonly takenOff?: (address: string) => boolean
  },
): UserAgent {
  const {
    id,
    person,
    phone,
    thirdPartyCookies = true,
    inFrame = ({ seq }) => seq,
    leads = isOfTheWeb,
    takenOff = () => false,
  } = parts
  const who = { person, on: id }
  const jar = createCookieJar()

  async function open(start: string, startCause: number): Promise<Landing> {
    let going: Navigation = { request: get(start), cause: startCause, initiator: undefined }
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      const arrived = await go(going, 'navigation')
      if ('next' in arrived) {
        going = arrived.next
        continue
      }
      const { url, response, seq } = arrived
      if (!response) return { url: url.href, page: undefined, seq }
      const page = readPage(response.body)
      const shown = world.emit(id, { type: 'page-shown', url: url.href, page: page ?? blank(response) }, seq)
      const next = page && (await follow(url, page, shown))
      if (!next) return { url: url.href, page, seq: shown }
      // Somebody who acts is no loop.
      if (next.acted) hop = -1
      going = next.going
    }
    const says = `The browser gives up: more than ${MOST_HOPS} hops.`
    const seq = world.emit(id, { type: 'note', says }, going.cause)
    return { url: going.request.url, page: undefined, seq }
  }

  /** What a page leads to: a form that posts itself, an answer, a choice, the frames of a sign-out; undefined when it stays. */
  async function follow(
    url: URL,
    page: Page,
    shown: number,
  ): Promise<{ readonly going: Navigation; readonly acted?: true } | undefined> {
    const initiator = url.origin
    if (page.kind === 'form-post')
      return { going: { request: post(addressOf(page.action, url), page.fields), cause: shown, initiator } }
    if (page.kind === 'signed-out') return signOut(url, page, shown)
    const kind = promptOf(page)
    if (!kind) return undefined
    if (page.kind === 'app') {
      const reply = await world.offer(who, page, shown)
      const offer = page.offers?.find((each) => each.id === reply?.value.choose)
      if (!reply || !offer) return undefined
      return {
        going: { request: get(addressOf(offer.href, url)), cause: reply.seq, initiator },
        acted: true,
      }
    }
    const going = await answerForm(url, kind, page as Extract<PromptPage, { action: string }>, shown)
    return { going, acted: true }
  }

  async function answerForm(
    url: URL,
    kind: PromptKind,
    page: Extract<PromptPage, { action: string }>,
    shown: number,
  ): Promise<Navigation> {
    const asked = page.kind === 'totp' && phone ? await phone.show(page.username, shown) : shown
    const { value, seq } = await world.ask(who, kind, page as never, asked)
    const fields = { ...page.fields, ...promptNamed(kind).fields(value) }
    return { request: post(addressOf(page.action, url), fields), cause: seq, initiator: url.origin }
  }

  /** Loads the frames that tell every application, and goes on (OpenID Connect Front-Channel Logout section 3). */
  async function signOut(
    url: URL,
    page: SignedOutPage,
    shown: number,
  ): Promise<{ readonly going: Navigation } | undefined> {
    let cause = shown
    for (const address of page.frontChannel ?? []) {
      const landing = await frame(addressOf(address, url), url.href, cause)
      const reaches = landing.page !== undefined && hasCookies(new URL(landing.url), url.origin, 'frame')
      cause = landing.page ? inFrame(landing, reaches) : landing.seq
    }
    return page.returnTo === undefined
      ? undefined
      : { going: { request: get(addressOf(page.returnTo, url)), cause, initiator: url.origin } }
  }

  async function frame(start: string, top: string, cause: number): Promise<Landing> {
    let going: Navigation = { request: get(start), cause, initiator: new URL(top).origin }
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      const arrived = await go(going, 'frame')
      if ('next' in arrived) {
        going = arrived.next
        continue
      }
      const { url, response, seq } = arrived
      const framing = response && header(response, 'X-Frame-Options')
      if (!response || !mayBeFramed(framing, url, top))
        return { url: url.href, page: undefined, seq: framing ? unframed(url, framing, seq) : seq }
      const page = readPage(response.body)
      if (!page) return { url: url.href, page, seq }
      const shown = world.emit(id, { type: 'page-shown', url: url.href, page, frame: true }, seq)
      return { url: url.href, page, seq: shown }
    }
    return { url: going.request.url, page: undefined, seq: going.cause }
  }

  function unframed(url: URL, framing: string, cause: number): number {
    const says = `A page of ${url.host} says X-Frame-Options: ${framing}, so the frame stays empty.`
    const error = { error: 'frame_denied', description: says }
    return world.emit(id, { type: 'check-failed', check: 'framing', spec: 'rfc7034#2.1', says, error }, cause)
  }

  /** Somebody wrote an address that is none, or none of the web (Fetch, HTTP-redirect fetch): the browser stays where it is. */
  function lost(address: string, cause: number) {
    const none = URL.canParse(address) ? 'no address of the web' : 'no address'
    const seq = world.emit(id, { type: 'note', says: `“${address.slice(0, 100)}” is ${none}.` }, cause)
    return { url: NOWHERE, response: undefined, seq }
  }

  /** One request of a navigation, and what the browser makes of the answer before anybody sees it. */
  async function go(
    { request, cause, initiator }: Navigation,
    kind: Extract<RequestKind, 'navigation' | 'frame'>,
  ): Promise<
    | { readonly next: Navigation }
    | { readonly url: URL; readonly response: HttpResponse | undefined; readonly seq: number }
  > {
    if (!leads(request.url)) return lost(request.url, cause)
    const url = new URL(request.url)
    if (takenOff(request.url)) return { url, response: undefined, seq: cause }
    const { response, seq } = await world.network.send(id, kind, outgoing(request, initiator, kind), cause)
    if (response && hasCookies(url, initiator, kind))
      keepCookies(url, response, kind === 'frame' ? initiator : undefined, seq)
    const location =
      response && response.status >= 300 && response.status < 400 && header(response, 'Location')
    if (!location) return { url, response, seq }
    const to = addressOf(location, url)
    // RFC 9110 section 10.2.2: a Location without a fragment inherits the one of the request.
    const next = get(to.includes('#') ? to : to + url.hash)
    return { next: { request: next, cause: seq, initiator: initiator ?? url.origin } }
  }

  function outgoing(request: HttpRequest, initiator: string | undefined, kind: RequestKind): HttpRequest {
    // An app gets the address, and nothing that a browser says to servers.
    if (!isOfTheWeb(request.url)) return request
    const url = new URL(request.url)
    url.hash = ''
    const where = kind === 'frame' ? 'frame' : 'address-bar'
    const cookie = hasCookies(url, initiator, kind)
      ? jar.header(url, request.method, initiator, where)
      : undefined
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

  /** A frame of another site has cookies only where the browser still gives them. */
  function hasCookies(url: URL, initiator: string | undefined, kind: RequestKind): boolean {
    return (
      kind !== 'frame' || thirdPartyCookies || initiator === undefined || jar.sameSite(initiator, url.origin)
    )
  }

  function keepCookies(url: URL, response: HttpResponse, top: string | undefined, cause: number): void {
    for (const { name, attributes } of jar.store(url, response, top))
      world.emit(id, { type: 'cookie-set', host: url.host, name, attributes }, cause)
  }

  return {
    id,
    open,
    frame,
    fetch: (origin, request, cause) => fetchFromPage(world, id, origin, request, cause),
    show: async (url, page, cause) => {
      const shown = world.emit(id, { type: 'page-shown', url, page }, cause)
      if (promptOf(page) === undefined) return { url, page, seq: shown }
      const reply = await world.offer(who, page, shown)
      return { url, page, seq: reply?.seq ?? shown, chosen: reply?.value.choose ?? undefined }
    },
  }
}

function blank(response: HttpResponse): AppPage {
  return {
    kind: 'app',
    appName: '',
    state: 'refused',
    heading: `HTTP ${response.status}`,
    lines: [response.body.slice(0, 300)],
  }
}
