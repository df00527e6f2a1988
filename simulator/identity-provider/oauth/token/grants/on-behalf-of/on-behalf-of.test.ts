import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Tenant } from '../../../../../directory/tenant'
import { attackerKey } from '../../../../../fixtures/attacker-key'
import { contoso } from '../../../../../fixtures/contoso'
import { expensesApi, timesheetsApi } from '../../../../../fixtures/contoso-applications'
import { nightlyReport, reportsApi } from '../../../../../fixtures/contoso-programs'
import { instanceNamed, userNamed } from '../../../../../fixtures/named'
import { middleTier } from '../../../../parts/middle-tier'
import {
  BASE,
  codeOf,
  createLab,
  encode,
  FORM,
  type Lab,
  type Parameters,
  redeem,
} from '../../../../testing/lab'
import { sign } from '../../../../tokens/sign'

const SECRET = 'public.test.secret-of-an-API'
const ada = userNamed(contoso, 'ada@contoso.example')
const EXPENSES = 'api://expenses.contoso.example'
const REPORTS = 'api://reports.contoso.example'
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

const withSecret = (appId: string, keyId: string): Tenant['applications'] =>
  contoso.applications.map((each) =>
    each.appId === appId
      ? {
          ...each,
          passwordCredentials: [
            {
              keyId,
              displayName: 'Server',
              hint: 'pub',
              startDateTime: '2026-01-05T09:00:00Z',
              endDateTime: '2027-01-05T09:00:00Z',
            },
          ],
        }
      : each,
  )
const grant = (client: string, resource: string, scope: string) => ({
  id: `${client} to ${resource}`,
  clientId: instanceNamed(contoso, client).id,
  consentType: 'AllPrincipals' as const,
  principalId: null,
  resourceId: instanceNamed(contoso, resource).id,
  scope,
})
/** Contoso, where an administrator let Expenses API read reports for people. */
const tenant: Tenant = {
  ...contoso,
  applications: withSecret(expensesApi.appId, 'api'),
  oauth2PermissionGrants: [
    ...contoso.oauth2PermissionGrants,
    grant('Expenses API', 'Reports API', 'Reports.Read'),
    grant('Expenses API', 'Microsoft Graph', 'openid profile offline_access'),
  ],
  secrets: { ...contoso.secrets, clientSecrets: { ...contoso.secrets.clientSecrets, api: SECRET } },
}
const labOf = (of = tenant) => createLab(of, { parts: middleTier })

async function post(lab: Lab, fields: Parameters, base = BASE) {
  const response = await lab.send({
    method: 'POST',
    url: `${base}/oauth2/v2.0/token`,
    headers: FORM,
    body: encode(fields),
  })
  return { status: response.status, body: JSON.parse(response.body) as Record<string, unknown> }
}

/** What Ada's sign-in to Expenses gave. */
async function signedIn(lab: Lab, scope = `openid profile offline_access ${EXPENSES}/Expenses.Read`) {
  const { body } = await redeem(lab, { code: await codeOf(lab, { scope }) })
  return { accessToken: String(body.access_token), idToken: String(body.id_token) }
}

const good = (assertion: string): Parameters => ({
  grant_type: JWT_BEARER,
  client_id: expensesApi.appId,
  client_secret: SECRET,
  assertion,
  requested_token_use: 'on_behalf_of',
  scope: `${REPORTS}/Reports.Read`,
})
async function trade(changes: Parameters = {}, lab = labOf(), base = BASE) {
  const { accessToken } = await signedIn(lab)
  return post(lab, { ...good(accessToken), ...changes }, base)
}
const codes = ({ body }: { body: Record<string, unknown> }) => body.error_codes

