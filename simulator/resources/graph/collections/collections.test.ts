import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDirectory } from '../../../directory/directory'
import { contoso } from '../../../fixtures/contoso'
import { GRAPH_APP_ID } from '../../../fixtures/graph-service-principal'
import { groupNamed, userNamed } from '../../../fixtures/named'
import { header } from '../../../network/message'
import { ISSUER_OF_VERSION_ONE, setUp, sign } from '../../testing/api'
import { createGraphApi } from '../graph-api'
import { collections } from './collections'
import { MOST_EXPANDED } from './show'

const SEED = 5150
const HOST = 'https://graph.microsoft.com'
const ada = userNamed(contoso, 'ada@contoso.example')
const chidi = userNamed(contoso, 'chidi@contoso.example')
const finance = groupNamed(contoso, 'Finance')
const [laptop] = contoso.devices
const [app] = contoso.applications
const crowd = Array.from({ length: 130 }, (_, index) => ({
  ...chidi,
  id: `person-${index}`,
  userPrincipalName: `p${index}@contoso.example`,
  displayName: `O'Person ${index}`,
  department: index === 7 ? 'Seven' : null,
}))
const tenant = {
  ...contoso,
  users: [...contoso.users, ...crowd],
  groups: [
    ...contoso.groups,
    {
      ...finance,
      id: 'mixed',
      displayName: 'Mixed',
      members: [laptop?.id ?? '', finance.id, contoso.servicePrincipals[0]?.id ?? '', 'gone'],
      owners: [ada.id],
    },
    { ...finance, id: 'crowd', displayName: 'Crowd', members: crowd.map(({ id }) => id) },
  ],
}

async function ask(path: string, claims: Readonly<Record<string, unknown>> = {}) {
  const { call, failed } = setUp((options) => createGraphApi(options, collections), {
    directory: createDirectory(tenant),
    appId: GRAPH_APP_ID,
    issuers: { '1.0': ISSUER_OF_VERSION_ONE },
  })
  const common = { aud: GRAPH_APP_ID, iss: ISSUER_OF_VERSION_ONE, ver: '1.0', scp: 'Directory.Read.All' }
  const url = path.startsWith('https:') ? path : `${HOST}/v1.0/${path}`
  const response = await call(await sign({ ...common, ...claims }), { url })
  const body = JSON.parse(response.body || '{}')
  return { ...response, body, code: body.error?.code, failed: failed().map(({ check }) => check) }
}
const filtered = (name: string, filter: string, more = '') =>
  `${name}?$filter=${encodeURIComponent(filter)}${more}`
const names = ({ body }: { body: { value: { displayName: string }[] } }) =>
  body.value.map(({ displayName }) => displayName)
const GROUPS = { scp: 'GroupMember.Read.All' }

