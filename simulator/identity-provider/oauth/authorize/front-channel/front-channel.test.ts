import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { sha256LeftHalf } from '../../../../core/base64url'
import { contoso } from '../../../../fixtures/contoso'
import { expenses } from '../../../../fixtures/contoso-applications'
import { type ImplicitGrantSettings, withImplicitGrant } from '../../../../fixtures/implicit-grant'
import { BASE, createBrowser, createLab, type Parameters, redeem, SPA, WEB } from '../../../testing/lab'
import { verifyToken } from '../../../tokens/verify'

const API = 'api://expenses.contoso.example'
const lab = (settings?: ImplicitGrantSettings) => createLab(withImplicitGrant(contoso, settings))
const only = (name: keyof ImplicitGrantSettings): ImplicitGrantSettings => ({
  enableIdTokenIssuance: false,
  enableAccessTokenIssuance: false,
  [name]: true,
})
const start = (changes: Parameters, at = lab()) => createBrowser(at).authorize(changes)
const signIn = async (changes: Parameters, at = lab()) => {
  const browser = createBrowser(at)
  return browser.signIn(await browser.authorize(changes))
}
const names = (answer: URLSearchParams | undefined) => [...(answer?.keys() ?? [])].sort().join(' ')

describe('an answer has what response_type asks for (OAuth 2.0 Multiple Response Types sections 3 and 5)', () => {
  const TOKEN = 'access_token expires_in scope state token_type'
  it.each([
    ['id_token', 'id_token state', []],
    ['token', TOKEN, []],
    ['id_token token', 'access_token expires_in id_token scope state token_type', ['at_hash']],
    ['token id_token', 'access_token expires_in id_token scope state token_type', ['at_hash']],
    ['code id_token', 'code id_token state', ['c_hash']],
    ['code token', 'access_token code expires_in scope state token_type', []],
    [
      'code id_token token',
      'access_token code expires_in id_token scope state token_type',
      ['at_hash', 'c_hash'],
    ],
  ])('%s', async (response_type, expected, hashes) => {
    const { answer, location } = await signIn({ response_type })
    expect(names(answer)).toBe(expected)
    expect(location).toContain('/callback#')
    expect(answer?.get('state')).toBe('st-1')
    const idToken = answer?.get('id_token')
    if (!idToken) return
    const claims = decodeJwt(idToken)
    expect((await verifyToken(idToken)).valid).toBe(true)
    expect(claims).toMatchObject({ aud: expenses.appId, nonce: 'no-1' })
    expect(['at_hash', 'c_hash'].filter((name) => name in claims)).toEqual(hashes)
    if ('at_hash' in claims)
      expect(claims.at_hash).toBe(await sha256LeftHalf(answer?.get('access_token') ?? ''))
    if ('c_hash' in claims) expect(claims.c_hash).toBe(await sha256LeftHalf(answer?.get('code') ?? ''))
  })

  it('at_hash is the left half of the hash, as the sheet of vectors has it', async () => {
    expect(await sha256LeftHalf('jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y')).toBe('77QmUPtjPfzWtF2AnpK9RQ')
  })

  it('never a refresh token, whatever scope says (RFC 6749 section 4.2.2)', async () => {
    const { answer } = await signIn({
      response_type: 'id_token token',
      scope: `openid offline_access ${API}/Expenses.Read`,
    })
    expect(answer?.has('access_token')).toBe(true)
    expect(answer?.has('refresh_token')).toBe(false)
  })

  it('the access token is for the one API, of a client that has proved nothing', async () => {
    const { answer } = await signIn({ response_type: 'token' })
    const claims = decodeJwt(answer?.get('access_token') ?? '')
    expect(claims).toMatchObject({ azp: expenses.appId, azpacr: '0', scp: 'Expenses.Read' })
    expect(answer?.get('scope')).toBe(`${API}/Expenses.Read`)
  })

  it('the code of a hybrid answer is redeemed like any other, and that ID token has no hashes', async () => {
    const at = lab()
    const { answer } = await signIn({ response_type: 'code id_token token' }, at)
    const { body } = await redeem(at, { code: answer?.get('code') ?? '' })
    const claims = decodeJwt(String(body.id_token))
    expect([claims.at_hash, claims.c_hash]).toEqual([undefined, undefined])
    expect(body.refresh_token).toEqual(expect.any(String))
    expect(claims.sub).toBe(decodeJwt(answer?.get('id_token') ?? '').sub)
  })

  it('a code that is used twice takes the token beside it along, where the provider does as RFC 6749 section 4.1.2 says', async () => {
    const at = createLab(withImplicitGrant(contoso), { settings: { codeReplay: 'revokes' } })
    const { answer } = await signIn({ response_type: 'code token', scope: 'openid User.Read' }, at)
    const code = answer?.get('code') ?? ''
    const userinfo = async () =>
      (
        await at.send({
          url: `${BASE}/openid/userinfo`,
          headers: [['Authorization', `Bearer ${answer?.get('access_token')}`]],
        })
      ).status
    const before = await userinfo()
    await redeem(at, { code })
    await redeem(at, { code })
    expect([before, await userinfo()]).toEqual([200, 401])
  })

  it('form_post posts all of it (OAuth 2.0 Form Post Response Mode)', async () => {
    const { page } = await signIn({ response_type: 'code id_token', response_mode: 'form_post' })
    expect(page).toMatchObject({ kind: 'form-post', action: WEB })
    expect(page?.kind === 'form-post' && Object.keys(page.fields).sort()).toEqual([
      'code',
      'id_token',
      'state',
    ])
  })

  it('a page needs no PKCE where it asks for no code, and needs it where it does', async () => {
    expect((await signIn({ response_type: 'id_token', redirect_uri: SPA })).answer?.has('id_token')).toBe(
      true,
    )
    const hybrid = await start({ response_type: 'code id_token', redirect_uri: SPA })
    expect(hybrid.answer?.get('error_description')).toMatch(/^AADSTS9002325:/)
  })

  it('silence works with the session alone (OpenID Connect Core section 3.1.2.1)', async () => {
    const browser = createBrowser(lab())
    await browser.signIn(await browser.authorize({ response_type: 'token' }))
    const { answer } = await browser.authorize({ response_type: 'token', prompt: 'none' })
    expect(answer?.has('access_token')).toBe(true)
  })
})

