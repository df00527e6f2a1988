import { describe, expect, it, test } from 'vitest'
import { findFlow } from '../flows/catalogue'
import { explain } from './explain'
import type { Finding } from './finding'
import { LONGEST_TEXT, MOST_FIELDS, MOST_FINDINGS } from './limits'
import { issuedBy, madeUp, NOW } from './testing/tokens'

const access = await issuedBy('authorization-code-pkce', 'access-token')
const idToken = await issuedBy('authorization-code-pkce', 'id-token')
const graph = await issuedBy('admin-consent', 'access-token')
const titles = (text: string) => explain(text, NOW).findings.map(({ title }) => title)
const only = (text: string): Finding => {
  const { findings } = explain(text, NOW)
  expect(findings).toHaveLength(1)
  return findings[0] as Finding
}
const fieldOf = (finding: Finding, name: string) => {
  const found = finding.parts.flatMap(({ fields }) => fields).find((field) => field.name === name)
  if (!found) throw new Error(`${finding.title} has no ${name}`)
  return found
}
const mindsOf = (text: string) =>
  only(text)
    .minds.map(({ says }) => says)
    .join('\n')
const AUTHORIZE =
  'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=a&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s&code_challenge=abc&code_challenge_method=S256'
const TOKEN_ENDPOINT = 'https://login.microsoftonline.com/common/oauth2/v2.0/token'
const FORM = 'grant_type=refresh_token&refresh_token=0.abc&client_id=b&scope=User.Read'
const REFUSAL =
  "AADSTS50011: The redirect URI 'https://x' specified in the request does not match. Trace ID: 0a1b2c3d-0000-4000-8000-000000000001 Correlation ID: 0a1b2c3d-0000-4000-8000-000000000002 Timestamp: 2026-11-30 06:00:00Z"

