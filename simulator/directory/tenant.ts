/**
 * The directory in Microsoft Graph v1.0 words. The members are Graph's, with only those the engine reads or shows; what Graph
 * calls a navigation property (`members`, `owners`) is a list of ids here. `graph-types.test-d.ts` holds each interface
 * against `@microsoft/microsoft-graph-types`.
 */
export interface Tenant {
  readonly organization: Organization
  readonly users: readonly User[]
  readonly groups: readonly Group[]
  readonly devices: readonly Device[]
  readonly applications: readonly Application[]
  readonly servicePrincipals: readonly ServicePrincipal[]
  readonly oauth2PermissionGrants: readonly OAuth2PermissionGrant[]
  readonly appRoleAssignments: readonly AppRoleAssignment[]
  readonly roleAssignments: readonly UnifiedRoleAssignment[]
  /** Policies of this tenant's own that say who may consent to what; the built-in ones are not among them. */
  readonly permissionGrantPolicies: readonly PermissionGrantPolicy[]
  /** What people have asked administrators to let in. */
  readonly appConsentRequests: readonly AppConsentRequest[]
  readonly authorizationPolicy: AuthorizationPolicy
  /** Without one, nobody can ask. */
  readonly adminConsentRequestPolicy?: AdminConsentRequestPolicy
  /** What Graph never gives back: secrets. Public test values, all of them. */
  readonly secrets: Secrets
}

export const COLLECTIONS = [
  'users',
  'groups',
  'devices',
  'applications',
  'servicePrincipals',
  'oauth2PermissionGrants',
  'appRoleAssignments',
  'roleAssignments',
  'permissionGrantPolicies',
  'appConsentRequests',
] as const

export type Collection = (typeof COLLECTIONS)[number]

export function isCollection(candidate: unknown): candidate is Collection {
  return (COLLECTIONS as readonly unknown[]).includes(candidate)
}

export interface Organization {
  readonly id: string
  readonly displayName: string
  readonly verifiedDomains: readonly {
    readonly name: string
    readonly isDefault: boolean
    readonly isInitial: boolean
  }[]
}

export interface User {
  readonly id: string
  readonly userPrincipalName: string
  readonly displayName: string
  readonly givenName: string | null
  readonly surname: string | null
  readonly mail: string | null
  readonly jobTitle: string | null
  readonly department: string | null
  readonly usageLocation: string | null
  readonly accountEnabled: boolean
  readonly userType: 'Member' | 'Guest'
  readonly identities: readonly ObjectIdentity[]
  readonly externalUserState: 'PendingAcceptance' | 'Accepted' | null
  readonly passwordPolicies: string | null
  readonly lastPasswordChangeDateTime: string
  /** Sign-ins before this moment are void: what `revokeSignInSessions` sets. */
  readonly signInSessionsValidFromDateTime: string | null
}

/** Who proves who a user is: this tenant (`userPrincipalName`), or somebody else (`federated`, with `ExternalAzureAD` for another tenant). */
export interface ObjectIdentity {
  readonly signInType: string
  readonly issuer: string
  readonly issuerAssignedId: string | null
}

export interface Group {
  readonly id: string
  readonly displayName: string
  readonly description: string | null
  readonly securityEnabled: boolean
  readonly mailEnabled: boolean
  readonly mailNickname: string
  readonly groupTypes: readonly string[]
  readonly isAssignableToRole: boolean | null
  /** Of a dynamic group. */
  readonly membershipRule: string | null
  readonly membershipRuleProcessingState: string | null
  /** Ids of users, devices, groups and service principals. */
  readonly members: readonly string[]
  /** Ids of users and service principals. */
  readonly owners: readonly string[]
}

export interface Device {
  readonly id: string
  readonly deviceId: string
  readonly displayName: string
  readonly operatingSystem: string
  readonly trustType: 'Workplace' | 'AzureAd' | 'ServerAd'
  readonly isManaged: boolean
  readonly isCompliant: boolean
  readonly accountEnabled: boolean
  /** Ids of users. */
  readonly registeredOwners: readonly string[]
}

