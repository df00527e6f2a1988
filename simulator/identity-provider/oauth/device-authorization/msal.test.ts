import { PublicClientApplication } from '@azure/msal-node'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lobbyDisplay, reportsApi } from '../../../fixtures/contoso-programs'
import { interactive } from '../../parts/interactive'
import { BASE, createBrowser, createLab, type Lab, ORIGIN } from '../../testing/lab'
import { msalNetwork } from '../../testing/msal-network'
import { deviceAuthorization } from './device-authorization'

/** The library goes on only where the metadata name an authorization endpoint, whatever it is going to do. */
const parts = [...interactive, deviceAuthorization]

const SCOPES = ['api://reports.contoso.example/Reports.Read']

/** `@azure/msal-node` on the device, as a developer sets it up; only its network is ours. */
function createDevice(lab: Lab) {
  const application = new PublicClientApplication({
    auth: { clientId: lobbyDisplay.appId, authority: BASE, knownAuthorities: [new URL(ORIGIN).host] },
    system: { networkClient: msalNetwork(lab) },
  })
  const shown: { userCode: string; verificationUri: string; message: string }[] = []
  const signedIn = application.acquireTokenByDeviceCode({
    scopes: SCOPES,
    deviceCodeCallback: (codes) => void shown.push(codes),
  })
  // A refusal is looked at later, when the person has done their part.
  signedIn.catch(() => {})
  return { application, shown, signedIn }
}

/** The device has asked, has heard "not yet", and waits for its interval; what goes wrong before that is thrown. */
async function untilItWaits(signedIn: Promise<unknown>) {
  let over = false
  const watch = signedIn.finally(() => {
    over = true
  })
  watch.catch(() => {})
  while (vi.getTimerCount() === 0 && !over) await new Promise((resolve) => setImmediate(resolve))
  if (over) await signedIn
}

/** A person on another device types the code, signs in, and says yes or no to the device. */
async function answer(lab: Lab, userCode: string, accept: boolean) {
  const browser = createBrowser(lab)
  const page = await browser.go({ url: `${ORIGIN}/devicelogin` })
  const asked = await browser.signIn(
    await browser.submit(page, { user_code: userCode }),
    'ada@contoso.example',
    'confirm-device',
  )
  await browser.submit(asked, { accept: String(accept) })
}

/** The interval passes, for the library and for the identity provider. */
async function interval(lab: Lab) {
  lab.wait(5)
  await vi.advanceTimersByTimeAsync(5000)
}

describe('@azure/msal-node signs in a device', () => {
  // The library waits with setTimeout: time passes when the test says so.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('polls, hears "not yet", and has the tokens of whoever approved', async () => {
    const lab = createLab(undefined, { parts })
    const { application, shown, signedIn } = createDevice(lab)
    await untilItWaits(signedIn)
    expect(shown).toEqual([
      expect.objectContaining({
        userCode: expect.stringMatching(/^[A-Z2-9]{9}$/),
        verificationUri: `${ORIGIN}/devicelogin`,
      }),
    ])
    await answer(lab, shown[0]?.userCode ?? '', true)
    await interval(lab)
    const result = await signedIn
    expect(result?.account?.username).toBe('ada@contoso.example')
    expect(result?.scopes).toEqual(expect.arrayContaining(SCOPES))
    expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({
      aud: reportsApi.appId,
      scp: 'Reports.Read',
      name: 'Ada Nilsen',
    })
    expect(decodeJwt(result?.idToken ?? '')).toMatchObject({ aud: lobbyDisplay.appId, name: 'Ada Nilsen' })
    expect(await application.getTokenCache().getAllAccounts()).toHaveLength(1)
    const polls = lab.eventsOf('check-failed').map(({ error }) => error.error)
    expect(polls.filter((error) => error === 'authorization_pending')).toHaveLength(1)
  })

  it('throws the error of the answer when the person says no', async () => {
    const lab = createLab(undefined, { parts })
    const { shown, signedIn } = createDevice(lab)
    await untilItWaits(signedIn)
    await answer(lab, shown[0]?.userCode ?? '', false)
    await interval(lab)
    await expect(signedIn).rejects.toThrow(/authorization_declined/)
  })

  it('throws that the codes have run out', async () => {
    const lab = createLab(undefined, { parts })
    const { signedIn } = createDevice(lab)
    await untilItWaits(signedIn)
    lab.wait(900)
    await vi.advanceTimersByTimeAsync(5000)
    await expect(signedIn).rejects.toThrow(/expired_token/)
  })
})
