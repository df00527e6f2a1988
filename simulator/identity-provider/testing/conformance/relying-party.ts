import {
  createLocalJWKSet,
  decodeProtectedHeader,
  type JSONWebKeySet,
  type JWTPayload,
  jwtVerify,
} from 'jose'
import { sha256LeftHalf } from '../../../core/base64url'
import { expenses, timesheets } from '../../../fixtures/contoso-applications'
import type { HeaderList, HttpResponse } from '../../../network/message'
import {
  BASE,
  CHALLENGE,
  createBrowser,
  encode,
  FORM,
  type Lab,
  type Parameters,
  SECRET,
  type Stop,
  VERIFIER,
  WEB,
} from '../lab'

/** A registered client. With a secret it proves itself by HTTP Basic, as the plan Basic OP has it. */
interface Client {
  readonly id: string
  readonly redirectUri: string
  readonly secret?: string
  /** Of a single-page app, which uses PKCE instead of a secret. */
  readonly origin?: string
}

const FIRST: Client = { id: expenses.appId, redirectUri: WEB, secret: SECRET }
const SECOND: Client = {
  id: timesheets.appId,
  redirectUri: 'https://timesheets.contoso.example/callback',
  origin: 'https://timesheets.contoso.example',
}

const SECONDS_TO_ANSWER = 30

/** By value of `response_type`: what has to come back. */
const MEMBERS: Readonly<Record<string, string>> = {
  code: 'code',
  token: 'access_token',
  id_token: 'id_token',
}

/** What a plan has in every request of its modules: what comes back, and how. */
export interface Variant {
  readonly responseType: string
  readonly responseMode?: string
}

const CODE: Variant = { responseType: 'code' }

/** How an authorization request travels: in which method, or with its parameters the other way round. */
export type Way = 'GET' | 'POST' | 'reversed'

/** A JSON answer of the provider. */
export interface Answer {
  readonly response: HttpResponse
  readonly body: Readonly<Record<string, unknown>>
}

/** A person signed in, and the tokens are there. */
export interface SignedIn {
  /** The first page that was shown; undefined when nobody was asked anything. */
  readonly asked: string | undefined
  /** Empty where none was asked for. */
  readonly code: string
  /** What the token endpoint has answered; without a code, what came with the browser. */
  readonly tokens: Answer
  /** The parameters that came with the browser. */
  readonly answer: URLSearchParams
  readonly accessToken: string
  readonly idToken: string
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: JWTPayload
}

/**
 * An OpenID Connect relying party with a browser: it knows the discovery document and its own registration, and believes nothing
 * else. What every module needs is a must here, and throws: the state comes back, and the ID token is a good one (OpenID
 * Connect Core section 3.1.3.7).
 */
