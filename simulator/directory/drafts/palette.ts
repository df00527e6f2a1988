import { createRandom } from '../../core/random'
import type { Collection, Tenant } from '../tenant'
import type { Draft } from './fault'

/** Something that can be added. */
export interface Kind {
  readonly kind: string
  readonly title: string
  readonly collection: Exclude<
    Collection,
    | 'oauth2PermissionGrants'
    | 'appRoleAssignments'
    | 'roleAssignments'
    | 'permissionGrantPolicies'
    | 'appConsentRequests'
  >
  /** What is worth knowing before it is there. */
  readonly says: string
  /** @param nth which of its kind, from 1 @param id of a name, always the same */
  draft(tenant: Tenant, nth: number, id: (name: string) => string): Draft
}

/** The domain that what is new gets: the tenant's own default, or the one that Entra gave it at the beginning. */
function domainOf({ organization: { verifiedDomains } }: Tenant, which: 'isDefault' | 'isInitial'): string {
  const found = verifiedDomains.find((each) => each[which]) ?? verifiedDomains[0]
  // A tenant that was imported without its domains.
  return found?.name ?? 'tenant.example'
}

const scope = (id: string) => ({
  id,
  value: 'Things.Read',
  type: 'User',
  isEnabled: true,
  adminConsentDisplayName: "Read users' things",
  adminConsentDescription: "Allows the app to read users' things on behalf of the signed-in user.",
  userConsentDisplayName: 'Read your things',
  userConsentDescription: 'Allows the app to read your things.',
})

const role = (id: string) => ({
  id,
  value: 'Things.Read.All',
  displayName: 'Reads all things',
  description: 'Reads the things of everybody.',
  isEnabled: true,
  allowedMemberTypes: ['User', 'Application'],
})

const registration = (tenant: Tenant, name: string, appId: string): Draft => ({
  displayName: name,
  appId,
  publisherDomain: domainOf(tenant, 'isDefault'),
  signInAudience: 'AzureADMyOrg',
})

export const PALETTE: readonly Kind[] = [
  {
    kind: 'user',
    title: 'User',
    collection: 'users',
    says: 'A member of the tenant, with a public test password and an authenticator app.',
    draft: (tenant, nth) => ({
      userPrincipalName: `user${nth}@${domainOf(tenant, 'isDefault')}`,
      displayName: `User ${nth}`,
      givenName: 'User',
      surname: String(nth),
      mail: `user${nth}@${domainOf(tenant, 'isDefault')}`,
      department: null,
      usageLocation: 'NO',
      accountEnabled: true,
      userType: 'Member',
      passwordPolicies: 'DisablePasswordExpiration',
    }),
  },
  {
    kind: 'guest',
    title: 'Guest',
    collection: 'users',
    says: 'Somebody from elsewhere who was invited and has not accepted yet: their password is at home.',
    draft: (tenant, nth) => ({
      userPrincipalName: `guest${nth}_partner.example#EXT#@${domainOf(tenant, 'isInitial')}`,
      displayName: `Guest ${nth}`,
      mail: `guest${nth}@partner.example`,
      accountEnabled: true,
      userType: 'Guest',
      externalUserState: 'PendingAcceptance',
    }),
  },
  {
    kind: 'group',
    title: 'Group',
    collection: 'groups',
    says: 'A security group: somebody puts its members in.',
    draft: (_, nth) => ({
      displayName: `Group ${nth}`,
      mailNickname: `group-${nth}`,
      securityEnabled: true,
      mailEnabled: false,
    }),
  },
  {
    kind: 'dynamic-group',
    title: 'Dynamic group',
    collection: 'groups',
    says: 'A security group with a rule: whoever fits is in it.',
    draft: (_, nth) => ({
      displayName: `Dynamic group ${nth}`,
      mailNickname: `dynamic-group-${nth}`,
      securityEnabled: true,
      mailEnabled: false,
      groupTypes: ['DynamicMembership'],
      membershipRule: '(user.department -eq "Finance")',
      membershipRuleProcessingState: 'On',
    }),
  },
  {
    kind: 'device',
    title: 'Device',
    collection: 'devices',
    says: 'A computer that is joined to the tenant.',
    draft: (_, nth, id) => ({
      deviceId: id('device registration'),
      displayName: `LAPTOP-${nth}`,
      operatingSystem: 'Windows',
      trustType: 'AzureAd',
      isManaged: true,
      isCompliant: true,
      accountEnabled: true,
    }),
  },
  {
    kind: 'application',
    title: 'App registration',
    collection: 'applications',
    says: 'What an application is: the blueprint. It signs nobody in before it has an instance, its service principal: join it to the tenant.',
    draft: (tenant, nth, id) => ({
      ...registration(tenant, `App ${nth}`, id('client id')),
      web: {
        redirectUris: [`https://app${nth}.${domainOf(tenant, 'isDefault')}/callback`],
        logoutUrl: null,
      },
    }),
  },
  {
    kind: 'api',
    title: 'API',
    collection: 'applications',
    says: 'A registration with a scope and a role of its own: what others are granted.',
    draft: (tenant, nth, id) => ({
      ...registration(tenant, `API ${nth}`, id('client id')),
      identifierUris: [`api://${id('client id')}`],
      api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [scope(id('scope'))] },
      appRoles: [role(id('role'))],
    }),
  },
  {
    kind: 'service-principal',
    title: 'Service principal',
    collection: 'servicePrincipals',
    says: 'The instance of an application that is registered in another tenant. One that is registered here gets its instance when you join it to the tenant.',
    draft: (_, nth, id) => ({
      appId: id('client id'),
      displayName: `Service ${nth}`,
      servicePrincipalType: 'Application',
      appOwnerOrganizationId: id('another tenant'),
      servicePrincipalNames: [id('client id')],
    }),
  },
  {
    kind: 'managed-identity',
    title: 'Managed identity',
    collection: 'servicePrincipals',
    says: 'A service principal that belongs to an Azure resource: nobody sees its secret, and it has no registration.',
    draft: (tenant, nth, id) => ({
      appId: id('client id'),
      displayName: `Identity ${nth}`,
      servicePrincipalType: 'ManagedIdentity',
      appOwnerOrganizationId: tenant.organization.id,
      servicePrincipalNames: [id('client id')],
    }),
  },
]

/** A new object of this kind, which nothing in the tenant has the id or the name of. */
export function draftOf(tenant: Tenant, { kind, collection, draft }: Kind): Draft & { readonly id: string } {
  const rows: readonly { readonly id: string; readonly displayName: string }[] = tenant[collection]
  for (let nth = 1; ; nth++) {
    const id = (name: string) => createRandom(0, `added ${kind} ${nth} ${name}`).uuid()
    const made = { id: id('object'), ...draft(tenant, nth, id) }
    if (!rows.some((row) => row.id === made.id || row.displayName === (made as Draft).displayName))
      return made
  }
}
