import { totp } from '../../authentication/totp'
import { createRandom } from '../../core/random'
import { createDirectory } from '../../directory/directory'
import type { Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { expenses } from '../../fixtures/contoso-applications'
import { fabrikam } from '../../fixtures/fabrikam'
import { createCookieJar } from '../../network/cookie-jar'
import { type HeaderList, type HttpRequest, type HttpResponse, header } from '../../network/message'
import { type Page, readPage } from '../../network/page'
import type { ServerContext } from '../../network/server'
import type { EventOf, TraceEventBody } from '../../trace/event'
import type { Provider, Settings } from '../exchange'
import { createIdentityProvider } from '../identity-provider'
import { interactive } from '../parts/interactive'
import type { Part } from '../parts/part'

export const ORIGIN = 'https://login.entra.example'
export const TENANT = contoso.organization.id
export const BASE = `${ORIGIN}/${TENANT}`
export const WEB = 'https://expenses.contoso.example/callback'
export const SPA = 'https://expenses.contoso.example/spa/callback'
export const SECRET = 'Hx7~public.test.secret-of-Expenses'
/** RFC 7636 appendix B. */
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
export const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

export type Parameters = Readonly<Record<string, string | undefined>>

/** A good authorization request of Expenses, the web app, without PKCE; tests change one thing. */
export const GOOD: Parameters = {
  client_id: expenses.appId,
  response_type: 'code',
  redirect_uri: WEB,
  scope: 'openid profile offline_access api://expenses.contoso.example/Expenses.Read',
  state: 'st-1',
  nonce: 'no-1',
}

/** One identity provider with time, randomness and a record of what it emits. */
export function createLab(
  tenant: Tenant = contoso,
  options: {
    readonly parts?: readonly Part[]
    readonly settings?: Settings
    readonly fetchKeys?: Provider['fetchKeys']
    /** The second tenant. */
    readonly other?: Tenant
  } = {},
) {
  const directory = createDirectory(tenant)
  const other = createDirectory(options.other ?? fabrikam)
  const handler = createIdentityProvider({
    directories: [directory, other],
    origin: ORIGIN,
    parts: interactive,
    ...options,
  })
  const random = createRandom(1, 'identity-provider')
  const events: TraceEventBody[] = []
  const clock = { now: Date.UTC(2026, 2, 2, 9, 0, 0) }
  const context: ServerContext = {
    now: () => clock.now,
    random,
    cause: 0,
    emit: (event) => events.push(event) - 1,
  }
  const send = (request: Partial<HttpRequest> & { url: string }) =>
    handler({ method: 'GET', headers: [], body: '', ...request }, context)
  const eventsOf = <T extends TraceEventBody['type']>(type: T) =>
    events.filter((event) => event.type === type) as unknown as EventOf<T>[]
  return {
    directory,
    other,
    send,
    events,
    eventsOf,
    context,
    clock,
    wait: (seconds: number) => {
      clock.now += seconds * 1000
    },
  }
}

export type Lab = ReturnType<typeof createLab>

/** Where a browser came to rest. */
export interface Stop {
  readonly response: HttpResponse
  readonly page?: Page
  /** Parameters that went back to the application, by any response mode. */
  readonly answer?: URLSearchParams
  readonly location?: string
}

/** A browser that follows nothing by itself: it shows a page, posts its form, and reads redirects. */
export function createBrowser(lab: Lab) {
  const jar = createCookieJar()
  async function go(request: Partial<HttpRequest> & { url: string }): Promise<Stop> {
    const url = new URL(request.url)
    const cookie = jar.header(url, request.method ?? 'GET', undefined)
    const headers: HeaderList = [
      ...(request.headers ?? []),
      ...(cookie ? ([['Cookie', cookie]] as const) : []),
    ]
    const response = await lab.send({ ...request, headers })
    jar.store(url, response)
    const page = readPage(response.body)
    const location = header(response, 'Location')
    const answer = location
      ? new URLSearchParams(
          location.includes('#') ? new URL(location).hash.slice(1) : new URL(location).search,
        )
      : page?.kind === 'form-post'
        ? new URLSearchParams(page.fields)
        : undefined
    return {
      response,
      ...(page ? { page } : {}),
      ...(answer ? { answer } : {}),
      ...(location ? { location } : {}),
    }
  }
  const post = (url: string, fields: Parameters) =>
    go({ method: 'POST', url, headers: FORM, body: encode(fields) })
  const authorize = (changes: Parameters = {}, base = BASE) =>
    go({ url: `${base}/oauth2/v2.0/authorize?${encode({ ...GOOD, ...changes })}` })
  /** Posts `fields` with the form of `stop`. */
  const submit = (stop: Stop, fields: Parameters) => {
    const page = stop.page
    if (!page || !('action' in page))
      throw new Error(`No form to post to on ${page?.kind ?? stop.location ?? stop.response.status}`)
    return post(page.action, { ...page.fields, ...fields })
  }
  /** Signs in: answers every page as a person would, until the browser goes back to the application, no page asks any more, or one of the kind `until` does. */
  async function signIn(start: Stop, upn = 'ada@contoso.example', until = ''): Promise<Stop> {
    let stop = start
    for (
      let turn = 0;
      turn < 8 && stop.page && stop.page.kind in ANSWERS && stop.page.kind !== until;
      turn++
    ) {
      const tenants = [lab.directory.tenant, lab.other.tenant]
      const home = tenants.find(({ users }) => users.some((each) => each.userPrincipalName === upn))
      const user = home?.users.find((each) => each.userPrincipalName === upn)
      const { passwords, softwareOath } = (home ?? lab.directory.tenant).secrets
      const fields = {
        username: { username: upn },
        account: { username: upn },
        password: { password: passwords[user?.id ?? ''] ?? '' },
        totp: { code: await totp(softwareOath[user?.id ?? ''] ?? '', Math.floor(lab.clock.now / 1000)) },
        consent: { accept: 'true' },
        'confirm-device': { accept: 'true' },
      }
      stop = await submit(stop, fields[stop.page.kind as keyof typeof fields])
    }
    return stop
  }
  return {
    go,
    post,
    authorize,
    submit,
    signIn,
    cookie: (url = BASE) => jar.header(new URL(url), 'GET', undefined),
  }
}

const ANSWERS = { username: 1, account: 1, password: 1, totp: 1, consent: 1, 'confirm-device': 1 }

export const FORM: HeaderList = [['Content-Type', 'application/x-www-form-urlencoded']]

export function encode(fields: Parameters): string {
  const present = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return new URLSearchParams(present).toString()
}

/** Sends a token request with good values for Expenses; tests change one thing. */
export async function redeem(lab: Lab, fields: Parameters, headers: HeaderList = []) {
  const body = encode({
    client_id: expenses.appId,
    client_secret: SECRET,
    grant_type: 'authorization_code',
    redirect_uri: WEB,
    ...fields,
  })
  const response = await lab.send({
    method: 'POST',
    url: `${BASE}/oauth2/v2.0/token`,
    headers: [...FORM, ...headers],
    body,
  })
  return { response, body: JSON.parse(response.body) as Record<string, unknown> }
}

/** The code of a complete sign-in. */
export async function codeOf(lab: Lab, changes: Parameters = {}, upn?: string): Promise<string> {
  const browser = createBrowser(lab)
  const stop = await browser.signIn(await browser.authorize(changes), upn)
  return stop.answer?.get('code') ?? ''
}
