import { describe, expect, it } from 'vitest'
import { contoso } from '../../../fixtures/contoso'
import { expenses, expensesApi, nightlyBackup } from '../../../fixtures/contoso-applications'
import { fabrikam } from '../../../fixtures/fabrikam'
import {
  BASE,
  CHALLENGE,
  createBrowser,
  createLab,
  encode,
  GOOD,
  ORIGIN,
  type Parameters,
  SPA,
  WEB,
} from '../../testing/lab'
import { sameRedirect } from './check-redirect-uri-registered'

const PKCE = { redirect_uri: SPA, code_challenge: CHALLENGE, code_challenge_method: 'S256' }
const API = 'api://expenses.contoso.example'
const start = (changes: Parameters = {}, base = BASE) => createBrowser(createLab()).authorize(changes, base)

describe('errors before client and redirect URI are trusted are shown, never redirected (RFC 6749 section 4.1.2.1)', () => {
  it.each<[string, Parameters, number]>([
    ['no client_id', { client_id: undefined }, 900144],
    ['an unknown client_id', { client_id: '00000000-0000-4000-8000-000000000000' }, 700016],
    ['an unregistered redirect_uri', { redirect_uri: 'https://evil.example/callback' }, 50011],
    ['a redirect_uri with more at its end', { redirect_uri: `${WEB}/more` }, 50011],
    ['a redirect_uri in capitals', { redirect_uri: WEB.replace('callback', 'Callback') }, 50011],
    ['a redirect_uri with a query', { redirect_uri: `${WEB}?next=1` }, 50011],
    ['a redirect_uri with a fragment', { redirect_uri: `${WEB}#x` }, 50011],
    ['a redirect_uri under http', { redirect_uri: WEB.replace('https', 'http') }, 50011],
    ['a script for a redirect_uri', { redirect_uri: 'javascript:alert(1)' }, 50011],
    ['a client without redirect URIs', { client_id: nightlyBackup.appId, redirect_uri: undefined }, 900971],
    ['a resource as the client', { client_id: expensesApi.appId, redirect_uri: undefined }, 900971],
    [
      'Microsoft Graph, which has no registration here, as the client',
      { client_id: '00000003-0000-0000-c000-000000000000' },
      700016,
    ],
  ])('%s', async (_what, changes, code) => {
    const { page, location, response } = await start(changes)
    expect(page).toMatchObject({ kind: 'refusal', code })
    expect(location).toBeUndefined()
    expect(response.status).toBe(400)
  })

  it.each([
    ['a tenant that does not exist', `${ORIGIN}/nobody.example`, 90002],
    ['another tenant than the application’s', `${ORIGIN}/${fabrikam.organization.id}`, 700016],
    ['common, for an application of one tenant', `${ORIGIN}/common`, 50194],
    ['organizations, for an application of one tenant', `${ORIGIN}/organizations`, 50194],
  ])('%s', async (_what, base, code) => {
    expect((await start({}, base)).page).toMatchObject({ kind: 'refusal', code })
  })

  it.each([
    ['client_id twice', `&client_id=${expenses.appId}`, 9002313],
    ['redirect_uri twice', `&redirect_uri=https%3A%2F%2Fevil.example`, 9002313],
    ['a broken escape', '&state=%E0%A4%A', 9002313],
    ['bytes that are not UTF-8', '&state=%FF', 9002313],
  ])('%s', async (_what, more, code) => {
    const url = `${BASE}/oauth2/v2.0/authorize?${encode(GOOD)}${more}`
    expect((await createBrowser(createLab()).go({ url })).page).toMatchObject({ kind: 'refusal', code })
  })

  it('a disabled service principal', async () => {
    const servicePrincipals = contoso.servicePrincipals.map((each) => ({ ...each, accountEnabled: false }))
    const { page } = await createBrowser(createLab({ ...contoso, servicePrincipals })).authorize()
    expect(page).toMatchObject({ kind: 'refusal', code: 7000112 })
  })

  it('a page says nothing that was not escaped', async () => {
    const { response } = await start({ redirect_uri: 'https://evil.example/"><script>alert(1)</script>' })
    expect(response.body).not.toContain('<script>alert')
    expect(response.body).not.toContain('evil.example/"')
  })
})

