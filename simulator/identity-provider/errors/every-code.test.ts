import { describe, expect, it } from 'vitest'
import { totp } from '../../authentication/totp'
import type { Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { nightlyBackup, timesheets } from '../../fixtures/contoso-applications'
import { fabrikam } from '../../fixtures/fabrikam'
import { withImplicitGrant } from '../../fixtures/implicit-grant'
import { header } from '../../network/message'
import { readPage } from '../../network/page'
import { passed } from '../../trace/checklist'
import { interactive } from '../parts/interactive'
import type { Part } from '../parts/part'
import { secondFactor } from '../sign-in/require-second-factor'
import type { Identified } from '../sign-in/sign-in'
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
import * as codes from './aadsts'

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

/** A provider that wants a second factor for Timesheets alone. */
const STEP_UP: readonly Part[] = [
  ...interactive.map((part) => ({
    ...part,
    requirements: (part.requirements ?? []).map((each) => ({
      ...each,
      look: (signIn: Identified) =>
        each === secondFactor && signIn.application.appId !== timesheets.appId ? passed() : each.look(signIn),
    })),
  })),
]
const TIMESHEETS: Parameters = {
  client_id: timesheets.appId,
  redirect_uri: 'https://timesheets.contoso.example/callback',
  scope: 'openid',
  ...PKCE,
}

/**
 * How each code comes about, by requests alone. INVARIANT: every code of the table is here, or this file does not compile.
 */
const SCENARIOS: Readonly<
  Record<Exclude<keyof typeof codes, (typeof ELSEWHERE)[number]>, () => Promise<number[]>>
> = {
  AADSTS16000: async () => {
    const lab = createLab()
    const browser = createBrowser(lab)
    await browser.signIn(await browser.authorize())
    lab.wait(60)
    await browser.signIn(await browser.authorize({ prompt: 'login' }), 'chidi@contoso.example')
    return codesIn(await browser.authorize({ prompt: 'none' }))
  },
  AADSTS28000: () => token({}, { scope: `User.Read ${API}/Expenses.Read` }),
  AADSTS50011: () => authorize({ redirect_uri: 'https://evil.example' }),
  AADSTS50014: () => person('gil@fabrikam.example', []),
  AADSTS50020: () => person('hana@fabrikam.example', []),
  AADSTS50034: () => person('nobody@contoso.example', []),
  AADSTS50053: () => person(ADA, [...wrong(10), { password: 'x' }]),
  AADSTS50055: () => person('emil@contoso.example', [{ password: passwordOf('emil') }]),
  AADSTS50057: () => person('dana@contoso.example', []),
  AADSTS50058: () => authorize({ prompt: 'none' }),
  AADSTS50074: async () => {
    const browser = createBrowser(createLab(contoso, { parts: STEP_UP }))
    await browser.signIn(await browser.authorize())
    return codesIn(await browser.authorize({ ...TIMESHEETS, prompt: 'none' }))
  },
  AADSTS50079: () => person('farah@contoso.example', [{ password: passwordOf('farah') }]),
  AADSTS50089: async () =>
    codesIn(await createBrowser(createLab()).post(`${BASE}/login/password`, { ctx: 'x' })),
  AADSTS50105: () => signInAs('bo.admin@contoso.example', TIMESHEETS),
  AADSTS50126: () => person(ADA, wrong(1)),
  AADSTS50147: () => authorize({ ...PKCE, code_challenge: 'short' }),
  AADSTS50148: () => token(PKCE, {}),
  AADSTS50149: () => authorize({ ...PKCE, code_challenge_method: 'S512' }),
  AADSTS50173: async () => {
    const lab = createLab()
    const { body } = await redeem(lab, { code: await codeOf(lab) })
    const [ada] = contoso.users
    const signInSessionsValidFromDateTime = new Date(lab.clock.now + 1000).toISOString()
    if (ada) lab.directory.put('users', { ...ada, signInSessionsValidFromDateTime }, '', lab.context.emit)
    return (await redeem(lab, { grant_type: 'refresh_token', refresh_token: String(body.refresh_token) }))
      .body.error_codes as number[]
  },
  AADSTS50194: () => authorize({}, `${ORIGIN}/common`),
  AADSTS54005: async () => {
    const lab = createLab()
    const code = await codeOf(lab)
    await redeem(lab, { code })
    return (await redeem(lab, { code })).body.error_codes as number[]
  },
  AADSTS65001: () => token({}, { scope: `${API}/Expenses.ReadWrite` }),
  AADSTS65004: async () => {
    const lab = createLab()
    const code = await totp(
      contoso.secrets.softwareOath[contoso.users[0]?.id ?? ''] ?? '',
      lab.clock.now / 1000,
    )
    return person(ADA, [{ password: passwordOf('ada') }, { code }, { accept: 'false' }])
  },
  AADSTS70000: () => token({}, { code: '0.x' }),
  AADSTS70003: () => token({}, { grant_type: 'password' }),
  AADSTS70005: () => authorize({ response_type: 'cod' }),
  AADSTS70007: () => authorize({ response_mode: 'web_message' }),
  AADSTS70008: async () => {
    const lab = createLab()
    const code = await codeOf(lab)
    lab.wait(600)
    return (await redeem(lab, { code })).body.error_codes as number[]
  },
  AADSTS70011: () => authorize({ scope: 'a"b' }),
  AADSTS90002: () => authorize({}, `${ORIGIN}/nobody.example`),
  AADSTS90014: () =>
    authorize({ response_type: 'id_token', nonce: undefined }, BASE, createLab(withImplicitGrant(contoso))),
  AADSTS90015: () => authorize({ state: 'x'.repeat(9000) }),
  AADSTS90023: () => authorize({ prompt: 'create' }),
  AADSTS90094: () => signInAs(ADA, { scope: `openid ${API}/Expenses.Approve.All` }),
  AADSTS90095: async () => {
    const adminConsentRequestPolicy = {
      isEnabled: true,
      notifyReviewers: true,
      remindersEnabled: true,
      requestDurationInDays: 30,
      reviewers: [],
      version: 1,
    }
    const browser = createBrowser(createLab({ ...contoso, adminConsentRequestPolicy }))
    const scope = `openid ${API}/Expenses.Approve.All`
    const asked = await browser.signIn(await browser.authorize({ scope }), ADA)
    return codesIn(await browser.submit(asked, { ask: 'true', reason: 'For work.' }))
  },
  AADSTS500121: () => person(ADA, [{ password: passwordOf('ada') }, ...wrong(3)]),
  AADSTS50027: () => authorize({ id_token_hint: 'a.b.c' }),
  AADSTS28003: () => token({ scope: `User.Read ${API}/Expenses.Read` }, {}),
  AADSTS9002325: () => authorize({ redirect_uri: SPA }),
  AADSTS9002326: () => token({}, {}, createLab(), ownOrigin),
  AADSTS9002327: () =>
    token(
      { redirect_uri: SPA, ...PKCE },
      { redirect_uri: SPA, code_verifier: VERIFIER, client_secret: undefined },
    ),
  AADSTS500011: () => authorize({ scope: 'api://nobody/Read' }),
  AADSTS500112: () => token({}, { redirect_uri: SPA }),
  AADSTS501481: () => token(PKCE, { code_verifier: `${VERIFIER}0` }),
  AADSTS501491: () => token(PKCE, { code_verifier: 'short' }),
  AADSTS650052: () => {
    const servicePrincipals = contoso.servicePrincipals.filter(
      ({ servicePrincipalNames }) => !servicePrincipalNames.includes(API),
    )
    return authorize({}, BASE, createLab({ ...contoso, servicePrincipals }))
  },
  AADSTS650053: () => authorize({ scope: `${API}/Nothing` }),
  AADSTS700005: async () => {
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
  AADSTS700016: () => authorize({ client_id: 'nobody' }),
  AADSTS700025: () =>
    token(
      { redirect_uri: SPA, ...PKCE },
      { redirect_uri: SPA, code_verifier: VERIFIER },
      createLab(),
      ownOrigin,
    ),
  AADSTS700051: () => authorize({ response_type: 'token' }),
  AADSTS700054: () => authorize({ response_type: 'id_token' }),
  AADSTS700082: () => refreshed(90 * 86_400),
  AADSTS700084: () =>
    refreshed(
      86_400,
      { redirect_uri: SPA, ...PKCE },
      { redirect_uri: SPA, code_verifier: VERIFIER, client_secret: undefined },
      ownOrigin,
    ),
  AADSTS900144: () => authorize({ scope: undefined }),
  AADSTS900561: async () =>
    JSON.parse((await createLab().send({ url: `${BASE}/oauth2/v2.0/token` })).body).error_codes,
  AADSTS900971: () => authorize({ client_id: nightlyBackup.appId }),
  AADSTS7000112: () =>
    authorize(
      {},
      BASE,
      createLab({
        ...contoso,
        servicePrincipals: contoso.servicePrincipals.map((each) => ({ ...each, accountEnabled: false })),
      }),
    ),
  AADSTS7000215: () => token({}, { client_secret: 'guess' }),
  AADSTS7000218: () => token({}, { client_secret: undefined }),
  AADSTS7000222: () => token({}, { client_secret: 'Tg4~public.test.secret-of-last-year' }),
  AADSTS7000229: () => authorize({}, BASE, createLab({ ...contoso, servicePrincipals: [] })),
  AADSTS9002313: async () => {
    const { headers, body } = await createLab().send({ url: `${BASE}/oauth2/v2.0/authorize?client_id=%FF` })
    expect(header({ headers }, 'Location')).toBeUndefined()
    return codesIn({ page: readPage(body) })
  },
}

/** Codes of parts that have a table of their own, which shows each. */
const ELSEWHERE = [
  'AADSTS50013',
  'AADSTS50076',
  'AADSTS50199',
  'AADSTS70016',
  'AADSTS70018',
  'AADSTS70019',
  'AADSTS70020',
  'AADSTS90120',
  'AADSTS500131',
  'AADSTS500133',
  'AADSTS501051',
  'AADSTS700021',
  'AADSTS700023',
  'AADSTS700024',
  'AADSTS700027',
  'AADSTS700211',
  'AADSTS700212',
  'AADSTS700213',
  'AADSTS7000216',
  'AADSTS7002138',
  'AADSTS1002012',
  'AADSTS7000114',
] as const

describe('every code that can be emitted is', () => {
  it.each(Object.entries(SCENARIOS))('%s', async (name, scenario) => {
    expect(await scenario()).toEqual([Number(name.slice('AADSTS'.length))])
  })

  it('under an OAuth error of RFC 6749, OpenID Connect Core section 3.1.2.6, RFC 8628, RFC 8707, or Entra', () => {
    const known =
      /^(invalid_(request|client|grant|scope|resource)|unauthorized_client|access_denied|unsupported_(response|grant)_type|(login|interaction|consent)_required|authorization_pending|expired_token|bad_verification_code)$/
    for (const [name, { code, error }] of Object.entries<codes.Aadsts>(codes)) {
      expect(error).toMatch(known)
      expect(name).toBe(`AADSTS${code}`)
    }
  })
})
