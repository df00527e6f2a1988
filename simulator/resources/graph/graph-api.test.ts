import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDirectory } from '../../directory/directory'
import { contoso } from '../../fixtures/contoso'
import { GRAPH_APP_ID } from '../../fixtures/graph-service-principal'
import { groupNamed } from '../../fixtures/named'
import { header } from '../../network/message'
import { ada, chidi, ISSUER, ISSUER_OF_VERSION_ONE, setUp, sign } from '../testing/api'
import { createGraphApi } from './graph-api'

const SEED = 8288
const HOST = 'https://graph.microsoft.com'
const finance = groupNamed(contoso, 'Finance')
const allStaff = groupNamed(contoso, 'All staff')
/** Contoso with a group around Finance, one that is no security group, and two that contain each other. */
const tenant = {
  ...contoso,
  groups: [
    ...contoso.groups,
    { ...finance, id: 'around', displayName: 'Head office', members: [finance.id, 'ring'] },
    { ...finance, id: 'ring', displayName: 'Ring', members: ['around'] },
    {
      ...finance,
      id: 'list',
      displayName: 'A mailing list',
      securityEnabled: false,
      members: [ada?.id ?? ''],
    },
  ],
}
const DIRECT = [finance.id, allStaff.id, 'list']
const AROUND = [finance.id, allStaff.id, 'around', 'ring', 'list']

const graph = () =>
  setUp(createGraphApi, {
    directory: createDirectory(tenant),
    appId: GRAPH_APP_ID,
    issuers: { '1.0': ISSUER_OF_VERSION_ONE },
  })
const token = (claims: Readonly<Record<string, unknown>> = {}) =>
  sign({ aud: GRAPH_APP_ID, iss: ISSUER_OF_VERSION_ONE, ver: '1.0', scp: 'openid User.Read', ...claims })
const app = (...roles: string[]) => token({ scp: undefined, roles, appid: 'client', oid: 'backup' })

type Request = { method?: string; body?: string; headers?: [string, string][] }
async function ask(path: string, claims?: object | Promise<string>, request: Request = {}) {
  const { call, failed } = graph()
  const bearer = claims instanceof Promise ? await claims : await token({ ...claims })
  const response = await call(bearer, { url: `${HOST}${path}`, ...request })
  const body = response.body === '' ? {} : JSON.parse(response.body)
  return { ...response, body, code: body.error?.code, failed: failed() }
}
const JSON_TYPE: [string, string] = ['Content-Type', 'application/json']
const post = (body: string, headers = [JSON_TYPE]): Request => ({ method: 'POST', body, headers })
const ONLY = post('{"securityEnabledOnly":true}')
const ids = ({ body }: { body: { value: { id: string }[] } }) => body.value.map(({ id }) => id)

describe('who somebody is', () => {
  it.each([
    '/v1.0/me',
    `/v1.0/users/${ada?.id}`,
    `/v1.0/users/${ada?.id.toUpperCase()}`,
    '/v1.0/users/ADA@contoso.example',
    '/v1.0/users/ada%40contoso.example',
  ])('GET %s with User.Read is the person, in full', async (path) => {
    const { status, body, headers } = await ask(path)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      '@odata.context': `${HOST}/v1.0/$metadata#users/$entity`,
      id: ada?.id,
      displayName: 'Ada Nilsen',
      jobTitle: 'Accountant',
    })
    expect(header({ headers }, 'Cache-Control')).toBe('no-store')
  })

  it('User.ReadBasic.All tells names and addresses of others, and no job; User.Read.All all of it', async () => {
    const other = `/v1.0/users/${chidi?.id}`
    const basic = await ask(other, { scp: 'User.ReadBasic.All' })
    expect(basic.body).toMatchObject({ displayName: 'Chidi Okafor', mail: chidi?.mail, jobTitle: null })
    expect((await ask(other, { scp: 'User.Read.All' })).body.jobTitle).toBe('Finance Manager')
    expect((await ask(`/v1.0/users/${ada?.id}`, { scp: 'User.ReadBasic.All' })).body.jobTitle).toBe(
      'Accountant',
    )
  })

  it('an application on its own reads any user with a role', async () => {
    expect((await ask(`/v1.0/users/${chidi?.id}`, app('User.Read.All'))).body.jobTitle).toBe(
      'Finance Manager',
    )
    expect((await ask(`/v1.0/users/${chidi?.id}`, app('User.ReadBasic.All'))).body.jobTitle).toBeNull()
  })
})