describe('a token traded for one to the next API (RFC 7523 section 2.1, Entra on-behalf-of)', () => {
  it('is about the same person, for the next API, and says which API asked', async () => {
    const { status, body } = await trade()
    expect(status).toBe(200)
    expect(decodeJwt(String(body.access_token))).toMatchObject({
      aud: reportsApi.appId,
      azp: expensesApi.appId,
      azpacr: '1',
      oid: ada.id,
      scp: 'Reports.Read',
    })
    expect(body).not.toHaveProperty('refresh_token')
    expect(body).not.toHaveProperty('id_token')
  })

  it('is of the same session, and its sub is another: it is made for another application', async () => {
    const lab = labOf()
    const { accessToken } = await signedIn(lab)
    const { body } = await post(lab, good(accessToken))
    const [first, next] = [decodeJwt(accessToken), decodeJwt(String(body.access_token))]
    expect(next.sid).toBe(first.sid)
    expect(next.sub).not.toBe(first.sub)
    expect(next.uti).not.toBe(first.uti)
  })

  it('has for .default all that was granted at that API', async () => {
    const { body } = await trade({ scope: `${REPORTS}/.default` })
    expect(decodeJwt(String(body.access_token))).toMatchObject({ scp: 'Reports.Read' })
  })

  it('comes with a refresh token of the API where offline_access is asked for, which works after the first token has ended', async () => {
    const lab = labOf()
    const { accessToken } = await signedIn(lab)
    const scope = `${REPORTS}/Reports.Read offline_access`
    const { body } = await post(lab, { ...good(accessToken), scope })
    lab.wait(7200)
    expect(codes(await post(lab, good(accessToken)))).toEqual([500133])
    const refreshing = {
      grant_type: 'refresh_token',
      client_id: expensesApi.appId,
      client_secret: SECRET,
      refresh_token: String(body.refresh_token),
    }
    const renewed = await post(lab, refreshing)
    expect(decodeJwt(String(renewed.body.access_token))).toMatchObject({
      oid: ada.id,
      azp: expensesApi.appId,
    })
  })

  it('may be traded again while it is good: each time another token', async () => {
    const lab = labOf()
    const { accessToken } = await signedIn(lab)
    const tokens = [await post(lab, good(accessToken)), await post(lab, good(accessToken))]
    expect(tokens.map(({ status }) => status)).toEqual([200, 200])
    expect(new Set(tokens.map(({ body }) => body.access_token)).size).toBe(2)
  })

  it('of version 1.0, which names the API by its App ID URI, will do', async () => {
    const applications = withSecret(expensesApi.appId, 'api').map((each) =>
      each.appId === expensesApi.appId
        ? { ...each, api: { ...each.api, requestedAccessTokenVersion: 1 as const } }
        : each,
    )
    expect((await trade({}, labOf({ ...tenant, applications }))).status).toBe(200)
  })
})