describe('a text is known for what it is', () => {
  const lines = (access.match(/.{1,64}/g) ?? []).join('\n  ')
  const jwe = 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a2V5.aXY.Y29udGVudA.dGFn'
  test.each<[string, string, readonly string[]]>([
    ['a token', access, ['Access token, version 2.0']],
    ['a token of version 1.0', graph, ['Access token, version 1.0']],
    ['an ID token', idToken, ['ID token, version 2.0']],
    ['behind Bearer', `Bearer ${access}`, ['Access token, version 2.0']],
    ['in a header', `Authorization: Bearer ${access}`, ['Access token, version 2.0']],
    ['in quotes', `"${access}",`, ['Access token, version 2.0']],
    ['in typographic quotes', `“${access}”`, ['Access token, version 2.0']],
    ['broken into lines', lines, ['Access token, version 2.0']],
    ['broken into lines of Windows', lines.replaceAll('\n', '\r\n'), ['Access token, version 2.0']],
    ['with marks that nobody sees', `\ufeff${access}\u200b`, ['Access token, version 2.0']],
    [
      'in a command',
      `wget --header 'Authorization: Bearer ${access}' https://api.example/`,
      ['Access token, version 2.0'],
    ],
    ['at the end of a sentence', `The token is ${access}.`, ['Access token, version 2.0']],
    ['written with %', encodeURIComponent(`${access}\n`), ['Access token, version 2.0']],
    ['as a member', `  "access_token": "${access}",`, ['Access token, version 2.0']],
    ['two in a row', `${access}\n${idToken}`, ['Access token, version 2.0', 'ID token, version 2.0']],
    [
      'two with words between',
      `${access} and ${idToken}`,
      ['Access token, version 2.0', 'ID token, version 2.0'],
    ],
    ['one twice', `${access}\n${access}`, ['Access token, version 2.0']],
    ['cut off in its claims', access.slice(0, 300), ['JWT']],
    ['cut off in its header', access.slice(0, 40), ['JWT']],
    ['without its signature', access.split('.').slice(0, 2).join('.'), ['Access token, version 2.0']],
    ['an encrypted token', jwe, ['Encrypted token']],
    ['a refresh token', '0.ARoAv4j5cvGGr0GRqy180BHbR8K9', ['Opaque value']],
    [
      'a token of another issuer',
      madeUp({ iss: 'https://accounts.google.com', azp: 'x', sub: '1', aud: 'x' }),
      ['JWT'],
    ],
    [
      'a client assertion',
      madeUp({ iss: 'app', sub: 'app', aud: 'https://login.microsoftonline.com/x/oauth2/v2.0/token' }),
      ['Client assertion'],
    ],
    [
      'a token of a job',
      madeUp({
        iss: 'https://token.actions.githubusercontent.com',
        sub: 'repo:a/b',
        repository: 'a/b',
        aud: 'api://AzureADTokenExchange',
      }),
      ['Token of a build job'],
    ],
    ['an authorization request', AUTHORIZE, ['Authorization request']],
    ['one as a log has it', `GET ${AUTHORIZE.slice(33)} HTTP/1.1`, ['Authorization request']],
    ['one broken into lines', AUTHORIZE.replaceAll('&', '\n  &'), ['Authorization request']],
    ['one in a sentence', `It goes to ${AUTHORIZE}, and fails.`, ['Authorization request']],
    [
      'admin consent',
      'https://login.microsoftonline.com/organizations/v2.0/adminconsent?client_id=a&scope=.default',
      ['Request for admin consent'],
    ],
    [
      'admin consent, the older address',
      'https://login.microsoftonline.com/common/adminconsent?client_id=a',
      ['Request for admin consent'],
    ],
    [
      'a sign-out',
      'https://login.microsoftonline.com/common/oauth2/v2.0/logout?post_logout_redirect_uri=https%3A%2F%2Fa',
      ['Sign-out request'],
    ],
    ['a callback', 'https://app.example/callback?code=0.abc&state=s', ['Answer to an app']],
    ['a callback by fragment', 'http://localhost:3000/#code=0.abc&state=s', ['Answer to an app']],
    ['a callback of a native app', 'msauth.com.app://auth?code=0.abc&state=s', ['Answer to an app']],
    [
      'a callback with a refusal',
      'https://app.example/callback?error=access_denied&error_description=AADSTS65004',
      ['Answer to an app: a refusal'],
    ],
    [
      'a callback of admin consent',
      'https://app.example/callback?admin_consent=True&tenant=x',
      ['Answer to an app: admin consent'],
    ],
    ['a query alone', '?code=0.abc&state=s', ['Answer to an app, as a form']],
    [
      'metadata',
      'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
      ['Metadata document'],
    ],
    ['another address', 'https://example.org/?q=1', ['Address']],
    ['a token request', 'grant_type=authorization_code&code=0.abc&client_secret=s', ['Token request']],
    ['a token response', JSON.stringify({ token_type: 'Bearer', access_token: access }), ['Token response']],
    [
      'a refusal of the token endpoint',
      JSON.stringify({ error: 'invalid_grant', error_description: REFUSAL, error_codes: [50011] }),
      ['Refusal'],
    ],
    [
      'an answer for a device',
      JSON.stringify({ device_code: 'x', user_code: 'y' }),
      ['Answer of the device authorization endpoint'],
    ],
    ['claims alone', JSON.stringify({ aud: 'x', iss: 'y' }), ['Claims without their token']],
    ['other JSON', '{"a":1}', ['JSON']],
    [
      'a challenge',
      'WWW-Authenticate: Bearer realm="", error="insufficient_scope", scope="A"',
      ['Challenge of an API'],
    ],
    ['a number', '50011', ['AADSTS50011']],
    ['a code', 'AADSTS50011', ['AADSTS50011']],
    ['a code in small letters', ' aadsts50011 ', ['AADSTS50011']],
    ['a number in quotes', '"50011",', ['AADSTS50011']],
    [
      'a token in an address in a sentence',
      `It is https://a.example/#id_token=${idToken}&state=s, look.`,
      ['Answer to an app'],
    ],
    ['a page of a refusal', REFUSAL, ['AADSTS50011']],
    ['two codes', 'AADSTS50011 and AADSTS65001', ['AADSTS50011', 'AADSTS65001']],
    ['a code that is not known', 'AADSTS53003', ['AADSTS53003']],
    ['an address and the form below it', `${TOKEN_ENDPOINT}\n${FORM}`, ['Token endpoint', 'Token request']],
    [
      'the same with its method, an empty line, and a parameter a line',
      `POST ${TOKEN_ENDPOINT}\n\n${FORM.replaceAll('&', '\n')}`,
      ['HTTP request'],
    ],
    ['a form, a parameter a line', FORM.replaceAll('&', '\n'), ['Token request']],
    ['a form, a parameter a line and &', FORM.replaceAll('&', '\n&'), ['Token request']],
    ['SAML', 'https://login.microsoftonline.com/x/saml2?SAMLRequest=fZJ', ['SAML message']],
    ['SAML as a form', 'SAMLResponse=PHNhbWxw&RelayState=x', ['SAML message']],
    ['SAML as XML', '<samlp:Response xmlns:samlp="x">', ['SAML message']],
  ])('%s', (_what, text, expected) => {
    expect(titles(text)).toEqual(expected)
  })
})

