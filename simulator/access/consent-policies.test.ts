import { describe, expect, it } from 'vitest'
import type { Application, PermissionScope, Tenant, User } from '../directory/tenant'
import { contoso } from '../fixtures/contoso'
import { fabrikam } from '../fixtures/fabrikam'
import { GRAPH_USER_READ_ALL_ROLE, graphUserReadAll } from '../fixtures/graph-service-principal'
import { appNamed, instanceNamed, userNamed } from '../fixtures/named'
import { permissionScope } from '../fixtures/permission-scope'
import { instance, registration } from '../fixtures/registration'
import { beyondAdministrator, permissionsForEverybody, writtenForEverybody } from './admin-consent'
import { permissionsToConsent } from './delegated-permissions'
import { whyNotForSelf } from './permission-grant-policies'
import { parseScope } from './requested-scope'
import { adminOnly } from './user-consent'

const mailRead = permissionScope('mail-read', 'Mail.Read', 'User', 'Read your mail', 'Read user mail')
const mailWrite = permissionScope(
  'mail-write',
  'Mail.ReadWrite',
  'User',
  'Write your mail',
  'Write user mail',
)
const directoryWrite = permissionScope('dir', 'Directory.ReadWrite.All', 'Admin', 'Write it', 'Write it')

const graph = instanceNamed(contoso, 'Microsoft Graph')
const ada = userNamed(contoso, 'ada@contoso.example')
const bo = userNamed(contoso, 'bo.admin@contoso.example')

interface Setting {
  /** Ids in `permissionGrantPoliciesAssigned`, as Graph has them. */
  readonly policies: readonly string[]
  /** Values classified as low. */
  readonly low?: readonly string[]
  /** Roles by user. */
  readonly roles?: Tenant['roleAssignments']
}

const SELF = 'ManagePermissionGrantsForSelf.microsoft-user-default-'

function tenantWith({ policies, low = [], roles }: Setting): Tenant {
  const scopes = [...graph.oauth2PermissionScopes, mailRead, mailWrite, directoryWrite, graphUserReadAll]
  const classified = scopes.filter(({ value }) => low.includes(value))
  return {
    ...contoso,
    ...(roles && { roleAssignments: roles }),
    servicePrincipals: contoso.servicePrincipals.map((each) =>
      each === graph
        ? {
            ...each,
            oauth2PermissionScopes: scopes,
            delegatedPermissionClassifications: classified.map(({ id, value }) => ({
              id: `low ${id}`,
              permissionId: id,
              permissionName: value,
              classification: 'low' as const,
            })),
          }
        : each,
    ),
    authorizationPolicy: {
      ...contoso.authorizationPolicy,
      defaultUserRolePermissions: { permissionGrantPoliciesAssigned: policies },
    },
  }
}

/** An app of another tenant, or of this one. */
function appOf(
  owner: 'another tenant' | 'this tenant',
  verified: boolean,
  more: Partial<Application> = {},
): { readonly application: Application; readonly servicePrincipal: ReturnType<typeof instance> } {
  const application = registration('app', 'app-id', 'App', 'fabrikam.example', {
    signInAudience: 'AzureADMultipleOrgs',
    verifiedPublisher: verified ? { displayName: 'Fabrikam' } : null,
    ...more,
  })
  const { id } = owner === 'this tenant' ? contoso.organization : fabrikam.organization
  return { application, servicePrincipal: instance('app-here', application, id) }
}

function requestOf(tenant: Tenant, app: ReturnType<typeof appOf>, text: string, user: User = ada) {
  const scope = parseScope(tenant, text)
  if ('problem' in scope) throw new Error(scope.problem)
  return { ...app, user, scope }
}

/** What is left to an administrator of what is asked. */
function left(setting: Setting, app: ReturnType<typeof appOf>, text: string): readonly string[] {
  const tenant = tenantWith(setting)
  const request = requestOf(tenant, app, text)
  return adminOnly(tenant, request, permissionsToConsent(tenant, request)).map(({ scope }) => scope.value)
}

const verified = appOf('another tenant', true)
const unverified = appOf('another tenant', false)
const own = appOf('this tenant', false)