describe('it is refused', () => {
  it.each<[string, Parameters, string, number | undefined]>([
    ['without a token', { assertion: undefined }, 'invalid_request', 900144],
    ['with an empty token', { assertion: '' }, 'invalid_request', 900144],
    ['without a use', { requested_token_use: undefined }, 'invalid_request', 900144],
    ['for another use', { requested_token_use: 'impersonate' }, 'invalid_request', undefined],
    ['for a use in other letters', { requested_token_use: 'On_Behalf_Of' }, 'invalid_request', undefined],
    ['without a scope', { scope: undefined }, 'invalid_request', 900144],
    ['without a credential', { client_secret: undefined }, 'invalid_client', 7000218],
    ['with a wrong secret', { client_secret: 'guess' }, 'invalid_client', 7000215],
    ['for a scope that nobody granted', { scope: 'User.Read' }, 'invalid_grant', 65001],
    [
      'for all of an API where nothing was granted',
      { scope: `${EXPENSES}/.default` },
      'invalid_grant',
      65001,
    ],
    ['for a scope that there is not', { scope: `${REPORTS}/No` }, 'invalid_client', 650053],
    ['for an API that there is not', { scope: 'api://nobody/Read' }, 'invalid_resource', 500011],
    [
      'for two APIs at once',
      { scope: `${REPORTS}/Reports.Read ${EXPENSES}/Expenses.Read` },
      'invalid_scope',
      28000,
    ],
    ['with what is no JWT', { assertion: 'x' }, 'invalid_request', 50027],
    ['with three parts of nothing', { assertion: '..' }, 'invalid_request', 50027],
    ['with a huge one', { assertion: `${'a'.repeat(20_000)}.e30.x` }, 'invalid_request', 50027],
  ])('%s', async (_what, changes, error, code) => {
    const { body } = await trade(changes)
    expect(body).toMatchObject({ error, error_codes: code === undefined ? [] : [code] })
    expect(body).not.toHaveProperty('access_token')
  })

  it('when a parameter occurs twice', async () => {
    const lab = labOf()
    const { accessToken } = await signedIn(lab)
    const body = `${encode(good(accessToken))}&assertion=${accessToken}`
    const response = await lab.send({ method: 'POST', url: `${BASE}/oauth2/v2.0/token`, headers: FORM, body })
    expect(JSON.parse(response.body)).toMatchObject({ error: 'invalid_request' })
  })

  it('with a token that was made for another API: the app asked for the wrong one', async () => {
    const lab = labOf()
    const { accessToken } = await signedIn(lab, `openid ${REPORTS}/Reports.Read`)
    expect((await post(lab, good(accessToken))).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [500131],
    })
  })

  it('with a token that another API was called with, and which it hands over', async () => {
    const keyed = withSecret(timesheetsApi.appId, 'other')
    const secrets = { ...tenant.secrets, clientSecrets: { ...tenant.secrets.clientSecrets, other: 'other' } }
    const lab = labOf({ ...tenant, applications: keyed, secrets })
    const { accessToken } = await signedIn(lab)
    const asked = { ...good(accessToken), client_id: timesheetsApi.appId, client_secret: 'other' }
    expect(codes(await post(lab, asked))).toEqual([500131])
  })

  it('with the ID token of the app: its aud is the app', async () => {
    const lab = labOf()
    const { idToken } = await signedIn(lab)
    expect(codes(await post(lab, good(idToken)))).toEqual([500131])
  })

  it('with an ID token that was made for the API itself: this lab’s rule, without a number', async () => {
    const lab = labOf()
    const { accessToken } = await signedIn(lab)
    const { body } = await post(lab, { ...good(accessToken), scope: `openid ${REPORTS}/Reports.Read` })
    expect(decodeJwt(String(body.id_token)).aud).toBe(expensesApi.appId)
    expect((await post(lab, good(String(body.id_token)))).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [],
    })
  })

  it('with the token of an application alone: nobody has signed in for it', async () => {
    const { id } = instanceNamed(contoso, 'Expenses API')
    const role = {
      ...reportsApi.appRoles[0],
      id: 'all',
      value: 'All',
    } as (typeof reportsApi.appRoles)[number]
    const lab = labOf({
      ...tenant,
      servicePrincipals: tenant.servicePrincipals.map((each) =>
        each.id === id ? { ...each, appRoles: [role] } : each,
      ),
      appRoleAssignments: [
        ...tenant.appRoleAssignments,
        {
          id: 'all',
          principalId: instanceNamed(contoso, 'Nightly Report').id,
          principalType: 'ServicePrincipal',
          resourceId: id,
          appRoleId: 'all',
        },
      ],
    })
    const { body } = await post(lab, {
      grant_type: 'client_credentials',
      client_id: nightlyReport.appId,
      client_secret: Object.values(contoso.secrets.clientSecrets).find((each) => each.startsWith('Nr6')),
      scope: `${EXPENSES}/.default`,
    })
    expect((await post(lab, good(String(body.access_token)))).body).toMatchObject({
      error: 'unauthorized_client',
      error_codes: [7000114],
    })
  })

  it('with a token that was revoked: the code that it came from was used twice', async () => {
    const lab = createLab(tenant, { parts: middleTier, settings: { codeReplay: 'revokes' } })
    const code = await codeOf(lab)
    const { body } = await redeem(lab, { code })
    await redeem(lab, { code })
    expect((await post(lab, good(String(body.access_token)))).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [50173],
    })
  })

  it('a second after its end: no clock is forgiven', async () => {
    const lab = labOf()
    const { accessToken } = await signedIn(lab)
    const { exp = 0 } = decodeJwt(accessToken)
    lab.wait(exp - lab.clock.now / 1000 - 1)
    expect((await post(lab, good(accessToken))).status).toBe(200)
    lab.wait(1)
    expect((await post(lab, good(accessToken))).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [500133],
    })
  })

  it('at another tenant, of which it is not, though the API is served there too', async () => {
    const applications = tenant.applications.map((each) => ({
      ...each,
      signInAudience: 'AzureADMultipleOrgs' as const,
    }))
    const id = 'f0f0f0f0-0000-4000-8000-000000000001'
    const organization = { ...tenant.organization, id, verifiedDomains: [] }
    const lab = createLab(
      { ...tenant, applications },
      { parts: middleTier, other: { ...tenant, organization, applications: [] } },
    )
    const { accessToken } = await signedIn(lab)
    const there = BASE.replace(tenant.organization.id, id)
    expect((await post(lab, good(accessToken), there)).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [50013],
    })
  })
})

