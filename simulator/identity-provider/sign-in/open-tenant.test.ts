import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Application, Tenant } from '../../directory/tenant'
import { contoso as contosoSample } from '../../fixtures/contoso'
import { expenses, expensesApi } from '../../fixtures/contoso-applications'
import { fabrikam as fabrikamSample } from '../../fixtures/fabrikam'
import { instance } from '../../fixtures/registration'
import {
  createBrowser,
  createLab,
  encode,
  FORM,
  type Lab,
  ORIGIN,
  type Parameters,
  SECRET,
  type Stop,
  WEB,
} from '../testing/lab'

const OPEN = `${ORIGIN}/organizations`
const HANA = 'hana@fabrikam.example'
const contosoId = contosoSample.organization.id
const fabrikamId = fabrikamSample.organization.id

const forEverybody = (app: Application): Application => ({ ...app, signInAudience: 'AzureADMultipleOrgs' })
const apps = [expenses, expensesApi]
const contoso: Tenant = {
  ...contosoSample,
  applications: contosoSample.applications.map((each) => (apps.includes(each) ? forEverybody(each) : each)),
}
/** With the API let in, and people who may consent. */
const fabrikam: Tenant = {
  ...fabrikamSample,
  servicePrincipals: [...fabrikamSample.servicePrincipals, instance('api', expensesApi, contosoId)],
  authorizationPolicy: contosoSample.authorizationPolicy,
}
const lab = (home: Tenant = contoso, other: Tenant = fabrikam) => createLab(home, { other })
const instanceIn = ({ other }: Lab) =>
  other.tenant.servicePrincipals.find(({ appId }) => appId === expenses.appId)

async function tokens(at: Lab, fields: Parameters, base = OPEN) {
  const body = encode({ client_id: expenses.appId, client_secret: SECRET, redirect_uri: WEB, ...fields })
  const response = await at.send({ method: 'POST', url: `${base}/oauth2/v2.0/token`, headers: FORM, body })
  return JSON.parse(response.body) as Record<string, unknown> & { readonly error_codes?: readonly number[] }
}
const redeemed = (at: Lab, { answer }: Stop, base = OPEN) =>
  tokens(at, { grant_type: 'authorization_code', code: answer?.get('code') ?? '' }, base)

/** Somebody signs in from the beginning, at an address that leaves the tenant open. */
async function signedIn(at: Lab, upn: string, base = OPEN, changes: Parameters = {}) {
  const browser = createBrowser(at)
  return { browser, stop: await browser.signIn(await browser.authorize(changes, base), upn) }
}