describe('who may grant for themselves', () => {
  it.each<[string, Setting, ReturnType<typeof appOf>, string, readonly string[]]>([
    [
      'recommended: mail is Microsoft’s to leave to administrators',
      { policies: [`${SELF}recommended`] },
      verified,
      'Mail.Read',
      ['Mail.Read'],
    ],
    [
      'recommended: what is not on that list',
      { policies: [`${SELF}recommended`] },
      verified,
      'User.Read',
      [],
    ],
    [
      'recommended: nobody verified',
      { policies: [`${SELF}recommended`] },
      unverified,
      'User.Read',
      ['User.Read'],
    ],
    [
      'low: nobody verified',
      { policies: [`${SELF}low`], low: ['Mail.Read'] },
      unverified,
      'Mail.Read',
      ['Mail.Read'],
    ],
    [
      'low: verified and classified',
      { policies: [`${SELF}low`], low: ['User.Read'] },
      verified,
      'User.Read',
      [],
    ],
    ['low: verified and not classified', { policies: [`${SELF}low`] }, verified, 'User.Read', ['User.Read']],
    [
      'low: an app of this tenant needs no publisher',
      { policies: [`${SELF}low`], low: ['User.Read'] },
      own,
      'User.Read',
      [],
    ],
    [
      'low: some of it',
      { policies: [`${SELF}low`], low: ['openid'] },
      verified,
      'openid User.Read',
      ['User.Read'],
    ],
    [
      'low: what needs an administrator does not become low',
      { policies: [`${SELF}low`], low: ['Directory.ReadWrite.All'] },
      verified,
      'Directory.ReadWrite.All',
      ['Directory.ReadWrite.All'],
    ],
    ['legacy: nobody verified', { policies: [`${SELF}legacy`] }, unverified, 'Mail.ReadWrite', []],
    [
      'legacy: what needs an administrator',
      { policies: [`${SELF}legacy`] },
      verified,
      'Directory.ReadWrite.All',
      ['Directory.ReadWrite.All'],
    ],
    ['none', { policies: [] }, verified, 'User.Read', ['User.Read']],
    [
      'none for themselves, some for what they own',
      { policies: ['ManagePermissionGrantsForOwnedResource.DeveloperConsent'] },
      verified,
      'User.Read',
      ['User.Read'],
    ],
    [
      'two policies: one that allows is enough',
      { policies: [`${SELF}low`, `${SELF}legacy`] },
      unverified,
      'Mail.Read',
      [],
    ],
    [
      'the other spelling',
      { policies: ['managePermissionGrantsForSelf.microsoft-user-default-legacy'] },
      unverified,
      'Mail.Read',
      [],
    ],
    [
      'a policy that the tenant does not have: nobody may',
      { policies: ['ManagePermissionGrantsForSelf.contoso'] },
      verified,
      'User.Read',
      ['User.Read'],
    ],
    [
      'a policy with the name of a member of every object',
      { policies: ['ManagePermissionGrantsForSelf.constructor'] },
      verified,
      'User.Read',
      ['User.Read'],
    ],
  ])('%s', (_what, setting, app, text, expected) => {
    expect(left(setting, app, text)).toEqual(expected)
  })

  it.each<[string, Setting, boolean, PermissionScope, string]>([
    [
      'for administrators',
      { policies: [`${SELF}legacy`] },
      true,
      directoryWrite,
      'Directory.ReadWrite.All is for administrators to grant',
    ],
    ['nothing', { policies: [] }, true, mailRead, 'people of this tenant may consent to nothing'],
    ['publisher', { policies: [`${SELF}low`] }, false, mailRead, 'its publisher is not verified'],
    [
      'classification',
      { policies: [`${SELF}low`] },
      true,
      mailRead,
      'Mail.Read is not classified as low impact',
    ],
    [
      'recommended',
      { policies: [`${SELF}recommended`] },
      true,
      mailRead,
      "Mail.Read is one that Microsoft's own policy leaves to administrators",
    ],
    [
      'own policy',
      { policies: ['ManagePermissionGrantsForSelf.contoso'] },
      true,
      mailRead,
      'this tenant has no policy contoso',
    ],
  ])('says why not: %s', (_what, setting, isVerified, scope, says) => {
    const tenant = tenantWith(setting)
    const resource = instanceNamed(tenant, 'Microsoft Graph')
    expect(whyNotForSelf(tenant, appOf('another tenant', isVerified), { resource, scope })).toBe(says)
  })
})

it('medium is not low', () => {
  const tenant = tenantWith({ policies: [`${SELF}low`], low: ['Mail.Read'] })
  const resource = instanceNamed(tenant, 'Microsoft Graph')
  const medium = resource.delegatedPermissionClassifications.map((each) => ({
    ...each,
    classification: 'medium' as const,
  }))
  const permission = {
    resource: { ...resource, delegatedPermissionClassifications: medium },
    scope: mailRead,
  }
  expect(whyNotForSelf(tenant, verified, permission)).toBe('Mail.Read is not classified as low impact')
})