describe('what somebody is a member of', () => {
  it('memberOf is direct, transitiveMemberOf goes through other groups, each once', async () => {
    expect(ids(await ask('/v1.0/me/memberOf'))).toEqual(DIRECT)
    expect(ids(await ask('/v1.0/me/transitiveMemberOf'))).toEqual(AROUND)
    expect(ids(await ask(`/v1.0/users/${ada?.id}/memberOf`))).toEqual(DIRECT)
    expect(ids(await ask(`/v1.0/users/${ada?.id}/transitiveMemberOf`, app('User.Read.All')))).toEqual(AROUND)
  })

  it('with User.Read alone a group is an id, and null besides; with GroupMember.Read.All it has its name', async () => {
    const [limited] = (await ask('/v1.0/me/memberOf')).body.value
    expect(limited).toMatchObject({
      '@odata.type': '#microsoft.graph.group',
      id: finance.id,
      displayName: null,
    })
    const [named] = (await ask('/v1.0/me/memberOf', { scp: 'User.Read GroupMember.Read.All' })).body.value
    expect(named.displayName).toBe('Finance')
    for (const group of [limited, named]) expect(Object.keys(group)).not.toContain('members')
  })

  it('getMemberObjects gives the ids, through other groups; only those of security groups where asked', async () => {
    const security = AROUND.filter((id) => id !== 'list')
    const { status, body } = await ask('/v1.0/me/getMemberObjects', {}, ONLY)
    expect(status).toBe(200)
    expect(body).toEqual({
      '@odata.context': `${HOST}/v1.0/$metadata#Collection(Edm.String)`,
      value: security,
    })
    const all = await ask('/v1.0/me/getMemberObjects', {}, post('{"securityEnabledOnly":false}'))
    expect(all.body.value).toEqual(AROUND)
    expect(
      (await ask(`/v1.0/users/${ada?.id}/getMemberObjects`, app('User.Read.All'), ONLY)).body.value,
    ).toEqual(security)
  })

  it('says what is true now, whatever the token was made of', async () => {
    const directory = createDirectory(tenant)
    const { call } = setUp(createGraphApi, {
      directory,
      appId: GRAPH_APP_ID,
      issuers: { '1.0': ISSUER_OF_VERSION_ONE },
    })
    const bearer = await token()
    directory.put('groups', { ...finance, members: [] }, '', () => 0)
    const { value } = JSON.parse((await call(bearer, { url: `${HOST}/v1.0/me/memberOf` })).body)
    expect(value.map(({ id }: { id: string }) => id)).toEqual([allStaff.id, 'list'])
  })
})

describe('a token that opens nothing here', () => {
  it.each<[string, string, Readonly<Record<string, unknown>>, Request, number, string]>([
    ['for another API', '/v1.0/me', { aud: 'api://expenses.contoso.example' }, {}, 401, 'audience'],
    ['of another tenant', '/v1.0/me', { tid: 'fabrikam' }, {}, 401, 'tenant'],
    [
      'of another issuer',
      '/v1.0/me',
      { iss: ISSUER_OF_VERSION_ONE.replace(/[^/]+\/$/, 'other/') },
      {},
      401,
      'issuer',
    ],
    ['of version 2.0', '/v1.0/me', { ver: '2.0', iss: ISSUER }, {}, 401, 'token-version'],
    ['that has run out', '/v1.0/me', { exp: 1 }, {}, 401, 'time'],
    ['without User.Read', '/v1.0/me', { scp: 'openid profile' }, {}, 403, 'permission'],
    ['without User.Read', '/v1.0/me/memberOf', { scp: 'openid profile' }, {}, 403, 'permission'],
    ['without User.Read', '/v1.0/me/getMemberObjects', { scp: 'openid profile' }, ONLY, 403, 'permission'],
    ['with a permission of another API', '/v1.0/me', { scp: 'Expenses.Read' }, {}, 403, 'permission'],
    [
      'with roles of a person in place of a scope',
      '/v1.0/me',
      { scp: '', roles: ['User.Read.All'] },
      {},
      403,
      'permission',
    ],
  ])('%s at %s', async (_what, path, claims, request, status, check) => {
    const answer = await ask(path, claims, request)
    expect(answer.status).toBe(status)
    expect(answer.failed.map((each) => each.check)).toEqual([check])
  })

  it('of an application on its own, where /me is: there is nobody that it could be', async () => {
    for (const path of ['/v1.0/me', '/v1.0/me/memberOf'])
      expect((await ask(path, app('User.Read.All', 'Directory.Read.All'))).status).toBe(403)
    expect((await ask(`/v1.0/users/${ada?.id}/memberOf`, app('User.Read.All'))).status).toBe(403)
  })
})

