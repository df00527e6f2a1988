import { describe, expect, it } from 'vitest'
import { totp } from '../../authentication/totp'
import { secretOf } from '../../directory/added-people'
import type { Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { timesheets } from '../../fixtures/contoso-applications'
import { lobbyDisplay } from '../../fixtures/contoso-programs'
import { fabrikam } from '../../fixtures/fabrikam'
import { header, headers } from '../../network/message'
import { allParts } from '../testing/all-parts'
import {
  BASE,
  CHALLENGE,
  createBrowser,
  createLab,
  encode,
  FORM,
  GOOD,
  type Lab,
  type Parameters,
  redeem,
  type Stop,
} from '../testing/lab'

const ADA = 'ada@contoso.example'
const PKCE = { code_challenge: CHALLENGE, code_challenge_method: 'S256' }
const TIMESHEETS: Parameters = {
  client_id: timesheets.appId,
  redirect_uri: 'https://timesheets.contoso.example/callback',
  scope: 'openid profile',
  ...PKCE,
}
const userOf = (tenant: Tenant, upn: string) => {
  const user = tenant.users.find((each) => each.userPrincipalName === upn)
  if (!user) throw new Error(upn)
  return user
}
const passwordOf = (upn: string) => contoso.secrets.passwords[userOf(contoso, upn).id] ?? ''
const codeNow = (lab: Lab, upn = ADA) =>
  totp(contoso.secrets.softwareOath[userOf(contoso, upn).id] ?? '', Math.floor(lab.clock.now / 1000))
const problem = ({ page }: Stop) => (page && 'problem' in page ? page.problem?.code : undefined)
const change = (lab: Lab, upn: string, fields: Partial<Tenant['users'][number]>) =>
  lab.directory.put('users', { ...userOf(lab.directory.tenant, upn), ...fields }, '', lab.context.emit)

/** A browser before the page that asks for the password, or the code, of `upn`. */
async function at(
  kind: 'username' | 'password' | 'totp' | 'consent',
  upn = ADA,
  changes: Parameters = {},
  lab = createLab(),
) {
  const browser = createBrowser(lab)
  let stop = await browser.authorize(changes)
  if (kind !== 'username') stop = await browser.submit(stop, { username: upn })
  if (kind === 'totp' || kind === 'consent') stop = await browser.submit(stop, { password: passwordOf(upn) })
  if (kind === 'consent') stop = await browser.submit(stop, { code: await codeNow(lab, upn) })
  return { lab, browser, stop }
}

describe('the user name', () => {
  it('leads to the password page of the account', async () => {
    const { stop } = await at('password')
    expect(stop.page).toMatchObject({ kind: 'password', username: ADA })
  })

  it('may be typed in any case and with spaces around it', async () => {
    expect((await at('password', ' ADA@Contoso.Example ')).stop.page).toMatchObject({
      kind: 'password',
      username: ADA,
    })
  })

  it.each([
    ['nobody@contoso.example', 50034],
    ['', 50034],
    ['ada', 50034],
    ['somebody@unknown.example', 50034],
  ])('"%s" is a problem on the page: AADSTS%i', async (username, code) => {
    const { stop } = await at('password', username)
    expect(stop.page?.kind).toBe('username')
    expect(problem(stop)).toBe(code)
  })

  it('of another organization ends the sign-in: AADSTS50020', async () => {
    const { stop } = await at('password', 'hana@fabrikam.example')
    expect(stop.page).toMatchObject({ kind: 'refusal', code: 50020 })
  })

  it('that another organization does not have is a problem on the page', async () => {
    const { stop } = await at('password', 'nobody@fabrikam.example')
    expect(stop.page?.kind).toBe('username')
    expect(problem(stop)).toBe(50020)
  })

  it('of a disabled account ends the sign-in', async () => {
    expect((await at('password', 'dana@contoso.example')).stop.page).toMatchObject({
      kind: 'refusal',
      code: 50057,
    })
  })

  it('of a guest who has not accepted the invitation ends the sign-in, by home address and by name', async () => {
    for (const name of ['gil@fabrikam.example', 'gil_fabrikam.example#EXT#@contoso.onmicrosoft.example']) {
      expect((await at('password', name)).stop.page).toMatchObject({ kind: 'refusal', code: 50014 })
    }
  })

  const ELSEWHERE = [{ signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null }]
  const AT_HOME = { kind: 'refusal', code: 0, name: 'temporarily_unavailable' }
  const ASKED_HERE = { kind: 'password' }

  // https://learn.microsoft.com/entra/external-id/user-properties: Identities and UserType are independent.
  it.each([
    ['a guest who is proven elsewhere is answered honestly: not here', 'Guest', ELSEWHERE, AT_HOME],
    ['a member who is proven elsewhere, too', 'Member', ELSEWHERE, AT_HOME],
    ['a guest whose password is here goes on to that', 'Guest', undefined, ASKED_HERE],
  ] as const)('of %s', async (_, userType, identities, page) => {
    const users = contoso.users.map((each) =>
      each.userPrincipalName === ADA ? { ...each, userType, ...(identities && { identities }) } : each,
    )
    expect((await at('password', ADA, {}, createLab({ ...contoso, users }))).stop.page).toMatchObject(page)
  })

  it('is filled in from login_hint', async () => {
    expect((await at('username', ADA, { login_hint: ADA })).stop.page).toMatchObject({
      kind: 'username',
      loginHint: ADA,
    })
  })
})

describe('the password', () => {
  it('when wrong is a problem on the page', async () => {
    const { browser, stop } = await at('password')
    const again = await browser.submit(stop, { password: 'wrong' })
    expect(again.page?.kind).toBe('password')
    expect(problem(again)).toBe(50126)
    expect((await browser.submit(again, { password: passwordOf(ADA) })).page?.kind).toBe('totp')
  })

  it('ten wrong ones lock the account for a minute, even for the right one and in another browser', async () => {
    const { lab, browser, stop } = await at('password')
    let page = stop
    for (let tries = 1; tries <= 10; tries++)
      page = await browser.submit(page, { password: `wrong ${tries}` })
    expect(problem(page)).toBe(50126)
    page = await browser.submit(page, { password: passwordOf(ADA) })
    expect(problem(page)).toBe(50053)
    const other = await at('password', ADA, {}, lab)
    expect(problem(await other.browser.submit(other.stop, { password: passwordOf(ADA) }))).toBe(50053)
    lab.wait(60)
    expect((await browser.submit(page, { password: passwordOf(ADA) })).page?.kind).toBe('totp')
  })

  it('the right one clears the count', async () => {
    const { lab, browser, stop } = await at('password')
    let page = stop
    for (let tries = 1; tries <= 9; tries++) page = await browser.submit(page, { password: `wrong ${tries}` })
    await browser.submit(page, { password: passwordOf(ADA) })
    const again = await at('password', ADA, {}, lab)
    const tenth = await again.browser.submit(again.stop, { password: 'wrong 10' })
    expect((await again.browser.submit(tenth, { password: passwordOf(ADA) })).page?.kind).toBe('totp')
  })

  it('when expired ends the sign-in, but only for who knows it', async () => {
    const { browser, stop } = await at('password', 'emil@contoso.example')
    const wrong = await browser.submit(stop, { password: 'wrong' })
    expect(problem(wrong)).toBe(50126)
    expect(
      (await browser.submit(wrong, { password: passwordOf('emil@contoso.example') })).page,
    ).toMatchObject({ code: 50055 })
  })
})

it.each(['', 'garbage', '2026-13-45'])(
  'a password changed at "%s", where passwords run out, has',
  async (moment) => {
    const lab = createLab()
    change(lab, ADA, { lastPasswordChangeDateTime: moment, passwordPolicies: 'None' })
    const { browser, stop } = await at('password', ADA, {}, lab)
    expect((await browser.submit(stop, { password: passwordOf(ADA) })).page).toMatchObject({ code: 50055 })
  },
)

describe('the second factor', () => {
  it('is asked for with the attempts that are left, and the third wrong code ends the sign-in', async () => {
    const { browser, stop } = await at('totp')
    expect(stop.page).toMatchObject({ kind: 'totp', username: ADA, attemptsLeft: 3 })
    const second = await browser.submit(stop, { code: '000000' })
    expect(second.page).toMatchObject({ kind: 'totp', attemptsLeft: 2, problem: { code: 500121 } })
    const third = await browser.submit(second, { code: '000001' })
    expect(third.page).toMatchObject({ attemptsLeft: 1 })
    const over = await browser.submit(third, { code: '000002' })
    expect(over.page).toMatchObject({
      kind: 'refusal',
      code: 500121,
    })
    expect((await browser.submit(third, { code: '000003' })).page).toMatchObject({ code: 50089 })
  })

  it('counts wrong codes of the account, whatever the sign-in, until a right one or a quarter of an hour', async () => {
    const lab = createLab()
    for (const code of ['000000', '000001']) {
      const { browser, stop } = await at('totp', ADA, {}, lab)
      await browser.submit(stop, { code })
    }
    const third = await at('totp', ADA, {}, lab)
    expect(third.stop.page).toMatchObject({ attemptsLeft: 1 })
    expect((await third.browser.submit(third.stop, { code: '000002' })).page).toMatchObject({ code: 500121 })
    lab.wait(899)
    expect((await at('totp', ADA, {}, lab)).stop.page).toMatchObject({ kind: 'refusal', code: 500121 })
    lab.wait(1)
    const later = await at('totp', ADA, {}, lab)
    expect(later.stop.page).toMatchObject({ kind: 'totp', attemptsLeft: 3 })
    await later.browser.submit(later.stop, { code: '000003' })
    await later.browser.submit(later.stop, { code: await codeNow(lab) })
    lab.wait(60)
    expect((await at('totp', ADA, {}, lab)).stop.page).toMatchObject({ attemptsLeft: 3 })
  })

  it('is refused to who has none registered', async () => {
    expect((await at('totp', 'farah@contoso.example')).stop.page).toMatchObject({
      kind: 'refusal',
      code: 50079,
    })
  })

  it('accepts a code once (RFC 6238 section 5.2)', async () => {
    const { lab } = await at('consent')
    const { browser, stop } = await at('totp', ADA, {}, lab)
    expect(problem(await browser.submit(stop, { code: await codeNow(lab) }))).toBe(500121)
  })

  it('accepts a code of the half minute before, typed with a space', async () => {
    const { lab, browser, stop } = await at('totp')
    const code = await codeNow(lab)
    lab.wait(30)
    expect((await browser.submit(stop, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).page?.kind).toBe(
      'consent',
    )
  })

  it('cannot be tried before the password', async () => {
    const { lab, browser, stop } = await at('password')
    if (stop.page?.kind !== 'password') throw new Error('no password page')
    const action = stop.page.action.replace('/password', '/totp')
    const next = await browser.post(action, { ...stop.page.fields, code: await codeNow(lab) })
    expect(next.page?.kind).toBe('password')
    expect(lab.events.some((event) => event.type === 'check-passed' && event.check === 'totp-matches')).toBe(
      false,
    )
  })
})

describe('assignment', () => {
  it('lets in who is assigned through a group', async () => {
    const browser = createBrowser(createLab())
    expect((await browser.signIn(await browser.authorize(TIMESHEETS))).answer?.has('code')).toBe(true)
  })

  it('refuses who is not, even an administrator', async () => {
    const browser = createBrowser(createLab())
    const stop = await browser.signIn(await browser.authorize(TIMESHEETS), 'bo.admin@contoso.example')
    expect(stop.page).toMatchObject({ kind: 'refusal', code: 50105 })
  })
})

describe('consent', () => {
  it('lists what is asked for in the words of the resource', async () => {
    const { stop } = await at('consent')
    expect(stop.page).toMatchObject({ kind: 'consent', appName: 'Expenses', publisher: 'contoso.example' })
    expect(
      stop.page?.kind === 'consent' && stop.page.permissions.map((each) => `${each.resource}: ${each.value}`),
    ).toEqual([
      'Microsoft Graph: openid',
      'Microsoft Graph: profile',
      'Microsoft Graph: offline_access',
      'Expenses API: Expenses.Read',
    ])
  })

  it('accepted is written into the directory, and not asked for again', async () => {
    const { lab, browser, stop } = await at('consent')
    expect((await browser.submit(stop, { accept: 'true' })).answer?.has('code')).toBe(true)
    const changes = lab.eventsOf('directory-changed')
    expect(changes.map(({ collection }) => collection)).toEqual([
      'oauth2PermissionGrants',
      'oauth2PermissionGrants',
    ])
    expect(
      lab.directory.tenant.oauth2PermissionGrants
        .filter((each) => each.consentType === 'Principal')
        .map((each) => each.scope),
    ).toEqual(['openid profile offline_access', 'Expenses.Read'])
    expect((await browser.authorize({ prompt: 'none' })).answer?.has('code')).toBe(true)
  })

  it('declined goes back to the application, and nothing is granted', async () => {
    const { lab, browser, stop } = await at('consent')
    const { answer } = await browser.submit(stop, { accept: 'false' })
    expect(answer?.get('error')).toBe('access_denied')
    expect(answer?.get('error_description')).toMatch(/^AADSTS65004:/)
    expect(lab.directory.tenant.oauth2PermissionGrants).toBe(contoso.oauth2PermissionGrants)
  })

  it('is an administrator’s where a scope says so', async () => {
    const admin = { scope: 'openid api://expenses.contoso.example/Expenses.Approve.All' }
    expect((await at('consent', ADA, admin)).stop.page).toMatchObject({ kind: 'refusal', code: 90094 })
    expect((await at('consent', 'bo.admin@contoso.example', admin)).stop.page?.kind).toBe('consent')
  })

  it('is asked for again by prompt=consent, once', async () => {
    const { lab, browser, stop } = await at('consent')
    await browser.submit(stop, { accept: 'true' })
    const again = await browser.authorize({ prompt: 'consent' })
    expect(again.page).toMatchObject({ kind: 'consent', permissions: [{}, {}, {}, {}] })
    expect((await browser.submit(again, { accept: 'true' })).answer?.has('code')).toBe(true)
    expect(
      lab.directory.tenant.oauth2PermissionGrants.filter((each) => each.consentType === 'Principal'),
    ).toHaveLength(2)
  })
})

describe('a page is answered for whom it was shown to', () => {
  const LOBBY = 'https://login.entra.example/devicelogin'
  /** In another tab, whoever is signed in signs out, and Chidi signs in. */
  const becomeChidi = async (lab: Lab, browser: ReturnType<typeof createBrowser>) => {
    lab.wait(60)
    await browser.submit(await browser.go({ url: `${BASE}/oauth2/v2.0/logout` }), { accept: 'true' })
    await browser.signIn(await browser.authorize(), 'chidi@contoso.example')
  }
  const deviceCode = async (lab: Lab) => {
    const body = encode({ client_id: lobbyDisplay.appId, scope: 'openid' })
    const url = `${BASE}/oauth2/v2.0/devicecode`
    const answer = await lab.send({ method: 'POST', url, headers: FORM, body })
    return String(JSON.parse(answer.body).user_code)
  }
  it.each<
    [string, string, (lab: Lab, browser: ReturnType<typeof createBrowser>) => Promise<Stop>, Parameters]
  >([
    [
      'consent',
      'an application',
      (_, browser) => browser.authorize({ prompt: 'consent' }),
      { accept: 'true' },
    ],
    [
      'consent',
      'a device',
      async (lab, browser) => browser.post(LOBBY, { user_code: await deviceCode(lab) }),
      { accept: 'true' },
    ],
    [
      'password',
      'an application',
      (_, browser) => browser.authorize({ max_age: '30' }),
      { password: passwordOf(ADA) },
    ],
  ])(
    '%s for %s of Ada’s session, when the session has become Chidi’s: she is asked who she is',
    async (kind, _, open, yes) => {
      const lab = createLab(contoso, { parts: allParts })
      const browser = createBrowser(lab)
      await browser.signIn(await browser.authorize(), ADA)
      lab.wait(60)
      const stop = await open(lab, browser)
      expect(stop.page).toMatchObject({ kind, username: ADA })
      await becomeChidi(lab, browser)
      const { page, answer } = await browser.submit(stop, yes)
      expect(answer).toBeUndefined()
      expect(page).toMatchObject({ kind: kind === 'password' ? 'totp' : 'password', username: ADA })
    },
  )

  it('and consent to what it said: what the application asks for since is shown anew', async () => {
    const { lab, browser, stop } = await at('consent')
    const [api] = lab.directory.tenant.servicePrincipals.filter(({ oauth2PermissionScopes }) =>
      oauth2PermissionScopes.some(({ value }) => value === 'Expenses.Read'),
    )
    const says = 'Read and change everything'
    const changed = (api?.oauth2PermissionScopes ?? []).map((each) => ({
      ...each,
      userConsentDisplayName: says,
    }))
    lab.directory.put(
      'servicePrincipals',
      { ...(api as NonNullable<typeof api>), oauth2PermissionScopes: changed },
      '',
      lab.context.emit,
    )
    const before = lab.directory.tenant.oauth2PermissionGrants
    const anew = await browser.submit(stop, { accept: 'true' })
    expect(anew.page?.kind).toBe('consent')
    expect(anew.response.body).toContain(says)
    expect(lab.directory.tenant.oauth2PermissionGrants).toEqual(before)
    expect((await browser.submit(anew, { accept: 'true' })).answer?.has('code')).toBe(true)
  })
})

describe('the session', () => {
  async function signedIn(lab = createLab()) {
    const browser = createBrowser(lab)
    await browser.signIn(await browser.authorize())
    return { lab, browser }
  }

  it('is a cookie for this site alone, out of reach of scripts', async () => {
    const { browser, stop } = await at('consent')
    const { response } = await browser.submit(stop, { accept: 'true' })
    expect(headers(response, 'Set-Cookie')[0]).toMatch(
      /^ESTSAUTH=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=None$/,
    )
  })

  it('signs the person in to another application without a word', async () => {
    const { browser } = await signedIn()
    expect((await browser.authorize({ ...TIMESHEETS, prompt: 'none' })).answer?.has('code')).toBe(true)
    expect((await browser.authorize(TIMESHEETS)).answer?.has('code')).toBe(true)
  })

  it('is not another browser’s', async () => {
    const { lab } = await signedIn()
    expect((await createBrowser(lab).authorize()).page?.kind).toBe('username')
  })

  it('of one tenant is none at another', async () => {
    const { browser } = await signedIn()
    const travel = {
      client_id: fabrikam.applications[0]?.appId,
      redirect_uri: undefined,
      ...PKCE,
      scope: 'openid',
    }
    const stop = await browser.authorize(travel, `https://login.entra.example/${fabrikam.organization.id}`)
    expect(stop.page).toMatchObject({ kind: 'username', appName: 'Travel' })
    const silent = await browser.authorize(
      { ...travel, prompt: 'none' },
      'https://login.entra.example/fabrikam.example',
    )
    expect(silent.answer?.get('error')).toBe('login_required')
  })

  it('does not count under prompt=login', async () => {
    const { lab, browser } = await signedIn()
    lab.wait(60)
    const stop = await browser.authorize({ prompt: 'login' })
    expect(stop.page?.kind).toBe('username')
    const password = await browser.submit(stop, { username: ADA })
    expect(password.page?.kind).toBe('password')
    expect((await browser.submit(password, { password: passwordOf(ADA) })).page?.kind).toBe('totp')
  })

  it('older than max_age asks for password and code again, of the same person (OpenID Connect Core section 3.1.2.1)', async () => {
    const { lab, browser } = await signedIn()
    lab.wait(100)
    expect((await browser.authorize({ max_age: '100' })).answer?.has('code')).toBe(true)
    const stop = await browser.authorize({ max_age: '99' })
    expect(stop.page).toMatchObject({ kind: 'password', username: ADA })
    expect((await browser.signIn(stop)).answer?.has('code')).toBe(true)
    expect((await browser.authorize({ max_age: '0', prompt: 'none' })).answer?.get('error')).toBe(
      'login_required',
    )
  })

  it.each<[string, (moment: string) => Partial<Tenant['users'][number]>, number, boolean]>([
    ['after the password was changed', (at) => ({ lastPasswordChangeDateTime: at }), 60, true],
    ['after all sign-ins were revoked', (at) => ({ signInSessionsValidFromDateTime: at }), 60, true],
    ['not after a change before it', (at) => ({ lastPasswordChangeDateTime: at }), -60, false],
    ['not after a revocation before it', (at) => ({ signInSessionsValidFromDateTime: at }), -60, false],
    ['not when the password only runs out', () => ({ passwordPolicies: 'None' }), 60, false],
  ])('remembers nothing %s (the revocation matrix of Entra)', async (_what, fields, seconds, asks) => {
    const { lab, browser } = await signedIn()
    change(lab, ADA, fields(new Date(lab.clock.now + seconds * 1000).toISOString()))
    lab.wait(120)
    const stop = await browser.authorize()
    if (!asks) return expect(stop.answer?.has('code')).toBe(true)
    expect(stop.page).toMatchObject({ kind: 'password', username: ADA })
    expect((await browser.authorize({ prompt: 'none' })).answer?.get('error')).toBe('login_required')
    const user = userOf(lab.directory.tenant, ADA)
    const password = await browser.submit(stop, {
      password: secretOf('passwords', lab.directory.tenant, user),
    })
    expect(password.page?.kind).toBe('totp')
    await browser.submit(password, { code: await codeNow(lab) })
    expect((await browser.authorize()).answer?.has('code')).toBe(true)
  })

  it.each([{ lastPasswordChangeDateTime: '2026-13-45' }, { signInSessionsValidFromDateTime: '31.12.2030' }])(
    'remembers nothing after a moment that cannot be read: %j',
    async (fields) => {
      const { lab, browser } = await signedIn()
      change(lab, ADA, fields)
      expect((await browser.authorize()).page).toMatchObject({ kind: 'password', username: ADA })
    },
  )

  it('ends after 24 hours without use, and not while it is used', async () => {
    const { lab, browser } = await signedIn()
    for (let day = 0; day < 3; day++) {
      lab.wait(86_399)
      expect((await browser.authorize({ prompt: 'none' })).answer?.has('code')).toBe(true)
    }
    lab.wait(86_400)
    expect((await browser.authorize({ prompt: 'none' })).answer?.get('error')).toBe('login_required')
  })

  it('gets a new cookie with every new proof of identity, and the old one is worth nothing', async () => {
    const { lab, browser } = await signedIn()
    const before = browser.cookie() ?? ''
    lab.wait(60)
    await browser.signIn(await browser.authorize({ prompt: 'login' }))
    expect(browser.cookie()).not.toBe(before)
    const url = `https://login.entra.example/${contoso.organization.id}/oauth2/v2.0/authorize?${new URLSearchParams(GOOD as Record<string, string>)}&prompt=none`
    const stolen = await lab.send({ url, headers: [['Cookie', before]] })
    expect(header(stolen, 'Location')).toContain('error=login_required')
  })

  it('of several accounts shows a picker', async () => {
    const { lab, browser } = await signedIn()
    lab.wait(60)
    await browser.signIn(await browser.authorize({ prompt: 'login' }), 'chidi@contoso.example')
    const picker = await browser.authorize()
    expect(picker.page).toMatchObject({
      kind: 'account',
      accounts: [{ username: ADA }, { username: 'chidi@contoso.example' }],
    })
    expect((await browser.submit(picker, { username: ADA })).answer?.has('code')).toBe(true)
    const silent = (await browser.authorize({ prompt: 'none' })).answer
    expect(silent?.get('error')).toBe('interaction_required')
    expect(silent?.get('error_description')).toMatch(/^AADSTS16000:/)
    expect((await browser.authorize({ prompt: 'none', login_hint: ADA })).answer?.has('code')).toBe(true)
  })

  it('select_account shows the picker for one account, too, and offers another', async () => {
    const { browser } = await signedIn()
    const picker = await browser.authorize({ prompt: 'select_account' })
    expect(picker.page?.kind).toBe('account')
    expect((await browser.submit(picker, { username: '' })).page?.kind).toBe('username')
    const stranger = await browser.authorize({ prompt: 'select_account' })
    expect((await browser.submit(stranger, { username: 'chidi@contoso.example' })).page?.kind).toBe('account')
  })

  it('of an account that login_hint does not mean is not used', async () => {
    const { browser } = await signedIn()
    expect((await browser.authorize({ login_hint: 'chidi@contoso.example' })).page).toMatchObject({
      kind: 'username',
    })
  })

  it('does not save a disabled account, and prompt=none tells the application', async () => {
    const { lab, browser } = await signedIn()
    change(lab, ADA, { accountEnabled: false })
    expect((await browser.authorize()).page).toMatchObject({ kind: 'refusal', code: 50057 })
    const { answer } = await browser.authorize({ prompt: 'none' })
    expect(answer?.get('error_description')).toMatch(/^AADSTS50057:/)
  })

  it('asks for consent under prompt=none with consent_required', async () => {
    const { browser } = await signedIn()
    const { answer } = await browser.authorize({
      prompt: 'none',
      scope: 'openid api://expenses.contoso.example/Expenses.ReadWrite',
    })
    expect(answer?.get('error')).toBe('consent_required')
    expect(answer?.get('error_description')).toMatch(/^AADSTS65001:/)
  })
})

describe('prompt and hints with a session (OpenID Connect Core section 3.1.2.1)', () => {
  const CHIDI = 'chidi@contoso.example'
  async function signedIn(upn = ADA, lab = createLab()) {
    const browser = createBrowser(lab)
    const stop = await browser.signIn(await browser.authorize(), upn)
    const { body } = await redeem(lab, { code: stop.answer?.get('code') ?? '' })
    return { lab, browser, idToken: String(body.id_token) }
  }
  /** What the browser meets: a page, a code, or an error. */
  const met = ({ page, answer }: Stop) =>
    page?.kind ?? answer?.get('error') ?? (answer?.has('code') ? 'code' : '')

  it.each<[string, Parameters, string]>([
    ['nothing', {}, 'code'],
    ['prompt=none', { prompt: 'none' }, 'code'],
    ['prompt=login', { prompt: 'login' }, 'username'],
    ['prompt=select_account', { prompt: 'select_account' }, 'account'],
    ['prompt=consent', { prompt: 'consent' }, 'consent'],
    ['max_age=0', { max_age: '0' }, 'password'],
    ['max_age=0 and prompt=none', { max_age: '0', prompt: 'none' }, 'login_required'],
    ['max_age=1', { max_age: '1' }, 'code'],
    ['login_hint of the person', { login_hint: ADA }, 'code'],
    ['login_hint of somebody else', { login_hint: CHIDI }, 'username'],
    ['login_hint of somebody else and prompt=none', { login_hint: CHIDI, prompt: 'none' }, 'login_required'],
    [
      'prompt=none and a scope without consent',
      { prompt: 'none', scope: 'openid api://expenses.contoso.example/Expenses.ReadWrite' },
      'consent_required',
    ],
  ])('%s', async (_what, changes, expected) => {
    const { browser } = await signedIn()
    expect(met(await browser.authorize(changes))).toBe(expected)
  })

  it('id_token_hint of the person is a sign-in as any other', async () => {
    const { browser, idToken } = await signedIn()
    expect(met(await browser.authorize({ id_token_hint: idToken, prompt: 'none' }))).toBe('code')
  })

  it('id_token_hint of somebody else gets nobody’s tokens', async () => {
    const lab = createLab()
    const { idToken } = await signedIn(CHIDI, lab)
    const { browser } = await signedIn(ADA, lab)
    expect(met(await browser.authorize({ id_token_hint: idToken, prompt: 'none' }))).toBe('login_required')
    const asked = await browser.authorize({ id_token_hint: idToken })
    expect(asked.page).toMatchObject({ kind: 'username', loginHint: CHIDI })
    lab.wait(60)
    expect((await browser.signIn(asked, ADA)).page).toMatchObject({ kind: 'refusal', name: 'login_required' })
    expect(lab.eventsOf('check-failed').at(-1)).toMatchObject({
      check: 'hinted-account',
      spec: 'oidc-core#3.1.2.2',
    })
    expect(met(await browser.signIn(await browser.authorize({ id_token_hint: idToken }), CHIDI))).toBe('code')
  })

  it.each([
    ['no JWT', () => 'a.b.c'],
    ['an altered one', (own: string) => `${own.slice(0, -8)}AAAAAAAA`],
    ['an access token’s place', () => ''],
  ])('id_token_hint: %s', async (what, make) => {
    const { browser, idToken } = await signedIn()
    const { answer } = await browser.authorize({ id_token_hint: make(idToken) })
    if (what.startsWith('an access')) return expect(answer?.has('code')).toBe(true)
    expect(answer?.get('error')).toBe('invalid_request')
    expect(answer?.get('error_description')).toMatch(/^AADSTS50027: /)
  })
})

describe('the directory is asked again at every step', () => {
  it.each(['password', 'totp', 'consent'] as const)(
    'an account disabled before the %s page is answered is refused',
    async (kind) => {
      const { lab, browser, stop } = await at(kind)
      change(lab, ADA, { accountEnabled: false })
      const next = await browser.submit(stop, {
        password: passwordOf(ADA),
        code: await codeNow(lab),
        accept: 'true',
      })
      expect(next.page).toMatchObject({ kind: 'refusal', code: 50057 })
    },
  )

  it('so is an account that is gone, and an application that is disabled', async () => {
    const { lab, browser, stop } = await at('password')
    const client = lab.directory.tenant.servicePrincipals.find(
      ({ displayName }) => displayName === 'Expenses',
    )
    if (!client) throw new Error('no client')
    lab.directory.put('servicePrincipals', { ...client, accountEnabled: false }, '', lab.context.emit)
    expect((await browser.submit(stop, { password: passwordOf(ADA) })).page).toMatchObject({ code: 7000112 })
  })
})

describe('a form of the sign-in', () => {
  it('expires after fifteen minutes', async () => {
    const { lab, browser, stop } = await at('password')
    lab.wait(899)
    const next = await browser.submit(stop, { password: 'wrong' })
    expect(next.page?.kind).toBe('password')
    lab.wait(1)
    expect((await browser.submit(next, { password: passwordOf(ADA) })).page).toMatchObject({
      kind: 'refusal',
      code: 50089,
    })
  })

  it('cannot be sent from another browser', async () => {
    const { lab, stop } = await at('password')
    const stranger = createBrowser(lab)
    expect((await stranger.submit(stop, { password: passwordOf(ADA) })).page).toMatchObject({ code: 9002313 })
    await stranger.authorize()
    expect((await stranger.submit(stop, { password: passwordOf(ADA) })).page).toMatchObject({ code: 9002313 })
  })

  it('belongs to a sign-in that exists', async () => {
    const { browser, stop } = await at('password')
    expect((await browser.submit(stop, { ctx: 'made-up', password: 'x' })).page).toMatchObject({
      code: 50089,
    })
    expect((await browser.submit(stop, { ctx: undefined, password: 'x' })).page).toMatchObject({
      code: 50089,
    })
  })

  it('sent a second time after the end leads nowhere', async () => {
    const { browser, stop } = await at('consent')
    await browser.submit(stop, { accept: 'true' })
    expect((await browser.submit(stop, { accept: 'true' })).page).toMatchObject({ code: 50089 })
  })

  it('two sign-ins in one browser do not disturb each other', async () => {
    const { lab, browser, stop } = await at('password')
    await browser.authorize(TIMESHEETS)
    const next = await browser.submit(stop, { password: passwordOf(ADA) })
    expect(next.page?.kind).toBe('totp')
    expect((await browser.submit(next, { code: await codeNow(lab) })).page?.kind).toBe('consent')
  })

  it('is a real form, with nothing in it unescaped', async () => {
    const { stop } = await at('username', ADA, { login_hint: '"><script>alert(1)</script>' })
    expect(stop.response.body).toContain('<form method="post" action="https://login.entra.example/')
    expect(stop.response.body).not.toContain('<script>alert')
    expect(header(stop.response, 'X-Frame-Options')).toBe('DENY')
    expect(header(stop.response, 'Cache-Control')).toBe('no-store')
  })
})

describe('what is recorded', () => {
  it('each requirement is met once, whatever number of pages it takes', async () => {
    const { lab, browser, stop } = await at('consent')
    await browser.submit(stop, { accept: 'true' })
    const passed = lab.eventsOf('check-passed').map(({ check }) => check)
    for (const name of ['person', 'account', 'first-factor', 'second-factor', 'consent']) {
      expect(
        passed.filter((each) => each === name),
        name,
      ).toHaveLength(1)
    }
    expect(lab.eventsOf('check-failed')).toEqual([])
  })

  it('to ask is not to fail, except where nobody may be asked', async () => {
    const lab = createLab()
    await createBrowser(lab).authorize({ prompt: 'none' })
    expect(lab.eventsOf('check-failed').map(({ check, error }) => [check, error.error])).toEqual([
      ['person', 'login_required'],
    ])
  })
})
