import { describe, expect, it } from 'vitest'
import type { Tenant } from '../directory/tenant'
import { contoso } from '../fixtures/contoso'
import { appRolesOf, assignmentsTo } from './app-roles'
import {
  effectiveScopes,
  grantsOfConsent,
  type Permission,
  permissionsBehind,
  permissionsToConsent,
} from './delegated-permissions'
import { parseScope, type RequestedScope } from './requested-scope'
import { adminOnly } from './user-consent'

const API = 'api://expenses.contoso.example'
const named = <T extends { readonly displayName: string }>(rows: readonly T[], name: string): T => {
  const row = rows.find((each) => each.displayName === name)
  if (!row) throw new Error(name)
  return row
}
const ada = named(contoso.users, 'Ada Nilsen')
const chidi = named(contoso.users, 'Chidi Okafor')
const bo = named(contoso.users, 'Bo Lindqvist')
const scopeOf = (text: string, tenant: Tenant = contoso): RequestedScope => {
  const scope = parseScope(tenant, text)
  if ('problem' in scope) throw new Error(scope.problem)
  return scope
}
const request = (text: string, app = 'Expenses', user = ada) => ({
  application: named(contoso.applications, app),
  servicePrincipal: named(contoso.servicePrincipals, app),
  user,
  scope: scopeOf(text),
})
const values = (permissions: readonly Permission[]) => permissions.map(({ scope }) => scope.value)
const consent = (tenant: Tenant, text: string): Tenant => {
  const asked = request(text)
  const grants = grantsOfConsent(tenant, asked, permissionsToConsent(tenant, asked), () => `new-${text}`)
  const kept = tenant.oauth2PermissionGrants.filter((each) => !grants.some((grant) => grant.id === each.id))
  return { ...tenant, oauth2PermissionGrants: [...kept, ...grants] }
}

describe('the scope parameter (RFC 6749 section 3.3)', () => {
  it('is split into OpenID scopes and the scopes of one resource', () => {
    const scope = scopeOf(`openid profile ${API}/Expenses.Read openid`)
    expect(scope.openid).toEqual(['openid', 'profile'])
    expect(scope.resource.displayName).toBe('Expenses API')
    expect(scope.values).toEqual(['Expenses.Read'])
    expect(scope.requested).toHaveLength(3)
  })

  it('means Microsoft Graph where it names no resource', () => {
    expect(scopeOf('User.Read').resource.displayName).toBe('Microsoft Graph')
    expect(scopeOf('openid').resource.displayName).toBe('Microsoft Graph')
    expect(scopeOf('https://graph.microsoft.com/User.Read').values).toEqual(['User.Read'])
  })

  it('takes the client id of the resource in place of its App ID URI', () => {
    const { appId } = named(contoso.applications, 'Expenses API')
    for (const name of [API, appId, `api://${appId}`, `${API}/`]) {
      expect(scopeOf(`${name}/.default`).resource.displayName).toBe('Expenses API')
    }
  })

  it.each([
    ['', 'malformed'],
    ['   ', 'malformed'],
    ['a"b', 'malformed'],
    ['späße', 'malformed'],
    [`${API}/Expenses.Delete`, 'unknown-scope'],
    ['api://nobody/Read', 'unknown-resource'],
    [`${API}/.default ${API}/Expenses.Read`, 'mixed-default'],
  ])('"%s" is refused: %s', (text, problem) => {
    expect(parseScope(contoso, text)).toMatchObject({ problem })
  })

  it('a disabled scope is as good as none', () => {
    const servicePrincipals = contoso.servicePrincipals.map((each) => ({
      ...each,
      oauth2PermissionScopes: each.oauth2PermissionScopes.map((scope) => ({ ...scope, isEnabled: false })),
    }))
    expect(parseScope({ ...contoso, servicePrincipals }, 'User.Read')).toMatchObject({
      problem: 'unknown-scope',
    })
  })
})

