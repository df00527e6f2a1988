import { describe, expect, it, test } from 'vitest'
import type { PolicyTenant } from '../../directory/policy-tenant'
import type { ExternalUserType } from '../sign-in'
import { type Question, verdict } from '../testing/one-policy'

const GLOBAL = '62e90394-69f5-4237-9190-012177145e10'
const READER = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b'
const OUT = 'ruled-out: users'
const LOST = 'ruled-out: notEnoughInformation'
const OPEN = 'unknown: notEnoughInformation'
const ALL = { includeUsers: ['All'] }

const assigned = (principalId: string, directoryScopeId = '/', more: object = {}) => ({
  id: `${principalId} ${directoryScopeId}`,
  principalId,
  roleDefinitionId: GLOBAL,
  directoryScopeId,
  ...more,
})

const TENANT: Partial<PolicyTenant> = {
  users: [
    ...['ada', 'bo', 'eligible', 'unit', 'object', 'custom', 'keeper', 'nested', 'holder'].map((id) => ({
      id,
      userType: 'Member',
      creationType: null,
    })),
    { id: 'unsaid', userPrincipalName: 'unsaid@contoso.example' },
    { id: 'unsaid-guest', userPrincipalName: 'x_fabrikam.example#EXT#@contoso.example' },
    { id: 'lister', userType: 'Member', creationType: null, memberOf: ['team'] },
    { id: 'closed', userType: 'Member', creationType: null, transitiveMemberOf: ['team', 'department'] },
    { id: 'invited', userType: 'Guest', creationType: 'Invitation' },
    { id: 'renamed', userType: 'Guest', userPrincipalName: 'x_contoso.example#EXT#@fabrikam.example' },
    { id: 'accepted', userType: 'Guest', externalUserState: 'Accepted' },
    { id: 'local', userType: 'Guest', userPrincipalName: 'local@contoso.example' },
    { id: 'colleague', userType: 'Member', creationType: 'Invitation' },
  ],
  groups: [
    { id: 'team', displayName: 'Team', members: ['ada'] },
    { id: 'department', displayName: 'Department', members: [{ id: 'team' }] },
    { id: 'staff', displayName: 'Staff', members: ['DEPARTMENT'] },
    { id: 'hen', members: ['egg'] },
    { id: 'egg', members: ['hen', 'team'] },
    { id: 'empty', members: [] },
    { id: 'silent' },
    { id: 'outer', members: ['silent'] },
    { id: 'odd', members: ['bo', 'what is this'] },
    { id: 'admins', isAssignableToRole: true, members: ['keeper', 'inner'] },
    { id: 'inner', members: ['nested'] },
    { id: 'plain', isAssignableToRole: false, members: ['holder'] },
  ],
  roleAssignments: [
    assigned('bo'),
    assigned('unit', '/administrativeUnits/north'),
    assigned('object', '/11111111-0000-0000-0000-000000000000'),
    assigned('custom', '/', { roleDefinition: { isBuiltIn: false } }),
    assigned('admins'),
    assigned('plain'),
  ],
  roleEligibilitySchedules: [assigned('eligible')],
}

const said = (users: object, question: Question = {}) => verdict('users', { users }, question, TENANT)

