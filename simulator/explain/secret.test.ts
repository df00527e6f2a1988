import { describe, expect, it, test } from 'vitest'
import { explain } from './explain'
import type { Finding } from './finding'
import { NOW } from './testing/tokens'

/** What nobody may see, and what is as long as the key of a storage account. */
const S = 'hidden-9Q'
const KEY = `${'aB3d/Ef+'.repeat(10)}aB3dEf==`
const RECOVERY = '422642-123456-234567-345678-456789-567890-678901-789012'

const fieldsOf = ({
  parts,
  inside,
}: Finding): readonly { name: string; value: string; secret: boolean }[] => [
  ...parts.flatMap(({ fields }) => fields),
  ...inside.flatMap(fieldsOf),
]
const shownIn = (text: string) =>
  explain(text, NOW)
    .findings.flatMap(fieldsOf)
    .flatMap(({ value, secret }) => (secret ? [] : [value]))
    .join('\n')

describe('a secret in JSON is hidden, whatever API has answered', () => {
  test.each<[string, object]>([
    [
      'keys of a storage account',
      { keys: [{ creationTime: '2026-11-01T00:00:00Z', keyName: 'key1', value: KEY, permissions: 'FULL' }] },
    ],
    ['a Temporary Access Pass', { id: 'x', temporaryAccessPass: S, lifetimeInMinutes: 60 }],
    ['a list of them', { value: [{ temporaryAccessPass: S }] }],
    ['LAPS', { credentials: [{ accountName: 'a', passwordBase64: S }] }],
    ['BitLocker', { id: 'x', key: RECOVERY }],
    ['BitLocker, under another name', { recovery: { protector: RECOVERY } }],
    ['a secret of a key vault', { value: S, id: 'https://v.vault.azure.net/secrets/a/1', attributes: {} }],
    ['several', { list: [{ value: S, id: 'https://v.vault.azure.net/secrets/a/1' }] }],
    ['a container registry', { username: 'a', passwords: [{ name: 'password', value: S }] }],
    ['the key of a credential', { keyCredential: { key: S } }],
    ['a credential with its secret', { passwordCredentials: [{ displayName: 's', secretText: S }] }],
    ['two keys of an API', { key1: S, key2: S }],
    ['a key deep in it', { properties: { inner: [{ master: KEY }] } }],
    ['passwords as a list', { passwords: [S] }],
    ['a setting', { settings: [{ name: 'DB_PASSWORD', value: S }] }],
    ['a secret of Kubernetes', { kind: 'Secret', data: S }],
    ['the same in a list', { items: [{ kind: 'Secret', data: S }] }],
    ['an error that repeats what was sent', { error: { code: 'x', message: `client_secret=${S}` } }],
    ['and says what is meant', { error: { code: 'x', target: `https://a.example/?pin=${S}` } }],
    ['in detail', { error: { code: 'x', details: [{ code: 'y', message: `password: ${S}` }] } }],
    [
      'a refusal that does',
      { error: 'invalid_grant', error_description: `AADSTS70008: code_verifier=${S} is` },
    ],
    ['a callback with a password', { callback: `https://u:${S}@a.example/` }],
    ['the same, encoded', { callback: `/x?next=${encodeURIComponent(`https://u:${S}@a.example/`)}` }],
    ['a header in a log', { log: `GET / Authorization Bearer ${S}-and-more-1` }],
  ])('%s', (_what, object) => {
    const text = JSON.stringify(object, null, 2)
    expect(explain(text, NOW).findings.length).toBeGreaterThan(0)
    for (const secret of [S, KEY, RECOVERY]) expect(shownIn(text)).not.toContain(secret)
    expect(explain(text, NOW).isSecret).toBe(true)
  })
})

describe('a secret in a form or a header is hidden', () => {
  test.each<[string, string]>([
    ...['antwort', 'x', 'memorable_word', 'DeviceId'].map((name): [string, string] => [
      `what nobody knows, ${name}`,
      `grant_type=password&username=a&${name}=${S}`,
    ]),
    ...['pwd', 'userPWD', 'pass', 'pin', 'otp', 'passcode', 'newPassword1', 'clientSecretValue'].map(
      (name): [string, string] => [`a form with ${name}`, `grant_type=password&username=a&${name}=${S}`],
    ),
    ...['X-Original-URL', 'X-Forwarded-Uri', 'Content-Location', 'Location', 'Referer'].map(
      (name): [string, string] => [name, `HTTP/1.1 200 OK\n${name}: /cb?state=${S}\n\n`],
    ),
    ['Refresh', `HTTP/1.1 200 OK\nRefresh: 0; url=https://a.example/cb?state=${S}\n\n`],
    ['Link', `HTTP/1.1 200 OK\nLink: <https://a.example/cb?state=${S}>; rel="next"\n\n`],
    ['X-Forwarded-Authorization', `HTTP/1.1 200 OK\nX-Forwarded-Authorization: ${S}\n\n`],
    [
      'an address with a password',
      `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=a&redirect_uri=https://u:${S}@a.example/`,
    ],
    ['a challenge', `WWW-Authenticate: Bearer error="invalid_token", error_description="secret=${S}"`],
    [
      'a challenge in an answer',
      `HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm="https://u:${S}@a.example/"\n\n`,
    ],
  ])('%s', (_what, text) => {
    expect(explain(text, NOW).findings.length).toBeGreaterThan(0)
    expect(shownIn(text)).not.toContain(S)
    expect(explain(text, NOW).isSecret).toBe(true)
  })
})

describe('what is only about a secret is shown', () => {
  test.each<[string, object]>([
    ['policies', { passwordPolicies: 'DisablePasswordExpiration' }],
    ['when it was set', { user: { lastPasswordChangeDateTime: '2026-11-30T10:00:00Z' } }],
    ['when it ends', { user: { pwd_exp: '86400', passwordExpiresAt: 'soon' } }],
    ['whether there is one', { forceChangePasswordNextSignIn: true, user: { passwordRequired: true } }],
    [
      'credentials without their secrets, as Graph lists them',
      { passwordCredentials: [{ displayName: 's', hint: 'abc', secretText: null }] },
    ],
    ['its kind', { tokenType: 'Bearer', secretId: '06bc32ab-5ab5-4b8d-9f6c-95d0a420eb95' }],
    ['keys that are public', { keys: [{ kty: 'RSA', n: KEY.replace('==', ''), e: 'AQAB', x5c: [KEY] }] }],
    ['an id of Azure', { id: '/subscriptions/06bc32ab-5ab5-4b8d-9f6c-95d0a420eb95/resourceGroups/a1' }],
    [
      'a refusal that names a parameter',
      {
        error: 'invalid_client',
        error_description:
          "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'. Trace ID: 06bc32ab-5ab5-4b8d-9f6c-95d0a420eb95",
        error_uri: 'https://login.microsoftonline.com/error?code=7000218',
      },
    ],
    [
      'an error of an API',
      {
        error: {
          code: 'Forbidden',
          message: 'Caller is not authorized. Action: Microsoft.KeyVault/vaults/secrets/getSecret/action',
          innererror: { code: 'ForbiddenByRbac' },
        },
      },
    ],
  ])('%s', (_what, object) => {
    const text = JSON.stringify(object)
    const fields = explain(text, NOW).findings.flatMap(fieldsOf)
    expect(fields.filter(({ secret }) => secret)).toEqual([])
    expect(explain(text, NOW).isSecret).toBe(false)
  })

  it('a challenge of an API', () => {
    const text =
      'HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims"\n\n'
    expect(
      explain(text, NOW)
        .findings.flatMap(fieldsOf)
        .filter(({ secret }) => secret),
    ).toEqual([])
  })
})

it('a number can be a secret', () => {
  expect(shownIn('{"user":{"pin":4711}}')).toBe('')
})

it('keys are public where they are keys of signatures, and nowhere else', () => {
  const titleOf = (keys: unknown) => explain(JSON.stringify({ keys }), NOW).findings[0]?.title
  expect(titleOf([{ kty: 'RSA', n: 'x', e: 'AQAB' }])).toBe('Public keys')
  expect(titleOf([{ keyName: 'key1', value: KEY }])).toBe('JSON')
  expect(titleOf('x')).toBe('JSON')
})

it('a name that is no text is none', () => {
  expect(() => explain('{"name":{"toString":1},"id":{"toString":1},"value":1}', NOW)).not.toThrow()
})
