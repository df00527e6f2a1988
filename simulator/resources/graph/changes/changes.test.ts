import { describe, expect, it } from 'vitest'
import { clientSecretOf } from '../../../directory/client-secret'
import { createDirectory } from '../../../directory/directory'
import type { Application, AppManagementPolicy, Tenant } from '../../../directory/tenant'
import { contoso } from '../../../fixtures/contoso'
import { GRAPH_APP_ID, GRAPH_USER_READ_ALL_ROLE } from '../../../fixtures/graph-service-principal'
import { appNamed, instanceNamed, userNamed } from '../../../fixtures/named'
import { ISSUER_OF_VERSION_ONE, setUp, sign } from '../../testing/api'
import { createGraphApi } from '../graph-api'
import { changes } from './changes'

const V1 = 'https://graph.microsoft.com/v1.0'
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'
const APPLICATION_ADMINISTRATOR = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3'

const ada = userNamed(contoso, 'ada@contoso.example')
const bo = userNamed(contoso, 'bo.admin@contoso.example')
const app = appNamed(contoso, 'Nightly Report')
const instance = instanceNamed(contoso, 'Nightly Report')
const graph = instanceNamed(contoso, 'Microsoft Graph')
const reports = instanceNamed(contoso, 'Reports API')

const policy = (
  restrictionType: 'passwordAddition' | 'passwordLifetime',
  more: { state?: 'enabled' | 'disabled'; maxLifetime?: string; isEnabled?: boolean } = {},
): AppManagementPolicy => ({
  id: 'policy-1',
  displayName: 'A policy',
  isEnabled: more.isEnabled ?? true,
  restrictions: {
    passwordCredentials: [
      { restrictionType, state: more.state ?? 'enabled', maxLifetime: more.maxLifetime ?? null },
    ],
  },
})
/** Contoso where Ada owns both objects of Nightly Report. */
const owned = (members: Partial<Application> = {}): Tenant => ({
  ...contoso,
  applications: contoso.applications.map((each) =>
    each.id === app.id ? { ...each, owners: [ada.id], ...members } : each,
  ),
  servicePrincipals: contoso.servicePrincipals.map((each) =>
    each.id === instance.id
      ? {
          ...each,
          owners: [ada.id],
          ...(members.appManagementPolicies && { appManagementPolicies: members.appManagementPolicies }),
        }
      : each,
  ),
})
const administered = (role: string): Tenant => ({
  ...contoso,
  roleAssignments: [{ id: 'one', principalId: ada.id, roleDefinitionId: role, directoryScopeId: '/' }],
})

const person = (scp: string, oid = ada.id) => ({ scp, oid })
const alone = (...roles: string[]) => ({ scp: undefined, roles, appid: 'client', oid: instance.id })
const EDIT = 'Application.ReadWrite.All'
const ROLES = 'RoleManagement.ReadWrite.Directory'
const APP_ROLES = 'AppRoleAssignment.ReadWrite.All'

async function post(
  path: string,
  claims: Readonly<Record<string, unknown>>,
  content: object,
  tenant: Tenant = owned(),
) {
  const directory = createDirectory(tenant)
  const { call, failed, events } = setUp((options) => createGraphApi(options, changes), {
    directory,
    appId: GRAPH_APP_ID,
    issuers: { '1.0': ISSUER_OF_VERSION_ONE },
  })
  const token = await sign({ aud: GRAPH_APP_ID, iss: ISSUER_OF_VERSION_ONE, ver: '1.0', ...claims })
  const { status, body } = await call(token, {
    method: 'POST',
    url: `${V1}${path}`,
    headers: [['Content-Type', 'application/json']],
    body: JSON.stringify(content),
  })
  const answer = JSON.parse(body)
  return {
    status,
    answer,
    code: answer.error?.code,
    failed: failed().map(({ check }) => check),
    changed: events.flatMap((event) => (event.type === 'directory-changed' ? [event.collection] : [])),
    tenant: directory.tenant,
  }
}