export function createRelyingParty(lab: Lab, variant: Variant = CODE, client: Client = FIRST) {
  const browser = createBrowser(lab)
  const types = variant.responseType.split(' ')
  let requests = 0

  const read = (response: HttpResponse): Answer => ({ response, body: JSON.parse(response.body) })
  const get = async (url: string) => read(await lab.send({ url }))
  const metadata = () => get(`${BASE}/v2.0/.well-known/openid-configuration`)
  const endpoint = async (name: string) => String((await metadata()).body[name])

  /** The authorization request of this client, with something changed. */
  function request(changes: Parameters): Parameters {
    requests++
    const pkce = client.origin ? { code_challenge: CHALLENGE, code_challenge_method: 'S256' } : {}
    return {
      client_id: client.id,
      redirect_uri: client.redirectUri,
      response_type: variant.responseType,
      response_mode: variant.responseMode,
      scope: 'openid',
      state: `state-${requests}`,
      nonce: `nonce-${requests}`,
      ...pkce,
      ...changes,
    }
  }

  async function send(parameters: Parameters, way: Way): Promise<Stop> {
    const url = await endpoint('authorization_endpoint')
    if (way === 'POST') return browser.post(url, parameters)
    const reversed = Object.fromEntries(Object.entries(parameters).reverse())
    return browser.go({ url: `${url}?${encode(way === 'reversed' ? reversed : parameters)}` })
  }

  /** Asks for a sign-in: where the browser comes to rest before anybody answers. */
  const ask = async (changes: Parameters = {}, way: Way = 'GET') =>
    unposted(await send(request(changes), way))

  /** Asks for a sign-in, answers what is asked, and redeems the code. @throws Error when there is no code, or no good ID token */
  async function signIn(
    changes: Parameters = {},
    way: Way = 'GET',
    redemption: Parameters = {},
  ): Promise<SignedIn> {
    const parameters = request(changes)
    const first = unposted(await send(parameters, way))
    // A person takes their time; and a code of an authenticator app is good once.
    if (first.page) lab.wait(SECONDS_TO_ANSWER)
    const { answer, page, response } = await browser.signIn(first)
    const code = answer?.get('code') ?? ''
    if (!answer || answer.has('error') || types.some((type) => !answer.has(MEMBERS[type] ?? '')))
      throw new Error(`no ${types.join(' and no ')}, but ${answer?.get('error') ?? page?.kind}`)
    if (answer.get('state') !== parameters.state) throw new Error(`the state is ${answer.get('state')}`)
    if (answer.has('id_token')) await readFrontIdToken(answer, parameters.nonce)
    const tokens = types.includes('code')
      ? await redeem({ code, ...redemption })
      : { response, body: Object.fromEntries(answer) }
    if (tokens.response.status >= 400) throw new Error(`no tokens, but ${tokens.body.error}`)
    const idToken = String(tokens.body.id_token)
    const claims = await readIdToken(idToken)
    if (claims.nonce !== parameters.nonce) throw new Error(`the nonce is ${claims.nonce}`)
    // One that came first is as good.
    const accessToken = answer.get('access_token') ?? String(tokens.body.access_token)
    const header = decodeProtectedHeader(idToken)
    return { asked: first.page?.kind, code, tokens, answer, accessToken, idToken, header, claims }
  }

  /** An ID token that came with the browser (OpenID Connect Core sections 3.2.2.11 and 3.3.2.11). @throws Error when it says nothing of what came beside it */
  async function readFrontIdToken(answer: URLSearchParams, nonce: string | undefined): Promise<void> {
    const claims = await readIdToken(answer.get('id_token') ?? '')
    if (claims.nonce !== nonce) throw new Error(`the nonce is ${claims.nonce}`)
    for (const [member, claim] of [
      ['access_token', 'at_hash'],
      ['code', 'c_hash'],
    ] as const) {
      const value = answer.get(member)
      const hash = value === null ? undefined : await sha256LeftHalf(value)
      if (claims[claim] !== hash) throw new Error(`${claim} is ${claims[claim]}`)
    }
  }

  /** A token request with a code, or whatever `fields` change. */
  async function redeem(fields: Parameters): Promise<Answer> {
    const posted = fields.client_secret !== undefined
    const basic = `Basic ${btoa(`${encodeURIComponent(client.id)}:${encodeURIComponent(client.secret ?? '')}`)}`
    const headers: HeaderList = client.origin
      ? [['Origin', client.origin]]
      : posted
        ? []
        : [['Authorization', basic]]
    const body = encode({
      grant_type: 'authorization_code',
      redirect_uri: client.redirectUri,
      ...(client.origin && { code_verifier: VERIFIER }),
      ...((client.origin || posted) && { client_id: client.id }),
      ...fields,
    })
    const url = await endpoint('token_endpoint')
    return read(await lab.send({ method: 'POST', url, headers: [...FORM, ...headers], body }))
  }

  const refresh = (token: unknown, fields: Parameters = {}) =>
    redeem({
      grant_type: 'refresh_token',
      refresh_token: String(token),
      redirect_uri: undefined,
      code_verifier: undefined,
      ...fields,
    })

  /** The claims of an ID token for this client, by the published keys. @throws Error when it is none */
  async function readIdToken(idToken: string): Promise<JWTPayload> {
    const { body } = await metadata()
    const keys = (await get(String(body.jwks_uri))).body
    const { payload } = await jwtVerify(idToken, createLocalJWKSet(keys as unknown as JSONWebKeySet), {
      issuer: String(body.issuer),
      audience: client.id,
      currentDate: new Date(lab.clock.now),
      maxTokenAge: '5 minutes',
      requiredClaims: ['sub', 'exp'],
    })
    return payload
  }

  /** Calls the userinfo endpoint with a token in the header, or in the body of a form (RFC 6750 sections 2.1 and 2.2). */
  async function userinfo(
    token: string,
    method: 'GET' | 'POST' = 'GET',
    place: 'header' | 'body' = 'header',
  ) {
    const bearer: HeaderList = place === 'header' ? [['Authorization', `Bearer ${token}`]] : FORM
    const body = place === 'body' ? encode({ access_token: token }) : ''
    return read(await lab.send({ method, url: await endpoint('userinfo_endpoint'), headers: bearer, body }))
  }

  /** Another client of the same provider, with a browser of its own. */
  const another = () => createRelyingParty(lab, variant, SECOND)

  return {
    ask,
    signIn,
    redeem,
    refresh,
    readIdToken,
    userinfo,
    metadata,
    get,
    another,
    wait: lab.wait,
    secret: client.secret,
  }
}

/** A form that posts itself is an answer, and no page that anybody sees (OAuth 2.0 Form Post Response Mode). */
function unposted(stop: Stop): Stop {
  const { page, ...rest } = stop
  return page?.kind === 'form-post' ? rest : stop
}

export interface RelyingParty extends ReturnType<typeof createRelyingParty> {}
