import { describe, expect, it } from 'vitest'
import { contoso } from '../fixtures/contoso'
import { shapeObject } from './shape'
import { COLLECTIONS, type Collection } from './tenant'

const objectOf = (collection: Collection, members: object, existing?: object) => {
  const shaped = shapeObject(collection, { id: 'x', ...members }, existing)
  if (!shaped.ok) throw new Error(shaped.says)
  return shaped.object as unknown as Record<string, unknown>
}
const says = (collection: Collection, members: object) => {
  const shaped = shapeObject(collection, { id: 'x', ...members }, undefined)
  return shaped.ok ? undefined : shaped.says
}
/** A value that is of no type that `value` may have. */
const wrongFor = (value: unknown) => (typeof value === 'number' || value === null ? [[]] : 7)

const MEMBERS = COLLECTIONS.flatMap((collection) =>
  Object.entries(objectOf(collection, {})).map(([name, value]) => [collection, name, value] as const),
)

describe.each(COLLECTIONS)('a new object of %s', (collection) => {
  it('has every member that the engine reads', () => {
    const known = contoso[collection].flatMap((row) => Object.keys(row))
    const members = Object.keys(objectOf(collection, {}))
    expect(members).toEqual(expect.arrayContaining([...new Set(known)]))
    for (const name of members) expect(objectOf(collection, {})[name], name).toBeDefined()
  })

  it('is what it is called', () => {
    expect(objectOf(collection, { id: 'mine' }).id).toBe('mine')
  })

  it('takes the objects of the sample tenant as they are', () => {
    for (const row of contoso[collection]) expect(objectOf(collection, row)).toMatchObject(row)
  })

  it('leaves out what the engine does not know', () => {
    const strange = JSON.parse('{"unknown":1,"__proto__":{"a":1},"constructor":2}')
    expect(objectOf(collection, strange)).toEqual(objectOf(collection, {}))
  })
})

describe('a member of another type is refused by its name', () => {
  it.each(MEMBERS)('%s: %s', (collection, name, value) => {
    expect(says(collection, { [name]: wrongFor(value) })).toBe(`${collection}: "${name}" is not of its type.`)
  })

  it.each<[Collection, object, boolean]>([
    ['users', { department: null }, true],
    ['users', { displayName: null }, false],
    ['users', { accountEnabled: 'true' }, false],
    ['users', { accountEnabled: null }, false],
    ['groups', { isAssignableToRole: null }, true],
    ['groups', { isAssignableToRole: 'no' }, false],
    ['groups', { members: [] }, true],
    ['groups', { members: ['a', 7] }, false],
    ['groups', { members: { 0: 'a' } }, false],
    ['applications', { verifiedPublisher: null }, true],
    ['applications', { verifiedPublisher: { displayName: 'C' } }, true],
    ['applications', { verifiedPublisher: {} }, false],
    ['applications', { web: { redirectUris: ['https://a'], logoutUrl: null } }, true],
    ['applications', { web: { redirectUris: ['https://a'] } }, false],
    ['applications', { web: { redirectUris: 'https://a', logoutUrl: null } }, false],
    ['applications', { web: null }, false],
    ['applications', { web: [] }, false],
    ['applications', { api: { requestedAccessTokenVersion: null, oauth2PermissionScopes: [] } }, true],
    ['applications', { api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [] } }, true],
    ['applications', { api: { requestedAccessTokenVersion: '2', oauth2PermissionScopes: [] } }, false],
    ['applications', { api: { requestedAccessTokenVersion: Number.NaN, oauth2PermissionScopes: [] } }, false],
    [
      'applications',
      { requiredResourceAccess: [{ resourceAppId: 'r', resourceAccess: [{ id: '1', type: 'Scope' }] }] },
      true,
    ],
    [
      'applications',
      { requiredResourceAccess: [{ resourceAppId: 'r', resourceAccess: [{ id: 1, type: 'Scope' }] }] },
      false,
    ],
    ['servicePrincipals', { appRoles: [{}] }, false],
  ])('%s with %j: taken %s', (collection, members, taken) => {
    expect(says(collection, members) === undefined).toBe(taken)
  })
})

describe('an object that is there already', () => {
  const [ada] = contoso.users
  it('keeps what is not named', () => {
    expect(objectOf('users', { id: ada?.id, accountEnabled: false }, ada)).toEqual({
      ...ada,
      accountEnabled: false,
    })
  })

  it('does not go back to what a new one has', () => {
    expect(
      objectOf('users', { id: 'g', department: 'X' }, { ...ada, id: 'g', userType: 'Guest' }).userType,
    ).toBe('Guest')
  })
})