describe('delegated permissions', () => {
  it('are all asked for when nothing is granted', () => {
    expect(values(permissionsToConsent(contoso, request(`openid profile ${API}/Expenses.Read`)))).toEqual([
      'openid',
      'profile',
      'Expenses.Read',
    ])
  })

  it('granted to everybody by an administrator are asked of nobody', () => {
    expect(permissionsToConsent(contoso, request('openid profile User.Read', 'Timesheets'))).toEqual([])
  })

  it('granted by one person are granted for that person only', () => {
    const tenant = consent(contoso, `openid ${API}/Expenses.Read`)
    expect(permissionsToConsent(tenant, request(`openid ${API}/Expenses.Read`))).toEqual([])
    expect(
      values(permissionsToConsent(tenant, request(`openid ${API}/Expenses.Read`, 'Expenses', chidi))),
    ).toEqual(['openid', 'Expenses.Read'])
  })

  it('are asked for one by one as they are needed, and merged into one grant a resource', () => {
    const tenant = consent(consent(contoso, `${API}/Expenses.Read`), `${API}/Expenses.ReadWrite`)
    const grants = tenant.oauth2PermissionGrants.filter((each) => each.principalId === ada.id)
    expect(grants.map((each) => each.scope)).toEqual(['Expenses.Read Expenses.ReadWrite'])
  })

  it('.default asks for all that is registered while nothing is granted, and for nothing once something is', () => {
    expect(values(permissionsToConsent(contoso, request(`${API}/.default`)))).toEqual([
      'Expenses.Read',
      'openid',
      'profile',
      'offline_access',
    ])
    const tenant = consent(contoso, `${API}/Expenses.ReadWrite`)
    expect(permissionsToConsent(tenant, request(`${API}/.default`))).toEqual([])
    expect(effectiveScopes(tenant, request(`${API}/.default`))).toEqual(['Expenses.ReadWrite'])
  })

  it('in a token are all that are granted at its API, and no others, whatever was asked for', () => {
    const tenant = consent(contoso, `openid profile ${API}/Expenses.Read`)
    expect(effectiveScopes(tenant, request(`${API}/Expenses.Read ${API}/Expenses.ReadWrite`))).toEqual([
      'Expenses.Read',
    ])
    expect(effectiveScopes(tenant, request('profile'))).toEqual(['openid', 'profile'])
    const more = consent(tenant, `${API}/Expenses.ReadWrite`)
    expect(effectiveScopes(more, request(`${API}/Expenses.ReadWrite`))).toEqual([
      'Expenses.Read',
      'Expenses.ReadWrite',
    ])
  })
})

describe('user consent', () => {
  const asked = (text: string) => permissionsToConsent(contoso, request(text))
  it('reaches what needs no administrator', () => {
    expect(adminOnly(contoso, request('openid'), asked(`openid ${API}/Expenses.Read`))).toEqual([])
    expect(
      values(
        adminOnly(contoso, request('openid'), asked(`${API}/Expenses.Read ${API}/Expenses.Approve.All`)),
      ),
    ).toEqual(['Expenses.Approve.All'])
  })

  it.each([
    ['Global Administrator', '62e90394-69f5-4237-9190-012177145e10', []],
    ['Privileged Role Administrator', 'e8611ab8-c189-46e8-94e1-60213ab1f814', []],
    ['Application Administrator', '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', []],
    ['Cloud Application Administrator', '158c047a-c907-4556-b7ef-446551a6b5f7', []],
    ['Global Reader', 'f2ef992c-3afb-46b9-b7cf-a126ee74c451', ['Expenses.Approve.All']],
  ])('of a %s (%s) leaves to others: %j', (_name, roleDefinitionId, left) => {
    const has = (principalId: string, directoryScopeId: string, groups = contoso.groups): Tenant => ({
      ...contoso,
      groups,
      roleAssignments: [{ id: 'new', principalId, roleDefinitionId, directoryScopeId }],
    })
    const leaves = (tenant: Tenant) =>
      values(adminOnly(tenant, request('openid'), asked(`${API}/Expenses.Approve.All`)))
    expect(leaves(has(ada.id, '/'))).toEqual(left)
    expect(leaves(has(ada.id, '/administrativeUnits/oslo'))).toEqual(['Expenses.Approve.All'])
    const [team] = contoso.groups
    if (!team) throw new Error('There is no group.')
    const within = (isAssignableToRole: boolean) => [{ ...team, isAssignableToRole, members: [ada.id] }]
    expect(leaves(has(team.id, '/', within(true)))).toEqual(left)
    expect(leaves(has(team.id, '/', within(false)))).toEqual(['Expenses.Approve.All'])
  })

  it('never reaches an application to which users must be assigned', () => {
    const { servicePrincipal, ...rest } = request('openid')
    const required = { ...rest, servicePrincipal: { ...servicePrincipal, appRoleAssignmentRequired: true } }
    expect(values(adminOnly(contoso, required, asked(`openid ${API}/Expenses.Read`)))).toEqual([
      'openid',
      'Expenses.Read',
    ])
    expect(adminOnly(contoso, { ...required, user: bo }, asked('openid'))).toEqual([])
  })

  it('is off where no permission grant policy is assigned', () => {
    const tenant = {
      ...contoso,
      authorizationPolicy: {
        ...contoso.authorizationPolicy,
        defaultUserRolePermissions: { permissionGrantPoliciesAssigned: [] },
      },
    }
    expect(values(adminOnly(tenant, request('openid'), asked('openid')))).toEqual(['openid'])
  })
})