describe('the metadata of whichever tenant', () => {
  it.each(['organizations', 'common', 'Organizations'])('%s names an issuer with a gap', async (name) => {
    const at = lab()
    const read = async (path: string) => JSON.parse((await at.send({ url: `${ORIGIN}/${name}${path}` })).body)
    const document = await read('/v2.0/.well-known/openid-configuration')
    const base = `${ORIGIN}/${name.toLowerCase()}`
    expect(document).toMatchObject({
      issuer: `${ORIGIN}/{tenantid}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
    })
    const { keys } = await read('/discovery/v2.0/keys')
    expect(new Set(keys.map(({ issuer }: { issuer: string }) => issuer))).toEqual(
      new Set([`${ORIGIN}/{tenantid}/v2.0`]),
    )
  })
})

describe('whose account it is', () => {
  it.each([
    [HANA, fabrikamId],
    ['ada@contoso.example', contosoId],
  ])('%s gets tokens of their own tenant', async (upn, tid) => {
    const at = lab()
    const body = await redeemed(at, (await signedIn(at, upn)).stop)
    expect(decodeJwt(String(body.id_token))).toMatchObject({ iss: `${ORIGIN}/${tid}/v2.0`, tid })
    expect(decodeJwt(String(body.access_token))).toMatchObject({ iss: `${ORIGIN}/${tid}/v2.0`, tid })
  })

  it('somebody invited to another tenant is of their home, all the same', async () => {
    const at = lab()
    const body = await redeemed(at, (await signedIn(at, 'gil@fabrikam.example')).stop)
    expect(decodeJwt(String(body.id_token)).tid).toBe(fabrikamId)
  })

  it.each(['nobody@fabrikam.example', 'somebody@unknown.example', ''])(
    '"%s" is nobody: 50034',
    async (upn) => {
      const browser = createBrowser(lab())
      const asked = await browser.authorize({}, OPEN)
      const { page } = await browser.submit(asked, { username: upn })
      expect(page).toMatchObject({ kind: 'username', problem: { code: 50034 } })
    },
  )

  it('a session leaves no doubt: nobody is asked', async () => {
    const at = lab()
    const { browser } = await signedIn(at, HANA)
    const { answer } = await browser.authorize({}, OPEN)
    expect(decodeJwt(String((await redeemed(at, { answer } as Stop)).id_token)).tid).toBe(fabrikamId)
  })

  it('two accounts, of two tenants: the person picks', async () => {
    const at = lab()
    const { browser } = await signedIn(at, HANA)
    await browser.signIn(await browser.authorize({ prompt: 'login' }, OPEN), 'ada@contoso.example')
    const pick = await browser.authorize({}, OPEN)
    expect(pick.page).toMatchObject({
      kind: 'account',
      accounts: [{ username: HANA }, { username: 'ada@contoso.example' }],
    })
    const body = await redeemed(at, await browser.signIn(pick, HANA))
    expect(decodeJwt(String(body.id_token)).tid).toBe(fabrikamId)
  })

  it('in silence, without a session: 50058', async () => {
    const { answer } = await createBrowser(lab()).authorize({ prompt: 'none' }, OPEN)
    expect(answer?.get('error_description')).toMatch(/^AADSTS50058/)
  })
})

describe('an instance comes by consent', () => {
  it.each([
    ['at organizations', OPEN],
    ['at the address of the tenant', `${ORIGIN}/${fabrikamId}`],
  ])('%s: once, with what was granted', async (_where, base) => {
    const at = lab()
    expect(instanceIn(at)).toBeUndefined()
    const { browser, stop } = await signedIn(at, HANA, base)
    expect(stop.answer?.get('code')).toBeTruthy()
    const made = instanceIn(at)
    expect(made).toMatchObject({ displayName: 'Expenses', appOwnerOrganizationId: contosoId })
    const grants = at.other.tenant.oauth2PermissionGrants
    expect(grants.map(({ clientId }) => clientId)).toEqual([made?.id, made?.id])
    await browser.signIn(await browser.authorize({ prompt: 'login' }, base), HANA)
    expect(at.other.tenant.servicePrincipals.filter(({ appId }) => appId === expenses.appId)).toHaveLength(1)
    expect(at.directory.tenant).toBe(contoso)
  })

  it('declined, nothing is made', async () => {
    const at = lab()
    const browser = createBrowser(at)
    const asked = await browser.signIn(await browser.authorize({}, OPEN), HANA, 'consent')
    const { answer } = await browser.submit(asked, { accept: 'false' })
    expect(answer?.get('error')).toBe('access_denied')
    expect(at.other.tenant).toBe(fabrikam)
  })

  it('where people may not consent, an administrator is wanted (90094), and nothing is made', async () => {
    const at = lab(contoso, { ...fabrikam, authorizationPolicy: fabrikamSample.authorizationPolicy })
    expect((await signedIn(at, HANA)).stop.page).toMatchObject({ kind: 'refusal', code: 90094 })
    expect(instanceIn(at)).toBeUndefined()
  })

  it('where the API is not let in, there is nothing to consent to: 650052', async () => {
    const at = lab(contoso, { ...fabrikam, servicePrincipals: fabrikamSample.servicePrincipals })
    expect((await signedIn(at, HANA)).stop.page).toMatchObject({ kind: 'refusal', code: 650052 })
    expect(instanceIn(at)).toBeUndefined()
  })

  it('comes where nothing is left to be granted, too', async () => {
    const bare = contoso.applications.map((each) =>
      each.appId === expenses.appId ? { ...each, requiredResourceAccess: [] } : each,
    )
    const at = lab({ ...contoso, applications: bare })
    const scope = 'api://expenses.contoso.example/.default'
    await signedIn(at, HANA, OPEN, { scope })
    expect(instanceIn(at)).toBeDefined()
    expect(at.other.tenant.oauth2PermissionGrants).toEqual([])
  })

  it('in silence, consent is missing: 65001', async () => {
    const at = lab()
    const { browser } = await signedIn(at, HANA)
    const [grant] = at.other.tenant.oauth2PermissionGrants
    at.other.remove('oauth2PermissionGrants', grant?.id ?? '', '', () => 0)
    const { answer } = await browser.authorize({ prompt: 'none' }, OPEN)
    expect(answer?.get('error_description')).toMatch(/^AADSTS65001/)
  })
})

describe('what the directories say by now', () => {
  const remove = ({ other }: Lab) =>
    other.remove('servicePrincipals', instanceIn({ other } as Lab)?.id ?? '', '', () => 0)
  const close = ({ directory }: Lab) =>
    directory.put('applications', { ...forEverybody(expenses), signInAudience: 'AzureADMyOrg' }, '', () => 0)
  const withdraw = ({ other }: Lab) => {
    for (const { id } of other.tenant.oauth2PermissionGrants)
      other.remove('oauth2PermissionGrants', id, '', () => 0)
  }

  it.each<[string, (at: Lab) => unknown, number]>([
    ['the instance was removed', remove, 700016],
    ['what was granted was withdrawn', withdraw, 65001],
    ['the application is for its own tenant only', close, 700016],
  ])('%s: the refresh token is worth nothing', async (_what, change, code) => {
    const at = lab()
    const { refresh_token: token } = await redeemed(at, (await signedIn(at, HANA)).stop)
    const refresh = () => tokens(at, { grant_type: 'refresh_token', refresh_token: String(token) })
    expect(await refresh()).toHaveProperty('access_token')
    change(at)
    expect((await refresh()).error_codes).toEqual([code])
  })

  it('an instance that was removed comes again by consent, as another object', async () => {
    const at = lab()
    const { browser } = await signedIn(at, HANA)
    const before = instanceIn(at)?.id
    remove(at)
    const again = await browser.authorize({}, OPEN)
    expect(again.page?.kind).toBe('consent')
    await browser.signIn(again, HANA)
    expect(instanceIn(at)?.id).not.toBe(before)
    expect(instanceIn(at)).toBeDefined()
  })

  it('where the home has lost its instance, other tenants sign in all the same, and the home does not: 7000229', async () => {
    const home = contoso.servicePrincipals.filter(({ appId }) => appId !== expenses.appId)
    const at = lab({ ...contoso, servicePrincipals: home })
    expect((await signedIn(at, HANA)).stop.answer?.get('code')).toBeTruthy()
    const { page } = await createBrowser(at).authorize({}, `${ORIGIN}/${contosoId}`)
    expect(page).toMatchObject({ kind: 'refusal', code: 7000229 })
  })
})

describe('an application for its own tenant only', () => {
  const closed = () => lab(contosoSample)

  it.each([
    ['at organizations', OPEN, 50194],
    ['at common', `${ORIGIN}/common`, 50194],
    ['at another tenant', `${ORIGIN}/${fabrikamId}`, 700016],
  ])('%s', async (_where, base, code) => {
    expect((await createBrowser(closed()).authorize({}, base)).page).toMatchObject({ kind: 'refusal', code })
  })

  it('has no way in by an instance that stayed behind in another tenant: 700016', async () => {
    const left = instance('left', expenses, contosoId)
    const at = lab(contosoSample, { ...fabrikam, servicePrincipals: [...fabrikam.servicePrincipals, left] })
    const { page } = await createBrowser(at).authorize({}, `${ORIGIN}/${fabrikamId}`)
    expect(page).toMatchObject({ kind: 'refusal', code: 700016 })
  })
})

describe('the token endpoint of whichever tenant', () => {
  it('a code is of the tenant that issued it: at another, 700005', async () => {
    const at = lab()
    const { stop } = await signedIn(at, HANA)
    expect((await redeemed(at, stop, `${ORIGIN}/${contosoId}`)).error_codes).toEqual([700005])
  })

  it('nothing that was issued: the tenant stays open, and is not answered', async () => {
    const body = await tokens(lab(), { grant_type: 'authorization_code', code: 'made-up' })
    expect(body.error).toBe('temporarily_unavailable')
  })
})