describe('what is new and not said', () => {
  it.each<[Collection, object]>([
    ['users', { accountEnabled: true, userType: 'Member', displayName: '', department: null }],
    ['groups', { securityEnabled: true, members: [], isAssignableToRole: null }],
    ['devices', { accountEnabled: true, trustType: 'AzureAd', isCompliant: false }],
    [
      'applications',
      { signInAudience: 'AzureADMyOrg', verifiedPublisher: null, web: { redirectUris: [], logoutUrl: null } },
    ],
    [
      'servicePrincipals',
      { accountEnabled: true, servicePrincipalType: 'Application', appRoleAssignmentRequired: false },
    ],
    ['oauth2PermissionGrants', { consentType: 'AllPrincipals', principalId: null, scope: '' }],
    ['roleAssignments', { directoryScopeId: '/' }],
  ])('%s: %j', (collection, members) => {
    expect(objectOf(collection, {})).toMatchObject(members)
  })
})

describe('what is inside of a member', () => {
  it('is left out as well where the engine does not know it', () => {
    const instants = { startDateTime: '2026-01-05T09:00:00Z', endDateTime: '2027-01-05T09:00:00Z' }
    const credential = { keyId: 'k', displayName: '', hint: '', ...instants }
    const application = objectOf('applications', {
      web: { redirectUris: [], logoutUrl: null, homePageUrl: 'x' },
      verifiedPublisher: { displayName: 'C', addedDateTime: '1' },
      passwordCredentials: [{ ...credential, secretText: 'never kept' }],
      requiredResourceAccess: [
        { resourceAppId: 'r', resourceAccess: [{ id: '1', type: 'Role', more: 1 }], more: 2 },
      ],
    })
    expect(application).toMatchObject({
      web: { redirectUris: [], logoutUrl: null },
      verifiedPublisher: { displayName: 'C' },
      passwordCredentials: [credential],
    })
    expect(JSON.stringify(application)).not.toMatch(/homePageUrl|addedDateTime|secretText|more/)
  })
})

describe('an instant', () => {
  const [certificate] = contoso.applications.flatMap(({ keyCredentials }) => keyCredentials)
  const [secret] = contoso.applications.flatMap(({ passwordCredentials }) => passwordCredentials)
  it.each<[unknown, boolean]>([
    ['2026-03-02T09:00:00Z', true],
    ['2026-03-02T09:00:00.1234567Z', true],
    ['2026-03-02T09:00:00+02:00', true],
    ['', false],
    ['garbage', false],
    ['2027-13-45', false],
    ['2027-13-45T00:00:00Z', false],
    ['2027-01-01T99:00:00Z', false],
    ['2026-03-02', false],
    ['31.12.2030', false],
    ['March 2, 2026', false],
    [1772442000000, false],
  ])('%j: taken %s, wherever one stands', (at, taken) => {
    for (const [collection, members] of [
      ['users', { lastPasswordChangeDateTime: at }],
      ['users', { signInSessionsValidFromDateTime: at }],
      ['applications', { keyCredentials: [{ ...certificate, endDateTime: at }] }],
      ['applications', { keyCredentials: [{ ...certificate, startDateTime: at }] }],
      ['applications', { passwordCredentials: [{ ...secret, endDateTime: at }] }],
      ['applications', { passwordCredentials: [{ ...secret, startDateTime: at }] }],
    ] as const)
      expect(says(collection, members) === undefined, JSON.stringify(members)).toBe(taken)
  })
})

describe('a certificate', () => {
  const [certificate] = contoso.applications.flatMap(({ keyCredentials }) => keyCredentials)
  it.each<[unknown, boolean]>([
    [null, true],
    ['MIIDqg==', true],
    ['%%%', false],
    ['MII', false],
    ['MII-_w==', false],
    ['-----BEGIN CERTIFICATE-----', false],
  ])('with the bytes %j: taken %s', (key, taken) => {
    expect(says('applications', { keyCredentials: [{ ...certificate, key }] }) === undefined).toBe(taken)
  })
})

describe('a member that may be missing', () => {
  const api = { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [] }
  const listed = { appId: 'a', delegatedPermissionIds: ['b'] }
  it.each<[string, object, object | undefined]>([
    ['is missing', api, api],
    ['is there', { ...api, knownClientApplications: ['a'] }, { ...api, knownClientApplications: ['a'] }],
    ['is empty', { ...api, knownClientApplications: [] }, { ...api, knownClientApplications: [] }],
    [
      'has members, and one that the engine does not know',
      { ...api, preAuthorizedApplications: [{ ...listed, permissionIds: [] }] },
      { ...api, preAuthorizedApplications: [listed] },
    ],
    ['is null', { ...api, knownClientApplications: null }, undefined],
    ['is of another type', { ...api, knownClientApplications: 'a' }, undefined],
    ['lacks a member of its own', { ...api, preAuthorizedApplications: [{ appId: 'a' }] }, undefined],
  ])('%s', (_what, sent, came) => {
    if (came) expect(objectOf('applications', { api: sent }).api).toEqual(came)
    else expect(says('applications', { api: sent })).toBe('applications: "api" is not of its type.')
  })

  it('is not in a new object', () => {
    expect(objectOf('applications', {}).api).not.toHaveProperty('knownClientApplications')
  })
})