describe('.default', () => {
  const app = appOf('another tenant', true, {
    requiredResourceAccess: [
      {
        resourceAppId: graph.appId,
        resourceAccess: [
          { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' },
          { id: mailRead.id, type: 'Scope' },
          { id: GRAPH_USER_READ_ALL_ROLE, type: 'Role' },
        ],
      },
    ],
  })
  const tenant = tenantWith({ policies: [`${SELF}legacy`] })
  const values = (t: Tenant) =>
    permissionsToConsent(t, requestOf(t, app, '.default')).map(({ scope }) => scope.value)

  it('lists all that is registered while nothing is granted, and nothing once something is', () => {
    expect(values(tenant)).toEqual(['User.Read', 'Mail.Read'])
    const granted = {
      id: 'one',
      clientId: app.servicePrincipal.id,
      consentType: 'Principal' as const,
      principalId: ada.id,
      resourceId: graph.id,
      scope: 'User.Read',
    }
    expect(values({ ...tenant, oauth2PermissionGrants: [granted] })).toEqual([])
  })

  it.each([
    ['https://graph.microsoft.com/.default', ['User.Read', 'Mail.Read'], ['User.Read.All']],
    ['User.Read', ['User.Read'], []],
    ['openid User.Read', ['openid', 'User.Read'], []],
  ])('%s, for everybody: %j and the app roles %j', (text, delegated, application) => {
    const wanted = permissionsForEverybody(tenant, requestOf(tenant, app, text, bo))
    expect(wanted.delegated.map(({ scope }) => scope.value)).toEqual(delegated)
    expect(wanted.application.map(({ role }) => role.value)).toEqual(application)
  })
})

describe('who may grant for everybody', () => {
  const app = appOf('another tenant', true, {
    requiredResourceAccess: [
      { resourceAppId: graph.appId, resourceAccess: [{ id: GRAPH_USER_READ_ALL_ROLE, type: 'Role' }] },
      {
        resourceAppId: appNamed(contoso, 'Reports API').appId,
        resourceAccess: appNamed(contoso, 'Reports API').appRoles.map(({ id }) => ({
          id,
          type: 'Role' as const,
        })),
      },
      { resourceAppId: graph.appId, resourceAccess: [{ id: graphUserReadAll.id, type: 'Scope' }] },
    ],
  })
  const ALL = ['User.Read.All', 'User.Read.All', 'Reports.Read.All']
  it.each<[string, string, readonly string[]]>([
    ['Global Administrator', '62e90394-69f5-4237-9190-012177145e10', []],
    ['Privileged Role Administrator', 'e8611ab8-c189-46e8-94e1-60213ab1f814', []],
    ['Application Administrator', '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', ['User.Read.All']],
    ['Cloud Application Administrator', '158c047a-c907-4556-b7ef-446551a6b5f7', ['User.Read.All']],
    ['Global Reader', 'f2ef992c-3afb-46b9-b7cf-a126ee74c451', ALL],
  ])('a %s may not: %s %j', (_role, roleDefinitionId, expected) => {
    const roles = (directoryScopeId: string) => [
      { id: 'r', principalId: ada.id, roleDefinitionId, directoryScopeId },
    ]
    const beyond = (directoryScopeId: string) => {
      const tenant = tenantWith({ policies: [`${SELF}legacy`], roles: roles(directoryScopeId) })
      return beyondAdministrator(
        tenant,
        ada,
        permissionsForEverybody(tenant, requestOf(tenant, app, '.default')),
      )
    }
    expect(beyond('/')).toEqual(expected)
    expect(beyond('/administrativeUnits/oslo')).toEqual(ALL)
  })
})

describe('what is written for everybody', () => {
  const tenant = tenantWith({ policies: [] })
  const resource = instanceNamed(tenant, 'Microsoft Graph')
  const [role] = resource.appRoles
  const { servicePrincipal } = verified
  const wanted = (...scopes: readonly PermissionScope[]) => ({
    delegated: scopes.map((scope) => ({ resource, scope })),
    application: role ? [{ resource, role }] : [],
  })

  it('is one grant a resource, merged into the earlier one for everybody, and no assignment twice', () => {
    const first = writtenForEverybody(tenant, servicePrincipal, wanted(mailRead), () => 'new')
    expect(first.grants).toMatchObject([{ id: 'new', consentType: 'AllPrincipals', scope: 'Mail.Read' }])
    expect(first.assignments).toMatchObject([{ principalType: 'ServicePrincipal', appRoleId: role?.id }])
    const after = { ...tenant, oauth2PermissionGrants: first.grants, appRoleAssignments: first.assignments }
    const second = writtenForEverybody(after, servicePrincipal, wanted(mailWrite, mailRead), () => 'other')
    expect(second.grants).toMatchObject([{ id: 'new', scope: 'Mail.Read Mail.ReadWrite' }])
    expect(second.assignments).toEqual([])
  })

  it('leaves what one person granted as it was', () => {
    const mine = {
      id: 'mine',
      clientId: servicePrincipal.id,
      consentType: 'Principal' as const,
      principalId: ada.id,
      resourceId: resource.id,
      scope: 'Mail.Read',
    }
    const { grants } = writtenForEverybody(
      { ...tenant, oauth2PermissionGrants: [mine] },
      servicePrincipal,
      wanted(mailRead),
      () => 'new',
    )
    expect(grants).toMatchObject([{ id: 'new', principalId: null }])
  })

  it('covers everybody: nobody is asked again', () => {
    const { grants } = writtenForEverybody(tenant, servicePrincipal, wanted(mailRead), () => 'new')
    const after = { ...tenant, oauth2PermissionGrants: grants }
    for (const user of [ada, bo])
      expect(permissionsToConsent(after, requestOf(after, verified, 'Mail.Read', user))).toEqual([])
  })
})
