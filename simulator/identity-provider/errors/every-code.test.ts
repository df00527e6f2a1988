import { describe, expect, it } from 'vitest'
import { totp } from '../../authentication/totp'
import type { Tenant, User } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { nightlyBackup, timesheets } from '../../fixtures/contoso-applications'
import { fabrikam } from '../../fixtures/fabrikam'
import { header } from '../../network/message'
import { readPage } from '../../network/page'
import {
  BASE,
  CHALLENGE,
  codeOf,
  createBrowser,
  createLab,
  encode,
  FORM,
  type Lab,
  ORIGIN,
  type Parameters,
  redeem,
  SPA,
  type Stop,
  VERIFIER,
} from '../testing/lab'
import { AADSTS, type AadstsCode } from './aadsts'

const ADA = 'ada@contoso.example'
const PKCE = { code_challenge: CHALLENGE, code_challenge_method: 'S256' }
const API = 'api://expenses.contoso.example'
const ownOrigin = [['Origin', 'https://expenses.contoso.example']] as const

/** What a refusal showed: on a page, in a redirect, or in JSON. */
function codesIn({ page, answer }: Pick<Stop, 'page' | 'answer'>): number[] {
  if (page?.kind === 'refusal') return [page.code]
  if (page && 'problem' in page && page.problem) return [page.problem.code]
  const found = /^AADSTS(\d+):/.exec(answer?.get('error_description') ?? '')
  return found ? [Number(found[1])] : []
}
const authorize = async (changes: Parameters = {}, base = BASE, lab = createLab()) =>
  codesIn(await createBrowser(lab).authorize(changes, base))
const token = async (
  asked: Parameters,
  fields: Parameters,
  lab = createLab(),
  headers: readonly (readonly [string, string])[] = [],
) => (await redeem(lab, { code: await codeOf(lab, asked), ...fields }, headers)).body.error_codes as number[]
const person = async (
  upn: string,
  answers: readonly Parameters[],
  changes: Parameters = {},
  tenant: Tenant = contoso,
) => {
  const browser = createBrowser(createLab(tenant))
  let stop = await browser.submit(await browser.authorize(changes), { username: upn })
  for (const answer of answers) stop = await browser.submit(stop, answer)
  return codesIn(stop)
}
const signInAs = async (upn: string, changes: Parameters, lab: Lab = createLab()) => {
  const browser = createBrowser(lab)
  return codesIn(await browser.signIn(await browser.authorize(changes), upn))
}
const wrong = (times: number) =>
  Array.from({ length: times }, (_, index) => ({ password: `wrong ${index}`, code: `00000${index}` }))
const passwordOf = (start: string) =>
  contoso.secrets.passwords[
    contoso.users.find((each) => each.userPrincipalName.startsWith(start))?.id ?? ''
  ] ?? ''
const users = (fields: (user: User) => Partial<User>): Tenant => ({
  ...contoso,
  users: contoso.users.map((user) => ({ ...user, ...fields(user) })),
})
const refreshed = async (
  seconds: number,
  asked: Parameters = {},
  first: Parameters = {},
  headers: typeof ownOrigin | readonly [] = [],
) => {
  const lab = createLab()
  const { body } = await redeem(lab, { code: await codeOf(lab, asked), ...first }, headers)
  lab.wait(seconds)
  const fields = { ...first, grant_type: 'refresh_token', refresh_token: String(body.refresh_token) }
  return (await redeem(lab, fields, headers)).body.error_codes as number[]
}

/**
 * How each code comes about, by requests alone. INVARIANT: every code of the table is here, or this file does not compile.
 */
