import { describe, expect, it } from 'vitest'
import { readTenant, writeTenant } from '../directory/graph-tenant'
import { shapeObject } from '../directory/shape'
import type { PermissionGrantPolicy, Tenant } from '../directory/tenant'
import { contoso } from '../fixtures/contoso'
import { fabrikam } from '../fixtures/fabrikam'
import { instanceNamed } from '../fixtures/named'
import { permissionScope } from '../fixtures/permission-scope'
import { instance, registration } from '../fixtures/registration'
import { whyNotForSelf } from './permission-grant-policies'

const graph = instanceNamed(contoso, 'Microsoft Graph')
const mail = permissionScope('mail', 'Mail.Read', 'User', 'Read your mail', 'Read mail')
const profile = permissionScope('me', 'User.Read', 'User', 'Read you', 'Read them')
const everything = permissionScope('dir', 'Directory.Read.All', 'Admin', 'Read it', 'Read it')
const PARTNER = '1234567'

const app = registration('app', 'app-id', 'App', 'fabrikam.example', {
  signInAudience: 'AzureADMultipleOrgs',
  verifiedPublisher: { displayName: 'Fabrikam', verifiedPublisherId: PARTNER },
})
const asking = {
  application: app,
  servicePrincipal: instance('here', app, fabrikam.organization.id),
}
const unverified = { ...asking, application: { ...app, verifiedPublisher: null } }

type Sets = readonly Record<string, unknown>[]

/** A tenant whose people are under this policy, written as anybody may write it. */
function tenantWith(includes: Sets, excludes: Sets = [], assigned = ['contoso']): Tenant {
  const given = { id: 'contoso', displayName: 'Our rules', includes, excludes }
  const shaped = shapeObject('permissionGrantPolicies', given, undefined)
  if (!shaped.ok) throw new Error(shaped.says)
  return {
    ...contoso,
    permissionGrantPolicies: [shaped.object as PermissionGrantPolicy],
    authorizationPolicy: {
      ...contoso.authorizationPolicy,
      defaultUserRolePermissions: {
        permissionGrantPoliciesAssigned: assigned.map((id) => `ManagePermissionGrantsForSelf.${id}`),
      },
    },
  }
}
const resource = {
  ...graph,
  delegatedPermissionClassifications: [
    { id: 'c', permissionId: profile.id, permissionName: profile.value, classification: 'low' as const },
  ],
}
const why = (tenant: Tenant, who = asking, scope = mail) => whyNotForSelf(tenant, who, { resource, scope })
const D = { permissionType: 'delegated' }
const NOT_INCLUDED = 'the policy contoso does not include Mail.Read for this app'

