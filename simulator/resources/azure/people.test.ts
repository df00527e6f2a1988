import { describe, expect, it } from 'vitest'
import { createDirectory } from '../../directory/directory'
import { READER } from '../../fixtures/azure-roles'
import { azureService, RESOURCE_MANAGER_APP_ID } from '../../fixtures/azure-services'
import { userImpersonation } from '../../fixtures/azure-user-impersonation'
import { contoso } from '../../fixtures/contoso'
import { guid } from '../../fixtures/guid'
import { groupNamed, userNamed } from '../../fixtures/named'
import type { ResourceOptions } from '../resource-request'
import { ISSUER_OF_VERSION_ONE, setUp, sign } from '../testing/api'
import { createBlobApi } from './blob-api'
import { createResourceManagerApi } from './resource-manager-api'

const ada = userNamed(contoso, 'ada@contoso.example')
const finance = groupNamed(contoso, 'Finance')
const GROUP = `/subscriptions/${guid('a subscription')}/resourceGroups/rg`
const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/a`
const tenant = {
  ...contoso,
  servicePrincipals: [
    ...contoso.servicePrincipals,
    azureService('Azure Resource Manager', RESOURCE_MANAGER_APP_ID, 'management.azure.com', [
      userImpersonation,
    ]),
  ],
  groups: [...contoso.groups, { ...finance, id: 'around', displayName: 'Around', members: [finance.id] }],
}
const GOOD = {
  aud: 'https://management.azure.com',
  iss: ISSUER_OF_VERSION_ONE,
  ver: '1.0',
  oid: ada.id,
  scp: 'user_impersonation',
  appid: 'inventory',
}

/** @param holder to whom Reader is assigned */
async function ask(
  claims: Readonly<Record<string, unknown>>,
  {
    holder = finance.id,
    options = {},
    blob = false,
  }: { holder?: string; options?: object; blob?: boolean } = {},
) {
  const access = () => ({
    roleDefinitions: [READER],
    roleAssignments: [
      {
        id: 'one',
        principalId: holder,
        principalType: 'Group' as const,
        roleDefinitionId: READER.name,
        roleDefinitionName: 'Reader',
        scope: GROUP,
      },
    ],
    denyAssignments: [],
    hierarchy: [],
  })
  const create = (given: ResourceOptions) =>
    blob
      ? createBlobApi(given, access, { scope: ACCOUNT, name: 'c', blobs: { b: '' }, authorizationUri: '' })
      : createResourceManagerApi(given, access, { id: ACCOUNT, name: 'a', location: 'norwayeast' })
  const { call, failed } = setUp(create, {
    directory: createDirectory(tenant),
    appId: RESOURCE_MANAGER_APP_ID,
    issuers: { '1.0': ISSUER_OF_VERSION_ONE },
    ...options,
  })
  const url = blob ? 'https://a.blob.core.windows.net/c/b' : `https://management.azure.com${ACCOUNT}`
  const response = await call(await sign({ ...GOOD, ...claims }), { url })
  return { ...response, failed: failed().map(({ check }) => check) }
}

describe('a person at Azure Resource Manager', () => {
  it.each<[string, Readonly<Record<string, unknown>>, { holder?: string }, number, string[]]>([
    ['in a group with the role', {}, {}, 200, []],
    ['in a group inside of a group with the role', {}, { holder: 'around' }, 200, []],
    ['with the role of their own', {}, { holder: ada.id }, 200, []],
    ['without a role', {}, { holder: 'nobody' }, 403, ['azure-role']],
    ['through an app that has another scope', { scp: 'User.Read' }, {}, 403, ['azure-role']],
    ['through an app without a scope', { scp: '' }, {}, 403, ['azure-role']],
    ['with a token for Microsoft Graph', { aud: 'https://graph.microsoft.com' }, {}, 401, ['audience']],
    ['of another tenant', { tid: 'other' }, {}, 401, ['tenant']],
  ])('%s', async (_what, claims, more, status, failed) => {
    const answer = await ask(claims, more)
    expect([answer.status, answer.failed]).toEqual([status, failed])
  })

  it('is called by the name that they sign in with where they are refused', async () => {
    const { body } = await ask({}, { holder: 'nobody' })
    expect(body).toContain("The client 'ada@contoso.example' with object id")
    expect(body).toContain('AuthorizationFailed')
  })

  it('a token for somebody else has a code of its own', async () => {
    expect((await ask({ aud: 'https://graph.microsoft.com' })).body).toContain(
      'InvalidAuthenticationTokenAudience',
    )
    expect((await ask({ exp: 1 })).body).toContain('"InvalidAuthenticationToken"')
  })

  it('where nobody looks at aud, nobody looks at scp, and roles decide alone', async () => {
    const options = { audiences: 'any' }
    const graphs = { aud: 'https://graph.microsoft.com', scp: 'User.Read' }
    expect((await ask(graphs, { options })).status).toBe(200)
    expect((await ask(graphs, { options, holder: 'nobody' })).status).toBe(403)
  })
})

it('blobs are for no person here, whatever their role', async () => {
  expect((await ask({}, { blob: true })).status).toBe(403)
})