const SCENARIOS: Readonly<Record<AadstsCode, () => Promise<number[]>>> = {
  16000: async () => {
    const lab = createLab()
    const browser = createBrowser(lab)
    await browser.signIn(await browser.authorize())
    lab.wait(60)
    await browser.signIn(await browser.authorize({ prompt: 'login' }), 'chidi@contoso.example')
    return codesIn(await browser.authorize({ prompt: 'none' }))
  },
  50011: () => authorize({ redirect_uri: 'https://evil.example' }),
  50014: () => person('gil@fabrikam.example', []),
  50020: () => person('hana@fabrikam.example', []),
  50034: () => person('nobody@contoso.example', []),
  50053: () => person(ADA, [...wrong(10), { password: 'x' }]),
  50055: () => person('emil@contoso.example', [{ password: passwordOf('emil') }]),
  50057: () => person('dana@contoso.example', []),
  50058: () => authorize({ prompt: 'none' }),
  50074: () => person(ADA, [{ password: passwordOf('ada') }, ...wrong(3)]),
  50079: () => person('farah@contoso.example', [{ password: passwordOf('farah') }]),
  50089: async () => codesIn(await createBrowser(createLab()).post(`${BASE}/login/password`, { ctx: 'x' })),
  50105: () =>
    signInAs('bo.admin@contoso.example', {
      client_id: timesheets.appId,
      redirect_uri: 'https://timesheets.contoso.example/callback',
      scope: 'openid',
      ...PKCE,
    }),
  50126: () => person(ADA, wrong(1)),
  50147: () => token(PKCE, {}),
  50173: async () => {
    const lab = createLab()
    const code = await codeOf(lab)
    const { body } = await redeem(lab, { code })
    await redeem(lab, { code })
    return (await redeem(lab, { grant_type: 'refresh_token', refresh_token: String(body.refresh_token) }))
      .body.error_codes as number[]
  },
  50194: () => authorize({}, `${ORIGIN}/common`),
  54005: async () => {
    const lab = createLab()
    const code = await codeOf(lab)
    await redeem(lab, { code })
    return (await redeem(lab, { code })).body.error_codes as number[]
  },
  65001: () => token({}, { scope: `${API}/Expenses.ReadWrite` }),
  65004: async () => {
    const lab = createLab()
    const code = await totp(
      contoso.secrets.softwareOath[contoso.users[0]?.id ?? ''] ?? '',
      lab.clock.now / 1000,
    )
    return person(ADA, [{ password: passwordOf('ada') }, { code }, { accept: 'false' }])
  },
  70000: () => token({}, { code: '0.x' }),
  70003: () => token({}, { grant_type: 'password' }),
  70004: () => token({}, { redirect_uri: SPA }),
  70005: () => authorize({ response_type: 'token' }),
  70007: () => authorize({ response_mode: 'web_message' }),
  70008: async () => {
    const lab = createLab()
    const code = await codeOf(lab)
    lab.wait(600)
    return (await redeem(lab, { code })).body.error_codes as number[]
  },
  70011: () => authorize({ scope: `${API}/Nothing` }),
  90002: () => authorize({}, `${ORIGIN}/nobody.example`),
  90010: () =>
    person(
      'gil@fabrikam.example',
      [],
      {},
      users(({ userType }) => (userType === 'Guest' ? { externalUserState: 'Accepted' } : {})),
    ),
  90015: () => authorize({ state: 'x'.repeat(9000) }),
  90023: () => authorize({ prompt: 'create' }),
  90094: () => signInAs(ADA, { scope: `openid ${API}/Expenses.Approve.All` }),
  500011: () => authorize({ scope: 'api://nobody/Read' }),
  501481: () => token(PKCE, { code_verifier: `${VERIFIER}0` }),
  501491: () => authorize({ ...PKCE, code_challenge_method: 'S512' }),
  700005: async () => {
    const lab = createLab()
    const fields = {
      client_id: fabrikam.applications[0]?.appId,
      grant_type: 'authorization_code',
      code: await codeOf(lab),
    }
    const url = `${ORIGIN}/fabrikam.example/oauth2/v2.0/token`
    return JSON.parse((await lab.send({ method: 'POST', url, headers: FORM, body: encode(fields) })).body)
      .error_codes
  },
  700016: () => authorize({ client_id: 'nobody' }),
  700022: () => authorize({ scope: `User.Read ${API}/Expenses.Read` }),
  700025: () =>
    token(
      { redirect_uri: SPA, ...PKCE },
      { redirect_uri: SPA, code_verifier: VERIFIER },
      createLab(),
      ownOrigin,
    ),
  700054: () => authorize({ response_type: 'id_token' }),
  700082: () => refreshed(90 * 86_400),
  700084: () =>
    refreshed(
      86_400,
      { redirect_uri: SPA, ...PKCE },
      { redirect_uri: SPA, code_verifier: VERIFIER, client_secret: undefined },
      ownOrigin,
    ),
  900144: () => authorize({ scope: undefined }),
  900561: async () =>
    JSON.parse((await createLab().send({ url: `${BASE}/oauth2/v2.0/token` })).body).error_codes,
  900971: () => authorize({ client_id: nightlyBackup.appId }),
  7000112: () =>
    authorize(
      {},
      BASE,
      createLab({
        ...contoso,
        servicePrincipals: contoso.servicePrincipals.map((each) => ({ ...each, accountEnabled: false })),
      }),
    ),
  7000215: () => token({}, { client_secret: 'guess' }),
  7000218: () => token({}, { client_secret: undefined }),
  7000222: () => token({}, { client_secret: 'Tg4~public.test.secret-of-last-year' }),
  9002313: async () => {
    const { headers, body } = await createLab().send({ url: `${BASE}/oauth2/v2.0/authorize?client_id=%FF` })
    expect(header({ headers }, 'Location')).toBeUndefined()
    return codesIn({ page: readPage(body) })
  },
}

describe('every code that can be emitted is', () => {
  it.each(Object.entries(SCENARIOS))('AADSTS%s', async (code, scenario) => {
    expect(await scenario()).toEqual([Number(code)])
  })

  it('under an OAuth error of RFC 6749, OpenID Connect Core section 3.1.2.6, RFC 8707, or Entra', () => {
    const known =
      /^(invalid_(request|client|grant|scope|resource)|unauthorized_client|access_denied|unsupported_(response|grant)_type|(login|interaction|consent)_required)$/
    for (const [error] of Object.values(AADSTS)) expect(error).toMatch(known)
  })
})