/** The registration: what an application is, kept in its home tenant. It cannot sign in. */
export interface Application {
  readonly id: string
  readonly appId: string
  readonly displayName: string
  readonly signInAudience: 'AzureADMyOrg' | 'AzureADMultipleOrgs'
  readonly publisherDomain: string
  /** `verifiedPublisherId` is what the Partner Network calls it. */
  readonly verifiedPublisher: { readonly displayName: string; readonly verifiedPublisherId?: string } | null
  readonly identifierUris: readonly string[]
  readonly web: {
    readonly redirectUris: readonly string[]
    readonly logoutUrl: string | null
    /** Which tokens the authorization endpoint may hand out itself (the tick boxes “Implicit grant and hybrid flows”). Without it, none. */
    readonly implicitGrantSettings?: {
      readonly enableIdTokenIssuance: boolean
      readonly enableAccessTokenIssuance: boolean
    }
  }
  readonly spa: { readonly redirectUris: readonly string[] }
  readonly publicClient: { readonly redirectUris: readonly string[] }
  readonly api: {
    readonly requestedAccessTokenVersion: 1 | 2 | null
    readonly oauth2PermissionScopes: readonly PermissionScope[]
    /** Clients that nobody is asked about for these permissions: the API itself has agreed. */
    readonly preAuthorizedApplications?: readonly {
      readonly appId: string
      /** Ids of its scopes. */
      readonly delegatedPermissionIds: readonly string[]
    }[]
    /** `appId`s of clients: whoever consents to one of them consents to what this API needs as well. */
    readonly knownClientApplications?: readonly string[]
  }
  readonly appRoles: readonly AppRole[]
  readonly requiredResourceAccess: readonly {
    readonly resourceAppId: string
    readonly resourceAccess: readonly { readonly id: string; readonly type: 'Scope' | 'Role' }[]
  }[]
  readonly passwordCredentials: readonly {
    readonly keyId: string
    readonly displayName: string
    readonly hint: string
    readonly startDateTime: string
    readonly endDateTime: string
  }[]
  /** Certificates. `key` is the Base64 of the DER, which Graph gives on `$select` only, and null otherwise; `customKeyIdentifier` its thumbprint. */
  readonly keyCredentials: readonly {
    readonly keyId: string
    readonly displayName: string
    readonly type: 'AsymmetricX509Cert'
    readonly usage: 'Verify'
    readonly key: string | null
    readonly customKeyIdentifier: string
    readonly startDateTime: string
    readonly endDateTime: string
  }[]
  /** Tokens of other issuers that stand for this application. */
  readonly federatedIdentityCredentials: readonly FederatedIdentityCredential[]
  /** `true`: counts as a public client where no redirect URI decides, as in the device flow. */
  readonly isFallbackPublicClient: boolean | null
  /** Which memberships tokens for this application name: `None`, `SecurityGroup`, `DirectoryRole`, `ApplicationGroup`, `All`. */
  readonly groupMembershipClaims: string | null
  /** Ids of users and service principals. */
  readonly owners: readonly string[]
  /** App instance property lock: what nobody may change on its service principals. Without it nothing is locked. */
  readonly servicePrincipalLockConfiguration?: ServicePrincipalLockConfiguration
  /** What may be added to it as a credential, where a policy of its own says so (in Graph a navigation property). */
  readonly appManagementPolicies?: readonly AppManagementPolicy[]
}

export interface ServicePrincipalLockConfiguration {
  readonly isEnabled: boolean
  /** All that is sensitive: credentials, and the key that tokens are encrypted with. */
  readonly allProperties: boolean
  /** Credentials by which an application proves itself, and not those it signs tokens with. */
  readonly credentialsWithUsageVerify: boolean
}

