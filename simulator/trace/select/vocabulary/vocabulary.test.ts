import { describe, expect, it, test } from 'vitest'
import { catalogue } from '../../../flows/catalogue'
import { settingsOf } from '../../../flows/testing/settings'
import { completeRun } from '../../../run/complete'
import { message, type UrlView } from '../message'
import { specLink } from '../spec'
import { tokens } from '../token'
import { claims } from './claims'
import { endpointOf } from './endpoint'
import { graphChanges } from './graph-changes'
import { cookieMeaning, headers } from './headers'
import { meaningOf, type Place, type Words } from './meaning'
import { keyMembers, metadata } from './metadata'
import { parameters } from './parameters'

const TABLES: Readonly<Record<string, Words>> = {
  parameters,
  graphChanges,
  metadata,
  keyMembers,
  headers,
  claims,
}
const ask: Place = { endpoint: 'authorize', direction: 'request' }
const redeem: Place = { endpoint: 'token', direction: 'request' }
const tokenAnswer: Place = { endpoint: 'token', direction: 'response' }
const deviceAnswer: Place = { endpoint: 'devicecode', direction: 'response' }
const signIn: Place = { endpoint: 'sign-in', direction: 'request' }
const logout: Place = { endpoint: 'logout', direction: 'request' }
const app: Place = { endpoint: 'elsewhere', direction: 'request' }

