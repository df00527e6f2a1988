import { describe, expect, test } from 'vitest'
import { type AskedApi, labApis } from './apis'
import { askApi } from './ask-api'
import { explain } from './explain'
import { issuedBy, madeUp, NOW } from './testing/tokens'
import { typedApi } from './typed-api'

const { expenses, reports, graph } = labApis as Readonly<Record<string, AskedApi>>
const access = await issuedBy('authorization-code-pkce', 'access-token')
const idToken = await issuedBy('authorization-code-pkce', 'id-token')
const forReports = await issuedBy('client-credentials', 'access-token')
const forGraph = await issuedBy('admin-consent', 'access-token')
const [head = '', body = ''] = access.split('.')
const TENANT = '11111111-1111-4111-8111-111111111111'
const APP = '22222222-2222-4222-8222-222222222222'
const entra = {
  iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
  aud: APP,
  tid: TENANT,
  oid: 'o',
  ver: '2.0',
  azp: 'a',
  scp: 'Files.Read',
  exp: NOW + 600,
}
const ofEntra = (change: object = {}) => madeUp({ ...entra, ...change })
const mine = (audience = APP, tenant = TENANT, permission = 'Files.Read') =>
  typedApi({ audience, tenant, permission }, entra.iss)

async function ask(token: string, api: AskedApi | undefined, now = NOW + 60) {
  const [found] = explain(token, now).findings
  if (found?.kind !== 'jwt' || !api) throw new Error('no token, or no API')
  const { result, checks } = await askApi(found, api, now)
  const by = (wanted: string) => checks.filter((each) => each.result === wanted).map(({ check }) => check)
  return { result, failed: by('failed'), unknown: by('unknown') }
}

describe('an API of the lab', () => {
  test.each<[string, string, AskedApi | undefined, object]>([
    ['takes its own token', access, expenses, { result: 'passed', failed: [], unknown: [] }],
    ['takes an application’s token', forReports, reports, { result: 'passed', failed: [] }],
    [
      'refuses one for another API',
      access,
      reports,
      { result: 'failed', failed: ['audience', 'token-version', 'permission'] },
    ],
    [
      'refuses an ID token',
      idToken,
      expenses,
      { result: 'failed', failed: expect.arrayContaining(['audience']) },
    ],
    [
      'refuses one of another version',
      forGraph,
      expenses,
      { result: 'failed', failed: expect.arrayContaining(['token-version']) },
    ],
    ['refuses another signature', `${head}.${body}.${'A'.repeat(342)}`, expenses, { failed: ['signature'] }],
    [
      'refuses alg none',
      `${madeUp({}, { alg: 'none' }).split('.')[0]}.${body}.`,
      expenses,
      { failed: ['signature'] },
    ],
    [
      'refuses claims of other types',
      madeUp({ aud: 7 }),
      expenses,
      { result: 'failed', failed: ['claims'], unknown: ['signature'] },
    ],
    [
      'refuses what cannot be read',
      access.slice(0, 200),
      expenses,
      { result: 'failed', failed: ['signature', 'claims'] },
    ],
  ])('%s', async (_what, token, api, expected) => {
    expect(await ask(token, api)).toMatchObject(expected)
  })

  test('refuses its own token two hours later', async () => {
    expect(await ask(access, expenses, NOW + 10_000)).toMatchObject({ result: 'failed', failed: ['time'] })
  })
  test('Microsoft Graph takes a token of the lab for it', async () => {
    expect((await ask(forGraph, graph)).failed.filter((check) => check !== 'permission')).toEqual([])
  })
})

describe('an API that was typed', () => {
  test.each<[string, string, AskedApi | undefined, object]>([
    [
      'is not certain of what nobody can verify here',
      ofEntra(),
      mine(),
      { result: 'unknown', failed: [], unknown: ['signature'] },
    ],
    ['refuses another audience', ofEntra({ aud: 'x' }), mine(), { failed: ['audience', 'token-version'] }],
    ['refuses an expired one', ofEntra({ exp: NOW - 600 }), mine(), { failed: ['time'] }],
    [
      'refuses another tenant',
      ofEntra({ tid: APP, iss: entra.iss.replace(TENANT, APP) }),
      mine(),
      { failed: ['issuer', 'tenant'] },
    ],
    ['refuses another issuer', ofEntra({ iss: 'https://evil.example/' }), mine(), { failed: ['issuer'] }],
    ['refuses a missing permission', ofEntra({ scp: 'Mail.Read' }), mine(), { failed: ['permission'] }],
    [
      'takes an app role for a permission',
      ofEntra({ scp: undefined, roles: ['Files.Read'] }),
      mine(),
      { failed: [] },
    ],
    [
      'takes version 1.0',
      ofEntra({ ver: '1.0', aud: 'api://mine', iss: `https://sts.windows.net/${TENANT}/` }),
      mine(`${APP} api://mine`),
      { failed: [] },
    ],
    [
      'does not know its tenant',
      ofEntra(),
      mine(APP, '', 'Files.Read'),
      { failed: [], unknown: ['signature', 'tenant'] },
    ],
    [
      'does not know its permission',
      ofEntra(),
      mine(APP, TENANT, ''),
      { failed: [], unknown: ['signature', 'permission'] },
    ],
    [
      'refuses an issuer that is not of the tenant in tid',
      ofEntra({ tid: APP }),
      mine(APP, '', ''),
      { failed: ['issuer'] },
    ],
  ])('%s', async (_what, token, api, expected) => {
    expect(await ask(token, api)).toMatchObject(expected)
  })
  test('is none without a name', () => {
    expect(mine(' ')).toBeUndefined()
  })
})