describe('GET of a collection', () => {
  it.each<[string, string, number]>([
    ['users', 'User.Read.All', 100],
    ['users', 'User.ReadBasic.All', 100],
    ['groups', 'GroupMember.Read.All', tenant.groups.length],
    ['applications', 'Application.Read.All', tenant.applications.length],
    ['servicePrincipals', 'Application.Read.All', tenant.servicePrincipals.length],
    ['devices', 'Device.Read.All', tenant.devices.length],
  ])('%s with %s: %i objects of this tenant', async (name, scp, count) => {
    const answer = await ask(name, { scp })
    expect(answer.status).toBe(200)
    expect(answer.body.value).toHaveLength(count)
    expect(answer.body['@odata.context']).toBe(`${HOST}/v1.0/$metadata#${name}`)
    expect(header(answer, 'Cache-Control')).toBe('no-store')
    const own = JSON.stringify(tenant)
    for (const { id } of answer.body.value) expect(own).toContain(id)
  })

  it.each<[string, string, Readonly<Record<string, unknown>>]>([
    ['groups', 'User.ReadBasic.All', {}],
    ['users', 'User.Read GroupMember.Read.All', {}],
    ['applications', 'User.Read.All', {}],
    ['servicePrincipals', 'GroupMember.Read.All', {}],
    ['devices', 'Application.Read.All', {}],
    ['groups', 'an app role of another kind', { scp: undefined, roles: ['User.Read.All'], appid: 'client' }],
  ])('%s with %s: 403 Authorization_RequestDenied', async (name, scp, claims) => {
    const { status, code, failed } = await ask(name, { scp, ...claims })
    expect([status, code, failed]).toEqual([403, 'Authorization_RequestDenied', ['permission']])
  })

  it('an application on its own, by its app roles', async () => {
    const own = { scp: undefined, roles: ['GroupMember.Read.All'], appid: 'client', oid: 'backup' }
    expect(names(await ask('groups', own))).toContain('Finance')
  })

  it('a token that is none of Graph: 401 InvalidAuthenticationToken', async () => {
    for (const claims of [
      { aud: 'https://management.azure.com' },
      { exp: 1 },
      { iss: 'https://other.example/' },
    ]) {
      const { status, code } = await ask('groups', claims)
      expect([status, code]).toEqual([401, 'InvalidAuthenticationToken'])
    }
  })

  it('a guest lists no users', async () => {
    const guest = contoso.users.find(({ userType }) => userType === 'Guest')
    expect(guest).toBeDefined()
    expect((await ask('users', { oid: guest?.id })).code).toBe('Authorization_RequestDenied')
  })

  it('another page is at its next link, and the last has none', async () => {
    const first = await ask('users')
    const second = await ask(first.body['@odata.nextLink'])
    expect(second.body['@odata.nextLink']).toBeUndefined()
    const all = [...first.body.value, ...second.body.value].map(({ id }: { id: string }) => id)
    expect(new Set(all).size).toBe(tenant.users.length)
  })

  it('no secret, and no relationship unless it was asked for', async () => {
    const told = JSON.stringify([
      (await ask('applications')).body,
      (await ask('servicePrincipals')).body,
      (await ask('groups')).body,
    ])
    for (const secret of Object.values(contoso.secrets.clientSecrets)) expect(told).not.toContain(secret)
    expect(told).not.toMatch(/"(members|owners|federatedIdentityCredentials)"/)
    expect(told).not.toMatch(/"key":"/)
  })
})

describe('$filter', () => {
  it.each<[string, string, string[]]>([
    ['groups', "displayName eq 'Finance'", ['Finance']],
    ['groups', "displayName eq 'finance'", ['Finance']],
    ['groups', `id eq '${finance.id}'`, ['Finance']],
    ['groups', "displayName eq ''", []],
    ['users', "userPrincipalName eq 'ada@contoso.example'", ['Ada Nilsen']],
    ['users', "displayName eq 'O''Person 3'", ["O'Person 3"]],
    ['users', "department eq 'Seven'", ["O'Person 7"]],
    ['applications', `appId eq '${app?.appId}'`, [app?.displayName ?? '']],
    ['devices', "operatingSystem eq 'Solaris'", []],
    // Types are not mixed: a text is no Boolean.
    ['users', "accountEnabled eq 'true'", []],
  ])('of %s: %s', async (name, filter, expected) => {
    expect(names(await ask(filtered(name, filter)))).toEqual(expected)
  })

  it('by a Boolean', async () => {
    const off = tenant.users.filter(({ accountEnabled }) => !accountEnabled).map((user) => user.displayName)
    expect(names(await ask(filtered('users', 'accountEnabled eq false')))).toEqual(off)
  })

  it('by what the caller may not see finds nothing', async () => {
    const basic = { scp: 'User.ReadBasic.All' }
    expect(names(await ask(filtered('users', "department eq 'Seven'"), basic))).toEqual([])
    expect(names(await ask(filtered('users', "displayName eq 'O''Person 7'"), basic))).toEqual(["O'Person 7"])
  })

  it.each([
    "description eq 'x'",
    "members eq 'x'",
    "__proto__ eq 'x'",
    "displayName ne 'Finance'",
    "startswith(displayName,'F')",
    "displayName eq 'a' or displayName eq 'b'",
    "displayName eq 'it's'",
    'displayName eq Finance',
    'displayName eq null',
    'displayName',
    '',
    "displayName eq '",
  ])('%s: 400 Request_UnsupportedQuery', async (filter) => {
    const { status, code } = await ask(filtered('groups', filter))
    expect([status, code]).toEqual([400, 'Request_UnsupportedQuery'])
  })
})

describe('$expand', () => {
  it('members of the group that was found, with names for whoever may read users', async () => {
    const scp = 'GroupMember.Read.All User.ReadBasic.All'
    const { body } = await ask(filtered('groups', "displayName eq 'Finance'", '&$expand=members'), { scp })
    expect(body['@odata.context']).toBe(`${HOST}/v1.0/$metadata#groups(members())`)
    const [found] = body.value
    expect(found.displayName).toBe('Finance')
    expect(names({ body: { value: found.members } })).toEqual(['Ada Nilsen', 'Chidi Okafor'])
    expect(found.members[1]).toMatchObject({ '@odata.type': '#microsoft.graph.user', jobTitle: null })
  })

  it('who may not read users learns an id and a kind', async () => {
    const { body } = await ask(filtered('groups', "displayName eq 'Finance'", '&$expand=members'), {
      ...GROUPS,
      oid: 'somebody-else',
    })
    expect(body.value[0].members[0]).toMatchObject({
      '@odata.type': '#microsoft.graph.user',
      id: ada.id,
      displayName: null,
      userPrincipalName: null,
    })
  })

  it('members of several kinds, in their order, and nobody who is gone', async () => {
    const { body } = await ask(filtered('groups', "displayName eq 'Mixed'", '&$expand=members'))
    expect(body.value[0].members.map((each: Record<string, string>) => each['@odata.type'])).toEqual([
      '#microsoft.graph.device',
      '#microsoft.graph.group',
      '#microsoft.graph.servicePrincipal',
    ])
  })

  it.each([
    ['groups', "displayName eq 'Mixed'", 'owners', 'Ada Nilsen'],
    ['users', "userPrincipalName eq 'ada@contoso.example'", 'memberOf', 'Finance'],
    ['devices', `id eq '${laptop?.id}'`, 'registeredOwners', 'Ada Nilsen'],
  ])('%s where %s: %s has %s', async (name, filter, relationship, who) => {
    const { body } = await ask(filtered(name, filter, `&$expand=${relationship}`))
    expect(names({ body: { value: body.value[0][relationship] } })).toContain(who)
  })

  it('no more than twenty, and no link to the rest', async () => {
    const { body } = await ask(filtered('groups', "displayName eq 'Crowd'", '&$expand=members'))
    expect(body.value[0].members).toHaveLength(MOST_EXPANDED)
    expect(JSON.stringify(body)).not.toContain('nextLink')
  })

  it.each(['members,owners', 'members($select=id)', 'secrets', 'registeredOwners', '*', ''])(
    'of groups, %s: 400 Request_UnsupportedQuery',
    async (expand) => {
      const { status, code } = await ask(`groups?$expand=${encodeURIComponent(expand)}`)
      expect([status, code]).toEqual([400, 'Request_UnsupportedQuery'])
    },
  )
})

describe('$select, and what else there is', () => {
  it('gives these properties, and others than those that come by default', async () => {
    const { body } = await ask(filtered('users', `id eq '${ada.id}'`, '&$select=id,userType,department'))
    expect(body.value).toEqual([{ id: ada.id, userType: 'Member', department: ada.department }])
    expect(body['@odata.context']).toContain('#users(id,userType,department)')
  })

  it.each([
    'users?$select=members',
    'users?$select=secrets',
    'users?$select=',
    'users?$top=5',
    'users?$search=x',
  ])('%s: 400 Request_UnsupportedQuery', async (path) => {
    const { status, code } = await ask(path)
    expect([status, code]).toEqual([400, 'Request_UnsupportedQuery'])
  })

  it.each(['users?$skiptoken=-1', 'users?$skiptoken=x', 'users?$skiptoken=99999999999'])(
    '%s: 400',
    async (path) => expect((await ask(path)).status).toBe(400),
  )
})

it('a filter of a million characters ends at once', async () => {
  for (const text of [
    `displayName eq '${"'".repeat(1_000_000)}`,
    `a${' '.repeat(1_000_000)}`,
    'x'.repeat(1_000_000),
  ])
    expect((await ask(filtered('groups', text))).status).toBe(400)
})

it(`whatever is asked: no crash, a form of Graph, and nothing without a permission (seed ${SEED})`, async () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom("displayName eq 'Finance'", 'members', 'id', "'", '$filter'),
  )
  const option = fc.tuple(fc.constantFrom('$filter', '$expand', '$select', '$skiptoken', '$top', 'x'), odd)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('users', 'groups', 'applications', 'servicePrincipals', 'devices'),
      fc.uniqueArray(option, { maxLength: 3, selector: ([name]) => name }),
      fc.constantFrom('Directory.Read.All', 'openid'),
      async (name, options, scp) => {
        const { status, body, code } = await ask(`${name}?${new URLSearchParams(options)}`, { scp })
        if (scp === 'openid') expect([status, code]).toEqual([403, 'Authorization_RequestDenied'])
        else if (status === 200) expect(Array.isArray(body.value)).toBe(true)
        else expect([status, code]).toEqual([400, 'Request_UnsupportedQuery'])
      },
    ),
    { seed: SEED, numRuns: 200 },
  )
})
