import { describe, expect, it } from 'vitest'
import { contoso } from '../../fixtures/contoso'
import { edgesOf, join } from '../edges/all'
import { applyEdit } from '../edges/apply-edit'
import type { Edit } from '../edges/edge'
import { endsOf } from '../edges/ends'
import { COLLECTIONS, type Tenant } from '../tenant'
import { consequences } from './consequences'

const { users, groups, devices, applications, servicePrincipals } = contoso
const idOf = (rows: readonly { id: string; displayName: string }[], name: string) =>
  rows.find(({ displayName }) => displayName === name)?.id ?? ''
const removed = (
  collection: 'users' | 'groups' | 'devices' | 'applications' | 'servicePrincipals',
  id: string,
): Edit => ({
  do: 'remove',
  collection,
  id,
})
const after = (tenant: Tenant, ...edits: readonly Edit[]): Tenant =>
  edits.reduce((made, edit) => {
    const applied = applyEdit(made, edit)
    if (!('tenant' in applied)) throw new Error(applied.whyNot)
    return applied.tenant
  }, tenant)
/** What is left when an object goes, with everything that goes along. */
const without = (tenant: Tenant, edit: Edit) =>
  after(tenant, edit, ...consequences(tenant, edit).map((each) => each.edit))
const drawn = (tenant: Tenant, type: string, from: string, to: string, choice = '') => {
  const changed = join(tenant, { type, from, to, choice })
  if (!('edit' in changed)) throw new Error(changed.whyNot)
  return after(tenant, changed.edit)
}
const says = (tenant: Tenant, edit: Edit) => consequences(tenant, edit).map((each) => each.says)

describe('with an object goes', () => {
  it('of a person: memberships, ownerships, assignments, roles, devices, and what they consented to', () => {
    const id = idOf(users, 'Ada Nilsen')
    const [grant] = contoso.oauth2PermissionGrants
    const consented = {
      ...{ id: 'own', clientId: grant?.clientId, resourceId: grant?.resourceId },
      ...{ consentType: 'Principal', principalId: id, scope: 'Expenses.Read' },
    }
    const tenant = after(
      drawn(contoso, 'ownerOf', id, idOf(applications, 'Expenses')),
      { do: 'put', collection: 'oauth2PermissionGrants', object: consented },
      {
        do: 'put',
        collection: 'roleAssignments',
        object: {
          id: 'role',
          principalId: id,
          roleDefinitionId: '62e90394-69f5-4237-9190-012177145e10',
          directoryScopeId: '/',
        },
      },
    )
    const own = says(tenant, removed('users', id))
    expect(own).toContain('Ada Nilsen is no longer a member of Finance.')
    expect(own).toContain('Ada Nilsen is no longer a member of All staff.')
    expect(own).toContain('Ada Nilsen is no longer an owner of Expenses.')
    expect(own).toContain('Ada Nilsen is no longer Global Administrator of Contoso.')
    expect(own).toContain('Ada Nilsen is no longer the registered owner of ADA-LAPTOP.')
    expect(own.filter((each) => each.startsWith('With Ada Nilsen goes what'))).toHaveLength(1)
    const left = without(tenant, removed('users', id))
    expect(left.oauth2PermissionGrants.map((each) => each.id)).not.toContain('own')
    expect(left.oauth2PermissionGrants).toHaveLength(contoso.oauth2PermissionGrants.length)
  })

  it('of a registration: its instance, and what that was granted and assigned', () => {
    const application = applications.find(({ displayName }) => displayName === 'Expenses API')
    const instance = servicePrincipals.find(({ appId }) => appId === application?.appId)?.id ?? ''
    const edit = removed('applications', application?.id ?? '')
    expect(says(contoso, edit).at(-1)).toBe('Expenses API loses its service principal, its instance here.')
    const left = without(contoso, edit)
    expect(left.servicePrincipals.map(({ id }) => id)).not.toContain(instance)
    expect(JSON.stringify(left.oauth2PermissionGrants)).not.toContain(instance)
    expect(JSON.stringify(left.appRoleAssignments)).not.toContain(instance)
  })

  it('of an instance: not its registration', () => {
    const id = idOf(servicePrincipals, 'Timesheets')
    expect(without(contoso, removed('servicePrincipals', id)).applications).toEqual(applications)
  })

  it.each([
    ...users.map(({ id, displayName }) => ['users', displayName, id] as const),
    ...groups.map(({ id, displayName }) => ['groups', displayName, id] as const),
    ...devices.map(({ id, displayName }) => ['devices', displayName, id] as const),
    ...applications.map(({ id, displayName }) => ['applications', displayName, id] as const),
    ...servicePrincipals.map(({ id, displayName }) => ['servicePrincipals', displayName, id] as const),
  ])('whatever names it: %s %s', (collection, _, id) => {
    const left = without(contoso, removed(collection, id))
    expect(edgesOf(left, id)).toEqual([])
    const lists = COLLECTIONS.map((each) => left[each])
    expect(JSON.stringify(lists)).not.toContain(id)
    // Nobody else is gone, but the instance of a registration.
    const gone = endsOf(contoso).filter((end) => !endsOf(left).some((each) => each.id === end.id))
    expect(gone.filter((end) => end.kind !== 'servicePrincipals' && end.kind !== 'issuers')).toHaveLength(
      collection === 'servicePrincipals' ? 0 : 1,
    )
  })
})

