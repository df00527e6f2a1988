import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Tenant } from '../../../directory/tenant'
import { contoso } from '../../../fixtures/contoso'
import { expenses } from '../../../fixtures/contoso-applications'
import { lobbyDisplay, reportsApi } from '../../../fixtures/contoso-programs'
import { readPage } from '../../../network/page'
import { device as parts } from '../../parts/device'
import {
  BASE,
  createBrowser,
  createLab,
  encode,
  FORM,
  type Lab,
  ORIGIN,
  type Parameters,
  type Stop,
} from '../../testing/lab'

const ADA = 'ada@contoso.example'
const SCOPE = 'openid profile offline_access api://reports.contoso.example/Reports.Read'
const GRANT = 'urn:ietf:params:oauth:grant-type:device_code'
const createDeviceLab = (tenant: Tenant = contoso) => createLab(tenant, { parts })

async function post(lab: Lab, path: string, fields: Parameters) {
  const response = await lab.send({ method: 'POST', url: BASE + path, headers: FORM, body: encode(fields) })
  return { response, body: JSON.parse(response.body) as Record<string, string & number> }
}
const start = async (lab: Lab, changes: Parameters = {}) =>
  (await post(lab, '/oauth2/v2.0/devicecode', { client_id: lobbyDisplay.appId, scope: SCOPE, ...changes }))
    .body
const poll = (lab: Lab, code: string, changes: Parameters = {}) =>
  post(lab, '/oauth2/v2.0/token', {
    grant_type: GRANT,
    client_id: lobbyDisplay.appId,
    device_code: code,
    ...changes,
  })
const kind = ({ page }: Stop) => page?.kind as string | undefined
const problem = ({ response }: Stop) => {
  const page = readPage(response.body)
  return page && 'problem' in page ? page.problem?.code : undefined
}

/** A browser that opened the page and typed `code`. */
async function typed(lab: Lab, code: string) {
  const browser = createBrowser(lab)
  const stop = await browser.submit(await browser.go({ url: `${ORIGIN}/devicelogin` }), { user_code: code })
  return { browser, stop }
}
async function approve(lab: Lab, code: string, upn = ADA) {
  const { browser, stop } = await typed(lab, code)
  return browser.signIn(stop, upn)
}

describe('a device asks (RFC 8628 section 3.1)', () => {
  it('and gets what RFC 8628 section 3.2 lists, in Entra’s form', async () => {
    const body = await start(createDeviceLab())
    expect(Object.keys(body).sort()).toEqual([
      'device_code',
      'expires_in',
      'interval',
      'message',
      'user_code',
      'verification_uri',
    ])
    expect(body).toMatchObject({ expires_in: 900, interval: 5, verification_uri: `${ORIGIN}/devicelogin` })
    expect(body.user_code).toMatch(/^[A-Z2-9]{9}$/)
    expect(body.message).toContain(body.user_code)
  })

  it.each<[string, Parameters, string, number]>([
    ['without client_id', { client_id: undefined }, 'invalid_request', 900144],
    ['of an unknown client', { client_id: 'nobody' }, 'unauthorized_client', 700016],
    ['without scope', { scope: undefined }, 'invalid_request', 900144],
    ['for a scope that is none', { scope: 'api://reports.contoso.example/No' }, 'invalid_client', 650053],
  ])('%s it is refused', async (_what, changes, error, code) => {
    expect(await start(createDeviceLab(), changes)).toMatchObject({ error, error_codes: [code] })
  })
})