describe('a token that was tampered with', () => {
  const b64 = (value: object | string) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
  const tampered = async (make: (token: string) => string | Promise<string>) => {
    const lab = labOf()
    const { accessToken } = await signedIn(lab)
    const refused = codes(await post(lab, good(await make(accessToken))))
    return { refused, by: lab.eventsOf('check-failed').at(-1)?.check }
  }
  const header = (token: string) => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())
  const said = (token: string): Record<string, unknown> => decodeJwt(token)
  const other = userNamed(contoso, 'chidi@contoso.example')
  const withHeader = (changes: object) => (token: string) => {
    const [, payload, signature] = token.split('.')
    return [b64({ ...header(token), ...changes }), payload, signature].join('.')
  }

  it.each<[string, (token: string) => string | Promise<string>, number, string?]>([
    [
      'names somebody else',
      (token) => {
        const [head, , signature] = token.split('.')
        return [head, b64({ ...said(token), oid: other.id }), signature].join('.')
      },
      50013,
    ],
    ['has alg none and no signature', (token) => `${b64({ alg: 'none' })}.${token.split('.')[1]}.`, 50013],
    ['has alg HS256', withHeader({ alg: 'HS256' }), 50013],
    ['has alg RS512', withHeader({ alg: 'RS512' }), 50013],
    ['brings a key of its own in its header', withHeader({ jwk: attackerKey }), 50013],
    ['names a key that is nobody’s', withHeader({ kid: 'nobody' }), 50013],
    ['names a key set of its own', withHeader({ jku: 'https://evil.example/keys' }), 50013],
    ['has no kid', withHeader({ kid: undefined }), 50013],
    ['has a critical extension', withHeader({ crit: ['x'], x: 1 }), 50013],
    ['has lost its signature', (token) => token.replace(/\.[^.]*$/, '.'), 50013],
    ['has a part too many', (token) => `${token}.e30`, 50027],
    ['is an encrypted one', () => 'e30.e30.e30.e30.e30', 50027],
    ['has a space before it', (token) => ` ${token}`, 50027],
    ['says a claim twice', (token) => `${token.split('.')[0]}.${b64('{"oid":"a","oid":"b"}')}.x`, 50027],
    // Signed with the key of the provider, which issued none of them: what it says of itself does not do.
    [
      'is signed here and was issued by nobody',
      (token) => sign({ ...decodeJwt(token), jti: 'made up' }),
      50013,
      'user-assertion-person',
    ],
    ['has an oid that is no text', (token) => sign({ ...decodeJwt(token), oid: 7 }), 50027],
    ['has an aud that is a number', (token) => sign({ ...decodeJwt(token), aud: 7 }), 50027],
    [
      'has no aud',
      (token) => sign({ ...decodeJwt(token), aud: undefined }),
      500131,
      'user-assertion-audience',
    ],
    ['has no exp', (token) => sign({ ...decodeJwt(token), exp: undefined }), 500133, 'user-assertion-time'],
    [
      'is good in the future alone',
      (token) => sign({ ...decodeJwt(token), nbf: 9e9 }),
      500133,
      'user-assertion-time',
    ],
    ['has no iss', (token) => sign({ ...decodeJwt(token), iss: undefined }), 50013, 'user-assertion-issuer'],
    [
      'has idtyp app beside scp',
      (token) => sign({ ...decodeJwt(token), idtyp: 'app' }),
      7000114,
      'user-assertion-person',
    ],
  ])('%s', async (_what, make, code, by = 'user-assertion-signature') => {
    expect(await tampered(make)).toEqual({ refused: [code], by })
  })
})

describe('what happens between', () => {
  it.each<[string, (lab: Lab) => void, number]>([
    ['the account is disabled', (lab) => put(lab, { accountEnabled: false }), 50057],
    [
      'all sign-ins are revoked',
      (lab) => put(lab, { signInSessionsValidFromDateTime: new Date(lab.clock.now + 1000).toISOString() }),
      50173,
    ],
    ['the account is deleted', (lab) => lab.directory.remove('users', ada.id, 'gone', () => 0), 50034],
    [
      'the grant is taken back',
      (lab) => lab.directory.remove('oauth2PermissionGrants', 'Expenses API to Reports API', 'gone', () => 0),
      65001,
    ],
    [
      'the second API is removed',
      (lab) =>
        lab.directory.remove('servicePrincipals', instanceNamed(contoso, 'Reports API').id, 'gone', () => 0),
      500011,
    ],
    [
      'the API that asks is removed',
      (lab) =>
        lab.directory.remove('servicePrincipals', instanceNamed(contoso, 'Expenses API').id, 'gone', () => 0),
      7000229,
    ],
  ])('%s: no token', async (_what, change, code) => {
    const lab = labOf()
    const { accessToken } = await signedIn(lab)
    change(lab)
    const { body } = await post(lab, good(accessToken))
    expect(body).toMatchObject({ error_codes: [code] })
    expect(body).not.toHaveProperty('access_token')
  })

  const put = (lab: Lab, change: object) => {
    const user = lab.directory.tenant.users.find(({ id }) => id === ada.id)
    if (user) lab.directory.put('users', { ...user, ...change }, 'changed', () => 0)
  }
})
