import { CompactSign, decodeJwt, importJWK, type JWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { base64url } from '../../../../../core/base64url'
import type { Tenant } from '../../../../../directory/tenant'
import { contoso as bare } from '../../../../../fixtures/contoso'
import { nightlyBackup } from '../../../../../fixtures/contoso-applications'
import { lobbyDisplay, nightlyReport, reportsApi } from '../../../../../fixtures/contoso-programs'
import { withCertificates } from '../../../../../fixtures/nightly-report-certificate'
import {
  buildServiceKeys,
  buildServiceSigner,
  nightlyReportSigner,
  unregisteredSigner,
} from '../../../../../fixtures/workload-keys'
import type { HeaderList } from '../../../../../network/message'
import { workload } from '../../../../parts/workload'
import {
  BASE,
  createLab,
  encode,
  FORM,
  type Lab,
  ORIGIN,
  type Parameters,
  TENANT,
} from '../../../../testing/lab'

const contoso = withCertificates(bare)
const SCOPE = 'api://reports.contoso.example/.default'
const SECRET = 'Nr6~public.test.secret-of-Report'
const ENDPOINT = `${BASE}/oauth2/v2.0/token`
const ISSUER = 'https://token.build.example'
const GOOD: Parameters = {
  grant_type: 'client_credentials',
  client_id: nightlyReport.appId,
  client_secret: SECRET,
  scope: SCOPE,
}
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

const lab = (tenant: Tenant = contoso, settings = {}, answer: () => unknown = () => buildServiceKeys) =>
  createLab(tenant, {
    parts: workload,
    settings,
    fetchKeys: async (issuer) => (issuer === ISSUER ? answer() : undefined),
  })

async function ask(to: Lab, changes: Parameters = {}, headers: HeaderList = [], url = ENDPOINT) {
  const body = encode({ ...GOOD, ...changes })
  const response = await to.send({ method: 'POST', url, headers: [...FORM, ...headers], body })
  return { response, body: JSON.parse(response.body) as Record<string, unknown> }
}

async function signed(key: JWK, header: Record<string, unknown>, payload: object | string): Promise<string> {
  const alg = String(header.alg ?? 'RS256')
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
  return new CompactSign(new TextEncoder().encode(text))
    .setProtectedHeader({ typ: 'JWT', ...header, alg })
    .sign(await importJWK(key, alg))
}

const NOW = Date.UTC(2026, 2, 2, 9, 0, 0) / 1000
const CLAIMS = {
  aud: ENDPOINT,
  iss: nightlyReport.appId,
  sub: nightlyReport.appId,
  jti: 'a-1',
  nbf: NOW,
  iat: NOW,
  exp: NOW + 600,
}
const BY_THUMBPRINT = { 'x5t#S256': nightlyReportSigner['x5t#S256'] }
const certificate = async (
  claims: object = {},
  header: Record<string, unknown> = BY_THUMBPRINT,
  key = nightlyReportSigner.key,
): Promise<Parameters> => ({
  client_secret: undefined,
  client_assertion_type: JWT_BEARER,
  client_assertion: await signed(key, header, { ...CLAIMS, ...claims }),
})
const JOB = {
  iss: ISSUER,
  sub: 'repo:contoso/nightly-report:ref:refs/heads/main',
  aud: 'api://AzureADTokenExchange',
  exp: NOW + 300,
  iat: NOW,
}
const federated = async (claims: object = {}, key: JWK = buildServiceSigner): Promise<Parameters> => ({
  client_secret: undefined,
  client_assertion_type: JWT_BEARER,
  client_assertion: await signed(key, { kid: buildServiceSigner.kid }, { ...JOB, ...claims }),
})
/** What no text can be made of: `String` throws. */
const NO_TEXT = { toString: 1, valueOf: 1 }
const deep = (key: JWK, claims: object, levels = 5000) =>
  signed(
    key,
    BY_THUMBPRINT,
    JSON.stringify({ ...claims, aud: 0 }).replace(
      '"aud":0',
      `"aud":${'['.repeat(levels)}${']'.repeat(levels)}`,
    ),
  )
const resource = (fields: Partial<Tenant['servicePrincipals'][number]>): Tenant => ({
  ...contoso,
  servicePrincipals: contoso.servicePrincipals.map((each) =>
    each.appId === reportsApi.appId ? { ...each, ...fields } : each,
  ),
})

describe('a token for a program (RFC 6749 section 4.4)', () => {
  it('is about its service principal: roles, no scopes, no person', async () => {
    const to = lab()
    const { response, body } = await ask(to)
    expect(response.status).toBe(200)
    expect(Object.keys(body)).toEqual(['token_type', 'expires_in', 'ext_expires_in', 'access_token'])
    const instance = contoso.servicePrincipals.find(({ appId }) => appId === nightlyReport.appId)
    const claims = decodeJwt(String(body.access_token))
    expect(claims).toEqual({
      aud: reportsApi.appId,
      azp: nightlyReport.appId,
      azpacr: '1',
      exp: expect.any(Number),
      iat: NOW,
      iss: `${BASE}/v2.0`,
      nbf: NOW,
      oid: instance?.id,
      roles: ['Reports.Read.All'],
      sub: instance?.id,
      tid: TENANT,
      uti: expect.any(String),
      ver: '2.0',
    })
    const [issued] = to.eventsOf('token-issued')
    expect(issued?.claims).toContainEqual({
      claim: 'oid',
      source: 'servicePrincipal.id',
      readBy: 'resource-server',
      object: { collection: 'servicePrincipals', id: instance?.id },
    })
  })

  it('for Microsoft Graph is version 1, with the name by which the resource was asked for', async () => {
    const { body } = await ask(lab(), { scope: 'https://graph.microsoft.com/.default' })
    const claims = decodeJwt(String(body.access_token))
    expect(claims).toMatchObject({
      ver: '1.0',
      aud: 'https://graph.microsoft.com',
      appid: nightlyReport.appId,
      appidacr: '1',
      iss: `https://sts.entra.example/${TENANT}/`,
    })
    for (const absent of ['roles', 'scp', 'upn', 'amr', 'azp', 'idtyp'])
      expect(claims).not.toHaveProperty(absent)
  })

  it('without a role assigned is issued all the same, unless assignment is required', async () => {
    const without = (tenant: Tenant) => ({ ...tenant, appRoleAssignments: [] })
    const { body } = await ask(lab(without(contoso)))
    expect(decodeJwt(String(body.access_token))).not.toHaveProperty('roles')
    const required = await ask(lab(without(resource({ appRoleAssignmentRequired: true }))))
    expect(required.body).toMatchObject({ error: 'invalid_grant', error_codes: [501051] })
    expect((await ask(lab(resource({ appRoleAssignmentRequired: true })))).response.status).toBe(200)
  })

  it('has no role that is for people, or disabled', async () => {
    const roles = (fields: object) =>
      resource({ appRoles: reportsApi.appRoles.map((each) => ({ ...each, ...fields })) })
    for (const fields of [{ isEnabled: false }, { allowedMemberTypes: ['User'] }]) {
      const { body } = await ask(lab(roles(fields)))
      expect(decodeJwt(String(body.access_token))).not.toHaveProperty('roles')
    }
  })
})

describe('a client proves itself', () => {
  it.each<[string, () => Promise<Parameters>, string]>([
    ['with a secret', async () => ({}), '1'],
    ['with a certificate, RS256 and x5t#S256', () => certificate(), '2'],
    ['with a certificate, PS256', () => certificate({}, { ...BY_THUMBPRINT, alg: 'PS256' }), '2'],
    ['with a certificate named by x5t', () => certificate({}, { x5t: nightlyReportSigner.x5t }), '2'],
    [
      'with a certificate named by kid, in hexadecimal',
      () => certificate({}, { kid: nightlyReport.keyCredentials[0]?.customKeyIdentifier }),
      '2',
    ],
    [
      'with a certificate, without client_id',
      async () => ({ ...(await certificate()), client_id: undefined }),
      '2',
    ],
    ['with the issuer for an audience', () => certificate({ aud: `${BASE}/v2.0` }), '2'],
    [
      'with the domain in the audience',
      () => certificate({ aud: `${ORIGIN}/contoso.example/oauth2/v2.0/token` }),
      '2',
    ],
    ['with the token of a build job', () => federated(), '2'],
    ['with a list of audiences', () => federated({ aud: ['x', 'api://AzureADTokenExchange'] }), '2'],
  ])('%s', async (_what, changes, azpacr) => {
    const { body } = await ask(lab(), await changes())
    expect(decodeJwt(String(body.access_token))).toMatchObject({ azpacr, azp: nightlyReport.appId })
  })

  it('with an assertion again while it is valid, as client libraries do; or never, where the provider is set so', async () => {
    const fields = await certificate()
    const entra = lab()
    await ask(entra, fields)
    expect((await ask(entra, fields)).response.status).toBe(200)
    const strict = lab(contoso, { assertionReplay: 'refused' })
    expect((await ask(strict, fields)).response.status).toBe(200)
    expect((await ask(strict, fields)).body).toMatchObject({ error: 'invalid_client', error_codes: [] })
    expect((await ask(strict, await certificate({ jti: 'a-2' }))).response.status).toBe(200)
    expect((await ask(strict, await certificate({ jti: undefined }))).body).toMatchObject({
      error: 'invalid_client',
    })
  })
})

describe('is refused', () => {
  const longAgo = { nbf: NOW - 7200, exp: NOW - 3600 }
  it.each<[string, () => Promise<Parameters>, string, number]>([
    ['without a credential', async () => ({ client_secret: undefined }), 'invalid_client', 7000216],
    ['with a wrong secret', async () => ({ client_secret: 'guess' }), 'invalid_client', 7000215],
    [
      'with a secret that expired',
      async () => ({ client_secret: 'Nr5~public.test.secret-of-last-year' }),
      'invalid_client',
      7000222,
    ],
    [
      'with the expired secret of Nightly Backup',
      async () => ({ client_id: nightlyBackup.appId, client_secret: 'q2B~public.test.secret-of-Backup' }),
      'invalid_client',
      7000222,
    ],
    ['of a client that is unknown', async () => ({ client_id: 'nobody' }), 'unauthorized_client', 700016],
    [
      'of a public client with a secret',
      async () => ({ client_id: lobbyDisplay.appId }),
      'invalid_client',
      700025,
    ],
    ['without scope', async () => ({ scope: undefined }), 'invalid_request', 900144],
    [
      'for a named scope',
      async () => ({ scope: 'api://reports.contoso.example/Reports.Read' }),
      'invalid_scope',
      1002012,
    ],
    ['for openid', async () => ({ scope: `openid ${SCOPE}` }), 'invalid_scope', 1002012],
    ['for .default of nothing', async () => ({ scope: '.default' }), 'invalid_scope', 1002012],
    [
      'for two resources',
      async () => ({ scope: `${SCOPE} https://graph.microsoft.com/.default` }),
      'invalid_scope',
      28000,
    ],
    [
      'for a resource that is not here',
      async () => ({ scope: 'api://nobody/.default' }),
      'invalid_resource',
      500011,
    ],
    [
      'with a secret and an assertion',
      async () => ({ ...(await certificate()), client_secret: SECRET }),
      'invalid_request',
      9002313,
    ],
    [
      'without client_assertion_type',
      async () => ({ ...(await certificate()), client_assertion_type: undefined }),
      'invalid_request',
      900144,
    ],
    [
      'with another client_assertion_type',
      async () => ({ ...(await certificate()), client_assertion_type: 'saml' }),
      'invalid_client',
      50027,
    ],
    [
      'with an assertion that is no JWT',
      async () => ({ ...(await certificate()), client_assertion: 'a.b.c' }),
      'invalid_client',
      50027,
    ],
    ['with an assertion that names no certificate', () => certificate({}, {}), 'invalid_client', 50027],
    [
      'with a certificate that is not registered',
      () => certificate({}, { 'x5t#S256': unregisteredSigner['x5t#S256'] }, unregisteredSigner.key),
      'invalid_client',
      700027,
    ],
    [
      'with the name of the registered certificate and the signature of another',
      () => certificate({}, BY_THUMBPRINT, unregisteredSigner.key),
      'invalid_client',
      700027,
    ],
    ['with iss of another', () => certificate({ iss: nightlyBackup.appId }), 'invalid_client', 700021],
    ['with sub of another', () => certificate({ sub: nightlyBackup.appId }), 'invalid_client', 700021],
    ['with an object for iss', () => certificate({ iss: { toString: 1 } }), 'invalid_client', 700021],
    [
      'with another audience',
      () => certificate({ aud: 'https://evil.example/token' }),
      'invalid_client',
      700023,
    ],
    ['with an object for an audience', () => certificate({ aud: { toString: 1 } }), 'invalid_client', 700023],
    [
      'with an audience five thousand lists deep',
      async () => ({
        ...(await certificate()),
        client_assertion: await deep(nightlyReportSigner.key, CLAIMS),
      }),
      'invalid_client',
      50027,
    ],
    [
      'with an assertion that says twice who it is about',
      async () => ({
        ...(await certificate()),
        client_assertion: await signed(
          nightlyReportSigner.key,
          BY_THUMBPRINT,
          JSON.stringify(CLAIMS).replace('{', '{"sub":"another",'),
        ),
      }),
      'invalid_client',
      50027,
    ],
    ['with an assertion that expired', () => certificate(longAgo), 'invalid_client', 700024],
    ['with an assertion of the future', () => certificate({ nbf: NOW + 301 }), 'invalid_client', 700024],
    ['with an assertion without exp', () => certificate({ exp: undefined }), 'invalid_client', 700024],
    ['with a text for exp', () => certificate({ exp: String(NOW + 600) }), 'invalid_client', 700024],
    ['with a text for nbf', () => certificate({ nbf: 'now' }), 'invalid_client', 700024],
    [
      'with a token of an unknown issuer',
      () => federated({ iss: 'https://evil.example' }),
      'invalid_client',
      700211,
    ],
    [
      'with a token of the issuer and a slash',
      () => federated({ iss: `${ISSUER}/` }),
      'invalid_client',
      700211,
    ],
    [
      'with a token of another branch',
      () => federated({ sub: JOB.sub.replace('main', 'mains') }),
      'invalid_client',
      700213,
    ],
    [
      'with a subject in other letters',
      () => federated({ sub: JOB.sub.replace('contoso', 'Contoso') }),
      'invalid_client',
      7002138,
    ],
    [
      'with a token for another audience',
      () => federated({ aud: 'https://reports' }),
      'invalid_client',
      700212,
    ],
    ['with a token without an audience', () => federated({ aud: undefined }), 'invalid_client', 700212],
    ['with an object for its audience', () => federated({ aud: NO_TEXT }), 'invalid_client', 700212],
    [
      'with an object in a list of its audiences',
      () => federated({ aud: [NO_TEXT] }),
      'invalid_client',
      700212,
    ],
    [
      'with a token whose audience is eleven thousand lists deep',
      async () => ({ ...(await federated()), client_assertion: await deep(buildServiceSigner, JOB, 11_000) }),
      'invalid_client',
      50027,
    ],
    [
      'with a token of a job that somebody else signed',
      () => federated({}, unregisteredSigner.key),
      'invalid_client',
      700027,
    ],
    ['with a token of a job that is over', () => federated({ exp: NOW - 301 }), 'invalid_client', 700024],
    [
      'with a token of a job for an application that trusts nobody',
      async () => ({ ...(await federated()), client_id: nightlyBackup.appId }),
      'invalid_client',
      700211,
    ],
    [
      'with a token of a job and no client_id',
      async () => ({ ...(await federated()), client_id: undefined }),
      'invalid_request',
      900144,
    ],
  ])('%s', async (_what, changes, error, code) => {
    const to = lab()
    const { response, body } = await ask(to, await changes())
    expect(body).toMatchObject({ error, error_codes: [code] })
    expect(response.status).toBe(error === 'invalid_client' ? 401 : 400)
    expect(to.eventsOf('token-issued')).toEqual([])
    expect(to.eventsOf('check-failed').at(-1)?.error.code).toBe(code)
  })

  it('from a script in a page', async () => {
    const { body } = await ask(lab(), {}, [['Origin', 'https://reports.contoso.example']])
    expect(body).toMatchObject({ error: 'invalid_request', error_codes: [9002326] })
  })

  it('with a certificate of which the directory has the thumbprint alone', async () => {
    const kid = nightlyReport.keyCredentials[0]?.customKeyIdentifier
    expect((await ask(lab(bare), await certificate({}, { kid }))).body).toMatchObject({
      error_codes: [700027],
    })
  })

  it.each(['%%%', 'AAAA'])('with a certificate that is none: %s', async (key) => {
    const applications = contoso.applications.map((each) => ({
      ...each,
      keyCredentials: each.keyCredentials.map((credential) => ({ ...credential, key })),
    }))
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(3)))
    const to = lab({ ...contoso, applications })
    expect((await ask(to, await certificate({}, { 'x5t#S256': base64url(digest) }))).body).toMatchObject({
      error: 'invalid_client',
      error_codes: [700027],
    })
  })

  it('with a certificate whose registration ran out', async () => {
    const applications = contoso.applications.map((each) => ({
      ...each,
      keyCredentials: each.keyCredentials.map((key) => ({ ...key, endDateTime: '2026-03-02T09:00:00Z' })),
    }))
    expect((await ask(lab({ ...contoso, applications }), await certificate())).body).toMatchObject({
      error_codes: [700027],
    })
  })

  it.each([
    { endDateTime: '' },
    { endDateTime: 'garbage' },
    { endDateTime: '2027-13-45' },
    { startDateTime: '' },
  ])('with a certificate or a secret that is good until, or from, no moment: %j', async (dates) => {
    const applications = contoso.applications.map((each) => ({
      ...each,
      keyCredentials: each.keyCredentials.map((key) => ({ ...key, ...dates })),
      passwordCredentials: each.passwordCredentials.map((secret) => ({ ...secret, ...dates })),
    }))
    const to = lab({ ...contoso, applications })
    expect((await ask(to, await certificate())).body).toMatchObject({ error_codes: [700027] })
    expect((await ask(to)).body).toMatchObject({ error_codes: [7000222] })
  })

  it.each([
    undefined,
    null,
    'x',
    [],
    {},
    { keys: 'x' },
    { keys: [null, 'x', { kty: 1 }] },
    { keys: [{ kty: 'RSA', kid: buildServiceSigner.kid, alg: [{ toString: 1, valueOf: 1 }] }] },
  ])('when the outside issuer answers %j for its keys', async (answer) => {
    expect(
      (
        await ask(
          lab(contoso, {}, () => answer),
          await federated(),
        )
      ).body,
    ).toMatchObject({
      error: 'invalid_client',
      error_codes: [700027],
    })
  })

  it('and tells nothing on the wire that was not sent', async () => {
    const { body } = await ask(lab(), await federated({ sub: 'repo:evil' }))
    expect(body.error_description).toContain("'repo:evil'")
    expect(body.error_description).not.toContain('nightly-report')
    const secret = await ask(lab(), { client_secret: 'guess' })
    expect(secret.body.error_description).not.toMatch(
      /2|Nightly/.source === '' ? /$/ : /registered|Nightly Report/,
    )
  })
})