describe('a parameter means, where it stands', () => {
  test.each<[string, Place, RegExp, string]>([
    ['code', app, /authorization code: good once/, 'rfc6749#4.1.2'],
    ['code', redeem, /authorization code: good once/, 'rfc6749#4.1.2'],
    ['code', signIn, /digits .* authenticator/, 'rfc6238#4'],
    [
      'redirect_uri',
      ask,
      /registered.*localhost and 127\.0\.0\.1 the port does not count/,
      'entra#localhost',
    ],
    ['redirect_uri', redeem, /must name the same/, 'rfc6749#4.1.3'],
    ['scope', ask, /wants to be allowed/, 'rfc6749#3.3'],
    ['scope', { ...redeem, grant: 'client_credentials' }, /\.default/, 'entra#default-scope'],
    ['scope', { ...redeem, grant: 'refresh_token' }, /what is granted/, 'rfc6749#6'],
    [
      'scope',
      { ...redeem, grant: 'urn:ietf:params:oauth:grant-type:jwt-bearer' },
      /next|new token is for/,
      'entra#on-behalf-of',
    ],
    ['scope', { ...redeem, grant: 'authorization_code' }, /Entra's own addition/, 'entra#redeem'],
    ['scope', { ...redeem, grant: 'password' }, /whose password/, 'rfc6749#4.3.2'],
    ['username', { ...redeem, grant: 'password' }, /the app sends along/, 'rfc6749#4.3.2'],
    ['password', { ...redeem, grant: 'password' }, /The app has seen it/, 'rfc6749#4.3.2'],
    ['grant_type', { ...redeem, value: 'password' }, /a person are handed in/, 'rfc6749#4.3.2'],
    ['scope', app, /What was granted/, 'rfc6749#4.2.2'],
    ['scope', tokenAnswer, /good for.*leaves out openid/, 'rfc6749#5.1'],
    ['scope', { ...deviceAnswer, direction: 'request' }, /on the device/, 'rfc8628#3.1'],
    ['state', ask, /the app compares/, 'rfc6749#10.12'],
    ['state', logout, /after signing out/, 'oidc-rpinitiated#2'],
    ['id_token_hint', ask, /takes to be signed in/, 'oidc-core#3.1.2.1'],
    ['id_token_hint', logout, /session is to end/, 'oidc-rpinitiated#2'],
    ['code_challenge', ask, /with plain the verifier itself/, 'rfc7636#4.2'],
    ['code_challenge_method', { ...ask, value: 'S256' }, /SHA-256/, 'rfc7636#4.2'],
    ['code_challenge_method', { ...ask, value: 'plain' }, /knows both/, 'rfc7636#4.2'],
    ['code_challenge_method', { ...ask, value: 'S512' }, /means plain/, 'rfc7636#4.3'],
    ['code_verifier', redeem, /Whoever redeems must know it/, 'rfc7636#4.5'],
    ['prompt', { ...ask, value: 'none' }, /silent/, 'oidc-core#3.1.2.1'],
    ['prompt', { ...ask, value: 'select_account' }, /picks/, 'oidc-core#3.1.2.1'],
    ['prompt', { ...ask, value: 'login consent' }, /must show, or must not/, 'oidc-core#3.1.2.1'],
    ['response_mode', { ...ask, value: 'form_post' }, /form that the browser posts/, 'oauth-form-post#2'],
    ['grant_type', { ...redeem, value: 'client_credentials' }, /without a person/, 'rfc6749#4.4.2'],
    ['grant_type', { ...redeem, value: 'authorization_code' }, /authorization code/, 'rfc6749#4.1.3'],
    ['grant_type', { ...redeem, value: 'refresh_token' }, /refresh token/, 'rfc6749#6'],
    [
      'grant_type',
      { ...redeem, value: 'urn:ietf:params:oauth:grant-type:device_code' },
      /signed in elsewhere yet/,
      'rfc8628#3.4',
    ],
    ['client_assertion', redeem, /signed with a key/, 'rfc7523#2.2'],
    ['client_assertion_type', redeem, /a JWT/, 'rfc7523#2.2'],
    ['refresh_token', redeem, /Entra does not revoke/, 'entra#refresh-tokens'],
    ['refresh_token', tokenAnswer, /without asking the person/, 'rfc6749#1.5'],
    ['expires_in', tokenAnswer, /access token/, 'rfc6749#5.1'],
    ['expires_in', deviceAnswer, /both codes/, 'rfc8628#3.2'],
    ['device_code', deviceAnswer, /stays on the device/, 'rfc8628#3.2'],
    ['device_code', redeem, /Which sign-in/, 'rfc8628#3.4'],
    ['user_code', deviceAnswer, /device shows/, 'rfc8628#3.2'],
    ['user_code', signIn, /lets that device in/, 'rfc8628#3.3'],
    ['verification_uri_complete', deviceAnswer, /Entra does not send it/, 'rfc8628#3.3.1'],
    ['interval', deviceAnswer, /Seconds .* waits/, 'rfc8628#3.2'],
    ['error', app, /one word/, 'rfc6749#4.1.2.1'],
    ['error', { ...app, value: 'login_required' }, /No one session fits/, 'oidc-core#3.1.2.6'],
    ['error', { ...tokenAnswer, value: 'invalid_grant' }, /one word/, 'rfc6749#5.2'],
    ['error', { ...tokenAnswer, value: 'authorization_pending' }, /Not yet/, 'rfc8628#3.5'],
    ['error', { ...tokenAnswer, value: 'slow_down' }, /five seconds more/, 'rfc8628#3.5'],
    ['login_hint', ask, /expects to sign in/, 'oidc-core#3.1.2.1'],
    ['logout_hint', logout, /login_hint claim/, 'entra#sign-out'],
    ['accept', signIn, /consents/, 'oidc-core#3.1.2.4'],
    ['accept', { ...signIn, endpoint: 'confirm-device' }, /device/, 'rfc8628#5.4'],
    ['accept', logout, /sign out/, 'oidc-rpinitiated#2'],
    ['ctx', signIn, /sign-in under way/, 'oidc-core#3.1.2.3'],
    ['ctx', logout, /sign-out under way/, 'oidc-rpinitiated#2'],
    ['value', { endpoint: 'job-token', direction: 'response' }, /token of the job/, 'github-actions#oidc'],
    ['login_hint', app, /where the link stood/, 'oidc-core#3.1.2.1'],
    ['post_logout_redirect_uri', logout, /after signing out/, 'oidc-rpinitiated#2'],
    ['iss', app, /session has ended.*Entra sends sid alone/, 'oidc-frontchannel#2'],
    ['sid', app, /session has ended.*Entra leaves that out/, 'oidc-frontchannel#2'],
    ['sid', ask, /several sessions/, 'entra#optional-claims'],
    [
      'session_state',
      app,
      /where the provider offers that; Entra's v2\.0 does not/,
      'oidc-session#session-state',
    ],
  ])('%s at %j', (name, place, says, spec) => {
    expect(meaningOf(parameters, name, place)).toEqual({ says: expect.stringMatching(says), spec })
  })

  it('an error of an API, which has the form of Microsoft Graph', () => {
    const { says, spec } =
      meaningOf(parameters, 'error', { endpoint: 'elsewhere', direction: 'response' }) ?? {}
    expect(says).toMatch(/form of Microsoft Graph/)
    expect(spec).toBeUndefined()
  })

  it('nothing, where it is not known', () => {
    for (const name of ['toString', '__proto__', 'codes', 'CODE', '']) {
      expect(meaningOf(parameters, name, ask)).toBeUndefined()
    }
  })
})

describe('a claim or a header means', () => {
  test.each<[Words, string, Place, RegExp, string]>([
    [claims, 'ver', { token: 'access-token' }, /the API chooses/, 'entra#access-tokens'],
    [claims, 'ver', { token: 'id-token' }, /that of the endpoint/, 'entra#id-token-claims'],
    [claims, 'uti', {}, /like jti/, 'entra#access-token-claims'],
    [claims, 'tid', {}, /A guest comes from another/, 'entra#id-token-claims'],
    [claims, 'acr', {}, /ISO\/IEC 29115.*v1\.0/, 'entra#access-token-claims'],
    [claims, 'amr', {}, /v1\.0 tokens only.*this lab writes otp/, 'entra#access-token-claims'],
    [claims, 'oid', { token: 'id-token' }, /The person/, 'entra#id-token-claims'],
    [claims, 'oid', { token: 'access-token' }, /service principal/, 'entra#access-token-claims'],
    [claims, 'aud', { token: 'id-token' }, /by its appId/, 'oidc-core#2'],
    [claims, 'aud', { token: 'client-assertion' }, /identity provider/, 'rfc7523#3'],
    [claims, 'aud', { token: 'id-token', about: 'job' }, /token exchange/, 'github-actions#oidc'],
    [claims, 'sub', { token: 'client-assertion' }, /application/, 'rfc7523#3'],
    [claims, 'sub', { token: 'id-token' }, /person.*this application only/, 'oidc-core#8'],
    [claims, 'sub', { token: 'access-token' }, /person.*this application only/, 'oidc-core#8'],
    [
      claims,
      'sub',
      { token: 'access-token', about: 'application' },
      /the same as oid/,
      'entra#access-token-claims',
    ],
    [claims, 'sub', { token: 'id-token', about: 'job' }, /names the job/, 'github-actions#oidc'],
    [metadata, 'issuer', {}, /every ID token.*1\.0/, 'oidc-discovery#3'],
    [claims, 'roles', { token: 'access-token' }, /application itself/, 'entra#access-token-claims'],
    [claims, 'idtyp', { value: 'app' }, /no person/, 'entra#optional-claims'],
    [
      claims,
      'idtyp',
      { value: 'user' },
      /a person stands behind.*include_user_token/,
      'entra#optional-claims',
    ],
    [claims, 'idtyp', {}, /app, or user/, 'entra#optional-claims'],
    [claims, 'azpacr', {}, /2 with a signature.*certificates.*v2\.0/, 'entra#access-token-claims'],
    [claims, 'appidacr', {}, /2 with a signature.*certificates.*v1\.0/, 'entra#access-token-claims'],
    [claims, 'login_hint', {}, /opaque/, 'entra#optional-claims'],
    [claims, 'x5t#S256', {}, /SHA-256 fingerprint/, 'rfc7515#4.1.8'],
    [claims, 'alg', { value: 'PS256' }, /never twice the same/, 'rfc7518#3.5'],
    [headers, 'authorization', { endpoint: 'elsewhere' }, /access token/, 'rfc6750#2.1'],
    [headers, 'authorization', { endpoint: 'token' }, /Basic/, 'rfc6749#2.3.1'],
    [headers, 'www-authenticate', { endpoint: 'token' }, /application/, 'rfc6749#5.2'],
    [headers, 'cache-control', { endpoint: 'token', value: 'no-store' }, /tokens/, 'rfc6749#5.1'],
    [headers, 'cache-control', { value: 'no-store' }, /Nobody/, 'rfc9111#5.2'],
    [headers, 'cache-control', { value: 'max-age=60' }, /how long/, 'rfc9111#5.2'],
    [headers, 'retry-after', {}, /How long to wait/, 'rfc9110#10.2.3'],
    [headers, 'origin', {}, /scheme, host and port/, 'fetch#origin-header'],
    [headers, 'sec-fetch-dest', {}, /iframe/, 'fetch-metadata#sec-fetch-dest-header'],
    [keyMembers, 'x5t', {}, /same as kid/, 'rfc7517#4.8'],
  ])('%#: %3$s of %1$s at %2$j', (words, name, place, says, spec) => {
    expect(meaningOf(words, name, place)).toEqual({ says: expect.stringMatching(says), spec })
  })

  test.each([
    ['cookie', 'ESTSAUTH=1', /^The session at/],
    ['set-cookie', 'ESTSAUTHPERSISTENT=1; Path=/; Secure', /kept when the browser closes/],
    ['cookie', 'other=2; esctx=1', /^Ties a sign-in/],
    ['cookie', 'ESTSAUTH=1; esctx=1', /^ESTSAUTH: .* esctx: /],
    ['cookie', 'other=ESTSAUTH', /asked the browser to keep/],
    ['set-cookie', 'other=1', /is to keep/],
  ] as const)('%s "%s"', (name, value, says) => {
    expect(cookieMeaning(name, value)?.says).toMatch(says)
  })
})

test.each([
  ['https://login.entra.example/t/oauth2/v2.0/authorize?code=1', 'authorize'],
  ['https://login.entra.example/t/oauth2/v2.0/token', 'token'],
  ['https://login.entra.example/t/oauth2/v2.0/devicecode', 'devicecode'],
  ['https://login.entra.example/t/oauth2/v2.0/logout', 'logout'],
  ['https://login.entra.example/t/v2.0/.well-known/openid-configuration', 'metadata'],
  ['https://login.entra.example/t/discovery/v2.0/keys', 'keys'],
  ['https://login.entra.example/t/login/totp', 'sign-in'],
  ['https://login.entra.example/devicelogin', 'sign-in'],
  ['https://login.entra.example/t/login/confirm-device', 'confirm-device'],
  ['https://token.build.example/job-token', 'job-token'],
  ['https://build.example/jobs', 'code-host'],
  ['https://build.example/organizations', 'code-host'],
  ['https://graph.example/oidc/userinfo', 'userinfo'],
  ['https://graph.microsoft.com/v1.0/applications/one/addPassword', 'graph-change'],
  ['https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignments', 'graph-change'],
  ['https://graph.microsoft.com/v1.0/me', 'elsewhere'],
  ['https://expenses.contoso.example/callback', 'elsewhere'],
  ['https://expenses.contoso.example/token', 'elsewhere'],
])('%s is %s', (url, endpoint) => {
  expect(endpointOf(new URL(url))).toBe(endpoint)
})

describe('the vocabulary', () => {
  const entries = Object.entries(TABLES).flatMap(([table, words]) =>
    Object.entries(words).flatMap(([name, { special, ...plain }]) =>
      [plain, ...special].map((meaning) => ({ of: `${table} ${name}`, ...meaning })),
    ),
  )

  it('says sentences, and every citation leads somewhere', () => {
    for (const { of, says, spec } of entries) {
      expect(says, of).toMatch(/^\S.*\S\.$/)
      if (spec !== undefined) expect(specLink(spec).href, `${of}: ${spec}`).toMatch(/^https:/)
    }
  })

  it('has all members of the document that Entra publishes, and of its keys', () => {
    for (const member of [
      'token_endpoint token_endpoint_auth_methods_supported jwks_uri response_modes_supported subject_types_supported',
      'id_token_signing_alg_values_supported response_types_supported scopes_supported issuer claims_supported',
      'request_uri_parameter_supported userinfo_endpoint authorization_endpoint device_authorization_endpoint',
      'http_logout_supported frontchannel_logout_supported end_session_endpoint kerberos_endpoint tenant_region_scope',
      'cloud_instance_name cloud_graph_host_name msgraph_host rbac_url',
    ].flatMap((line) => line.split(' '))) {
      expect(meaningOf(metadata, member), member).toBeDefined()
    }
    for (const member of ['kty', 'use', 'kid', 'x5t', 'n', 'e', 'x5c', 'issuer'])
      expect(meaningOf(keyMembers, member), member).toBeDefined()
  })
})

const flows = await Promise.all(catalogue.map((entry) => entry.flow()))

describe.each(flows.map((flow) => [flow.slug, flow] as const))('in %s', (_slug, flow) => {
  it.each(settingsOf(flow))('every parameter, header and claim is explained under %j', async (switches) => {
    const { events } = (await completeRun(flow, { seed: 1, switches })).result
    const silent = new Set<string>()
    for (const { seq } of events) {
      const view = message(events, seq)
      const url = (parts: UrlView | undefined) => [...(parts?.query ?? []), ...(parts?.fragment ?? [])]
      for (const { name, says } of [
        ...url(view?.url),
        ...url(view?.location),
        ...(view?.headers ?? []),
        ...(view?.body.form ?? []),
        ...(view?.body.json ?? []),
      ])
        if (!says) silent.add(name)
    }
    for (const { header, claims: inside } of tokens(events, events.length))
      for (const { name, says } of [...header, ...inside]) if (!says) silent.add(name)
    expect([...silent]).toEqual([])
  })
})