describe('what is not switched on, or cannot be, is refused', () => {
  const idTokens = only('enableIdTokenIssuance')
  const accessTokens = only('enableAccessTokenIssuance')
  it.each<[string, Parameters, number, ImplicitGrantSettings?]>([
    ['an ID token where only access tokens are on', { response_type: 'id_token' }, 700054, accessTokens],
    ['both, where only access tokens are on', { response_type: 'id_token token' }, 700054, accessTokens],
    ['an access token where only ID tokens are on', { response_type: 'token' }, 700051, idTokens],
    ['both, where only ID tokens are on', { response_type: 'id_token token' }, 700051, idTokens],
    ['a code and a token, where only ID tokens are on', { response_type: 'code token' }, 700051, idTokens],
    ['an ID token without openid', { response_type: 'id_token', scope: 'User.Read' }, 70005],
    ['a type that nobody has defined', { response_type: 'id_token cake' }, 70005],
    ['the same type twice', { response_type: 'token token' }, 70005],
    ['an ID token without nonce', { response_type: 'id_token', nonce: undefined }, 90014],
    [
      'a hybrid answer with an ID token without nonce',
      { response_type: 'code id_token', nonce: undefined },
      90014,
    ],
    ['an ID token in the query', { response_type: 'id_token', response_mode: 'query' }, 70007],
    [
      'a code and an ID token in the query',
      { response_type: 'code id_token', response_mode: 'query' },
      70007,
    ],
    ['a token in the query', { response_type: 'token', response_mode: 'query' }, 70007],
    [
      'a token for two APIs',
      { response_type: 'token', scope: `openid User.Read ${API}/Expenses.Read` },
      28000,
    ],
  ])('%s', async (_what, changes, code, settings) => {
    const { answer, location } = await start(changes, lab(settings))
    expect(answer?.get('error_description')).toMatch(new RegExp(`^AADSTS${code}:`))
    expect(location).toContain('#error=')
  })

  it('a token without nonce is fine: nobody reads it', async () => {
    expect((await start({ response_type: 'token', nonce: undefined })).page?.kind).toBe('username')
  })

  it('metadata list the types only where there is a part for them (OpenID Connect Discovery section 3)', async () => {
    const read = async (at: ReturnType<typeof createLab>) =>
      JSON.parse((await at.send({ url: `${BASE}/v2.0/.well-known/openid-configuration` })).body)
        .response_types_supported
    expect(await read(lab())).toEqual(['code', 'id_token', 'code id_token', 'id_token token'])
    const { browserSignIn } = await import('../../../parts/browser-sign-in')
    const bare = createLab(withImplicitGrant(contoso), { parts: browserSignIn })
    expect(await read(bare)).toEqual(['code'])
    const refused = await createBrowser(bare).authorize({ response_type: 'token' })
    expect(refused.answer?.get('error_description')).toMatch(/^AADSTS70005:/)
  })
})
