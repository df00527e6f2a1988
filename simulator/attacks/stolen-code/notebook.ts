import { appPage } from '../../actors/app-pages'
import { post } from '../../actors/page-requests'
import { sha256Base64url } from '../../core/base64url'
import { readJsonObject } from '../../core/json'
import type { HttpRequest } from '../../network/message'
import type { Handler, ServerContext } from '../../network/server'
import type { AppPage, Offer } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import { API_URL, EXPENSES, expensesApplication, ID, NOTEBOOK } from './cast'

/** More codes than any story has. */
const MOST_CODES = 6

/** What anybody can read out of the app, or out of the address of a sign-in of their own. */
export interface Known {
  readonly redirectUri: string
  readonly tokenEndpoint: string
}

/** The thief's server: it keeps what has come to it, and each thing that can be done with that is a link on its page. */
export interface Notebook {
  readonly handler: Handler
  /** The world as the thief's browser sees it: through a proxy that stops before an address that is worth more unused. */
  readonly stopping: World
  /** The address that somebody else is sent, once. */
  takeLink(): string | undefined
}

interface HeldCode {
  readonly value: string
  /** The address in which it came. */
  readonly address: URL
  readonly isOwn: boolean
}

/** RFC 9700 section 3: an attacker with a client of his own, who reads answers (A3) and lures people to links (A1). */
export function createNotebook(world: World, known: Known): Notebook {
  const addresses: { readonly url: URL; readonly isOwn: boolean }[] = []
  const remarks: string[] = []
  let accessToken: string | undefined
  let link: string | undefined
  /** Whether the browser stands at the notebook: what it asks for next is a link of that page. */
  let isLink = false
  const verifier = world.random('thief').token(32)
  let forged = ''

  function codes(): HeldCode[] {
    const held = new Map<string, HeldCode>()
    for (const { url, isOwn } of addresses) {
      const value = url.searchParams.get('code')
      if (value && !held.has(value)) held.set(value, { value, address: url, isOwn })
    }
    return [...held.values()].slice(0, MOST_CODES)
  }
  /** The request of the last sign-in that the thief began himself. */
  const ownRequest = () => addresses.findLast(({ url, isOwn }) => isOwn && isRequest(url))?.url

  function offers(): Offer[] {
    const own = ownRequest()
    const name = world.called(ID.expenses)
    const isWeb = known.redirectUri.startsWith(EXPENSES)
    const each = codes().flatMap(({ address }, index) => {
      const code = `code ${index + 1}`
      const injected = withParameters(address, { state: own?.searchParams.get('state') ?? null })
      const path = (act: string) => `/${act}/${index + 1}`
      return [
        { id: `redeem-${index + 1}`, label: `Hand in ${code} myself`, href: path('redeem') },
        {
          id: `guess-${index + 1}`,
          label: `Hand in ${code} with a code_verifier of mine`,
          href: path('guess'),
        },
        ...(isWeb
          ? [
              {
                id: `inject-${index + 1}`,
                label: `Give ${code} to ${name} as the answer to my own sign-in`,
                href: injected,
              },
              { id: `plant-${index + 1}`, label: `Send somebody a link with ${code}`, href: path('plant') },
            ]
          : []),
      ]
    })
    return [
      isWeb
        ? { id: 'visit', label: `Begin a sign-in of my own at ${name}`, href: `${EXPENSES}/` }
        : { id: 'ask', label: 'Sign in as myself, with a request of my own', href: forged },
      ...(own ? [{ id: 'sign-in', label: 'Sign in as myself, and keep the code', href: own.href }] : []),
      ...(own?.searchParams.has('code_challenge')
        ? [
            {
              id: 'sign-in-bare',
              label: 'The same, with the code_challenge taken out',
              href: withParameters(own, { code_challenge: null, code_challenge_method: null }),
            },
          ]
        : []),
      ...each,
      ...(accessToken ? [{ id: 'call', label: 'Show the access token to the API', href: '/call' }] : []),
    ]
  }

  function page(): AppPage {
    const held = codes().map(
      ({ value, isOwn }, index) =>
        `Code ${index + 1}: ${value.slice(0, 12)}… ${isOwn ? 'of my own sign-in' : 'of somebody else’s'}`,
    )
    const token = accessToken ? ['An access token.'] : []
    const lines = [...held, ...token, ...remarks]
    return {
      kind: 'app',
      appName: world.called(ID.notebook),
      state: 'welcome',
      heading: 'What I hold',
      lines: lines.length > 0 ? lines : ['Nothing yet.'],
      offers: offers(),
    }
  }

  async function redeem(code: HeldCode, guess: object, { cause }: ServerContext): Promise<void> {
    const request = post(known.tokenEndpoint, {
      client_id: expensesApplication.appId,
      grant_type: 'authorization_code',
      code: code.value,
      redirect_uri: known.redirectUri,
      ...guess,
    })
    const { response } = await world.network.send(ID.notebook, 'back-channel', request, cause)
    const answer = readJsonObject(response?.body ?? '')
    const token = answer?.access_token
    if (typeof token === 'string') accessToken = token
    else
      remarks.push(`The code was refused: ${String(answer?.error_description ?? 'no answer').split(':')[0]}.`)
  }

  async function call({ cause }: ServerContext): Promise<void> {
    const headers = [['Authorization', `Bearer ${accessToken}`]] as const
    const request: HttpRequest = { method: 'GET', url: API_URL, headers, body: '' }
    const { response } = await world.network.send(ID.notebook, 'back-channel', request, cause)
    remarks.push(response?.status === 200 ? 'The API has answered.' : 'The API has refused.')
  }

  const handler: Handler = async (request, context) => {
    const url = new URL(request.url)
    const [, act, number] = url.pathname.split('/')
    const code = codes()[Number(number) - 1]
    if (request.method === 'POST') {
      for (const line of request.body.split('\n'))
        if (URL.canParse(line)) addresses.push({ url: new URL(line), isOwn: false })
      return { status: 204, headers: [], body: '' }
    }
    if (act === 'plant' && code) {
      link = code.address.href
      const sent = { heading: 'Sent', lines: ['Now somebody has to open it.'], offers: [] }
      return appPage(200, { ...page(), ...sent })
    }
    if (act === 'redeem' && code) await redeem(code, {}, context)
    if (act === 'guess' && code) await redeem(code, { code_verifier: verifier }, context)
    if (act === 'call' && accessToken) await call(context)
    forged ||= await forgedRequest(known, verifier)
    return appPage(200, page())
  }

  const send: World['network']['send'] = async (from, kind, request, cause) => {
    const url = new URL(request.url)
    const passes = isLink || !(isRequest(url) || url.searchParams.has('code'))
    isLink = url.origin === NOTEBOOK
    if (passes) return world.network.send(from, kind, request, cause)
    addresses.push({ url, isOwn: true })
    const says = `The browser stops before ${url.host || url.protocol}: the address is worth more unused.`
    return { response: undefined, seq: world.emit(from, { type: 'note', says }, cause) }
  }

  return {
    handler,
    stopping: { ...world, network: { ...world.network, send } },
    takeLink: () => {
      const taken = link
      link = undefined
      return taken
    },
  }
}

/** A request that no app has made: with a challenge whose verifier the thief knows. */
async function forgedRequest({ redirectUri, tokenEndpoint }: Known, verifier: string): Promise<string> {
  const parameters = new URLSearchParams({
    client_id: expensesApplication.appId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid',
    code_challenge: await sha256Base64url(verifier),
    code_challenge_method: 'S256',
  })
  return `${tokenEndpoint.replace(/token$/, 'authorize')}?${parameters}`
}

const isRequest = ({ pathname }: URL): boolean => pathname.endsWith('/authorize')

/** An address with some parameters set, or, for null, taken out. */
function withParameters(address: URL, changes: Readonly<Record<string, string | null>>): string {
  const changed = new URL(address)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) changed.searchParams.delete(name)
    else changed.searchParams.set(name, value)
  }
  return changed.href
}
