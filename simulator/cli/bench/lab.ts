import type { RequestListener } from 'node:http'
import { text } from 'node:stream/consumers'
import { totp } from '../../authentication/totp'
import { createClock } from '../../core/clock'
import { createRandom } from '../../core/random'
import { createScheduler } from '../../core/scheduler'
import { createDirectory } from '../../directory/directory'
import { contoso } from '../../fixtures/contoso'
import { expenses } from '../../fixtures/contoso-applications'
import { ada } from '../../fixtures/contoso-people'
import { createIdentityProvider } from '../../identity-provider/identity-provider'
import { interactive } from '../../identity-provider/parts/interactive'
import { fetchOver } from '../../network/fetch-adapter'
import { type HttpRequest, header, type RequestKind } from '../../network/message'
import { readPage } from '../../network/page'
import type { Handler } from '../../network/server'
import { createNetwork } from '../../network/virtual-network'
import { START_OF_DAY } from '../../run/run'
import type { TraceEvent } from '../../trace/event'
import { createLog, type TraceLog } from '../../trace/log'
import { type Browser, createBrowser, overSocket } from './browser'
import type { Contestant } from './contestant'
import { listen } from './serve'
import { nodeFetch, prepare } from './sign-in'

const ORIGIN = 'https://login.entra.example'
const SCOPE = 'openid profile email'
const skew = () => Math.floor(START_OF_DAY / 1000) - Math.floor(Date.now() / 1000)

/** The lab's identity provider on the virtual network of a run: each sign-in is a run of its own, with its own trace. */
export async function labInMemory(): Promise<Contestant & { trace(): readonly TraceEvent[] }> {
  const handler = createIdentityProvider({
    directories: [createDirectory(contoso)],
    origin: ORIGIN,
    parts: interactive,
  })
  let runs = 0
  let world = startRun(handler, runs)
  const send = async (kind: RequestKind, request: HttpRequest) => {
    const { response } = await world.network.send('client', kind, request, 0)
    if (!response) throw new Error(`There is nothing at ${request.url}`)
    return response
  }
  const inRun = async <T>(task: () => Promise<T>): Promise<T> => {
    world = startRun(handler, ++runs)
    let result: { readonly value: T } | undefined
    await world.scheduler.run(async () => {
      result = { value: await task() }
    })
    if (!result) throw new Error('The run did not end')
    return result.value
  }
  const browser = createBrowser((request) => send('navigation', request))
  const fetch = fetchOver((request) => send('back-channel', request))
  await inRun(() => startSession(browser, ORIGIN))
  const signIn = await inRun(() =>
    prepare({ ...registration(ORIGIN), fetch, browse: browser.redirected, skew }),
  )
  return {
    name: 'lab (in memory)',
    signIn: () => inRun(signIn),
    trace: () => world.log.events,
    close: () => {},
  }
}

/** The same handler behind a real port. */
export async function labOverLoopback(): Promise<Contestant> {
  const server = await listen()
  const handler = createIdentityProvider({
    directories: [createDirectory(contoso)],
    origin: server.origin,
    parts: interactive,
  })
  server.answer(listenerOf(handler, server.origin))
  const browser = createBrowser(overSocket)
  await startSession(browser, server.origin)
  const signIn = await prepare({
    ...registration(server.origin),
    fetch: nodeFetch,
    browse: browser.redirected,
    skew,
  })
  return { name: 'lab (loopback)', signIn, close: server.close }
}

function startRun(handler: Handler, seed: number) {
  const clock = createClock(START_OF_DAY)
  const scheduler = createScheduler(clock)
  const log = createLog(clock)
  const random = createRandom(seed, 'identity-provider')
  const network = createNetwork({ clock, scheduler, log, random: () => random })
  network.mount(ORIGIN, { actor: 'identity-provider', handler })
  return { scheduler, network, log }
}

/** Stands between Node's server and a handler, and records what the virtual network would record. */
function listenerOf(handler: Handler, origin: string): RequestListener {
  const clock = createClock(START_OF_DAY)
  const random = createRandom(1, 'identity-provider')
  let log: TraceLog = createLog(clock)
  let exchange = 0
  return async (incoming, outgoing) => {
    const { method = 'GET', url = '/', rawHeaders } = incoming
    const headers = rawHeaders.flatMap((name, at) =>
      at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ''] as const] : [],
    )
    const request: HttpRequest = { method, url: origin + url, headers, body: await text(incoming) }
    // A trace a sign-in, as in memory: one for all would only measure the memory it takes.
    if (url.includes('/authorize')) log = createLog(clock)
    const kind = 'back-channel'
    const own = exchange++
    const sent = log.append(
      'client',
      { type: 'request-sent', exchange: own, kind, to: 'identity-provider', request },
      0,
    )
    const emit = (event: Parameters<TraceLog['append']>[1], cause?: number) =>
      log.append('identity-provider', event, cause ?? sent)
    const response = await handler(request, { now: clock.now, random, cause: sent, emit })
    log.append(
      'identity-provider',
      { type: 'response-received', exchange: own, kind, from: 'client', response },
      sent,
    )
    outgoing.writeHead(response.status, response.headers.flat())
    outgoing.end(response.body)
  }
}

function registration(origin: string) {
  const secret = expenses.passwordCredentials[0]?.keyId ?? ''
  return {
    issuer: `${origin}/${contoso.organization.id}/v2.0`,
    clientId: expenses.appId,
    clientSecret: contoso.secrets.clientSecrets[secret] ?? '',
    redirectUri: expenses.web.redirectUris[0] ?? '',
    scope: SCOPE,
  }
}

/** Signs Ada in, page by page, and consents: from then on the session answers. */
async function startSession(browser: Browser, origin: string): Promise<void> {
  const { clientId, redirectUri, scope } = registration(origin)
  const start = new URL(`${origin}/${contoso.organization.id}/oauth2/v2.0/authorize`)
  const parameters = {
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    response_type: 'code',
    state: 's',
  }
  start.search = new URLSearchParams(parameters).toString()
  let response = await browser.get(start)
  for (let page = readPage(response.body); page && 'action' in page; page = readPage(response.body)) {
    const code = await totp(contoso.secrets.softwareOath[ada.id] ?? '', Math.floor(START_OF_DAY / 1000))
    const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      username: { username: ada.userPrincipalName },
      password: { password: contoso.secrets.passwords[ada.id] ?? '' },
      totp: { code },
      consent: { accept: 'true' },
    }
    response = await browser.post(new URL(page.action, start), { ...page.fields, ...answers[page.kind] })
  }
  if (!header(response, 'Location')?.includes('code=')) throw new Error('Ada could not sign in to the lab')
}
