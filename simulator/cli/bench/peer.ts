import inject, { type InjectOptions } from 'light-my-request'
import Provider from 'oidc-provider'
import { signingKeys } from '../../fixtures/keys'
import { type HttpResponse, header } from '../../network/message'
import { type Browser, createBrowser, overSocket, type Send } from './browser'
import type { Contestant } from './contestant'
import { listen } from './serve'
import { type Fetch, nodeFetch, prepare } from './sign-in'

const CLIENT = { clientId: 'expenses', clientSecret: 'public.test.secret-of-expenses-at-the-peer' }
const REDIRECT_URI = 'https://expenses.contoso.example/callback'
const SCOPE = 'openid profile email'
const ACCOUNT = 'ada'

/** oidc-provider with the same signing key and the same client, over loopback. */
export async function peerOverLoopback(): Promise<Contestant> {
  const server = await listen()
  server.answer(providerAt(server.origin).callback())
  return contestant('oidc-provider (loopback)', server.origin, overSocket, nodeFetch, server.close)
}

/** The same without a socket: requests are injected into its listener, as its users do in their tests. */
export async function peerInjected(): Promise<Contestant> {
  const origin = 'http://127.0.0.1'
  const listener = providerAt(origin).callback()
  const request = async (
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
    payload: string,
  ) => {
    const options = { method, url, headers, payload }
    const {
      statusCode: status,
      headers: raw,
      payload: body,
    } = await inject(listener, options as InjectOptions)
    const pairs = Object.entries(raw).flatMap(([name, value]) =>
      [value ?? ''].flat().map((each): [string, string] => [name, String(each)]),
    )
    return { status, headers: pairs, body }
  }
  const send: Send = ({ method, url, headers, body }) =>
    request(method, url, Object.fromEntries(headers), body)
  const fetch: Fetch = async (url, { method, headers, body }) => {
    const type: Record<string, string> =
      body instanceof URLSearchParams ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
    const answer = await request(method, url, { ...type, ...headers }, body ? String(body) : '')
    return new Response(answer.body, answer)
  }
  return contestant('oidc-provider (injected)', origin, send, fetch, () => {})
}

async function contestant(
  name: string,
  origin: string,
  send: Send,
  fetch: Fetch,
  close: () => void,
): Promise<Contestant> {
  const browser = createBrowser(send)
  await startSession(browser, origin)
  const { redirected: browse } = browser
  const way = { issuer: origin, ...CLIENT, redirectUri: REDIRECT_URI, scope: SCOPE, browse, fetch }
  return { name, signIn: await prepare(way), close }
}

function providerAt(origin: string): Provider {
  const provider: Provider = new Provider(origin, {
    jwks: { keys: signingKeys },
    cookies: { keys: ['public test key of the bench'] },
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [REDIRECT_URI],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email'] },
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({
        sub: accountId,
        name: 'Ada Nilsen',
        preferred_username: 'ada@contoso.example',
        email: 'ada@contoso.example',
      }),
    }),
    // Consent is given for good, as it is in the lab after the first time.
    loadExistingGrant: async () => {
      grant ??= createGrant(provider)
      return grant
    },
    // Its own defaults, said aloud so that it does not remark on them on standard output.
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      Grant: 1_209_600,
      IdToken: 3600,
      Interaction: 3600,
      Session: 1_209_600,
    },
    features: { devInteractions: { enabled: true } },
  })
  let grant: Promise<unknown> | undefined
  return provider
}

async function createGrant(provider: Provider): Promise<unknown> {
  const grant = new provider.Grant({ accountId: ACCOUNT, clientId: CLIENT.clientId })
  grant.addOIDCScope(SCOPE)
  await grant.save()
  return grant
}

/** Signs in on the peer's own development pages. */
async function startSession(browser: Browser, origin: string): Promise<void> {
  const start = new URL(`${origin}/auth`)
  const parameters = {
    client_id: CLIENT.clientId,
    redirect_uri: REDIRECT_URI,
    scope: SCOPE,
    response_type: 'code',
  }
  const challenge = {
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  }
  start.search = new URLSearchParams({ ...parameters, ...challenge }).toString()
  const page = new URL(await browser.redirected(start), origin)
  const form = await browser.get(page)
  const action = /action="([^"]+)"/.exec(form.body)?.[1] ?? page.href
  let response: HttpResponse = await browser.post(new URL(action, origin), {
    prompt: 'login',
    login: ACCOUNT,
    password: 'anything',
  })
  for (let hop = 0; hop < 5; hop++) {
    const location = new URL(header(response, 'Location') ?? origin, origin)
    if (location.searchParams.has('code')) return
    response = await browser.get(location)
  }
  throw new Error('Ada could not sign in to oidc-provider')
}
