import { describe, expect, it, test } from 'vitest'
import { explain } from './explain'
import type { Explained, Finding } from './finding'
import { issuedBy, NOW } from './testing/tokens'

const token = await issuedBy('authorization-code-pkce', 'access-token')
const TOKEN_ENDPOINT = 'https://login.microsoftonline.com/common/oauth2/v2.0/token'
/** What nobody may see. */
const S = 'qZ8~Vt7.hidden-9Q'
const SESSION = '0.ARoAv4j5cvGGr0GRqy180BHbR8K9.AgAB'

/** All that stands on the screen before somebody asks for a value. */
const onScreen = ({ findings, notes }: Explained): string => {
  const of = ({ title, says, minds, parts, inside }: Finding): readonly string[] => [
    title,
    ...[...says, ...minds].map((each) => each.says),
    ...parts.flatMap(({ fields }) =>
      fields.flatMap(({ name, value, secret, says, reads, odd }) => [
        name,
        secret ? '' : value,
        says ?? '',
        reads ?? '',
        odd ?? '',
      ]),
    ),
    ...inside.flatMap(of),
  ]
  return [...notes, ...findings.flatMap(of)].join('\n')
}
const titlesIn = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ title, inside }) => [title, ...titlesIn(inside)])

/** What is pasted, and what is taken apart of it. */
const READ: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'curl with -d',
    `curl -X POST ${TOKEN_ENDPOINT} -d grant_type=client_credentials -d client_id=a -d client_secret=${S}`,
    ['HTTP request', 'Token endpoint', 'Token request'],
  ],
  [
    'curl with -d in quotes, over lines',
    `$ curl --location '${TOKEN_ENDPOINT}' \\\n  --header 'Content-Type: application/x-www-form-urlencoded' \\\n  --data-urlencode 'client_secret=${S}' \\\n  --data-urlencode 'grant_type=client_credentials'`,
    ['HTTP request', 'Token endpoint', 'Token request'],
  ],
  [
    'curl at the prompt of Windows',
    `curl.exe ^"${TOKEN_ENDPOINT}^" ^\n  --data-raw ^"grant_type=refresh_token^&refresh_token=${S}^"`,
    ['HTTP request', 'Token endpoint', 'Token request'],
  ],
  [
    'curl with -u',
    `curl -s -u a:${S} -d grant_type=client_credentials ${TOKEN_ENDPOINT}`,
    ['HTTP request', 'Token endpoint', 'Token request'],
  ],
  ['curl with -u and no space', `curl -ua:${S} ${TOKEN_ENDPOINT}`, ['HTTP request', 'Token endpoint']],
  [
    'curl with a header',
    `curl -H "Authorization: Bearer ${token}" -H 'X-Api-Key: ${S}' https://api.example/`,
    ['HTTP request', 'Access token, version 2.0'],
  ],
  [
    'curl with an opaque token',
    `curl -H "Authorization: Bearer ${S}" https://api.example/`,
    ['HTTP request'],
  ],
  [
    'curl with cookies',
    `curl -b 'ESTSAUTH=${S}; fpc=${S}' https://login.microsoftonline.com/`,
    ['HTTP request'],
  ],
  ['curl with JSON', `curl --json '{"clientSecret":"${S}"}' https://api.example/`, ['HTTP request', 'JSON']],
  ['curl with a proxy', `curl -U a:${S} -x http://proxy.example https://api.example/`, ['HTTP request']],
  [
    'curl with its answer',
    `curl -d client_secret=${S} ${TOKEN_ENDPOINT}\n{"error":"invalid_client","error_codes":[7000215]}`,
    ['HTTP request', 'Token endpoint', 'Token request', 'Refusal', 'AADSTS7000215'],
  ],
  [
    'curl -v',
    `* Connected to login\n> GET / HTTP/2\n> Host: login.microsoftonline.com\n> Cookie: ESTSAUTHPERSISTENT=${S}\n>\n< HTTP/2 200\n< set-cookie: ESTSAUTH=${S}; path=/; secure\n`,
    ['HTTP request', 'HTTP answer 200'],
  ],
  [
    'a request',
    `POST /common/oauth2/v2.0/token HTTP/1.1\r\nHost: login.microsoftonline.com\r\nContent-Type: application/x-www-form-urlencoded\r\nCookie: ESTSAUTH=${SESSION}\r\n\r\nclient_id=a&grant_type=authorization_code&code=${S}&client_secret=${S}`,
    ['HTTP request', 'Token endpoint', 'Token request'],
  ],
  [
    'a request with Basic',
    `POST ${TOKEN_ENDPOINT} HTTP/1.1\nAuthorization: Basic ${Buffer.from(`a:${S}`).toString('base64')}\n\ngrant_type=client_credentials`,
    ['HTTP request', 'Token endpoint', 'Token request'],
  ],
  [
    'a request of a sign-in page',
    `POST /common/login HTTP/1.1\nHost: login.microsoftonline.com\n\nlogin=ada%40contoso.example&passwd=${S}&ctx=${S}&flowToken=${S}`,
    ['HTTP request', 'Form'],
  ],
  [
    'a request of a device',
    `POST /common/oauth2/v2.0/devicecode HTTP/1.1\nHost: login.microsoftonline.com\n\nclient_id=a&scope=User.Read&client_secret=${S}`,
    ['HTTP request', 'Device authorization endpoint', 'Device authorization request'],
  ],
  [
    'an answer',
    `HTTP/1.1 200 OK\nSet-Cookie: ESTSAUTH=${S}; domain=.login.microsoftonline.com; path=/; secure; HttpOnly\nContent-Type: application/json\n\n{"token_type":"Bearer","access_token":"${token}","refresh_token":"${S}"}`,
    ['HTTP answer 200', 'Token response', 'Access token, version 2.0'],
  ],
  [
    'an answer that redirects',
    `HTTP/1.1 302 Found\nLocation: https://app.example/cb?code=${S}&state=s\n\n`,
    ['HTTP answer 302', 'Answer to an app'],
  ],
  ['a body of another kind', `POST /x HTTP/1.1\nHost: a.example\n\n<secret>${S}</secret>`, ['HTTP request']],
  ['cookies alone', `Cookie: ESTSAUTH=${S}; buid=${S}`, ['HTTP headers']],
  [
    'a cookie that is set',
    `Set-Cookie: ESTSAUTHPERSISTENT=${S}; expires=Wed, 09 Dec 2026; path=/`,
    ['HTTP headers'],
  ],
  [
    'headers of a browser',
    `:authority: login.microsoftonline.com\n:method: GET\n:path: /common/oauth2/v2.0/authorize?client_id=a&code=${S}\ncookie: ESTSAUTH=${S}`,
    ['HTTP request', 'Authorization request'],
  ],
  ['Basic alone', `Authorization: Basic ${Buffer.from(`a:${S}`).toString('base64')}`, ['HTTP headers']],
  [
    'settings of an app',
    JSON.stringify({ AzureAd: { ClientId: 'a', ClientCredentials: [{ ClientSecret: S }] } }),
    ['JSON'],
  ],
  ['a private key', JSON.stringify({ keys: [{ kty: 'RSA', n: 'x', e: 'AQAB', d: S }] }), ['Public keys']],
  ['a new secret of Graph', JSON.stringify({ displayName: 'x', secretText: S }), ['JSON']],
]

