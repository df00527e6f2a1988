import { groupsOf } from '../../../directory/queries'
import type { Tenant } from '../../../directory/tenant'
import type { Caller } from '../../resource-request'
import { GROUPS, has, mayReadProfile, PROFILE, type Takes } from '../permissions'
import type { Queried } from './query'

/** An object of the directory, whichever kind it is of. */
export type DirectoryObject = { readonly id: string } & Readonly<Record<string, unknown>>

/** How much of an object a caller is shown: all of its properties, the few that are everybody's, or its id and kind. */
export type Sight = 'all' | 'basic' | 'none'

/** A collection of directory objects at `/v1.0/<name>`. */
export interface CollectionKind extends Omit<Queried, 'relationships'> {
  readonly name: 'users' | 'groups' | 'applications' | 'servicePrincipals' | 'devices'
  /** `#microsoft.graph.<type>` */
  readonly type: string
  readonly takes: Takes
  /** Of its properties, those that come without `$select`. */
  readonly byDefault: readonly string[]
  readonly sight: (caller: Caller, id: string) => Sight
  /** Ids of what an object is related to, by the relationships that `$expand` takes. */
  readonly related: Readonly<Record<string, (tenant: Tenant, object: DirectoryObject) => readonly string[]>>
}

const DIRECTORY = 'Directory.Read.All'
const APPLICATIONS: Takes = {
  scopes: ['Application.Read.All', DIRECTORY],
  roles: ['Application.Read.All', DIRECTORY],
}
const DEVICES: Takes = { scopes: ['Device.Read.All', DIRECTORY], roles: ['Device.Read.All', DIRECTORY] }

/** What `User.ReadBasic.All` shows of somebody else. */
export const BASIC = ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName']

const idsIn =
  (name: string) =>
  (_tenant: Tenant, object: DirectoryObject): readonly string[] => {
    const ids = object[name]
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
  }
const memberOf = (tenant: Tenant, { id }: DirectoryObject) => groupsOf(tenant, id).map((group) => group.id)
const whoever =
  ({ scopes }: Takes) =>
  (caller: Caller): Sight =>
    has(caller, scopes) ? 'all' : 'none'

/**
 * The collections, each with what Graph's reference says of it: permissions (least first, those that read), properties that `$filter`
 * compares with `eq` without an advanced query, and relationships. Directory roles and administrative units, which Graph lists in
 * `memberOf` as well, are left out.
 */
export const collectionKinds: readonly CollectionKind[] = [
  {
    name: 'users',
    type: 'user',
    resource: 'User',
    takes: { scopes: PROFILE.scopes.filter((each) => each !== 'User.Read'), roles: PROFILE.roles },
    filterable: [
      ...['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName', 'jobTitle', 'department'],
      ...['usageLocation', 'accountEnabled', 'userType'],
    ],
    properties: [
      ...['businessPhones', 'displayName', 'givenName', 'jobTitle', 'mail', 'mobilePhone', 'officeLocation'],
      ...['preferredLanguage', 'surname', 'userPrincipalName', 'id', 'department', 'usageLocation'],
      ...['accountEnabled', 'userType', 'externalUserState', 'identities', 'passwordPolicies'],
      ...['lastPasswordChangeDateTime', 'signInSessionsValidFromDateTime'],
    ],
    byDefault: [
      ...['businessPhones', 'displayName', 'givenName', 'jobTitle', 'mail', 'mobilePhone', 'officeLocation'],
      ...['preferredLanguage', 'surname', 'userPrincipalName', 'id'],
    ],
    sight: (caller, id) => {
      if (mayReadProfile(caller, id)) return 'all'
      return has(caller, ['User.ReadBasic.All']) ? 'basic' : 'none'
    },
    related: { memberOf },
  },
  {
    name: 'groups',
    type: 'group',
    resource: 'Group',
    takes: { scopes: GROUPS, roles: GROUPS },
    filterable: ['id', 'displayName', 'mailNickname', 'mailEnabled', 'securityEnabled'],
    ...every([
      ...[
        'id',
        'displayName',
        'description',
        'groupTypes',
        'isAssignableToRole',
        'mailEnabled',
        'mailNickname',
      ],
      ...['membershipRule', 'membershipRuleProcessingState', 'securityEnabled'],
    ]),
    sight: whoever({ scopes: GROUPS, roles: GROUPS }),
    related: { members: idsIn('members'), owners: idsIn('owners'), memberOf },
  },
  {
    name: 'applications',
    type: 'application',
    resource: 'Application',
    takes: APPLICATIONS,
    filterable: ['id', 'appId', 'displayName', 'signInAudience', 'publisherDomain'],
    ...every([
      ...['id', 'appId', 'displayName', 'signInAudience', 'publisherDomain', 'verifiedPublisher'],
      ...['identifierUris', 'web', 'spa', 'publicClient', 'api', 'appRoles', 'requiredResourceAccess'],
      ...['passwordCredentials', 'keyCredentials', 'isFallbackPublicClient', 'groupMembershipClaims'],
    ]),
    sight: whoever(APPLICATIONS),
    related: { owners: idsIn('owners') },
  },
  {
    name: 'servicePrincipals',
    type: 'servicePrincipal',
    resource: 'ServicePrincipal',
    takes: APPLICATIONS,
    filterable: ['id', 'appId', 'displayName', 'accountEnabled', 'servicePrincipalType'],
    ...every([
      ...[
        'id',
        'appId',
        'displayName',
        'servicePrincipalType',
        'accountEnabled',
        'appRoleAssignmentRequired',
      ],
      ...['appOwnerOrganizationId', 'servicePrincipalNames', 'oauth2PermissionScopes', 'appRoles'],
      ...['alternativeNames', 'keyCredentials'],
    ]),
    sight: whoever(APPLICATIONS),
    related: { memberOf },
  },
  {
    name: 'devices',
    type: 'device',
    resource: 'Device',
    takes: DEVICES,
    filterable: [
      'id',
      'deviceId',
      'displayName',
      'operatingSystem',
      'accountEnabled',
      'isCompliant',
      'isManaged',
    ],
    ...every([
      ...['id', 'deviceId', 'displayName', 'operatingSystem', 'trustType', 'isManaged', 'isCompliant'],
      'accountEnabled',
    ]),
    sight: whoever(DEVICES),
    related: { registeredOwners: idsIn('registeredOwners'), memberOf },
  },
]

/** All properties come by default. */
function every(properties: readonly string[]) {
  return { properties, byDefault: properties }
}

/** The objects of a collection, as the directory has them now. */
export function objectsOf(tenant: Tenant, { name }: CollectionKind): readonly DirectoryObject[] {
  return tenant[name] as readonly (object & { readonly id: string })[] as readonly DirectoryObject[]
}