/** Which credentials may be added to the applications and service principals that have it. Those that are there stay good. */
export interface AppManagementPolicy {
  readonly id: string
  readonly displayName: string
  readonly isEnabled: boolean
  readonly restrictions: {
    readonly passwordCredentials: readonly {
      readonly restrictionType: 'passwordAddition' | 'passwordLifetime'
      readonly state: 'enabled' | 'disabled'
      /** Of `passwordLifetime`: an ISO 8601 duration, `P30D`. */
      readonly maxLifetime: string | null
    }[]
  }
}

/** Whoever has a token of `issuer` with this `subject` and one of the `audiences` is the application. */
export interface FederatedIdentityCredential {
  readonly id: string
  readonly name: string
  readonly issuer: string
  /** Null where an expression says which tokens are meant: it is one or the other. */
  readonly subject: string | null
  /** Of a flexible credential, which Graph has in `beta` alone (November 2026): `claims['sub'] matches 'repo:contoso/*' and …`. */
  readonly claimsMatchingExpression?: {
    readonly value: string
    readonly languageVersion: number
  } | null
  readonly audiences: readonly string[]
  readonly description: string | null
}

/** The instance of an application in this tenant: what actually signs in, is assigned and is granted. */
export interface ServicePrincipal {
  readonly id: string
  readonly appId: string
  readonly displayName: string
  readonly servicePrincipalType: 'Application' | 'ManagedIdentity' | 'Legacy'
  readonly accountEnabled: boolean
  readonly appRoleAssignmentRequired: boolean
  readonly appOwnerOrganizationId: string
  readonly servicePrincipalNames: readonly string[]
  readonly oauth2PermissionScopes: readonly PermissionScope[]
  readonly appRoles: readonly AppRole[]
  /** Of an API: how much its delegated permissions matter to this tenant, where somebody has said so. */
  readonly delegatedPermissionClassifications: readonly DelegatedPermissionClassification[]
  /** Of a managed identity: the Azure resource that it is, or that it belongs to. */
  readonly alternativeNames: readonly string[]
  /** Of a managed identity: the certificates that Azure made for it, and rolls. */
  readonly keyCredentials: Application['keyCredentials']
  /** Secrets of this instance alone, beside those of its registration. */
  readonly passwordCredentials?: Application['passwordCredentials']
  /** Ids of users and service principals. */
  readonly owners?: readonly string[]
  readonly appManagementPolicies?: readonly AppManagementPolicy[]
}

/** People may be let consent to what is `low` (permission grant policy `microsoft-user-default-low`). */
export interface DelegatedPermissionClassification {
  readonly id: string
  /** Id of a scope of the API. */
  readonly permissionId: string
  readonly permissionName: string
  readonly classification: 'low' | 'medium' | 'high'
}

export interface PermissionScope {
  readonly id: string
  readonly value: string
  readonly type: 'User' | 'Admin'
  readonly isEnabled: boolean
  readonly adminConsentDisplayName: string
  readonly adminConsentDescription: string
  readonly userConsentDisplayName: string
  readonly userConsentDescription: string
}

export interface AppRole {
  readonly id: string
  readonly value: string
  readonly displayName: string
  readonly description: string
  readonly isEnabled: boolean
  readonly allowedMemberTypes: readonly ('User' | 'Application')[]
}

export interface OAuth2PermissionGrant {
  readonly id: string
  readonly clientId: string
  readonly consentType: 'AllPrincipals' | 'Principal'
  readonly principalId: string | null
  readonly resourceId: string
  /** Space-separated scope values. */
  readonly scope: string
}

export interface AppRoleAssignment {
  readonly id: string
  readonly principalId: string
  readonly principalType: 'User' | 'Group' | 'ServicePrincipal'
  readonly resourceId: string
  readonly appRoleId: string
}

export interface UnifiedRoleAssignment {
  readonly id: string
  readonly principalId: string
  /** A role template id. */
  readonly roleDefinitionId: string
  readonly directoryScopeId: string
}

export interface AuthorizationPolicy {
  readonly id: string
  readonly defaultUserRolePermissions: { readonly permissionGrantPoliciesAssigned: readonly string[] }
}