describe('a secret is not seen before somebody asks for it, and what it came in is taken apart', () => {
  test.each(READ)('%s', (_what, text, titles) => {
    const explained = explain(text, NOW)
    expect(titlesIn(explained.findings)).toEqual(titles)
    for (const secret of [S, SESSION, token, Buffer.from(`a:${S}`).toString('base64')])
      expect(onScreen(explained)).not.toContain(secret)
    expect(explained.isSecret).toBe(true)
  })
})

describe('what is not taken apart is not shown, and the text does not stay on the screen', () => {
  test.each<[string, string]>([
    ['PowerShell', `Invoke-RestMethod -Uri ${TOKEN_ENDPOINT} -Body @{ client_secret = '${S}' }`],
    ['HTTPie', `http -f POST ${TOKEN_ENDPOINT} client_secret=${S}`],
    ['wget', `wget --post-data='client_secret=${S}' ${TOKEN_ENDPOINT}`],
    ['Python', `requests.post(url, data={'client_id': 'a', 'client_secret': '${S}'})`],
    ['a call of fetch', `fetch("${TOKEN_ENDPOINT}", { "headers": { "authorization": "Basic ${S}" } })`],
    ['az', `az login --service-principal -u 0000 -p ${S} --tenant contoso.example`],
    ['settings in YAML', `azure:\n  client-id: a\n  client-secret: ${S}`],
    ['variables', `export AZURE_CLIENT_SECRET=${S}\nexport AZURE_TENANT_ID=contoso.example`],
    ['a connection string', `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${S}==`],
    ['a private key', `-----BEGIN RSA PRIVATE KEY-----\n${S}\n-----END RSA PRIVATE KEY-----`],
    ['a log with a code', `18:00 GET ${TOKEN_ENDPOINT} AADSTS70008, client_secret: "${S}"`],
  ])('%s', (_what, text) => {
    const explained = explain(text, NOW)
    expect(onScreen(explained)).not.toContain(S)
    expect(explained.isSecret).toBe(true)
    expect(explained.notes.join(' ')).toMatch(/not taken apart, and nothing of it is shown/)
  })

  test.each<[string, string, boolean]>([
    ['a token', token, true],
    ['an encrypted token', 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a2V5.aXY.Y29udGVudA.dGFn', true],
    ['SAML', 'SAMLResponse=PHNhbWxw&RelayState=x', true],
    ['a code of Entra', 'AADSTS50011', false],
    ['a refusal', 'AADSTS7000215: Invalid client secret provided. Sign-in error code: 7000215', false],
    [
      'an authorization request',
      'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=a&scope=openid',
      false,
    ],
    ['keys that are public', JSON.stringify({ keys: [{ kty: 'RSA', n: 'x', e: 'AQAB' }] }), false],
    [
      'an error of an API',
      JSON.stringify({ error: { code: 'Authorization_RequestDenied', message: 'No.' } }),
      false,
    ],
  ])('%s: %s', (_what, text, isSecret) => {
    expect(explain(text, NOW).isSecret).toBe(isSecret)
  })

  it('a token in a log is no reason to speak of more', () => {
    expect(explain(`2026-11-30 Authorization: Bearer ${token}`, NOW).notes).toEqual([])
  })
})

it('who asks by -u is a header of the request, and hidden', () => {
  const [field] = explain(`curl -u a:${S} https://api.example/`, NOW).findings[0]?.parts[0]?.fields ?? []
  expect(field).toMatchObject({ name: 'Authorization', value: `Basic a:${S}`, secret: true })
})

it('a command is read as a shell reads it', () => {
  const text = `curl -sSXPOST '${TOKEN_ENDPOINT}' -d "client_id=a" -d 'scope='"'"'x'"'"'' --data-urlencode 'state=a&b=c' -o out.json`
  const form = explain(text, NOW).findings[0]?.inside.find(({ kind }) => kind === 'form')
  expect(form?.parts[0]?.fields.map(({ name, value }) => [name, value])).toEqual([
    ['client_id', 'a'],
    ['scope', "'x'"],
    ['state', 'a&b=c'],
  ])
})
