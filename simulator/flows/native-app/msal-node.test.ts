import { type INetworkModule, type NetworkRequestOptions, PublicClientApplication } from '@azure/msal-node'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Application } from '../../directory/tenant'
import { createBrowser, createLab, type Lab, TENANT } from '../../identity-provider/testing/lab'
import { LOOPBACK, receipts, tenant } from './tenant'

const SCOPES = ['api://expenses.contoso.example/Expenses.Read']
const NOW = Date.UTC(2026, 2, 2, 9, 0, 0)

// The library reads the machine's clock: it has to be that of the lab.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }))
afterEach(() => void vi.useRealTimers())

/** What the library sends goes to the lab; the browser that it opens is the lab's, and what that carries back goes to the library's own server. */
async function acquire(registered: Partial<Application> = {}, upn = 'ada@contoso.example') {
  const lab = createLab({
    ...tenant,
    applications: tenant.applications.map((each) =>
      each.appId === receipts.appId ? { ...each, ...registered } : each,
    ),
  })
  const forms: URLSearchParams[] = []
  const asked: URL[] = []
  const app = new PublicClientApplication({
    auth: {
      clientId: receipts.appId,
      authority: `https://login.entra.example/${TENANT}`,
      knownAuthorities: ['login.entra.example'],
    },
    system: { networkClient: networkOf(lab, forms) },
  })
  let shown = ''
  const browser = createBrowser(lab)
  try {
    const result = await app.acquireTokenInteractive({
      scopes: SCOPES,
      openBrowser: async (address) => {
        asked.push(new URL(address))
        const stop = await browser.signIn(await browser.go({ url: address }), upn)
        if (stop.page?.kind !== 'form-post') {
          shown = stop.page?.kind === 'refusal' ? `AADSTS${stop.page.code}` : (stop.page?.kind ?? '')
          throw new Error(shown)
        }
        await fetch(stop.page.action, { method: 'POST', body: new URLSearchParams(stop.page.fields) })
      },
    })
    return { lab, app, forms, asked, shown, result }
  } catch (fault) {
    return { lab, app, forms, asked, shown, fault: fault as Error & { readonly errorCode?: string } }
  }
}

function networkOf(lab: Lab, forms: URLSearchParams[]): INetworkModule {
  const send = async <T>(method: string, url: string, options: NetworkRequestOptions = {}) => {
    const body = options.body ?? ''
    if (method === 'POST') forms.push(new URLSearchParams(body))
    const response = await lab.send({ method, url, headers: Object.entries(options.headers ?? {}), body })
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: JSON.parse(response.body) as T,
    }
  }
  return {
    sendGetRequestAsync: <T>(url: string, options?: NetworkRequestOptions) => send<T>('GET', url, options),
    sendPostRequestAsync: <T>(url: string, options?: NetworkRequestOptions) => send<T>('POST', url, options),
  }
}

describe('@azure/msal-node signs somebody in from a desktop app', () => {
  it('by a port that was free, with PKCE and without a secret', async () => {
    const { result, forms, asked } = await acquire()
    expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({
      azp: receipts.appId,
      scp: 'Expenses.Read',
      azpacr: '0',
    })
    const redirectUri = asked[0]?.searchParams.get('redirect_uri') ?? ''
    expect(redirectUri).toMatch(/^http:\/\/localhost:\d+$/)
    expect(asked[0]?.searchParams.get('code_challenge_method')).toBe('S256')
    expect(forms[0]?.get('redirect_uri')).toBe(redirectUri)
    expect(forms[0]?.get('code_verifier')).toMatch(/^[\w.~-]{43,128}$/)
    expect(forms[0]?.has('client_secret')).toBe(false)
  })

  it('as whoever answers in the browser', async () => {
    const { result } = await acquire({}, 'chidi@contoso.example')
    expect(result?.account?.username).toBe('chidi@contoso.example')
  })

  it('and opens again in silence, with the refresh token that it has kept', async () => {
    const { app, lab, forms, result } = await acquire()
    lab.wait(7200)
    vi.setSystemTime(lab.clock.now)
    const account = result?.account ?? undefined
    const again = account && (await app.acquireTokenSilent({ account, scopes: SCOPES }))
    expect(forms.at(-1)?.get('grant_type')).toBe('refresh_token')
    expect(again?.accessToken).not.toBe(result?.accessToken)
    expect(decodeJwt(again?.accessToken ?? '')).toMatchObject({ scp: 'Expenses.Read' })
  })

  it.each<[string, Partial<Application>, string, string]>([
    [
      'registered under Web',
      { publicClient: { redirectUris: [] }, web: { redirectUris: [LOOPBACK], logoutUrl: null } },
      'invalid_client',
      'AADSTS7000218',
    ],
    [
      'registered as a single-page app',
      { publicClient: { redirectUris: [] }, spa: { redirectUris: [LOOPBACK] } },
      'invalid_request',
      'AADSTS9002327',
    ],
  ])('and understands the refusal where it is %s', async (_what, registered, error, code) => {
    const { result, fault } = await acquire(registered)
    expect(result).toBeUndefined()
    expect(fault?.errorCode).toBe(error)
    expect(fault?.message).toContain(code)
  })

  it.each<[string, readonly string[], string]>([
    ['127.0.0.1 alone', ['http://127.0.0.1'], 'AADSTS50011'],
    ['another path', ['http://localhost/signed-in'], 'AADSTS50011'],
    ['no address', [], 'AADSTS900971'],
  ])('and hears nothing where %s is registered: the page says why', async (_what, redirectUris, code) => {
    const { shown, forms, result } = await acquire({ publicClient: { redirectUris } })
    expect(result).toBeUndefined()
    expect(shown).toBe(code)
    expect(forms).toEqual([])
  })
})