describe('later errors go back to the application', () => {
  it.each<[string, Parameters, string, number]>([
    ['no response_type', { response_type: undefined }, 'invalid_request', 900144],
    ['response_type=id_token', { response_type: 'id_token' }, 'unsupported_response_type', 700054],
    ['response_type=code id_token', { response_type: 'code id_token' }, 'unsupported_response_type', 700054],
    ['response_type=token', { response_type: 'token' }, 'unsupported_response_type', 700051],
    ['response_type=code code', { response_type: 'code code' }, 'unsupported_response_type', 70005],
    ['an unknown response_type', { response_type: 'CODE' }, 'unsupported_response_type', 70005],
    ['an unknown response_mode', { response_mode: 'web_message' }, 'invalid_request', 70007],
    ['no scope', { scope: undefined }, 'invalid_request', 900144],
    ['an empty scope', { scope: '' }, 'invalid_request', 900144],
    ['a scope that is no scope', { scope: 'a"b' }, 'invalid_scope', 70011],
    ['a scope its resource does not have', { scope: `${API}/Expenses.Delete` }, 'invalid_client', 650053],
    [
      '.default beside a named scope',
      { scope: `${API}/.default ${API}/Expenses.Read` },
      'invalid_scope',
      70011,
    ],
    ['a resource the tenant does not have', { scope: 'api://nobody/Read' }, 'invalid_resource', 500011],
    ['a single-page app without PKCE', { redirect_uri: SPA }, 'invalid_request', 9002325],
    ['a code_challenge that is too short', { ...PKCE, code_challenge: 'short' }, 'invalid_request', 50147],
    [
      'an S256 code_challenge with 44 characters',
      { ...PKCE, code_challenge: `${CHALLENGE}A` },
      'invalid_request',
      50147,
    ],
    [
      'an unknown code_challenge_method',
      { ...PKCE, code_challenge_method: 's256' },
      'invalid_request',
      50149,
    ],
    ['an unknown prompt', { prompt: 'create' }, 'invalid_request', 90023],
    ['prompt=none with another', { prompt: 'none login' }, 'invalid_request', 90023],
    [
      'select_account beside login_hint',
      { prompt: 'select_account', login_hint: 'ada@contoso.example' },
      'invalid_request',
      90023,
    ],
    ['a max_age that is no number', { max_age: '-1' }, 'invalid_request', 90023],
    ['prompt=none and nobody signed in', { prompt: 'none' }, 'login_required', 50058],
  ])('%s', async (_what, changes, error, code) => {
    const { answer, location, page } = await start(changes)
    expect(page).toBeUndefined()
    expect(location?.startsWith(changes.redirect_uri ?? WEB)).toBe(true)
    expect(answer?.get('error')).toBe(error)
    expect(answer?.get('error_description')).toMatch(
      new RegExp(`^AADSTS${code}: .+ Trace ID: .+ Correlation ID: .+ Timestamp: `),
    )
    expect(answer?.get('error_uri')).toBe(`${ORIGIN}/error?code=${code}`)
    expect(answer?.get('state')).toBe('st-1')
    expect(answer?.has('code')).toBe(false)
  })

  it('a repeated parameter', async () => {
    const url = `${BASE}/oauth2/v2.0/authorize?${encode(GOOD)}&nonce=other`
    const { answer } = await createBrowser(createLab()).go({ url })
    expect(answer?.get('error')).toBe('invalid_request')
    expect(answer?.get('error_description')).toMatch(/^AADSTS9002313: /)
  })

  it('without an address when the error has no number', async () => {
    const { answer } = await start({ request: 'e30.e30.' })
    expect(answer?.get('error')).toBe('request_not_supported')
    expect(answer?.has('error_uri')).toBe(false)
  })

  it('without state when the request had none', async () => {
    expect((await start({ prompt: 'none', state: undefined })).answer?.has('state')).toBe(false)
  })

  it('with a description of nothing but the characters RFC 6749 section 4.1.2.1 allows', async () => {
    const { answer } = await start({ prompt: 'a"b\\c\u0007ü' })
    expect(answer?.get('error_description')).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)
  })
})

describe('the response comes back by response_mode', () => {
  const signedIn = async (changes: Parameters) => {
    const browser = createBrowser(createLab())
    return browser.signIn(await browser.authorize(changes))
  }

  it('query is the default for a code', async () => {
    const { location } = await signedIn({})
    expect(new URL(location ?? '').searchParams.get('code')).toBeTruthy()
    expect(new URL(location ?? '').hash).toBe('')
  })

  it('fragment keeps the code from every server', async () => {
    const { location } = await signedIn({ response_mode: 'fragment' })
    expect(new URL(location ?? '').search).toBe('')
    expect(new URLSearchParams(new URL(location ?? '').hash.slice(1)).get('code')).toBeTruthy()
  })

  it('form_post makes the browser post it (OAuth 2.0 Form Post Response Mode)', async () => {
    const { page, response, location } = await signedIn({ response_mode: 'form_post' })
    expect(location).toBeUndefined()
    expect(page).toMatchObject({ kind: 'form-post', action: WEB, fields: { state: 'st-1' } })
    expect(response.body).toContain(`<form method="post" action="${WEB}">`)
  })

  it('an error of a response_type for tokens goes into the fragment', async () => {
    expect((await start({ response_type: 'token' })).location).toContain('#error=')
  })

  it('a code or an error is stored nowhere in between', async () => {
    expect((await signedIn({})).response.headers).toContainEqual(['Cache-Control', 'no-store'])
  })
})

