import { describe, expect, it } from 'vitest'
import { contoso } from '../../../fixtures/contoso'
import { expenses } from '../../../fixtures/contoso-applications'
import { fabrikam } from '../../../fixtures/fabrikam'
import { appNamed } from '../../../fixtures/named'
import { interactive } from '../../parts/interactive'
import {
  BASE,
  createBrowser,
  createLab,
  encode,
  ORIGIN,
  type Parameters,
  type Stop,
  TENANT,
  WEB,
} from '../../testing/lab'
import { adminConsent } from './admin-consent'

const BO = 'bo.admin@contoso.example'
const GOOD: Parameters = { client_id: expenses.appId, redirect_uri: WEB, state: 'st-1' }
const SCOPE = 'openid api://expenses.contoso.example/Expenses.Approve.All'

function setUp() {
  const lab = createLab(contoso, { parts: [...interactive, adminConsent] })
  const browser = createBrowser(lab)
  const open = (version: 'v1' | 'v2', changes: Parameters = {}, base = BASE) => {
    const scope = version === 'v2' ? { scope: SCOPE } : {}
    const path = version === 'v2' ? 'v2.0/adminconsent' : 'adminconsent'
    return browser.go({ url: `${base}/${path}?${encode({ ...GOOD, ...scope, ...changes })}` })
  }
  return { lab, browser, open }
}

/** The number that the page, or the address that the browser is sent to, gives; 0 where there is none. */
function codeIn({ page, answer }: Stop): number {
  if (page?.kind === 'refusal') return page.code
  return Number(/^AADSTS(\d+):/.exec(answer?.get('error_description') ?? '')?.[1] ?? 0)
}

describe.each(['v1', 'v2'] as const)('the admin consent endpoint, %s: a request', (version) => {
  it.each<[string, Parameters, number]>([
    ['without client_id', { client_id: undefined }, 900144],
    ['of an unknown client', { client_id: 'nobody' }, 700016],
    [
      'of an application of another tenant that is for its own people',
      { client_id: appNamed(fabrikam, 'Travel').appId },
      700016,
    ],
    ['with an address that is not registered', { redirect_uri: 'https://attacker.example/' }, 50011],
    ['with an address that only begins like one', { redirect_uri: `${WEB}.attacker.example` }, 50011],
    ['with an address that steps back', { redirect_uri: `${WEB}/../other` }, 50011],
    ['with another address hidden in it', { redirect_uri: `${WEB}/@attacker.example` }, 50011],
    ['with an address of a script', { redirect_uri: 'javascript:alert(1)' }, 50011],
    ['with a huge address', { redirect_uri: `${WEB}?${'x'.repeat(7_000)}` }, 50011],
  ])('%s is refused on a page, and nobody is sent anywhere', async (_what, changes, code) => {
    const stop = await setUp().open(version, changes)
    expect(stop.location).toBeUndefined()
    expect(codeIn(stop)).toBe(code)
  })

  it.each(['client_id', 'redirect_uri'])('with %s twice is refused on a page', async (name) => {
    const { browser } = setUp()
    const path = version === 'v2' ? 'v2.0/adminconsent' : 'adminconsent'
    const twice = `${encode({ ...GOOD, scope: SCOPE })}&${name}=other`
    const stop = await browser.go({ url: `${BASE}/${path}?${twice}` })
    expect([stop.location, codeIn(stop)]).toEqual([undefined, 9002313])
  })

  it('with state twice goes back to the app with an error', async () => {
    const { browser } = setUp()
    const path = version === 'v2' ? 'v2.0/adminconsent' : 'adminconsent'
    const stop = await browser.go({ url: `${BASE}/${path}?${encode({ ...GOOD, scope: SCOPE })}&state=b` })
    expect(stop.location?.startsWith(WEB)).toBe(true)
    expect(codeIn(stop)).toBe(9002313)
  })

  it.each<[string, string, number]>([
    ['a tenant that there is not', `${ORIGIN}/nobody.example`, 90002],
    ['a made-up id', `${ORIGIN}/00000000-0000-0000-0000-000000000001`, 90002],
    ['organizations, for an app of one tenant', `${ORIGIN}/organizations`, 50194],
    ['a tenant that the app is not for', `${ORIGIN}/${fabrikam.organization.id}`, 700016],
  ])('at %s is refused on a page', async (_what, base, code) => {
    const stop = await setUp().open(version, {}, base)
    expect([stop.location, codeIn(stop)]).toEqual([undefined, code])
  })

  it.each(['POST', 'PUT', 'DELETE'])('by %s is refused', async (method) => {
    const { browser } = setUp()
    const path = version === 'v2' ? 'v2.0/adminconsent' : 'adminconsent'
    expect((await browser.go({ method, url: `${BASE}/${path}` })).response.status).toBe(405)
  })

  it('that is too long is refused', async () => {
    expect((await setUp().open(version, { state: 'x'.repeat(9_000) })).response.status).toBe(414)
  })

  it('comes back with its state as it was, and without one where it had none', async () => {
    for (const state of ['<script>&=%', undefined]) {
      const { browser, open } = setUp()
      const asked = await browser.signIn(await open(version, { state }), BO)
      const done = await browser.submit(asked, { accept: 'true' })
      expect(done.answer?.get('state') ?? undefined).toBe(state)
    }
  })
})