describe('who is included', () => {
  test.each<[string, object, Question, string]>([
    ['All is everybody', ALL, {}, 'matched'],
    ['All is guests too', ALL, { userId: 'invited' }, 'matched'],
    ['All is people whom the tenant does not hold', ALL, { userId: 'nobody knows' }, 'matched'],
    ['None is nobody', { includeUsers: ['None'] }, {}, OUT],
    ['empty lists include nobody', { includeUsers: [], includeGroups: [], includeRoles: [] }, {}, OUT],
    ['an empty list includes nobody', { includeUsers: [], includeGroups: [], includeRoles: [] }, {}, OUT],
    ['null lists are a loss', { includeUsers: null, includeGuestsOrExternalUsers: null }, {}, LOST],
    ['a person by id', { includeUsers: ['ada'] }, {}, 'matched'],
    ['an id in any case', { includeUsers: ['ADA'] }, { userId: 'Ada' }, 'matched'],
    ['another person', { includeUsers: ['bo'] }, {}, OUT],
    ['a group', { includeGroups: ['team'] }, {}, 'matched'],
    ['a group in a group', { includeGroups: ['department'] }, {}, 'matched'],
    ['a group in a group in a group', { includeGroups: ['staff'] }, {}, 'matched'],
    ['groups in a circle', { includeGroups: ['hen'] }, {}, 'matched'],
    ['a group without members', { includeGroups: ['empty'] }, {}, OUT],
    ['a group that is not in the export', { includeGroups: ['gone'] }, {}, OPEN],
    ['a group that came without members', { includeGroups: ['silent'] }, {}, OPEN],
    ['a group around one that came without members', { includeGroups: ['outer'] }, {}, OPEN],
    ['a group that holds something that is not in the export', { includeGroups: ['odd'] }, {}, OPEN],
    ['such a group, for somebody who is in it', { includeGroups: ['odd'] }, { userId: 'bo' }, 'matched'],
    [
      'a group that nobody listed, for whoever lists direct groups',
      { includeGroups: ['silent'] },
      { userId: 'lister' },
      OPEN,
    ],
    ['the same, for whoever lists all groups', { includeGroups: ['silent'] }, { userId: 'closed' }, OUT],
    [
      'a group that is supposed',
      { includeGroups: ['silent'] },
      { suppose: { inGroups: ['SILENT'] } },
      'matched',
    ],
    [
      'a group around one that is supposed',
      { includeGroups: ['outer'] },
      { suppose: { inGroups: ['silent'] } },
      'matched',
    ],
    [
      'a group that is supposed not to be',
      { includeGroups: ['silent'] },
      { suppose: { notInGroups: ['silent'] } },
      OUT,
    ],
    [
      'a certain list beside an open one',
      { includeUsers: ['ada'], includeGroups: ['silent'] },
      {},
      'matched',
    ],
    ['an open exclusion', { includeUsers: ['All'], excludeGroups: ['silent'] }, {}, OPEN],
    [
      'a certain exclusion beside an open inclusion',
      { includeGroups: ['silent'], excludeUsers: ['ada'] },
      {},
      OUT,
    ],
    [
      'an internal guest, where the export does not say',
      { includeUsers: ['GuestsOrExternalUsers'] },
      { userId: 'unsaid' },
      OPEN,
    ],
    [
      'an invited person, where the export does not say more',
      { includeUsers: ['GuestsOrExternalUsers'] },
      { userId: 'unsaid-guest' },
      'matched',
    ],
    [
      'guests, for whom nobody knows',
      { includeUsers: ['GuestsOrExternalUsers'] },
      { userId: 'nobody knows' },
      OPEN,
    ],
    [
      'any of several lists',
      { includeUsers: ['bo'], includeGroups: ['team'], includeRoles: [GLOBAL] },
      {},
      'matched',
    ],
    ['a stranger in no group', { includeGroups: ['team'] }, { userId: 'nobody knows' }, OUT],
    ['a role that is active', { includeRoles: [GLOBAL] }, { userId: 'bo' }, 'matched'],
    ['a role in any case', { includeRoles: [GLOBAL.toUpperCase()] }, { userId: 'bo' }, 'matched'],
    ['another role', { includeRoles: [READER] }, { userId: 'bo' }, OUT],
    ['a role through its group', { includeRoles: [GLOBAL] }, { userId: 'keeper' }, 'matched'],
  ])('%s', (_what, users, question, is) => {
    expect(said(users, question).is).toBe(is)
  })

  test.each([
    ['eligible', 'Eligible and not activated'],
    ['unit', 'Assigned for the administrative unit north'],
    ['object', 'Assigned for one object'],
    ['custom', 'A custom role'],
    ['nested', 'passes roles to its direct members only'],
    ['holder', 'which is not role-assignable'],
  ])('a role does not count that is held like this: %s', (userId, because) => {
    const answer = said({ includeRoles: [GLOBAL] }, { userId })
    expect(answer.is).toBe(OUT)
    expect(answer.because).toContain(because)
  })
})