describe('the request', () => {
  it('may ask for scopes of two resources: the person consents to all of them', async () => {
    const browser = createBrowser(createLab())
    const stop = await browser.authorize({ scope: `openid ${API}/Expenses.Read User.Read` })
    const password = await browser.submit(stop, { username: 'ada@contoso.example' })
    expect(password.page?.kind).toBe('password')
    const end = await browser.signIn(password)
    expect(end.answer?.has('code')).toBe(true)
  })

  it.each(['request', 'request_uri'])(
    'with %s is refused (OpenID Connect Core section 3.1.2.6)',
    async (name) => {
      const { answer } = await start({ [name]: 'https://expenses.contoso.example/request.jwt' })
      expect(answer?.get('error')).toBe(`${name}_not_supported`)
      expect(answer?.get('error_description')).not.toMatch(/AADSTS/)
    },
  )

  it('may come by POST (OpenID Connect Core section 3.1.2.1)', async () => {
    expect((await createBrowser(createLab()).post(`${BASE}/oauth2/v2.0/authorize`, GOOD)).page?.kind).toBe(
      'username',
    )
  })

  it('may name the tenant by id or by any verified domain', async () => {
    for (const name of ['contoso.example', 'contoso.onmicrosoft.example', 'CONTOSO.example']) {
      expect((await start({}, `${ORIGIN}/${name}`)).page?.kind).toBe('username')
    }
  })

  it('without redirect_uri takes the first one registered, as Entra may', async () => {
    const browser = createBrowser(createLab())
    const { location } = await browser.signIn(await browser.authorize({ redirect_uri: undefined }))
    expect(location?.startsWith(`${WEB}?code=`)).toBe(true)
  })

  it('with code_challenge and no method means plain (RFC 7636 section 4.3)', async () => {
    expect((await start({ code_challenge: CHALLENGE })).page?.kind).toBe('username')
  })
})

/** Each row with where it is written; what is written nowhere is no row. */
describe('a redirect URI', () => {
  const PORT = 'RFC 8252 section 7.3, and Entra: the port is ignored on localhost and 127.0.0.1'
  const PATH = 'Entra: localhost addresses are told apart by their path'
  const CASE = 'Entra: the path is case-sensitive'
  const TEXT = 'RFC 9700 section 2.1: compared as text, but for the port of a native app on localhost'
  const IPV6 = 'Entra: [::1] is not supported'
  const FRAGMENT = 'RFC 6749 section 3.1.2: it has no fragment'
  const RANGE = 'RFC 3986 and WHATWG URL: there is no such port'
  const OWN = 'msal0a1b2c3d://auth'
  it.each([
    ['http://localhost', 'http://localhost:51034', true, PORT],
    ['http://localhost', 'http://localhost', true, TEXT],
    ['http://localhost:3000', 'http://localhost', true, PORT],
    ['http://localhost/cb', 'http://localhost:4321/cb', true, PORT],
    ['http://localhost:3000/cb', 'http://localhost:4321/cb', true, PORT],
    ['http://127.0.0.1/cb', 'http://127.0.0.1:8080/cb', true, PORT],
    ['http://localhost/MyWebApp', 'http://localhost/MyNativeApp', false, PATH],
    ['http://localhost/cb', 'http://localhost:4321/other', false, PATH],
    ['http://localhost', 'http://localhost:4321/other', false, PATH],
    ['http://localhost/cb', 'http://localhost:4321/CB', false, CASE],
    ['http://localhost/cb', 'http://127.0.0.1/cb', false, TEXT],
    ['http://127.0.0.1/cb', 'http://localhost/cb', false, TEXT],
    ['http://127.0.0.1/cb', 'http://127.0.0.2/cb', false, TEXT],
    ['http://localhost/cb', 'https://localhost/cb', false, TEXT],
    ['http://localhost/cb', 'http://localhost.evil.example/cb', false, TEXT],
    ['http://localhost/cb', 'http://localhost:80@evil.example/cb', false, TEXT],
    ['http://localhost/cb', 'http://ada@localhost/cb', false, TEXT],
    ['http://localhost/cb', 'http://localhost:4321/cb?next=1', false, TEXT],
    ['http://localhost/cb', 'http://localhost:4321/cb#x', false, FRAGMENT],
    ['http://localhost/cb', 'http://localhost:99999/cb', false, RANGE],
    ['http://localhost/cb', 'http://localhost:123456/cb', false, RANGE],
    ['http://[::1]/cb', 'http://[::1]:8080/cb', false, IPV6],
    ['https://a.example/cb', 'https://a.example:444/cb', false, TEXT],
    [OWN, OWN, true, TEXT],
    [OWN, `${OWN}/`, false, TEXT],
    [OWN, `${OWN}:80`, false, TEXT],
    [OWN, 'msal0a1b2c3d://auth2', false, TEXT],
    ['com.contoso.receipts:/callback', 'com.contoso.receipts:/callback', true, TEXT],
    ['com.contoso.receipts:/callback', 'com.contoso.receipts://callback', false, TEXT],
    ['com.contoso.receipts:/callback', 'com.contoso.receipts:/callback/2', false, TEXT],
  ])('registered as %s and sent as %s: %s (%s)', (registered, given, same) => {
    expect(sameRedirect(registered, given)).toBe(same)
  })
})