describe('a rule with memberOf', () => {
  const finance = idOf(groups, 'Finance')
  const farah = idOf(users, 'Farah Aziz')
  const rule = (...ids: readonly string[]) =>
    `user.memberof -any (group.objectId -in [${ids.map((id) => `'${id}'`).join(', ')}])`
  const dynamic = (id: string, membershipRule: string) => ({
    ...({ do: 'put', collection: 'groups' } as const),
    object: {
      id,
      displayName: id,
      groupTypes: ['DynamicMembership'],
      membershipRule,
      membershipRuleProcessingState: 'On',
    },
  })
  const made = (tenant: Tenant, edit: Edit) =>
    after(tenant, edit, ...consequences(tenant, edit).map((each) => each.edit))
  const inGroup = (tenant: Tenant, id: string) =>
    tenant.groups
      .find((group) => group.id === id)
      ?.members.map((member) => users.find((user) => user.id === member)?.givenName)

  it('takes in who is in its groups, whatever the case of the id', () => {
    const tenant = made(contoso, dynamic('D', rule(finance.toUpperCase())))
    expect(inGroup(tenant, 'D')).toEqual(inGroup(contoso, finance))
    expect(inGroup(tenant, 'D')?.length).toBeGreaterThan(0)
  })

  it('takes in whoever comes into one of them, and lets go who leaves', () => {
    const tenant = made(contoso, dynamic('D', rule(finance)))
    const joined = join(tenant, { type: 'memberOf', from: farah, to: finance, choice: '' })
    if (!('edit' in joined)) throw new Error(joined.whyNot)
    expect(says(tenant, joined.edit)).toEqual([expect.stringMatching(/^The rule of D takes in /)])
    expect(inGroup(made(tenant, joined.edit), 'D')).toContain('Farah')
  })

  it('takes in whom the rule of one of them takes in now, and nobody of a group that has memberOf itself', () => {
    const plain = made(contoso, dynamic('P', 'user.department -eq "Finance"'))
    const both = made(made(plain, dynamic('D', rule('P'))), dynamic('E', rule('D')))
    expect(inGroup(both, 'D')).toEqual(inGroup(both, 'P'))
    expect(inGroup(both, 'E')).toEqual([])
    const moved = made(both, { do: 'put', collection: 'users', object: { id: farah, department: 'Finance' } })
    expect(inGroup(moved, 'D')).toContain('Farah')
  })
})
