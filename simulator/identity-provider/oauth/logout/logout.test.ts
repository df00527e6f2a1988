import { describe, expect, it } from 'vitest'
import { contoso } from '../../../fixtures/contoso'
import { timesheets } from '../../../fixtures/contoso-applications'
import { fabrikam } from '../../../fixtures/fabrikam'
import { header } from '../../../network/message'
import { readPage } from '../../../network/page'
import {
  BASE,
  CHALLENGE,
  createBrowser,
  createLab,
  encode,
  GOOD,
  type Lab,
  type Parameters,
  redeem,
  type Stop,
  TENANT,
} from '../../testing/lab'

const url = `${BASE}/oauth2/v2.0/logout`
const HOME = 'https://expenses.contoso.example/'
const TIMESHEETS: Parameters = {
  client_id: timesheets.appId,
  redirect_uri: 'https://timesheets.contoso.example/callback',
  scope: 'openid',
  code_challenge: CHALLENGE,
  code_challenge_method: 'S256',
}

async function signedIn(lab: Lab = createLab(), upn?: string) {
  const browser = createBrowser(lab)
  const stop = await browser.signIn(await browser.authorize(), upn)
  const { body } = await redeem(lab, { code: stop.answer?.get('code') ?? '' })
  const [hint, access] = [String(body.id_token), String(body.access_token)]
  const logout = (fields: Parameters = {}) => browser.go({ url: `${url}?${encode(fields)}` })
  return { lab, browser, hint, access, logout }
}
const page = ({ response }: Stop) => readPage(response.body) as unknown as Record<string, unknown> | undefined
const silent = async (browser: Awaited<ReturnType<typeof signedIn>>['browser'], changes: Parameters = {}) =>
  (await browser.authorize({ prompt: 'none', ...changes })).answer?.get('error') ?? 'signed in'

describe('sign-out with an ID token (OpenID Connect RP-Initiated Logout section 2)', () => {
  it('ends the session and says whose it was', async () => {
    const { browser, hint, logout } = await signedIn()
    expect(page(await logout({ id_token_hint: hint }))).toMatchObject({
      kind: 'signed-out',
      username: 'ada@contoso.example',
    })
    expect(browser.cookie()).not.toContain('ESTSAUTH')
    expect(await silent(browser)).toBe('login_required')
  })

  it('ends it on the server, too: a copied cookie is worth nothing', async () => {
    const { lab, browser, hint, logout } = await signedIn()
    const copied = browser.cookie() ?? ''
    await logout({ id_token_hint: hint })
    const again = await lab.send({
      url: `${BASE}/oauth2/v2.0/authorize?${encode({ ...GOOD, prompt: 'none' })}`,
      headers: [['Cookie', copied]],
    })
    expect(header(again, 'Location')).toContain('login_required')
  })

  it('tells every application that the session was used for, by a frame with sid and, as at Entra, without iss (Front-Channel Logout section 3)', async () => {
    const { browser, hint, logout } = await signedIn()
    await browser.authorize(TIMESHEETS)
    const stop = await logout({ id_token_hint: hint, post_logout_redirect_uri: HOME, state: 'x&y' })
    const sid = JSON.parse(atob(hint.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '')).sid
    const who = new URLSearchParams({ sid })
    expect(page(stop)).toEqual({
      kind: 'signed-out',
      username: 'ada@contoso.example',
      frontChannel: [
        `https://expenses.contoso.example/signed-out?${who}`,
        `https://timesheets.contoso.example/signed-out?${who}`,
      ],
      returnTo: `${HOME}?state=x%26y`,
    })
    expect(stop.response.body).toContain('<iframe hidden src="https://timesheets.contoso.example/signed-out?')
  })

  it('with nobody to tell goes back at once', async () => {
    const applications = contoso.applications.map((each) => ({
      ...each,
      web: { ...each.web, logoutUrl: null },
    }))
    const { hint, logout } = await signedIn(createLab({ ...contoso, applications }))
    expect((await logout({ id_token_hint: hint, post_logout_redirect_uri: HOME })).location).toBe(HOME)
  })

  it('returns to a registered address, and to no other', async () => {
    for (const back of [
      'https://evil.example/',
      `${HOME}x`,
      'javascript:alert(1)',
      'https://timesheets.contoso.example/callback',
    ]) {
      const { hint, logout } = await signedIn()
      const stop = await logout({ id_token_hint: hint, post_logout_redirect_uri: back })
      expect(stop.location).toBeUndefined()
      expect(page(stop)).not.toHaveProperty('returnTo')
    }
  })

  it('an expired one will do', async () => {
    const { lab, hint, logout } = await signedIn()
    lab.wait(7200)
    expect(page(await logout({ id_token_hint: hint }))?.kind).toBe('signed-out')
  })

  it('leaves the session of somebody else in the same browser, and of another tenant', async () => {
    const { lab, browser, hint, logout } = await signedIn()
    lab.wait(60)
    await browser.signIn(await browser.authorize({ prompt: 'login' }), 'chidi@contoso.example')
    await logout({ id_token_hint: hint })
    expect(await silent(browser, { login_hint: 'chidi@contoso.example' })).toBe('signed in')
    expect(await silent(browser, { login_hint: 'ada@contoso.example' })).toBe('login_required')
  })
})