const SECRET = `/applications/${app.id}/addPassword`
const OWN_SECRET = `/servicePrincipals/${instance.id}/addPassword`
const TRUST = `/applications/${app.id}/federatedIdentityCredentials`
const ASSIGN = '/roleManagement/directory/roleAssignments'
const GIVE = `/servicePrincipals/${reports.id}/appRoleAssignedTo`
const GIVE_GRAPH = `/servicePrincipals/${graph.id}/appRoleAssignedTo`
const job = {
  name: 'job',
  issuer: 'https://token.build.example',
  subject: 'repo:ada/x:ref:refs/heads/main',
  audiences: ['api://AzureADTokenExchange'],
}
const administrator = { principalId: ada.id, roleDefinitionId: GLOBAL_ADMINISTRATOR, directoryScopeId: '/' }
const reportsRole = { principalId: instance.id, resourceId: reports.id, appRoleId: reports.appRoles[0]?.id }
const graphRole = { principalId: instance.id, resourceId: graph.id, appRoleId: GRAPH_USER_READ_ALL_ROLE }

describe('a secret is added', () => {
  it('beside those that are there, for two years, with a text that proves the application', async () => {
    const { status, answer, tenant } = await post(SECRET, person(EDIT), {})
    const added = appNamed(tenant, 'Nightly Report').passwordCredentials.at(-1)
    expect(status).toBe(200)
    expect(answer).toMatchObject({
      keyId: added?.keyId,
      secretText: clientSecretOf(tenant, added?.keyId ?? ''),
      hint: answer.secretText.slice(0, 3),
      startDateTime: '2026-03-02T09:00:00Z',
      endDateTime: '2028-03-02T09:00:00Z',
    })
    expect(added).not.toHaveProperty('secretText')
    expect(appNamed(tenant, 'Nightly Report').passwordCredentials).toHaveLength(
      app.passwordCredentials.length + 1,
    )
  })

  it('to a service principal, and not to its registration', async () => {
    const { status, tenant } = await post(OWN_SECRET, person(EDIT), {})
    expect(status).toBe(200)
    expect(instanceNamed(tenant, 'Nightly Report').passwordCredentials).toHaveLength(1)
    expect(appNamed(tenant, 'Nightly Report').passwordCredentials).toEqual(app.passwordCredentials)
  })

  it.each<[string, object]>([
    ['a name that is none', { displayName: 7 }],
    ['an end that is no instant', { endDateTime: 'tomorrow' }],
    ['an end before its beginning', { endDateTime: '2026-03-01T09:00:00Z' }],
    ['an end outside of the calendar', { endDateTime: '+275760-09-13T00:00:01Z' }],
  ])('with %s is not', async (_, passwordCredential) => {
    expect(await post(SECRET, person(EDIT), { passwordCredential })).toMatchObject({
      status: 400,
      code: 'Request_BadRequest',
      changed: [],
    })
  })
})

type Row = readonly [
  says: string,
  path: string,
  claims: Readonly<Record<string, unknown>>,
  content: object,
  tenant: Tenant,
  status: number,
  failed: readonly string[],
]
const lock = (members: object) => ({
  servicePrincipalLockConfiguration: {
    isEnabled: true,
    allProperties: false,
    credentialsWithUsageVerify: false,
    ...members,
  },
})
const week = { passwordCredential: { endDateTime: '2026-03-09T09:00:00Z' } }
const RIGHT = ['directory-right']