describe('app roles', () => {
  const api = named(contoso.servicePrincipals, 'Expenses API')
  const timesheets = named(contoso.servicePrincipals, 'Timesheets')

  it('are the values of the roles a user is assigned', () => {
    expect(appRolesOf(contoso, chidi.id, api, 'User')).toEqual(['Approver'])
    expect(appRolesOf(contoso, ada.id, api, 'User')).toBeUndefined()
  })

  it('come through groups to direct members, and not to members of a group in the group', () => {
    expect(assignmentsTo(contoso, ada.id, timesheets)).toHaveLength(1)
    expect(assignmentsTo(contoso, bo.id, timesheets)).toEqual([])
    const allStaff = named(contoso.groups, 'All staff')
    const it = named(contoso.groups, 'IT')
    const nested = contoso.groups.map((each) =>
      each === allStaff ? { ...each, members: [...each.members, it.id] } : each,
    )
    expect(assignmentsTo({ ...contoso, groups: nested }, bo.id, timesheets)).toEqual([])
  })

  it('plain access is an assignment without a role value', () => {
    expect(appRolesOf(contoso, ada.id, timesheets, 'User')).toBeUndefined()
  })
})

it('a scope is found whatever its case, and named as its API writes it', () => {
  expect(parseScope(contoso, `${API}/expenses.READ ${API}/Expenses.Read`)).toMatchObject({
    values: ['Expenses.Read'],
  })
})

describe('what an API says of its clients (Graph, apiApplication)', () => {
  const expenses = named(contoso.applications, 'Expenses')
  const api = named(contoso.applications, 'Expenses API')
  const reports = named(contoso.applications, 'Reports API')
  const [read, other] = api.api.oauth2PermissionScopes
  const registered = (changes: Partial<typeof api.api>, needs = api.requiredResourceAccess): Tenant => ({
    ...contoso,
    applications: contoso.applications.map((each) =>
      each.appId === api.appId
        ? { ...each, api: { ...each.api, ...changes }, requiredResourceAccess: needs }
        : each,
    ),
  })
  const reportsRead = reports.api.oauth2PermissionScopes[0]?.id ?? ''
  const needs = [
    { resourceAppId: reports.appId, resourceAccess: [{ id: reportsRead, type: 'Scope' as const }] },
  ]
  const known = (appId: string) => registered({ knownClientApplications: [appId] }, needs)

  it.each<[string, string, string | undefined, readonly string[], readonly string[]]>([
    ['this client, for this scope', expenses.appId, read?.id, [], ['Expenses.Read']],
    ['this client, for another scope', expenses.appId, other?.id, ['Expenses.Read'], ['Expenses.ReadWrite']],
    ['another client', reports.appId, read?.id, ['Expenses.Read'], []],
    ['this client, for a scope that there is not', expenses.appId, 'none', ['Expenses.Read'], []],
  ])('preAuthorizedApplications has %s', (_what, appId, id, left, granted) => {
    const tenant = registered({ preAuthorizedApplications: [{ appId, delegatedPermissionIds: [id ?? ''] }] })
    const asked = request(`${API}/Expenses.Read`)
    expect(values(permissionsToConsent(tenant, asked))).toEqual(left)
    expect(effectiveScopes(tenant, asked)).toEqual(granted)
  })

  const behind = (tenant: Tenant, scope: string) =>
    permissionsBehind(tenant, request(scope)).map(({ client, permissions }) => [
      client.servicePrincipal.displayName,
      ...values(permissions),
    ])
  it.each<[string, Tenant, string, readonly (readonly string[])[]]>([
    [
      'this client, which asks for all',
      known(expenses.appId),
      `${API}/.default`,
      [['Expenses API', 'Reports.Read']],
    ],
    ['this client, which asks for one scope', known(expenses.appId), `${API}/Expenses.Read`, []],
    ['another client', known(reports.appId), `${API}/.default`, []],
    ['nobody', contoso, `${API}/.default`, []],
  ])('knownClientApplications has %s', (_what, tenant, scope, came) => {
    expect(behind(tenant, scope)).toEqual(came)
  })

  it('what the API was granted before is not asked for again', () => {
    const tenant = known(expenses.appId)
    const [found] = permissionsBehind(tenant, request(`${API}/.default`))
    if (!found) throw new Error('Nothing is behind it.')
    const grants = grantsOfConsent(tenant, found.client, found.permissions, () => 'new')
    expect(grants).toMatchObject([
      { clientId: named(contoso.servicePrincipals, 'Expenses API').id, scope: 'Reports.Read' },
    ])
    const after = { ...tenant, oauth2PermissionGrants: [...tenant.oauth2PermissionGrants, ...grants] }
    expect(behind(after, `${API}/.default`)).toEqual([['Expenses API']])
  })
})