describe('scope, which only the second version reads', () => {
  it.each<[string, string | undefined, number]>([
    ['missing', undefined, 900144],
    ['of no resource that there is', 'api://nobody/Read', 500011],
    ['that does not exist', 'api://expenses.contoso.example/Expenses.Delete', 650053],
    ['that is no scope', 'a"b', 70011],
    [
      '.default beside others',
      'api://expenses.contoso.example/.default api://expenses.contoso.example/Expenses.Read',
      70011,
    ],
  ])('%s: the app hears it', async (_what, scope, code) => {
    const stop = await setUp().open('v2', { scope })
    expect(codeIn(stop)).toBe(code)
    expect(stop.answer?.get('admin_consent')).toBe('True')
    expect(stop.answer?.get('state')).toBe('st-1')
  })
})

describe('an address below a registered one', () => {
  it('is good in the first version, and not in the second', async () => {
    const redirect_uri = `${WEB}/tenants/contoso`
    const first = setUp()
    const asked = await first.browser.signIn(await first.open('v1', { redirect_uri }), BO)
    const done = await first.browser.submit(asked, { accept: 'true' })
    expect(done.location?.startsWith(`${redirect_uri}?`)).toBe(true)
    expect(codeIn(await setUp().open('v2', { redirect_uri }))).toBe(50011)
  })
})

describe('the consent page for everybody', () => {
  it('comes again though everything is granted, and grants nothing twice', async () => {
    const { lab, browser, open } = setUp()
    for (let turn = 0; turn < 2; turn++) {
      const asked = await browser.signIn(await open('v2'), BO)
      expect(asked.page?.kind).toBe('admin-consent')
      await browser.submit(asked, { accept: 'true' })
    }
    const ofExpenses = lab.directory.tenant.servicePrincipals.find(({ appId }) => appId === expenses.appId)
    const grants = lab.directory.tenant.oauth2PermissionGrants.filter(
      ({ clientId }) => clientId === ofExpenses?.id,
    )
    expect(grants.map(({ scope }) => scope)).toEqual(['openid', 'Expenses.Approve.All'])
  })

  it('does not come where an API that the application lists has no service principal: a page says so', async () => {
    const { lab, browser, open } = setUp()
    const api = lab.directory.tenant.servicePrincipals.find(
      ({ displayName }) => displayName === 'Expenses API',
    )
    const asked = await browser.signIn(await open('v1'), BO)
    lab.directory.remove('servicePrincipals', api?.id ?? '', 'The API goes.', () => 0)
    expect(codeIn(await browser.submit(asked, { accept: 'true' }))).toBe(650052)
    expect(lab.directory.tenant.oauth2PermissionGrants.some(({ scope }) => scope.includes('Expenses'))).toBe(
      false,
    )
  })

  it('is not for somebody without a role: a page says so, and nothing is written', async () => {
    const { lab, browser, open } = setUp()
    const before = lab.directory.tenant
    const stop = await browser.signIn(await open('v2'), 'ada@contoso.example')
    expect([stop.location, codeIn(stop)]).toEqual([undefined, 90094])
    expect(lab.directory.tenant).toBe(before)
  })

  it('whose form somebody without a role sends writes nothing', async () => {
    const { lab, browser, open } = setUp()
    const asked = await browser.signIn(await open('v2'), BO)
    for (const { id } of lab.directory.tenant.roleAssignments)
      lab.directory.remove('roleAssignments', id, 'No roles any more.', () => 0)
    const before = lab.directory.tenant
    expect(codeIn(await browser.submit(asked, { accept: 'true' }))).toBe(90094)
    expect(lab.directory.tenant.oauth2PermissionGrants).toBe(before.oauth2PermissionGrants)
  })

  it('is answered with exactly yes: anything else is a no', async () => {
    for (const accept of [undefined, 'TRUE', '1', 'false']) {
      const { lab, browser, open } = setUp()
      const before = lab.directory.tenant
      const stop = await browser.submit(await browser.signIn(await open('v2'), BO), { accept })
      expect(codeIn(stop)).toBe(65004)
      expect(stop.answer?.get('tenant')).toBeNull()
      expect(lab.directory.tenant).toBe(before)
    }
  })

  it('of one browser is not answered by another', async () => {
    const { lab, browser, open } = setUp()
    const asked = await browser.signIn(await open('v2'), BO)
    const before = lab.directory.tenant
    expect(codeIn(await createBrowser(lab).submit(asked, { accept: 'true' }))).toBe(9002313)
    expect(lab.directory.tenant).toBe(before)
  })

  it('of an app to which users must be assigned is for an administrator who is not assigned, too', async () => {
    const { lab, browser, open } = setUp()
    const own = lab.directory.tenant.servicePrincipals.find(({ appId }) => appId === expenses.appId)
    if (!own) throw new Error('Expenses has no service principal.')
    lab.directory.put('servicePrincipals', { ...own, appRoleAssignmentRequired: true }, 'Required.', () => 0)
    expect((await browser.signIn(await open('v2'), BO)).page?.kind).toBe('admin-consent')
  })

  it('lets nobody in to the app: the answer has no code, and names the tenant', async () => {
    const { browser, open } = setUp()
    const done = await browser.submit(await browser.signIn(await open('v1'), BO), { accept: 'true' })
    expect(Object.fromEntries(done.answer ?? [])).toEqual({
      admin_consent: 'True',
      tenant: TENANT,
      state: 'st-1',
    })
  })
})