describe('others', () => {
  it.each(['', '/memberOf', '/transitiveMemberOf'])(
    'with User.Read alone: 403 for /users/{id}%s, and nobody learns who there is',
    async (path) => {
      for (const name of [chidi?.id, chidi?.userPrincipalName, 'nobody@contoso.example']) {
        const { status, code } = await ask(`/v1.0/users/${name}${path}`)
        expect([status, code]).toEqual([403, 'Authorization_RequestDenied'])
      }
    },
  )

  it('who is not there, for whoever may look: 404', async () => {
    const { status, code } = await ask('/v1.0/users/nobody@contoso.example', { scp: 'User.Read.All' })
    expect([status, code]).toEqual([404, 'Request_ResourceNotFound'])
  })

  it('whoever is deleted since is not there for themselves', async () => {
    for (const path of ['/v1.0/me', '/v1.0/me/memberOf'])
      expect((await ask(path, { oid: 'gone' })).status, path).toBe(404)
  })

  it('of another directory are not there', async () => {
    for (const name of ['gil@fabrikam.example', '..', '%2e%2e', '__proto__', 'constructor'])
      expect((await ask(`/v1.0/users/${name}`, { scp: 'User.Read.All' })).status, name).toBe(404)
  })
})

describe('a request that is none', () => {
  const OBJECTS = '/v1.0/me/getMemberObjects'
  it.each<[string, string, Request, number]>([
    ['POST where one reads', '/v1.0/me', ONLY, 405],
    ['GET where one posts', OBJECTS, {}, 405],
    ['HEAD where one posts', OBJECTS, { method: 'HEAD' }, 405],
    ['post in small letters', OBJECTS, { ...ONLY, method: 'post' }, 405],
    ['DELETE', `/v1.0/users/${ada?.id}`, { method: 'DELETE' }, 405],
    ['another version', '/beta/me', {}, 404],
    ['no such segment', '/v1.0/me/secrets', {}, 404],
    ['a segment more', '/v1.0/users/x/memberOf/y', {}, 404],
    ['no id', '/v1.0/users/', {}, 404],
    ['an id that is no UTF-8', '/v1.0/users/%ff', {}, 404],
    ['a literal written otherwise', '/v1.0/%6de', {}, 404],
    ['a query option', '/v1.0/me?$select=id', {}, 400],
    ['a query option in escapes', '/v1.0/me?%24filter=x', {}, 400],
    ['a parameter twice', '/v1.0/me?a=1&a=2', {}, 400],
    ['content where none belongs', '/v1.0/me', { body: '{}' }, 400],
    ['no content', OBJECTS, post(''), 400],
    ['a list', OBJECTS, post('[true]'), 400],
    ['a member twice', OBJECTS, post('{"securityEnabledOnly":true,"securityEnabledOnly":false}'), 400],
    ['a text for a Boolean', OBJECTS, post('{"securityEnabledOnly":"true"}'), 400],
    ['no such member', OBJECTS, post('{"securityenabledonly":true}'), 400],
    [
      'a form',
      OBJECTS,
      post('securityEnabledOnly=true', [['Content-Type', 'application/x-www-form-urlencoded']]),
      415,
    ],
    ['no type', OBJECTS, post('{"securityEnabledOnly":true}', []), 415],
    ['two types', OBJECTS, post('{"securityEnabledOnly":true}', [JSON_TYPE, JSON_TYPE]), 415],
    [
      'a type that begins like one',
      OBJECTS,
      post('{"securityEnabledOnly":true}', [['Content-Type', 'application/jsonp']]),
      415,
    ],
    ['more than is read', OBJECTS, post(`{"a":"${'x'.repeat(32_768)}"}`), 413],
    ['a hundred levels', OBJECTS, post(`{"a":${'['.repeat(100)}${']'.repeat(100)}}`), 400],
  ])('%s: %s', async (_what, path, request, status) => {
    expect((await ask(path, {}, request)).status).toBe(status)
  })

  it('says which methods an address has', async () => {
    for (const [path, allow] of [
      ['/v1.0/me', 'GET, HEAD, OPTIONS'],
      [OBJECTS, 'POST, OPTIONS'],
    ] as const)
      expect(header(await ask(path, {}, { method: 'PATCH' }), 'Allow')).toBe(allow)
  })

  it('an id of any length ends in bounded time', async () => {
    const { status } = await ask(`/v1.0/users/${'x'.repeat(1_000_000)}`, { scp: 'User.Read.All' })
    expect(status).toBe(404)
  })

  it(`of any kind never throws, and without a token gives nothing (seed ${SEED})`, async () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom('me', '%', '{id}', ada?.id ?? ''),
    )
    const bearer = await token()
    await fc.assert(
      fc.asyncProperty(
        odd,
        odd,
        fc.constantFrom('GET', 'POST', 'OPTIONS'),
        fc.constantFrom('', '{}', '{"securityEnabledOnly":true}'),
        async (one, two, method, body) => {
          const url = `${HOST}/v1.0/users/${one}/${two}`
          const { call } = graph()
          const request = { method, url, body, headers: [JSON_TYPE] }
          expect((await call(undefined, request)).status).not.toBe(200)
          expect([200, 204, 400, 403, 404, 405]).toContain((await call(bearer, request)).status)
        },
      ),
      { seed: SEED, numRuns: 150 },
    )
  })
})
