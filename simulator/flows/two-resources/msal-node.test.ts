import {
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
} from '@azure/msal-node'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createBrowser, createLab, type Lab, TENANT } from '../../identity-provider/testing/lab'
import { ada, inventory, SECRET, tenant } from './tenant'

const GRAPH = [
  'https://graph.microsoft.com/User.ReadBasic.All',
  'https://graph.microsoft.com/GroupMember.Read.All',
]
const AZURE = ['https://management.azure.com/user_impersonation']
const NOW = Date.UTC(2026, 2, 2, 9, 0, 0)
const [redirectUri = ''] = inventory.web.redirectUris

// The library reads the machine's clock: it has to be that of the lab.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }))
afterEach(() => void vi.useRealTimers())

/** What the library sends goes to the lab, and the browser is the lab's. */
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

/** @param asked scopes of the sign-in @param redeemed scopes that the code is redeemed for */
async function signIn(asked: readonly string[], redeemed: readonly string[]) {
  const lab = createLab(tenant)
  const forms: URLSearchParams[] = []
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: inventory.appId,
      clientSecret: tenant.secrets.clientSecrets[SECRET] ?? '',
      authority: `https://login.entra.example/${TENANT}`,
      knownAuthorities: ['login.entra.example'],
    },
    system: { networkClient: networkOf(lab, forms) },
  })
  const browser = createBrowser(lab)
  const url = await app.getAuthCodeUrl({ scopes: [...asked], redirectUri })
  const { answer } = await browser.signIn(await browser.go({ url }))
  const code = answer?.get('code') ?? ''
  const byCode = app.acquireTokenByCode({ code, scopes: [...redeemed], redirectUri })
  return { lab, forms, app, ...(await settled(byCode)) }
}

/** What a library came to: a token, or the words that it threw. */
async function settled(asked: Promise<{ readonly accessToken: string } | null>) {
  try {
    const result = await asked
    return { accessToken: result?.accessToken ?? '', fault: '' }
  } catch (fault) {
    return { accessToken: '', fault: (fault as Error).message }
  }
}

describe('@azure/msal-node', () => {
  it('signs in for both APIs, and gets a token for one by the code and for the other in silence', async () => {
    const { app, accessToken, forms } = await signIn([...GRAPH, ...AZURE], GRAPH)
    expect(decodeJwt(accessToken)).toMatchObject({ aud: 'https://graph.microsoft.com', oid: ada.id })
    const [account] = await app.getTokenCache().getAllAccounts()
    if (!account) throw new Error('The library knows nobody.')
    const azure = await app.acquireTokenSilent({ account, scopes: AZURE })
    expect(forms.map((form) => form.get('grant_type'))).toEqual(['authorization_code', 'refresh_token'])
    expect(decodeJwt(azure?.accessToken ?? '')).toMatchObject({
      aud: 'https://management.azure.com',
      oid: ada.id,
      scp: 'user_impersonation',
    })
    // And that one is kept: nobody is asked a third time.
    expect((await app.acquireTokenSilent({ account, scopes: AZURE }))?.accessToken).toBe(azure?.accessToken)
    expect(forms).toHaveLength(2)
  })

  it('hears AADSTS28000 where it redeems the code for both', async () => {
    const { accessToken, fault } = await signIn([...GRAPH, ...AZURE], [...GRAPH, ...AZURE])
    expect(accessToken).toBe('')
    expect(fault).toContain('AADSTS28000')
  })

  it.each<[string, (lab: Lab) => void, string]>([
    ['nobody has consented', () => {}, 'AADSTS65001'],
    [
      'the account was disabled',
      (lab) => lab.directory.put('users', { ...ada, accountEnabled: false }, '', () => 0),
      'AADSTS50057',
    ],
  ])('hears that the second token is refused where %s', async (_what, change, code) => {
    const { app, lab } = await signIn(GRAPH, GRAPH)
    change(lab)
    const [account] = await app.getTokenCache().getAllAccounts()
    if (!account) throw new Error('The library knows nobody.')
    const { accessToken, fault } = await settled(app.acquireTokenSilent({ account, scopes: AZURE }))
    expect(accessToken).toBe('')
    expect(fault).toContain(code)
  })
})