describe('a person signs it in (RFC 8628 section 3.3)', () => {
  it('by the code, a sign-in and a yes; then the device has tokens about that person', async () => {
    const lab = createDeviceLab()
    const { user_code, device_code } = await start(lab)
    expect((await poll(lab, device_code ?? '')).body).toMatchObject({
      error: 'authorization_pending',
      error_codes: [70016],
    })
    const end = await approve(lab, user_code ?? '')
    expect(readPage(end.response.body)).toEqual({
      kind: 'device-done',
      appName: 'Lobby Display',
      state: 'approved',
    })
    lab.wait(5)
    const { response, body } = await poll(lab, device_code ?? '')
    expect(response.status).toBe(200)
    expect(decodeJwt(body.access_token ?? '')).toMatchObject({
      aud: reportsApi.appId,
      azp: lobbyDisplay.appId,
      azpacr: '0',
      scp: 'Reports.Read',
      name: 'Ada Nilsen',
    })
    expect(decodeJwt(body.id_token ?? '')).toMatchObject({ aud: lobbyDisplay.appId, name: 'Ada Nilsen' })
    const refresh = { grant_type: 'refresh_token', client_id: lobbyDisplay.appId }
    const again = await post(lab, '/oauth2/v2.0/token', { ...refresh, refresh_token: body.refresh_token })
    expect(again.response.status).toBe(200)
    lab.wait(5)
    expect((await poll(lab, device_code ?? '')).body).toMatchObject({ error_codes: [90120] })
  })

  it('whoever that is', async () => {
    const lab = createDeviceLab()
    const { user_code, device_code } = await start(lab)
    await approve(lab, user_code ?? '', 'chidi@contoso.example')
    expect(decodeJwt((await poll(lab, device_code ?? '')).body.access_token ?? '')).toMatchObject({
      preferred_username: 'chidi@contoso.example',
    })
  })

  it('the code may be typed in small letters, with hyphens and spaces (RFC 8628 section 6.1)', async () => {
    const lab = createDeviceLab()
    const { user_code = '' } = await start(lab)
    const { stop } = await typed(lab, ` ${user_code.slice(0, 4)}-${user_code.slice(4).toLowerCase()} `)
    expect(kind(stop)).toBe('username')
  })

  it('a wrong code is a problem on the page, an expired one another', async () => {
    const lab = createDeviceLab()
    const { user_code = '' } = await start(lab)
    expect(problem((await typed(lab, 'AAAAAAAAA')).stop)).toBe(70018)
    lab.wait(900)
    expect(problem((await typed(lab, user_code)).stop)).toBe(70019)
  })

  it('is asked whether the device is theirs even when the session answers everything else (RFC 8628 section 5.4)', async () => {
    const lab = createDeviceLab()
    const first = await start(lab)
    const { browser, stop } = await typed(lab, first.user_code ?? '')
    await browser.signIn(stop)
    const second = await start(lab)
    const page = await browser.submit(await browser.go({ url: `${ORIGIN}/devicelogin` }), {
      user_code: second.user_code,
    })
    expect(kind(page)).toBe('confirm-device')
    expect((await poll(lab, second.device_code ?? '')).body).toMatchObject({ error: 'authorization_pending' })
  })

  it('a no, to the device or to the consent, is told to the device', async () => {
    for (const refused of ['confirm-device', 'consent']) {
      const lab = createDeviceLab()
      const { user_code, device_code } = await start(lab)
      const { browser, stop: first } = await typed(lab, user_code ?? '')
      let stop = first
      const answers = { accept: 'true' }
      for (let turn = 0; turn < 8 && kind(stop) !== refused; turn++) {
        if (kind(stop) === 'consent' || kind(stop) === 'confirm-device')
          stop = await browser.submit(stop, answers)
        else stop = await browser.signIn(stop, ADA, refused)
      }
      const end = await browser.submit(stop, { accept: 'false' })
      expect(readPage(end.response.body)).toMatchObject({ kind: 'device-done', state: 'declined' })
      expect((await poll(lab, device_code ?? '')).body).toMatchObject({
        error: 'authorization_declined',
        error_codes: [],
      })
    }
  })

  it('an account that may not sign in does not approve', async () => {
    const lab = createDeviceLab()
    const { user_code, device_code } = await start(lab)
    const { browser, stop } = await typed(lab, user_code ?? '')
    await browser.submit(stop, { username: 'dana@contoso.example' })
    expect((await poll(lab, device_code ?? '')).body).toMatchObject({ error: 'authorization_pending' })
  })
})

describe('a device polls (RFC 8628 section 3.5)', () => {
  it('too often: slow_down, and the interval is five seconds longer', async () => {
    const lab = createDeviceLab()
    const { device_code = '' } = await start(lab)
    const polledAfter = async (seconds: number) => {
      lab.wait(seconds)
      return (await poll(lab, device_code)).body.error
    }
    expect(await polledAfter(0)).toBe('authorization_pending')
    expect(await polledAfter(4)).toBe('slow_down')
    expect(await polledAfter(9)).toBe('slow_down')
    expect(await polledAfter(15)).toBe('authorization_pending')
    expect(await polledAfter(15)).toBe('authorization_pending')
  })

  it.each<[string, Parameters, string, number]>([
    ['without a device code', { device_code: undefined }, 'invalid_request', 900144],
    ['with one that was never issued', { device_code: 'made-up' }, 'bad_verification_code', 70018],
    ['as another client', { client_id: expenses.appId }, 'bad_verification_code', 70018],
    ['with a secret, where secrets are not read', { client_secret: 'x' }, 'invalid_client', 0],
  ])('%s', async (_what, changes, error, code) => {
    const lab = createDeviceLab()
    const { device_code = '' } = await start(lab)
    expect((await poll(lab, device_code, changes)).body).toMatchObject({
      error,
      error_codes: code ? [code] : [],
    })
  })

  it('too late', async () => {
    const lab = createDeviceLab()
    const { device_code = '' } = await start(lab)
    lab.wait(900)
    expect((await poll(lab, device_code)).body).toMatchObject({
      error: 'expired_token',
      error_codes: [70020],
    })
  })

  it('as a client that is not registered as public, once the person has signed in', async () => {
    const applications = contoso.applications.map((each) => ({ ...each, isFallbackPublicClient: null }))
    const lab = createDeviceLab({ ...contoso, applications })
    const { user_code = '', device_code = '' } = await start(lab)
    expect((await poll(lab, device_code)).body).toMatchObject({ error_codes: [70016] })
    await approve(lab, user_code)
    lab.wait(5)
    expect((await poll(lab, device_code)).body).toMatchObject({ error_codes: [7000218] })
  })
})

describe('what is not among the parts', () => {
  it('is neither answered nor announced', async () => {
    const lab = createDeviceLab()
    const metadata = JSON.parse(
      (await lab.send({ url: `${BASE}/v2.0/.well-known/openid-configuration` })).body,
    )
    expect(metadata).toMatchObject({ device_authorization_endpoint: `${BASE}/oauth2/v2.0/devicecode` })
    for (const absent of ['authorization_endpoint', 'userinfo_endpoint', 'end_session_endpoint'])
      expect(metadata).not.toHaveProperty(absent)
    expect((await lab.send({ url: `${BASE}/oauth2/v2.0/authorize` })).status).toBe(404)
    const code = await post(lab, '/oauth2/v2.0/token', {
      grant_type: 'authorization_code',
      client_id: lobbyDisplay.appId,
    })
    expect(code.body).toMatchObject({ error: 'unsupported_grant_type', error_codes: [70003] })
    expect((await createLab().send({ url: `${ORIGIN}/devicelogin` })).status).toBe(404)
  })
})