describe('exclusion beats inclusion', () => {
  test.each<[string, object, Question]>([
    ['a person', { excludeUsers: ['ada'] }, {}],
    ['a person who is included by name', { includeUsers: ['ada'], excludeUsers: ['ada'] }, {}],
    ['a group', { excludeGroups: ['team'] }, {}],
    ['a group around the one that is included', { includeGroups: ['team'], excludeGroups: ['staff'] }, {}],
    ['a group in a circle', { excludeGroups: ['hen'] }, {}],
    ['a role', { excludeRoles: [GLOBAL] }, { userId: 'bo' }],
    ['everybody', { excludeUsers: ['All'] }, {}],
    ['guests by the old word', { excludeUsers: ['GuestsOrExternalUsers'] }, { userId: 'invited' }],
    [
      'guests by kind',
      { excludeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest' } },
      { userId: 'invited' },
    ],
  ])('%s', (_what, users, question) => {
    const answer = said({ ...ALL, ...users }, question)
    expect(answer.is).toBe(OUT)
    expect(answer.because).toMatch(/^The policy excludes /)
  })

  test.each<[string, object, Question]>([
    ['nobody', { excludeUsers: ['None'] }, {}],
    ['a role that somebody is eligible for', { excludeRoles: [GLOBAL] }, { userId: 'eligible' }],
    ['guests, for a member', { excludeUsers: ['GuestsOrExternalUsers'] }, {}],
    [
      'another kind of guest',
      { excludeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'internalGuest' } },
      { userId: 'invited' },
    ],
  ])('but not that of %s', (_what, users, question) => {
    expect(said({ ...ALL, ...users }, question).is).toBe('matched')
  })
})

describe('guests and external users', () => {
  const KINDS: readonly ExternalUserType[] = [
    'internalGuest',
    'b2bCollaborationGuest',
    'b2bCollaborationMember',
    'b2bDirectConnectUser',
    'otherExternalUser',
    'serviceProvider',
  ]
  const of = (guestOrExternalUserTypes: string, externalTenants?: object) => ({
    includeGuestsOrExternalUsers: { guestOrExternalUserTypes, externalTenants },
  })

  test.each(KINDS)('%s is met by itself and by none of the others', (kind) => {
    const met = KINDS.filter((externalUserType) => said(of(kind), { externalUserType }).is === 'matched')
    expect(met).toEqual([kind])
    expect(said(of(kind)).is).toBe(OUT)
    expect(said({ includeUsers: ['GuestsOrExternalUsers'] }, { externalUserType: kind }).is).toBe('matched')
  })

  test.each<[userId: string, kind: ExternalUserType | null]>([
    ['invited', 'b2bCollaborationGuest'],
    ['renamed', 'b2bCollaborationGuest'],
    ['accepted', 'b2bCollaborationGuest'],
    ['local', 'internalGuest'],
    ['colleague', 'b2bCollaborationMember'],
    ['ada', null],
  ])('of somebody who is %s the directory says %s', (userId, kind) => {
    expect(KINDS.filter((each) => said(of(each), { userId }).is === 'matched')).toEqual(kind ? [kind] : [])
  })

  const some = { membershipKind: 'enumerated', members: ['T1', 't2'] }
  const guest = { externalUserType: 'b2bCollaborationGuest' } as const
  test.each<[string, object, Question, string]>([
    ['several kinds in one text', of('internalGuest, b2bCollaborationGuest'), guest, 'matched'],
    ['a kind in any case', of('B2BCOLLABORATIONGUEST'), guest, 'matched'],
    ['all organizations', of('b2bCollaborationGuest', { membershipKind: 'all' }), guest, 'matched'],
    [
      'one of those listed',
      of(guest.externalUserType, some),
      { ...guest, externalTenantId: 't1' },
      'matched',
    ],
    ['another organization', of(guest.externalUserType, some), { ...guest, externalTenantId: 't3' }, OUT],
    ['an organization that is not said', of(guest.externalUserType, some), guest, OPEN],
    [
      'organizations that the export lost',
      of(guest.externalUserType, { membershipKind: 'enumerated' }),
      guest,
      OPEN,
    ],
    ['what kind of list they are lost', of(guest.externalUserType, {}), guest, OPEN],
    ['lost organizations, for a member', of(guest.externalUserType, {}), {}, OUT],
    [
      'kinds that the export lost',
      { includeGuestsOrExternalUsers: { guestOrExternalUserTypes: null } },
      guest,
      OPEN,
    ],
    [
      'lost kinds, for a member',
      { includeUsers: ['None'], includeGuestsOrExternalUsers: { guestOrExternalUserTypes: null } },
      {},
      OUT,
    ],
    [
      'nothing but nulls, as the SDK writes where nothing is',
      {
        includeUsers: ['None'],
        includeGuestsOrExternalUsers: {
          guestOrExternalUserTypes: null,
          externalTenants: { membershipKind: null },
        },
      },
      guest,
      OUT,
    ],
    ['a kind of tomorrow', of('b2bAlien'), guest, 'ruled-out: notEnoughInformation'],
    [
      'what the question says, before the directory',
      of('internalGuest'),
      { userId: 'invited', externalUserType: 'internalGuest' },
      'matched',
    ],
  ])('%s', (_what, users, question, is) => {
    expect(said(users, question).is).toBe(is)
  })

  it('names the kind and that it is narrowed', () => {
    const { because } = said(of(guest.externalUserType, some), { ...guest, externalTenantId: 't1' })
    expect(because).toBe(
      'The policy includes external users of the kind b2bCollaborationGuest of certain organizations.',
    )
  })
})