describe('a policy that a tenant has made', () => {
  it.each<[string, Sets, Sets, string | undefined]>([
    ['includes every delegated permission', [D], [], undefined],
    ['includes nothing', [], [], NOT_INCLUDED],
    ['includes application permissions alone', [{ permissionType: 'application' }], [], NOT_INCLUDED],
    ['includes this API', [{ ...D, resourceApplication: graph.appId }], [], undefined],
    ['includes another API', [{ ...D, resourceApplication: 'other' }], [], NOT_INCLUDED],
    ['includes this permission', [{ ...D, permissions: [profile.id, mail.id] }], [], undefined],
    ['includes another permission', [{ ...D, permissions: [profile.id] }], [], NOT_INCLUDED],
    ['includes what is classified as low', [{ ...D, permissionClassification: 'low' }], [], NOT_INCLUDED],
    ['includes this app', [{ ...D, clientApplicationIds: ['APP-ID'] }], [], undefined],
    ['includes another app', [{ ...D, clientApplicationIds: ['other'] }], [], NOT_INCLUDED],
    [
      'includes apps of this tenant',
      [{ ...D, clientApplicationTenantIds: [contoso.organization.id] }],
      [],
      NOT_INCLUDED,
    ],
    [
      'includes apps of that tenant',
      [{ ...D, clientApplicationTenantIds: [fabrikam.organization.id] }],
      [],
      undefined,
    ],
    ['includes apps of this publisher', [{ ...D, clientApplicationPublisherIds: [PARTNER] }], [], undefined],
    [
      'includes apps of another publisher',
      [{ ...D, clientApplicationPublisherIds: ['7'] }],
      [],
      NOT_INCLUDED,
    ],
    [
      'includes apps of verified publishers',
      [{ ...D, clientApplicationsFromVerifiedPublisherOnly: true }],
      [],
      undefined,
    ],
    [
      'wants all conditions of a set, not one of them',
      [{ ...D, clientApplicationIds: ['app-id'], permissions: [profile.id] }],
      [],
      NOT_INCLUDED,
    ],
    [
      'is content with one of two sets',
      [
        { ...D, permissions: [profile.id] },
        { ...D, permissions: [mail.id] },
      ],
      [],
      undefined,
    ],
    [
      'excludes what it includes: that wins',
      [D],
      [{ ...D, permissions: [mail.id] }],
      'the policy contoso excludes Mail.Read',
    ],
    ['excludes something else', [D], [{ ...D, permissions: [profile.id] }], undefined],
    ['excludes application permissions', [D], [{ permissionType: 'application' }], undefined],
  ])('%s', (_what, includes, excludes, expected) => {
    expect(why(tenantWith(includes, excludes))).toBe(expected)
  })

  it('lets nobody in whose publisher is not verified, where it wants that', () => {
    expect(why(tenantWith([{ ...D, clientApplicationsFromVerifiedPublisherOnly: true }]), unverified)).toBe(
      NOT_INCLUDED,
    )
    expect(why(tenantWith([{ ...D, clientApplicationPublisherIds: [PARTNER] }]), unverified)).toBe(
      NOT_INCLUDED,
    )
  })

  it('includes what is classified as it says', () => {
    expect(why(tenantWith([{ ...D, permissionClassification: 'low' }]), asking, profile)).toBeUndefined()
    expect(why(tenantWith([{ ...D, permissionClassification: 'high' }]), asking, profile)).toMatch(
      'does not include',
    )
  })

  it('gives nobody what an API keeps for administrators', () => {
    expect(why(tenantWith([D]), asking, everything)).toBe('Directory.Read.All is for administrators to grant')
  })

  it('beside another one: each is looked at by itself, and one that allows is enough', () => {
    const both = ['contoso', 'microsoft-user-default-legacy']
    expect(why(tenantWith([D], [D], both))).toBeUndefined()
    expect(why(tenantWith([D], [D], ['contoso']))).toBe('the policy contoso excludes Mail.Read')
  })

  it('that there is not, and one of Microsoft that is not read, are said', () => {
    expect(why(tenantWith([D], [], ['other']))).toBe('this tenant has no policy other')
    const managed = 'microsoft-user-default-allow-consent-apps'
    expect(why(tenantWith([D], [], [managed]))).toBe(`this lab does not read the policy ${managed}`)
  })
})

describe('a condition that is not known', () => {
  const SAYS =
    'the policy contoso has a condition that this lab does not read: certifiedClientApplicationsOnly'
  const unknown = { ...D, certifiedClientApplicationsOnly: true }

  it.each<[string, Sets, Sets, string | undefined]>([
    ['of what is included: said, and not decided', [unknown], [], SAYS],
    ['of what is excluded: said, and not decided', [D], [unknown], SAYS],
    ['where a known one is not met already', [{ ...unknown, permissions: [profile.id] }], [], NOT_INCLUDED],
    ['beside a set that is met', [unknown, D], [], undefined],
    [
      'as the type of permission',
      [{ permissionType: 'delegatedSoon' }],
      [],
      'the policy contoso has a condition that this lab does not read: permissionType delegatedSoon',
    ],
  ])('%s', (_what, includes, excludes, expected) => {
    expect(why(tenantWith(includes, excludes))).toBe(expected)
  })
})

describe('a tenant with such a policy, and with requests, is read as it is written', () => {
  const includes = [{ ...D, certifiedClientApplicationsOnly: true }]
  const adminConsentRequestPolicy = {
    isEnabled: true,
    notifyReviewers: true,
    remindersEnabled: false,
    requestDurationInDays: 5,
    reviewers: [{ query: '/users/x', queryType: 'MicrosoftGraph', queryRoot: null }],
    version: 3,
  }
  const tenant: Tenant = { ...tenantWith(includes), adminConsentRequestPolicy }

  it('with every member', () => {
    const written = JSON.parse(JSON.stringify(writeTenant(tenant)))
    const { tenant: read, left } = readTenant(written, tenant.secrets)
    expect(left).toEqual([])
    expect(read).toEqual(tenant)
    expect(why(read)).toMatch('does not read: certifiedClientApplicationsOnly')
  })

  it('and what is not of its type is named', () => {
    const given = {
      adminConsentRequestPolicy: { isEnabled: 'yes', reviewers: [{}], requestDurationInDays: -1 },
    }
    const { tenant: read, left } = readTenant(given, tenant.secrets)
    expect(left.filter((each) => each.startsWith('adminConsentRequestPolicy'))).toEqual([
      'adminConsentRequestPolicy.isEnabled is not of its type, and does not count.',
      'adminConsentRequestPolicy.requestDurationInDays is not of its type, and does not count.',
      'adminConsentRequestPolicy.reviewers[0] has no query, and names nobody.',
    ])
    expect(read.adminConsentRequestPolicy?.isEnabled).toBe(false)
  })
})
