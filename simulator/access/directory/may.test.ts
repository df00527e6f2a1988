import { describe, expect, it } from 'vitest'
import { BUILT_IN_ROLES } from '../../directory/built-in-roles'
import type { Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { appNamed, instanceNamed, userNamed } from '../../fixtures/named'
import {
  ASSIGN_ROLES,
  type DirectoryAction,
  UPDATE_APP_ROLE_ASSIGNED_TO,
  UPDATE_APPLICATION_CREDENTIALS,
  UPDATE_PRINCIPAL_CREDENTIALS,
} from './actions'
import { may } from './may'
import { DIRECTORY_ROLES } from './role-actions'

const APPLICATION_ADMINISTRATOR = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3'
const CLOUD_APPLICATION_ADMINISTRATOR = '158c047a-c907-4556-b7ef-446551a6b5f7'
const PRIVILEGED_ROLE_ADMINISTRATOR = 'e8611ab8-c189-46e8-94e1-60213ab1f814'
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'
const HELPDESK_ADMINISTRATOR = '729827e3-9c14-49f7-bb1b-9608f156bbb8'

const ada = userNamed(contoso, 'ada@contoso.example')
const app = appNamed(contoso, 'Nightly Report')
const instance = instanceNamed(contoso, 'Nightly Report')
const other = appNamed(contoso, 'Expenses')

const owning = (collection: 'applications' | 'servicePrincipals', id: string): Tenant => ({
  ...contoso,
  [collection]: contoso[collection].map((each) => (each.id === id ? { ...each, owners: [ada.id] } : each)),
})
const holding = (role: string, scope = '/', principalId = ada.id): Tenant => ({
  ...contoso,
  roleAssignments: [
    { id: 'one', principalId, roleDefinitionId: role, directoryScopeId: scope },
    ...contoso.roleAssignments,
  ],
})
const inGroup = (isAssignableToRole: boolean | null): Tenant => {
  const [group] = contoso.groups
  if (!group) throw new Error('Contoso has groups.')
  return {
    ...holding(APPLICATION_ADMINISTRATOR, '/', group.id),
    groups: [{ ...group, isAssignableToRole, members: [ada.id] }],
  }
}

describe('may', () => {
  it.each<[string, Tenant, DirectoryAction, string, boolean]>([
    ['nobody in particular, to an application', contoso, UPDATE_APPLICATION_CREDENTIALS, app.id, false],
    [
      'an owner, to the application',
      owning('applications', app.id),
      UPDATE_APPLICATION_CREDENTIALS,
      app.id,
      true,
    ],
    [
      'an owner, to another one',
      owning('applications', app.id),
      UPDATE_APPLICATION_CREDENTIALS,
      other.id,
      false,
    ],
    [
      'an owner of the application, to its service principal',
      owning('applications', app.id),
      UPDATE_PRINCIPAL_CREDENTIALS,
      instance.id,
      false,
    ],
    [
      'an owner of the service principal, to it',
      owning('servicePrincipals', instance.id),
      UPDATE_PRINCIPAL_CREDENTIALS,
      instance.id,
      true,
    ],
    [
      'an owner of the service principal, to the application',
      owning('servicePrincipals', instance.id),
      UPDATE_APPLICATION_CREDENTIALS,
      app.id,
      false,
    ],
    [
      'an owner of the service principal, to who is assigned to it',
      owning('servicePrincipals', instance.id),
      UPDATE_APP_ROLE_ASSIGNED_TO,
      instance.id,
      true,
    ],
    [
      'an owner of the application, to who is assigned to it',
      owning('applications', app.id),
      UPDATE_APP_ROLE_ASSIGNED_TO,
      app.id,
      false,
    ],
    ['an owner, to roles', owning('applications', app.id), ASSIGN_ROLES, '/', false],
    [
      'an Application Administrator, to any application',
      holding(APPLICATION_ADMINISTRATOR),
      UPDATE_APPLICATION_CREDENTIALS,
      other.id,
      true,
    ],
    [
      'a Cloud Application Administrator, to any service principal',
      holding(CLOUD_APPLICATION_ADMINISTRATOR),
      UPDATE_PRINCIPAL_CREDENTIALS,
      instance.id,
      true,
    ],
    ['an Application Administrator, to roles', holding(APPLICATION_ADMINISTRATOR), ASSIGN_ROLES, '/', false],
    [
      'an Application Administrator of one application, to it',
      holding(APPLICATION_ADMINISTRATOR, `/${app.id}`),
      UPDATE_APPLICATION_CREDENTIALS,
      app.id,
      true,
    ],
    [
      'an Application Administrator of one application, to another',
      holding(APPLICATION_ADMINISTRATOR, `/${app.id}`),
      UPDATE_APPLICATION_CREDENTIALS,
      other.id,
      false,
    ],
    [
      'a Privileged Role Administrator, to roles',
      holding(PRIVILEGED_ROLE_ADMINISTRATOR),
      ASSIGN_ROLES,
      '/',
      true,
    ],
    [
      'a Privileged Role Administrator, to credentials',
      holding(PRIVILEGED_ROLE_ADMINISTRATOR),
      UPDATE_APPLICATION_CREDENTIALS,
      app.id,
      false,
    ],
    ['a Global Administrator, to roles', holding(GLOBAL_ADMINISTRATOR), ASSIGN_ROLES, '/', true],
    [
      'a Global Administrator, to credentials',
      holding(GLOBAL_ADMINISTRATOR),
      UPDATE_APPLICATION_CREDENTIALS,
      app.id,
      true,
    ],
    [
      'a Helpdesk Administrator, to credentials',
      holding(HELPDESK_ADMINISTRATOR),
      UPDATE_APPLICATION_CREDENTIALS,
      app.id,
      false,
    ],
    [
      'a member of a group that was made to hold roles',
      inGroup(true),
      UPDATE_APPLICATION_CREDENTIALS,
      app.id,
      true,
    ],
    ['a member of a group that was not', inGroup(null), UPDATE_APPLICATION_CREDENTIALS, app.id, false],
  ])('%s', (_, tenant, action, object, allowed) => {
    expect(may(tenant, { who: ada.id, action, object }).allowed).toBe(allowed)
  })

  it('says by what: ownership before a role, a role by its name', () => {
    const question = { who: ada.id, action: UPDATE_APPLICATION_CREDENTIALS, object: app.id } as const
    const both = {
      ...owning('applications', app.id),
      roleAssignments: holding(APPLICATION_ADMINISTRATOR).roleAssignments,
    }
    expect(may(both, question).because).toBe('as an owner')
    expect(may(holding(APPLICATION_ADMINISTRATOR), question).because).toBe('as Application Administrator')
    expect(may(contoso, question).because).toBe('is no owner of it, and has no role that holds this')
  })

  it('leaves out the roles that do not count for an object', () => {
    const question = { who: ada.id, action: UPDATE_APP_ROLE_ASSIGNED_TO, object: 'graph' } as const
    const tenant = holding(APPLICATION_ADMINISTRATOR)
    expect(may(tenant, question).allowed).toBe(true)
    expect(may(tenant, { ...question, notBy: [APPLICATION_ADMINISTRATOR] }).allowed).toBe(false)
  })

  it.each(Object.entries(DIRECTORY_ROLES))('%s is called as Microsoft calls it', (id, { name }) => {
    expect(BUILT_IN_ROLES[id]).toBe(name)
  })
})