describe('sign-out without one asks first (section 6)', () => {
  it.each<[string, (own: Awaited<ReturnType<typeof signedIn>>) => Promise<Stop>]>([
    ['a link', ({ logout }) => logout()],
    ['a form', ({ browser }) => browser.post(url, {})],
    ['a made-up hint', ({ logout }) => logout({ id_token_hint: 'a.b.c' })],
    ['an altered hint', ({ logout, hint }) => logout({ id_token_hint: `${hint.slice(0, -6)}AAAAAA` })],
    [
      'a hint for another client than client_id',
      ({ logout, hint }) => logout({ id_token_hint: hint, client_id: timesheets.appId }),
    ],
    ['a made-up form', ({ browser }) => browser.post(url, { ctx: 'x', accept: 'true' })],
  ])('%s', async (_what, send) => {
    const own = await signedIn()
    const stop = await send(own)
    expect(page(stop)).toMatchObject({ kind: 'sign-out', usernames: ['ada@contoso.example'] })
    expect(await silent(own.browser)).toBe('signed in')
    expect(page(await own.browser.submit(stop, { accept: 'true' }))?.kind).toBe('signed-out')
    expect(await silent(own.browser)).toBe('login_required')
  })

  it('with the ID token of somebody else', async () => {
    const lab = createLab()
    const { hint } = await signedIn(lab, 'chidi@contoso.example')
    const { browser, logout } = await signedIn(lab)
    expect(page(await logout({ id_token_hint: hint }))?.kind).toBe('sign-out')
    expect(await silent(browser)).toBe('signed in')
  })

  it('with an access token, however well signed: it says who may call an API, and nobody’s wish', async () => {
    const { browser, access, logout } = await signedIn()
    expect(page(await logout({ id_token_hint: access }))?.kind).toBe('sign-out')
    expect((await browser.authorize({ prompt: 'none', id_token_hint: access })).answer?.get('error')).toBe(
      'invalid_request',
    )
    expect(await silent(browser)).toBe('signed in')
  })

  it('with an ID token of the same person’s session in another browser', async () => {
    const lab = createLab()
    const { hint } = await signedIn(lab)
    lab.wait(90)
    const { browser, logout } = await signedIn(lab)
    expect(page(await logout({ id_token_hint: hint }))?.kind).toBe('sign-out')
    expect(await silent(browser)).toBe('signed in')
  })

  it('a yes signs out whom the question named, and not who signed in since', async () => {
    const { lab, browser, hint, logout } = await signedIn()
    const stop = await logout()
    await logout({ id_token_hint: hint })
    lab.wait(90)
    await browser.signIn(await browser.authorize(), 'chidi@contoso.example')
    await browser.submit(stop, { accept: 'true' })
    expect(await silent(browser)).toBe('signed in')
  })

  it('a no leaves everything as it was', async () => {
    const { browser, logout } = await signedIn()
    const stop = await browser.submit(await logout(), { accept: 'false' })
    expect(page(stop)?.kind).toBe('still-signed-in')
    expect(await silent(browser)).toBe('signed in')
    const back = await browser.submit(await logout({ post_logout_redirect_uri: HOME }), { accept: 'false' })
    expect(back.location).toBe(HOME)
  })

  it('the question is answered in the browser that was asked, and once', async () => {
    const { lab, browser, logout } = await signedIn()
    const stop = await logout()
    const stranger = createBrowser(lab)
    await stranger.authorize()
    await stranger.submit(stop, { accept: 'true' })
    expect(await silent(browser)).toBe('signed in')
    await browser.submit(stop, { accept: 'true' })
    lab.wait(60)
    await browser.signIn(await browser.authorize())
    expect(page(await browser.submit(stop, { accept: 'true' }))?.kind).toBe('sign-out')
  })

  it('nobody is signed in: there is nothing to ask', async () => {
    const browser = createBrowser(createLab())
    expect(page(await browser.go({ url }))).toEqual({ kind: 'signed-out' })
  })

  it('at another tenant nobody is signed in, and the session here stays', async () => {
    const { browser, hint } = await signedIn()
    const other = url.replace(TENANT, fabrikam.organization.id)
    expect(page(await browser.go({ url: other }))?.kind).toBe('signed-out')
    await browser.go({ url: `${other}?${encode({ id_token_hint: hint })}` })
    expect(await silent(browser)).toBe('signed in')
  })
})

describe('is refused', () => {
  it('at a tenant that does not exist', async () => {
    const stop = await createBrowser(createLab()).go({ url: url.replace(TENANT, 'nobody') })
    expect(stop.page).toMatchObject({ code: 90002 })
  })

  it('with a parameter that comes twice', async () => {
    const stop = await createBrowser(createLab()).go({ url: `${url}?state=1&state=2` })
    expect(stop.page).toMatchObject({ code: 9002313 })
  })
})