describe('a token ends where it ends, whatever comes in the next line', () => {
  const wrapped = (width: number) => (access.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n')
  test.each<[string, string]>([
    ['an address', `${access}\nhttps://app.example/callback?code=x&state=s`],
    ['a code', `${access}\nAADSTS50011`],
    ['a word', `${access}\nthanks`],
    ['a sentence', `${access}\nThis is the token.`],
    ['a word behind its lines', `${wrapped(64)}\nthanks`],
    ['the rest of it, in lines of 64', wrapped(64)],
    ['the rest of it, in lines of 76', `Authorization: Bearer ${wrapped(76)}`],
    ['the rest of it, quoted in a mail', wrapped(70).replace(/^/gm, '> ')],
    ['the rest of its signature', `${access.slice(0, -40)}\n${access.slice(-40)}`],
  ])('%s', (_what, text) => {
    const [found] = explain(text, NOW).findings
    expect(found?.kind === 'jwt' && found.jwt).toBe(access)
  })
})

describe('what is none of them is answered with what to do', () => {
  test.each<[string, string, RegExp]>([
    ['words', 'why can I not sign in?', /nothing in it .*\nPaste a token/],
    ['a short number', '404', /404 is no number of an AADSTS code.*\nPaste/],
    ['a long text', 'x'.repeat(LONGEST_TEXT + 1), /131,072 are read at most/],
    ['a megabyte', access.repeat(1_000), /are read at most/],
  ])('%s', (_what, text, says) => {
    const { findings, notes } = explain(text, NOW)
    expect(findings).toEqual([])
    expect(notes.join('\n')).toMatch(says)
  })
  it('nothing is nothing', () => {
    expect(explain(' \n\t\u200b', NOW)).toEqual({ findings: [], notes: [], isSecret: false })
  })
})

describe('a claim says what it means, who put it there, and who reads it', () => {
  test.each<[string, string, object]>([
    [
      'aud',
      access,
      { putBy: 'identity-provider', source: 'resource.appId', readBy: 'api', spec: 'rfc7519#4.1.3' },
    ],
    ['aud', graph, { source: 'request.scope' }],
    ['aud', idToken, { source: 'application.appId', readBy: 'app' }],
    ['oid', access, { source: 'user.id', says: expect.stringMatching(/Who asks/) }],
    ['exp', access, { reads: expect.stringMatching(/^today, .* after it was made$/) }],
    ['uti', access, { readBy: 'administrators' }],
    ['alg', access, { says: expect.stringMatching(/RSA with SHA-256/) }],
    [
      'nonce',
      madeUp({ iss: 'https://sts.windows.net/x/', appid: 'a', scp: 'A' }, { alg: 'RS256', nonce: 'x' }),
      { says: expect.stringMatching(/^Not the nonce of a sign-in.*does not document it/) },
    ],
    [
      'nonce',
      madeUp({ iss: 'https://issuer.example', sub: 'a' }, { alg: 'RS256', nonce: 'x' }),
      { says: expect.stringMatching(/^Not known here/) },
    ],
    ['nonce', idToken, { says: expect.stringMatching(/^The value the app sent along/), spec: 'oidc-core#2' }],
    [
      'idtyp',
      madeUp({ iss: 'https://sts.windows.net/x/', appid: 'a', scp: 'A', idtyp: 'user' }),
      { says: expect.stringMatching(/^user: a person stands behind/) },
    ],
    [
      'idtyp',
      madeUp({ iss: 'https://sts.windows.net/x/', appid: 'a', idtyp: 'app' }),
      { says: expect.stringMatching(/^app: there is no person/) },
    ],
    [
      'ipaddr',
      madeUp({ iss: 'https://sts.windows.net/x/', appid: 'a', ipaddr: '192.0.2.1' }),
      { spec: 'entra#optional-claims' },
    ],
    [
      'toString',
      madeUp({ toString: 'x' }),
      { says: expect.stringMatching(/^Not known here/), spec: 'rfc7519#4' },
    ],
    [
      'sub',
      madeUp({ iss: 'https://sts.windows.net/x/', appid: 'a', idtyp: 'app', sub: 'x' }),
      { source: 'servicePrincipal.id' },
    ],
  ])('%s', (name, token, expected) => {
    expect(fieldOf(only(token), name)).toMatchObject(expected)
  })
})

describe('what is wrong with a token is said', () => {
  const entra = { iss: 'https://login.microsoftonline.com/x/v2.0', azp: 'a', scp: 'A', exp: NOW + 60 }
  test.each<[string, string, RegExp]>([
    ['expired', madeUp({ ...entra, exp: NOW - 7_200 }), /By the clock of this device it expired 2 h ago/],
    ['not yet good', madeUp({ ...entra, nbf: NOW + 30 }), /good only in 30 s/],
    ['good', madeUp(entra), /good for another 1 min/],
    ['without an end', madeUp({ ...entra, exp: undefined }), /does not say until when/],
    ['a claim of another type', madeUp({ ...entra, aud: 7 }), /claim aud is not of the type/],
    ['alg none', madeUp(entra, { alg: 'none' }), /nobody has signed it/],
    ['alg None', madeUp(entra, { alg: 'None' }), /nobody has signed it/],
    ['a shared secret', madeUp(entra, { alg: 'HS256' }), /can also forge it/],
    [
      'for Graph, with a nonce',
      madeUp(entra, { alg: 'RS256', nonce: 'x' }),
      /does not validate as a JWT for anybody else/,
    ],
    ['without a signature', madeUp(entra).split('.').slice(0, 2).join('.'), /It has no signature/],
    [
      'cut off',
      access.slice(0, 300),
      /its payload is not one JSON object|Its payload is not one JSON object|Its payload is no BASE64URL/,
    ],
    ['with padding', madeUp(entra).replace('.c2ln', '==.c2ln'), /plain base64|no BASE64URL/],
    [
      'a name twice',
      `e30.${Buffer.from('{"aud":"a","aud":"b"}').toString('base64url')}.x`.replace(
        'e30',
        Buffer.from('{"alg":"RS256"}').toString('base64url'),
      ),
      /stands there twice/,
    ],
    ['four parts', `${madeUp(entra)}.x`, /more than three parts/],
    ['an ID token', idToken, /Sent to an API .* it is refused/],
  ])('%s', (_what, token, says) => {
    expect(mindsOf(token)).toMatch(says)
  })
})

describe('what is wrong with an address is said', () => {
  test.each<[string, string, RegExp]>([
    ['no PKCE', AUTHORIZE.replace(/&code_challenge=.*/, ''), /no PKCE/],
    ['plain PKCE', AUTHORIZE.replace('=S256', '=plain'), /not made with S256/],
    ['no state', AUTHORIZE.replace('&state=s', ''), /no state/],
    ['no scope', AUTHORIZE.replace('&scope=openid', ''), /scope is missing.*AADSTS900144/],
    ['the implicit grant', AUTHORIZE.replace('=code&', '=token&'), /implicit grant/],
    ['no nonce', AUTHORIZE.replace('=code&', '=id_token&'), /no nonce/],
    ['a secret', `${AUTHORIZE}&client_secret=x`, /client_secret stands in the query/],
    ['a callback without state', 'https://a.example/?code=x', /No state came back/],
    ['a token in a query', 'https://a.example/?access_token=x&state=s', /access_token stands in the query/],
  ])('%s', (_what, address, says) => {
    expect(mindsOf(address)).toMatch(says)
  })
  it('scope in an answer is what was granted', () => {
    const answer = only('https://a.example/#access_token=x&scope=User.Read&state=s')
    expect(fieldOf(answer, 'scope')).toMatchObject({
      says: expect.stringMatching(/^What was granted/),
      spec: 'rfc6749#4.2.2',
    })
  })
  it('scope with a password is of the specification', () => {
    const form = only('grant_type=password&username=a&password=b&scope=User.Read')
    for (const name of ['grant_type', 'username', 'password', 'scope'])
      expect(fieldOf(form, name).spec, name).toBe('rfc6749#4.3.2')
  })
  it('a form with a parameter a line has each of them', () => {
    const form = only(FORM.replaceAll('&', '\n'))
    expect(form.parts[0]?.fields.map(({ name, value }) => `${name}=${value}`).join('&')).toBe(FORM)
  })
  it('nothing, where nothing is wrong', () => {
    expect(only(AUTHORIZE).minds).toEqual([])
  })
  it('a parameter that stands there twice, and one that nobody knows', () => {
    const finding = only(`${AUTHORIZE}&state=t&colour=red`)
    expect(fieldOf(finding, 'state').odd).toMatch(/more than once/)
    expect(fieldOf(finding, 'colour').says).toMatch(/^Not known here/)
  })
})

describe('what whoever reads it could use is hidden', () => {
  test.each<[string, string, readonly string[]]>([
    ['a callback', 'https://a.example/?code=abc&state=s&session_state=t', ['code']],
    [
      'a token request',
      'grant_type=refresh_token&refresh_token=a&client_id=b&client_secret=c&client_assertion=d&password=e&code_verifier=f',
      ['refresh_token', 'client_secret', 'client_assertion', 'password', 'code_verifier'],
    ],
    [
      'a token response',
      JSON.stringify({ access_token: 'a', id_token: 'b', refresh_token: 'c', expires_in: 1, scope: 's' }),
      ['access_token', 'id_token', 'refresh_token'],
    ],
    ['a word', '0.ARoAv4j5cvGGr0GRqy180BHbR8K9', ['value']],
    [
      'what nobody knows and looks like a key',
      'https://a.example/?code=x&state=s&sessionKey=9f8e7d6c5b4a39281706&apikey=1',
      ['code', 'sessionKey', 'apikey'],
    ],
    ['a password in front of the host', 'https://ada:pw@a.example/?state=s', ['userinfo']],
  ])('%s', (_what, text, hidden) => {
    const fields = only(text).parts.flatMap(({ fields }) => fields)
    expect(fields.filter(({ secret }) => secret).map(({ name }) => name)).toEqual(hidden)
  })
})

describe('what stands inside is explained too', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'tokens in an answer',
      JSON.stringify({ access_token: access, id_token: idToken }),
      ['Access token, version 2.0', 'ID token, version 2.0'],
    ],
    [
      'an ID token in a fragment',
      `https://a.example/#id_token=${idToken}&state=s`,
      ['ID token, version 2.0'],
    ],
    [
      'an assertion in a form',
      `grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=${access}`,
      ['Access token, version 2.0'],
    ],
    [
      'a code in a refusal',
      JSON.stringify({ error: 'invalid_grant', error_description: REFUSAL, error_codes: [50011, 65001] }),
      ['AADSTS50011', 'AADSTS65001'],
    ],
    [
      'a code in a callback',
      'https://a.example/?error=access_denied&error_description=AADSTS65004%3A+no',
      ['AADSTS65004'],
    ],
  ])('%s', (_what, text, expected) => {
    expect(only(text).inside.map(({ title }) => title)).toEqual(expected)
  })
  it('a refusal has what whoever looks into it needs', () => {
    expect(only(REFUSAL).parts[0]?.fields.map(({ name }) => name)).toEqual([
      'Trace ID',
      'Correlation ID',
      'Timestamp',
    ])
  })
  it('a code says what mends it, and has an address', () => {
    expect(only('50011')).toMatchObject({
      known: {
        hasPage: true,
        onPage: true,
        reason: { mend: expect.any(String), page: expect.stringMatching(/^Entra ID/) },
      },
    })
  })
})

it('many things, and many fields, are said to be more than what is shown', () => {
  const many = explain(Array.from({ length: 20 }, (_, n) => madeUp({ sub: `${n}` })).join('\n'), NOW)
  expect(many.findings).toHaveLength(MOST_FINDINGS)
  expect(many.notes).toEqual([expect.stringMatching(/There is more/)])
  const wide = only(madeUp(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`c${n}`, n]))))
  expect(wide.parts[1]).toMatchObject({ leftOut: 300 - MOST_FIELDS })
})

it('the flows that are named exist', () => {
  const texts = [
    access,
    graph,
    idToken,
    AUTHORIZE,
    'grant_type=password&a=b',
    'grant_type=refresh_token&a=b',
    '{"device_code":"x"}',
  ]
  const named = texts.flatMap((text) => only(text).flows)
  expect(named.length).toBeGreaterThan(6)
  for (const slug of named) expect(findFlow(slug), slug).toBeDefined()
})