/**
 * Who may consent to what: a request fits it that fits one set of `includes`, and none of `excludes`. Assigned to people by its id in
 * `permissionGrantPoliciesAssigned`.
 * https://learn.microsoft.com/graph/api/resources/permissiongrantpolicy
 */
export interface PermissionGrantPolicy {
  readonly id: string
  readonly displayName: string
  readonly description: string | null
  readonly includes: readonly PermissionGrantConditionSet[]
  readonly excludes: readonly PermissionGrantConditionSet[]
}

/** All conditions of a set must be met; what is not said is met by everything. */
export interface PermissionGrantConditionSet {
  readonly id: string
  /** `delegated`, `application`; `delegatedUserConsentable` in built-in policies alone. */
  readonly permissionType: string
  /** `low`, `medium`, `high`, or `all`, with those that nobody has classified. */
  readonly permissionClassification: string | null
  /** `appId` of an API, or `any`. */
  readonly resourceApplication: string | null
  /** Ids of permissions, or `all` alone. */
  readonly permissions: readonly string[]
  /** `appId`s, or `all` alone. */
  readonly clientApplicationIds: readonly string[]
  /** Ids of tenants where the client is registered, or `all` alone. */
  readonly clientApplicationTenantIds: readonly string[]
  /** Partner Network ids of verified publishers, or `all` alone. */
  readonly clientApplicationPublisherIds: readonly string[]
  readonly clientApplicationsFromVerifiedPublisherOnly: boolean | null
  /** Not of Graph: conditions that came with it, and that nobody here can decide. */
  readonly conditionsNotRead?: readonly string[]
}

/**
 * Whether people who may not consent can ask those who may, and who decides.
 * https://learn.microsoft.com/graph/api/resources/adminconsentrequestpolicy
 */
export interface AdminConsentRequestPolicy {
  readonly isEnabled: boolean
  readonly notifyReviewers: boolean
  readonly remindersEnabled: boolean
  /** A request that nobody has decided by then has run out. */
  readonly requestDurationInDays: number
  readonly reviewers: readonly AccessReviewReviewerScope[]
  readonly version: number
}

/** People, by a query of Graph: `/users/{id}`, or those of a group or a role. */
export interface AccessReviewReviewerScope {
  readonly query: string
  readonly queryType: string
  readonly queryRoot: string | null
}

/** What is asked for one application: all who asked, in Graph a navigation property. */
export interface AppConsentRequest {
  readonly id: string
  readonly appId: string
  readonly appDisplayName: string
  /** What waits for a decision, as the application asked for it. */
  readonly pendingScopes: readonly { readonly displayName: string }[]
  readonly userConsentRequests: readonly UserConsentRequest[]
}

/** What one person asks for, and what became of it. */
export interface UserConsentRequest {
  readonly id: string
  /** The same as `id`. */
  readonly approvalId: string
  readonly reason: string
  /** `InProgress`, `Expired`, `Completed`. */
  readonly status: string
  readonly createdDateTime: string
  readonly createdBy: { readonly user: { readonly id: string; readonly displayName: string } }
  readonly completedDateTime: string | null
  readonly approval: { readonly id: string; readonly stages: readonly ApprovalStage[] }
}

export interface ApprovalStage {
  readonly id: string
  /** `NotReviewed`, `Approve`, `Deny`. */
  readonly reviewResult: string
  /** `InProgress`, `Completed`. */
  readonly status: string
  readonly justification: string | null
  readonly reviewedBy: { readonly id: string; readonly displayName: string } | null
  readonly reviewedDateTime: string | null
}

export interface Secrets {
  /** Password by user id. */
  readonly passwords: Readonly<Record<string, string>>
  /** Base32 TOTP secret (RFC 4648 section 6) by user id; a user without one has no second factor registered. */
  readonly softwareOath: Readonly<Record<string, string>>
  /** What everybody has who is added while a lab runs, and the password of whoever changes theirs. */
  readonly added?: { readonly passwords: string; readonly softwareOath: string }
  /** Client secret text by `keyId` of a passwordCredential. */
  readonly clientSecrets: Readonly<Record<string, string>>
}
