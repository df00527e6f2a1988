import { describe, expect, it } from 'vitest'
import { contoso } from '../../fixtures/contoso'
import { cut, join } from '../edges/all'
import { applyEdit } from '../edges/apply-edit'
import type { Application, Collection, Tenant } from '../tenant'
import { consequences } from './consequences'
import { draftOf, PALETTE } from './palette'
import { readDraft } from './read-draft'
import { removal, save } from './save'

const ada = contoso.users[0] as Tenant['users'][number]
const finance = contoso.groups[0] as Tenant['groups'][number]
const left = (tenant: Tenant, saved: ReturnType<typeof save>): Tenant => {
  if (!('change' in saved)) throw new Error(JSON.stringify(saved))
  const applied = applyEdit(tenant, saved.change.edit)
  if (!('tenant' in applied)) throw new Error(applied.whyNot)
  return applied.tenant
}
/** Faults in a row, each as its place and its sentence. */
const faults = (collection: Collection, draft: Record<string, unknown>, existing?: object) => {
  const saved = save(contoso, collection, draft, existing as Record<string, unknown> | undefined)
  return 'faults' in saved ? saved.faults.map(({ path, says }) => `${path}: ${says}`) : []
}

describe('what can be added', () => {
  it.each(PALETTE.map((kind) => [kind.title, kind] as const))(
    '%s stands in the tenant as it is drafted, twice',
    (_, kind) => {
      const first = draftOf(contoso, kind)
      const tenant = left(contoso, save(contoso, kind.collection, first, undefined))
      const second = draftOf(tenant, kind)
      expect(second.id).not.toBe(first.id)
      const both = left(tenant, save(tenant, kind.collection, second, undefined))
      expect(both[kind.collection]).toHaveLength(contoso[kind.collection].length + 2)
      expect(draftOf(contoso, kind)).toEqual(first)
    },
  )

  it.each([
    ['user', 'userPrincipalName', /^user1@newtenant\.example$/],
    ['guest', 'userPrincipalName', /#EXT#@newtenant\.onmicrosoft\.example$/],
    ['application', 'publisherDomain', /^newtenant\.example$/],
    ['application', 'web', /https:\/\/app1\.newtenant\.example\/callback/],
  ])('is of the tenant’s own domain: %s, %s', (name, member, own) => {
    const kind = PALETTE.find((each) => each.kind === name)
    if (!kind) throw new Error(`There is no ${name}.`)
    const verifiedDomains = [
      { name: 'old.example', isDefault: false, isInitial: false },
      { name: 'newtenant.onmicrosoft.example', isDefault: false, isInitial: true },
      { name: 'newtenant.example', isDefault: true, isInitial: false },
    ]
    const tenant = { ...contoso, organization: { ...contoso.organization, verifiedDomains } }
    expect(JSON.stringify(draftOf(tenant, kind)[member as 'id']).replaceAll('"', '')).toMatch(own)
  })

  it('with a rule has whom the rule takes in', () => {
    const kind = PALETTE.find((each) => each.kind === 'dynamic-group')
    if (!kind) throw new Error('There is no dynamic group.')
    const tenant = left(contoso, save(contoso, 'groups', draftOf(contoso, kind), undefined))
    const names = contoso.users.filter(({ id }) => tenant.groups.at(-1)?.members.includes(id))
    expect(names.map(({ givenName }) => givenName)).toEqual(['Ada', 'Chidi', 'Dana'])
    const moves = save(tenant, 'users', { ...ada, department: 'Sales' }, { ...ada })
    if (!('change' in moves)) throw new Error('Nothing changes.')
    expect(consequences(tenant, moves.change.edit).map(({ says }) => says)).toEqual([
      'The rule of Dynamic group 1 takes in Chidi Okafor, Dana Petrova.',
    ])
  })

  it.each([
    ['user', 'POST /users User.ReadWrite.All'],
    ['guest', 'POST /invitations User.Invite.All'],
    ['group', 'POST /groups Group.ReadWrite.All'],
    ['device', 'POST /devices Directory.AccessAsUser.All'],
    ['api', 'POST /applications Application.ReadWrite.All'],
    ['managed-identity', 'POST /servicePrincipals Application.ReadWrite.All'],
  ])('is said as a call to Graph: %s', (name, line) => {
    const kind = PALETTE.find((each) => each.kind === name)
    if (!kind) throw new Error(`There is no ${name}.`)
    const saved = save(contoso, kind.collection, draftOf(contoso, kind), undefined)
    const { method, path, permission } = 'change' in saved ? saved.change.call : {}
    expect(`${method} ${path} ${permission}`).toBe(line)
  })
})

describe('what is written over an object', () => {
  it.each<[string, Collection, Record<string, unknown>, object | undefined, string[]]>([
    [
      'a flag that is a text',
      'users',
      { accountEnabled: 'no' },
      ada,
      ['accountEnabled: It takes true or false.'],
    ],
    [
      'a text that is a number',
      'users',
      { jobTitle: 7 },
      ada,
      ['jobTitle: It takes a text in quotes, or null.'],
    ],
    [
      'a list that is a text',
      'groups',
      { members: 'ada' },
      finance,
      ['members: It takes a list, in square brackets.'],
    ],
    [
      'one item of a list',
      'groups',
      { members: ['a', 3] },
      finance,
      ['members.1: It takes a text in quotes.'],
    ],
    [
      'a member deep inside',
      'applications',
      { web: { redirectUris: [1], logoutUrl: null } },
      contoso.applications[0],
      ['web.redirectUris.0: It takes a text in quotes.'],
    ],
    [
      'what is missing inside',
      'applications',
      { spa: {} },
      contoso.applications[0],
      ['spa.redirectUris: It is missing.'],
    ],
    [
      'two at once',
      'users',
      { mail: 1, userType: null },
      ada,
      ['mail: It takes a text in quotes, or null.', 'userType: It takes a text in quotes.'],
    ],
    ['another id', 'users', { id: 'x' }, ada, ['id: An object keeps its id.']],
    ['no id', 'users', { displayName: 'X' }, undefined, ['id: An object keeps its id.']],
    ['no name', 'users', { displayName: ' ' }, ada, ['displayName: It needs a name.']],
    [
      'a name without a domain',
      'users',
      { userPrincipalName: 'ada' },
      ada,
      ['userPrincipalName: It takes a name, an @ and a domain of the tenant, as "ada@contoso.example".'],
    ],
    [
      'a domain of somebody else',
      'users',
      { userPrincipalName: 'ada@fabrikam.example' },
      ada,
      [
        'userPrincipalName: The tenant has contoso.example and contoso.onmicrosoft.example, not fabrikam.example.',
      ],
    ],
    [
      "somebody else's name",
      'users',
      { userPrincipalName: 'CHIDI@contoso.example' },
      ada,
      ['userPrincipalName: Chidi Okafor has it already.'],
    ],
    [
      'a rule without its kind',
      'groups',
      { membershipRule: 'user.department -eq "IT"' },
      finance,
      ['membershipRule: Only a group with "DynamicMembership" in its groupTypes has a rule.'],
    ],
    [
      'a kind without a rule',
      'groups',
      { groupTypes: ['DynamicMembership'] },
      finance,
      ['membershipRule: A dynamic group needs a rule.'],
    ],
  ])('%s is said at its place', (_, collection, draft, existing, expected) => {
    expect(faults(collection, draft, existing)).toEqual(expected)
  })

  it('a rule that cannot be read is said with the character', () => {
    const [fault] = faults(
      'groups',
      { groupTypes: ['DynamicMembership'], membershipRule: 'user.age -eq' },
      finance,
    )
    expect(fault).toMatch(/^membershipRule: At character \d+: /)
  })

  it.each([
    ["user.memberof -any (group.objectId -in ['nowhere'])", 'nowhere is no group of this tenant.'],
    ['user.employeeHireDate -ge system.now', 'it depends on the day.'],
    ['user.city -eq "Oslo"', 'nothing here has a city.'],
    ['user.shoeSize -eq "9"', 'user.shoeSize is no documented property.'],
  ])('a rule that is not worked out here says so: %s', (membershipRule, why) => {
    expect(faults('groups', { groupTypes: ['DynamicMembership'], membershipRule }, finance)).toEqual([
      `membershipRule: Whom this rule takes in cannot be worked out here: ${why}`,
    ])
  })

  it.each([
    ['no JSON', '{', /^This is no JSON yet: /],
    ['no object', '[]', /^It takes one object/],
    ['a name twice', '{"a":1,"a":2}', /^It takes one object/],
  ])('%s is no draft', (_, text, says) => {
    const read = readDraft(text)
    expect('faults' in read && read.faults[0]?.says).toMatch(says)
  })

  it('is one deed, from a form or from JSON, with the members that change and no others', () => {
    const form = save(contoso, 'users', { ...ada, department: 'Sales', jobTitle: null }, { ...ada })
    const read = readDraft(
      JSON.stringify({
        department: 'Sales',
        ...{ jobTitle: null },
        id: ada.id,
        displayName: ada.displayName,
      }),
    )
    const json = 'draft' in read ? save(contoso, 'users', read.draft, { ...ada }) : undefined
    expect(form).toEqual(json)
    expect(form).toMatchObject({
      change: {
        edit: { do: 'put', collection: 'users', object: { id: ada.id, jobTitle: null, department: 'Sales' } },
        says: 'Ada Nilsen is changed: jobTitle, department.',
        call: { method: 'PATCH', path: `/users/${ada.id}`, permission: 'User.ReadWrite.All' },
      },
    })
  })

  it('keeps members that the engine does not know', () => {
    const saved = save(contoso, 'users', { ...ada, employeeId: '7' }, { ...ada })
    expect('change' in saved && saved.change.edit).toMatchObject({ object: { employeeId: '7' } })
  })

  it('is nothing where nothing is different', () => {
    const { web, ...rest } = contoso.applications[0] as Tenant['applications'][number]
    const turned = { ...rest, web: { logoutUrl: web.logoutUrl, redirectUris: web.redirectUris } }
    expect(save(contoso, 'applications', turned, { ...contoso.applications[0] })).toEqual({ same: true })
  })
})

describe('a list of ids', () => {
  const farah = contoso.users.find(({ givenName }) => givenName === 'Farah')?.id ?? ''
  const written = (members: Record<string, unknown>, of: object = finance) =>
    save(contoso, 'groups', { ...of, ...members }, { ...of })

  it('with one more is the edge that is drawn, wherever it stands in the list', () => {
    const edge = join(contoso, { type: 'memberOf', from: farah, to: finance.id, choice: '' })
    expect(written({ members: [...finance.members, farah] })).toEqual({ change: edge })
    expect(written({ members: [farah, ...finance.members] })).toEqual({ change: edge })
  })

  it('with one fewer is the edge that is taken away', () => {
    const [first = '', ...rest] = finance.members
    const edge = cut(contoso, { type: 'memberOf', from: first, to: finance.id, choice: '' })
    expect(written({ members: rest })).toEqual({ change: edge })
  })

  it('with several changes is one edit', () => {
    const saved = written({ members: [farah] })
    expect('change' in saved && saved.change.edit).toMatchObject({ object: { members: [farah] } })
    const both = written({ members: [...finance.members, farah], displayName: 'Money' })
    expect('change' in both && both.change.says).toBe('Money is changed: displayName, members.')
  })

  it.each([
    [
      'itself',
      { members: [...finance.members, finance.id] },
      'members.2: Finance cannot be a member of itself.',
    ],
    [
      'nobody',
      { members: ['nobody', ...finance.members] },
      'members.0: One of the two is not in the directory.',
    ],
    ['a device as an owner', { owners: [contoso.devices[0]?.id] }, 'cannot be an owner of Finance.'],
  ])('with %s says why not, at its place', (_, members, says) => {
    const saved = written(members)
    const lines = 'faults' in saved ? saved.faults.map((fault) => `${fault.path}: ${fault.says}`) : []
    expect(lines).toEqual([expect.stringContaining(says)])
  })
})

describe('a client secret', () => {
  const expenses = contoso.applications.find(({ displayName }) => displayName === 'Expenses') as Application
  const [first, second] = expenses.passwordCredentials
  const callOf = (passwordCredentials: readonly object[], more = {}) => {
    const saved = save(
      contoso,
      'applications',
      { ...expenses, passwordCredentials, ...more },
      { ...expenses },
    )
    return 'change' in saved ? saved.change.call : saved
  }
  it('is added and removed by calls of its own, and Entra makes up what it says', () => {
    const third = { ...first, keyId: 'third', displayName: 'Third' }
    expect(callOf([...expenses.passwordCredentials, third])).toEqual({
      method: 'POST',
      path: `/applications/${expenses.id}/addPassword`,
      body: {
        passwordCredential: {
          ...{ displayName: 'Third', startDateTime: first?.startDateTime, endDateTime: first?.endDateTime },
        },
      },
      permission: 'Application.ReadWrite.All',
    })
    expect(callOf([first ?? {}])).toMatchObject({
      path: `/applications/${expenses.id}/removePassword`,
      body: { keyId: second?.keyId },
    })
    expect(callOf([], {})).toMatchObject({ method: 'PATCH' })
    expect(callOf([first ?? {}], { displayName: 'E' })).toMatchObject({ method: 'PATCH' })
  })
})

it('what is removed is said with its call', () => {
  expect(removal('users', ada.id, ada.displayName)).toMatchObject({
    edit: { do: 'remove', collection: 'users', id: ada.id },
    says: 'Ada Nilsen is removed.',
    call: { method: 'DELETE', path: `/users/${ada.id}`, permission: 'User.DeleteRestore.All' },
  })
})

describe('the instance of an application', () => {
  const [application] = contoso.applications.filter(({ displayName }) => displayName === 'Expenses API')
  const instance = contoso.servicePrincipals.find(({ appId }) => appId === application?.appId)
  if (!application || !instance) throw new Error('The sample has changed.')
  const changed = (members: Partial<Application>) => {
    const saved = save(contoso, 'applications', { ...application, ...members }, { ...application })
    if (!('change' in saved)) throw new Error(JSON.stringify(saved))
    return consequences(contoso, saved.change.edit).map(({ edit, says }) => ({
      says,
      object: edit.do === 'put' ? edit.object : undefined,
    }))
  }

  it('takes over scopes, roles and App ID URIs, and nothing else', () => {
    expect(changed({ signInAudience: 'AzureADMultipleOrgs' })).toEqual([])
    expect(changed({ appRoles: [] })).toEqual([
      { says: 'The instance of Expenses API follows: appRoles.', object: { id: instance.id, appRoles: [] } },
    ])
    const api = { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [] } as const
    expect(changed({ api, identifierUris: ['api://new.contoso.example'] })).toEqual([
      {
        says: 'The instance of Expenses API follows: oauth2PermissionScopes, servicePrincipalNames.',
        object: {
          id: instance.id,
          oauth2PermissionScopes: [],
          servicePrincipalNames: [application.appId, 'api://new.contoso.example'],
        },
      },
    ])
  })
})