it('is not asked of a workload identity', () => {
  const conditions = {
    users: { includeUsers: ['None'] },
    clientApplications: { includeServicePrincipals: ['daemon'] },
  }
  expect(verdict('users', conditions, { servicePrincipalId: 'daemon' }).is).toBe('any')
})

describe('where a tool may have dropped what tells accounts of agents', () => {
  const agent = { id: 'agent', servicePrincipalType: 'ServiceIdentity' }
  const daemon = { id: 'daemon', servicePrincipalType: 'Application' }
  const SPEAKING = [
    { users: ALL, agents: { excludeAgentUsers: ['All'] } },
    { users: { ...ALL, excludeUsers: ['AllAgentIdUsers'] } },
  ]
  const typed = { id: 'robot', '@odata.type': '#microsoft.graph.agentUser' }
  test.each<[what: string, more: Partial<PolicyTenant>, outcome: string]>([
    ['agents, policies for their accounts, and no trace of one', { servicePrincipals: [agent] }, OPEN],
    ['no agent among its service principals', { servicePrincipals: [daemon] }, 'matched'],
    ['no service principal at all, so that agents may have gone with them', {}, OPEN],
    ['none, and an account with a type', { users: [...(TENANT.users ?? []), typed] }, 'matched'],
    [
      'none, and people who have no parent',
      { users: (TENANT.users ?? []).map((user) => ({ ...user, identityParentId: null })) },
      'matched',
    ],
    [
      'an account with a type',
      { servicePrincipals: [agent], users: [...(TENANT.users ?? []), typed] },
      'matched',
    ],
    [
      'people who have no parent',
      {
        servicePrincipals: [agent],
        users: (TENANT.users ?? []).map((user) => ({ ...user, identityParentId: null })),
      },
      'matched',
    ],
  ])('%s', (_what, more, outcome) => {
    for (const conditions of SPEAKING)
      expect(verdict('users', conditions, {}, { ...TENANT, ...more }).is).toBe(outcome)
  })

  it('is certain where no policy speaks of them', () => {
    for (const servicePrincipals of [[agent], []])
      expect(verdict('users', { users: ALL }, {}, { ...TENANT, servicePrincipals }).is).toBe('matched')
  })

  it.each([{}, { includeAgentUsers: null }, { excludeAgentUsers: [], agentFilter: null }])(
    'an object that says nothing, as PowerShell writes it, speaks of nobody: %j',
    (agents) => {
      expect(verdict('users', { users: ALL, agents }, {}, TENANT).is).toBe('matched')
    },
  )

  it('is certain of somebody who stands for people, and not of one whom the export does not hold', () => {
    for (const [userId, outcome] of [
      ['stand-in', 'matched'],
      ['any:member', 'matched'],
      ['nobody', OPEN],
    ] as const)
      expect(verdict('users', SPEAKING[0] ?? {}, { userId }, TENANT).is).toBe(outcome)
  })
})