describe('who may, and what may be added', () => {
  it.each<Row>([
    ['an owner adds a secret', SECRET, person(EDIT), {}, owned(), 200, []],
    ['nobody in particular does not', SECRET, person(EDIT), {}, contoso, 403, RIGHT],
    ['an owner without the scope', SECRET, person('User.Read'), {}, owned(), 403, ['permission']],
    [
      'an Application Administrator does',
      SECRET,
      person(EDIT),
      {},
      administered(APPLICATION_ADMINISTRATOR),
      200,
      [],
    ],
    ['an application with Application.ReadWrite.All does', SECRET, alone(EDIT), {}, contoso, 200, []],
    [
      'one with OwnedBy does not, where it owns nothing',
      SECRET,
      alone('Application.ReadWrite.OwnedBy'),
      {},
      owned(),
      403,
      RIGHT,
    ],
    [
      'one with OwnedBy does, where it owns it',
      SECRET,
      alone('Application.ReadWrite.OwnedBy'),
      {},
      owned({ owners: [instance.id] }),
      200,
      [],
    ],
    ['to what is not there', '/applications/none/addPassword', person(EDIT), {}, owned(), 404, []],
    [
      'to a service principal that is not there',
      '/servicePrincipals/none/addPassword',
      person(EDIT),
      {},
      owned(),
      404,
      [],
    ],
    [
      'a policy against secrets',
      SECRET,
      person(EDIT),
      week,
      owned({ appManagementPolicies: [policy('passwordAddition')] }),
      400,
      ['app-management-policy'],
    ],
    [
      'the same at the service principal',
      OWN_SECRET,
      person(EDIT),
      week,
      owned({ appManagementPolicies: [policy('passwordAddition')] }),
      400,
      ['app-management-policy'],
    ],
    [
      'a policy that is off',
      SECRET,
      person(EDIT),
      week,
      owned({ appManagementPolicies: [policy('passwordAddition', { isEnabled: false })] }),
      200,
      [],
    ],
    [
      'a restriction that is off',
      SECRET,
      person(EDIT),
      week,
      owned({ appManagementPolicies: [policy('passwordAddition', { state: 'disabled' })] }),
      200,
      [],
    ],
    [
      'a month, and a secret for a week',
      SECRET,
      person(EDIT),
      week,
      owned({ appManagementPolicies: [policy('passwordLifetime', { maxLifetime: 'P30D' })] }),
      200,
      [],
    ],
    [
      'a month, and a secret for two years',
      SECRET,
      person(EDIT),
      {},
      owned({ appManagementPolicies: [policy('passwordLifetime', { maxLifetime: 'P30D' })] }),
      400,
      ['app-management-policy'],
    ],
    [
      'a week to the second',
      SECRET,
      person(EDIT),
      week,
      owned({ appManagementPolicies: [policy('passwordLifetime', { maxLifetime: 'P6DT23H59M60S' })] }),
      200,
      [],
    ],
    [
      'a second less than a week',
      SECRET,
      person(EDIT),
      week,
      owned({ appManagementPolicies: [policy('passwordLifetime', { maxLifetime: 'P6DT23H59M59S' })] }),
      400,
      ['app-management-policy'],
    ],
    [
      'a lifetime that nobody can read',
      SECRET,
      person(EDIT),
      week,
      owned({ appManagementPolicies: [policy('passwordLifetime', { maxLifetime: 'P1Y' })] }),
      400,
      ['app-management-policy'],
    ],
    [
      'the lock, at the service principal',
      OWN_SECRET,
      person(EDIT),
      {},
      owned(lock({ allProperties: true })),
      400,
      ['instance-lock'],
    ],
    [
      'the lock on credentials alone',
      OWN_SECRET,
      person(EDIT),
      {},
      owned(lock({ credentialsWithUsageVerify: true })),
      400,
      ['instance-lock'],
    ],
    ['a lock on nothing', OWN_SECRET, person(EDIT), {}, owned(lock({})), 200, []],
    [
      'a lock that is off',
      OWN_SECRET,
      person(EDIT),
      {},
      owned(lock({ isEnabled: false, allProperties: true })),
      200,
      [],
    ],
    ['the lock, at the application', SECRET, person(EDIT), {}, owned(lock({ allProperties: true })), 200, []],
    [
      'an owner has a job trusted',
      TRUST,
      person(EDIT),
      job,
      owned({ federatedIdentityCredentials: [] }),
      201,
      [],
    ],
    ['nobody in particular does not have one', TRUST, person(EDIT), job, contoso, 403, RIGHT],
    [
      'a policy against secrets says nothing of it',
      TRUST,
      person(EDIT),
      job,
      owned({ appManagementPolicies: [policy('passwordAddition')] }),
      201,
      [],
    ],
    ['two audiences', TRUST, person(EDIT), { ...job, audiences: ['a', 'b'] }, owned(), 400, []],
    ['no subject', TRUST, person(EDIT), { ...job, subject: '' }, owned(), 400, []],
    [
      'at what is not there',
      '/applications/none/federatedIdentityCredentials',
      person(EDIT),
      job,
      owned(),
      404,
      [],
    ],
    [
      'the same issuer and subject again',
      TRUST,
      person(EDIT),
      job,
      owned({ federatedIdentityCredentials: [{ ...job, id: 'x', name: 'other', description: null }] }),
      400,
      [],
    ],
    [
      'twenty of them',
      TRUST,
      person(EDIT),
      job,
      owned({
        federatedIdentityCredentials: Array.from({ length: 20 }, (_, at) => ({
          ...job,
          id: `${at}`,
          name: `${at}`,
          subject: `${at}`,
          description: null,
        })),
      }),
      400,
      [],
    ],
    ['an owner assigns no role', ASSIGN, person(ROLES), administrator, owned(), 403, RIGHT],
    [
      'an Application Administrator assigns none',
      ASSIGN,
      person(ROLES),
      administrator,
      administered(APPLICATION_ADMINISTRATOR),
      403,
      RIGHT,
    ],
    ['a Global Administrator does', ASSIGN, person(ROLES, bo.id), administrator, contoso, 201, []],
    [
      'and without the scope does not',
      ASSIGN,
      person(EDIT, bo.id),
      administrator,
      contoso,
      403,
      ['permission'],
    ],
    ['an application with the permission does', ASSIGN, alone(ROLES), administrator, contoso, 201, []],
    [
      'a role that is there',
      ASSIGN,
      alone(ROLES),
      { ...administrator, principalId: bo.id },
      contoso,
      400,
      [],
    ],
    ['for nobody', ASSIGN, alone(ROLES), { ...administrator, principalId: 'nobody' }, contoso, 404, []],
    [
      'a role that is not decided about',
      ASSIGN,
      alone(ROLES),
      { ...administrator, roleDefinitionId: 'none' },
      contoso,
      400,
      [],
    ],
    [
      'for a part of the tenant, which is not read',
      ASSIGN,
      alone(ROLES),
      { ...administrator, directoryScopeId: '/x' },
      contoso,
      400,
      [],
    ],
    [
      'an app role by an application with both permissions',
      GIVE_GRAPH,
      alone(APP_ROLES, 'Application.Read.All'),
      graphRole,
      contoso,
      201,
      [],
    ],
    ['with one of them', GIVE_GRAPH, alone(APP_ROLES), graphRole, contoso, 403, ['permission']],
    [
      'of Graph, by an Application Administrator',
      GIVE_GRAPH,
      person(`${APP_ROLES} Application.Read.All`),
      graphRole,
      administered(APPLICATION_ADMINISTRATOR),
      403,
      RIGHT,
    ],
    [
      'of Graph, by a Global Administrator',
      GIVE_GRAPH,
      person(`${APP_ROLES} Directory.Read.All`),
      graphRole,
      administered(GLOBAL_ADMINISTRATOR),
      201,
      [],
    ],
    ['that is there already', GIVE, alone(APP_ROLES, 'Application.Read.All'), reportsRole, contoso, 400, []],
    [
      'of another API than the address says',
      GIVE,
      alone(APP_ROLES, 'Application.Read.All'),
      graphRole,
      contoso,
      400,
      [],
    ],
    [
      'for a person, where it is for applications',
      GIVE,
      alone(APP_ROLES, 'Application.Read.All'),
      { ...reportsRole, principalId: ada.id },
      contoso,
      400,
      [],
    ],
    [
      'for nobody',
      GIVE,
      alone(APP_ROLES, 'Application.Read.All'),
      { ...reportsRole, principalId: 'nobody' },
      contoso,
      404,
      [],
    ],
    [
      'of an API that is not there',
      '/servicePrincipals/none/appRoleAssignedTo',
      alone(APP_ROLES, 'Application.Read.All'),
      reportsRole,
      contoso,
      404,
      [],
    ],
  ])('%s', async (_, path, claims, content, tenant, status, failed) => {
    const done = await post(path, claims, content, tenant)
    expect({ status: done.status, failed: done.failed }).toEqual({ status, failed })
    // What is refused changes nothing.
    expect(done.changed).toHaveLength(status < 300 ? 1 : 0)
  })

  it.each([
    [policy('passwordAddition'), 'CredentialTypeNotAllowedAsPerAppPolicy'],
    [policy('passwordLifetime', { maxLifetime: 'P1D' }), 'CredentialInvalidLifetimeAsPerAppPolicy'],
  ])('the refusal of %j has Graph’s code: %s', async (each, code) => {
    expect((await post(SECRET, person(EDIT), {}, owned({ appManagementPolicies: [each] }))).code).toBe(code)
  })

  it('a locked service principal has Graph’s code', async () => {
    const { code, answer } = await post(OWN_SECRET, person(EDIT), {}, owned(lock({ allProperties: true })))
    expect(code).toBe('CannotUpdateLockedServicePrincipalProperty')
    expect(answer.error.message).toBe('Property passwordCredentials is invalid.')
  })

  it('an Application Administrator gives out roles of other APIs than Graph', async () => {
    const tenant = { ...administered(APPLICATION_ADMINISTRATOR), appRoleAssignments: [] }
    const { status } = await post(GIVE, person(`${APP_ROLES} Application.Read.All`), reportsRole, tenant)
    expect(status).toBe(201)
  })
})
