import type { ConditionalAccessPolicy } from './conditional-access-policy'

/**
 * What policies are decided by: a tenant in Graph v1.0 words, as far as it is known. An export rarely holds everything, so
 * every collection may be empty and every member missing; the sample tenant (`Tenant`) fits as well.
 */
export interface PolicyTenant {
  readonly conditionalAccessPolicies: readonly ConditionalAccessPolicy[]
  readonly namedLocations: readonly NamedLocation[]
  readonly authenticationStrengthPolicies: readonly AuthenticationStrengthPolicy[]
  readonly authenticationMethodsPolicy: AuthenticationMethodsPolicy | null
  readonly identitySecurityDefaultsEnforcementPolicy: { readonly isEnabled?: boolean | null } | null
  readonly users: readonly DirectoryUser[]
  readonly groups: readonly DirectoryGroup[]
  readonly devices: readonly DirectoryDevice[]
  readonly servicePrincipals: readonly DirectoryServicePrincipal[]
  readonly roleAssignments: readonly RoleAssignment[]
  /** Roles that have a name: those of the export, and Microsoft's own where something refers to them. */
  readonly roleDefinitions?: readonly RoleDefinition[]
  /** Roles that somebody may activate and has not: kept so that an answer can say why they do not count. */
  readonly roleEligibilitySchedules: readonly RoleAssignment[]
  /** Which methods people have registered (`GET /reports/authenticationMethods/userRegistrationDetails`). */
  readonly userRegistrationDetails?: readonly UserRegistrationDetails[]
  /** What is taken from the home tenants of external users. */
  readonly crossTenantAccessPolicy?: CrossTenantAccessPolicy | null
  /** What of the export did not come in, in sentences: whatever it held could change an answer. */
  readonly lost?: readonly string[]
}

/** https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicy-overview */
export interface CrossTenantAccessPolicy {
  readonly default?: { readonly inboundTrust?: InboundTrust | null } | null
  readonly partners?:
    | readonly { readonly tenantId?: string | null; readonly inboundTrust?: InboundTrust | null }[]
    | null
}

export interface InboundTrust {
  readonly isMfaAccepted?: boolean | null
  readonly isCompliantDeviceAccepted?: boolean | null
  readonly isHybridAzureADJoinedDeviceAccepted?: boolean | null
}

/** `{id}` as `$expand` writes a reference, or the id alone. */
export type Reference = string | { readonly id: string }

export interface DirectoryUser {
  readonly id: string
  /** `#microsoft.graph.agentUser` for the account of an agent. */
  readonly '@odata.type'?: string | null
  /** Of the account of an agent: the agent identity that it belongs to. */
  readonly identityParentId?: string | null
  readonly displayName?: string | null
  readonly userPrincipalName?: string | null
  /** `Member` or `Guest`. */
  readonly userType?: string | null
  readonly creationType?: string | null
  readonly externalUserState?: string | null
  /** How they sign in: `ExternalAzureAD`, or the name of another provider, as the issuer. */
  readonly identities?:
    | readonly { readonly signInType?: string | null; readonly issuer?: string | null }[]
    | null
  readonly accountEnabled?: boolean | null
  /** Groups and directory roles, where the export was taken from the user's side. */
  readonly memberOf?: readonly Reference[] | null
  readonly transitiveMemberOf?: readonly Reference[] | null
  /** Directory roles, where these are listed apart from the groups, as Microsoft365DSC lists them. */
  readonly assignedToRole?: readonly string[] | null
}

export interface RoleDefinition {
  /** The template id of a built-in role. */
  readonly id: string
  readonly displayName?: string | null
}

export interface UserRegistrationDetails {
  /** The user's id. */
  readonly id: string
  readonly methodsRegistered?: readonly string[] | null
}

export interface DirectoryGroup {
  readonly id: string
  readonly displayName?: string | null
  readonly groupTypes?: readonly string[] | null
  readonly membershipRule?: string | null
  /** `On` or `Paused`. */
  readonly membershipRuleProcessingState?: string | null
  readonly isAssignableToRole?: boolean | null
  readonly members?: readonly Reference[] | null
}

/** A device object; other members that a filter reads are Graph's and are looked up by name. */
export interface DirectoryDevice {
  readonly id: string
  readonly deviceId?: string | null
  readonly displayName?: string | null
  readonly operatingSystem?: string | null
  /** `Workplace`, `AzureAd`, `ServerAd`. */
  readonly trustType?: string | null
  readonly isCompliant?: boolean | null
  /** False: it is disabled, and nobody signs in as from it. */
  readonly accountEnabled?: boolean | null
  readonly registeredOwners?: readonly Reference[] | null
}

export interface DirectoryServicePrincipal {
  readonly id: string
  /** `#microsoft.graph.agentIdentity`, `#microsoft.graph.agentIdentityBlueprintPrincipal`. */
  readonly '@odata.type'?: string | null
  readonly appId?: string | null
  readonly displayName?: string | null
  /** `Application`, `ManagedIdentity`, `Legacy`, `ServiceIdentity`. */
  readonly servicePrincipalType?: string | null
  /** Of an agent identity: the appId of its blueprint. */
  readonly agentIdentityBlueprintId?: string | null
  readonly appOwnerOrganizationId?: string | null
  readonly accountEnabled?: boolean | null
  /** `AzureADMyOrg` for a single-tenant application. */
  readonly signInAudience?: string | null
}

export interface RoleAssignment {
  readonly id: string
  readonly principalId?: string | null
  /** A role template id for built-in roles. */
  readonly roleDefinitionId?: string | null
  /** `/` for the whole tenant; `/administrativeUnits/{id}` or an object's path otherwise. */
  readonly directoryScopeId?: string | null
}

/** `ipNamedLocation`, `countryNamedLocation` or `compliantNetworkNamedLocation`, told apart by its members. */
export interface NamedLocation {
  readonly id: string
  readonly '@odata.type'?: string | null
  readonly displayName?: string | null
  readonly isTrusted?: boolean | null
  readonly ipRanges?: readonly { readonly cidrAddress?: string | null }[] | null
  /** ISO 3166-1 alpha-2. */
  readonly countriesAndRegions?: readonly string[] | null
  readonly includeUnknownCountriesAndRegions?: boolean | null
  /** `clientIpAddress` or `authenticatorAppGps`. */
  readonly countryLookupMethod?: string | null
  /** Of a compliant network: `allTenantCompliantNetworks`. */
  readonly compliantNetworkType?: string | null
}

export interface AuthenticationStrengthPolicy {
  readonly id: string
  readonly displayName?: string | null
  readonly policyType?: string | null
  readonly requirementsSatisfied?: string | null
  /** Each a comma-separated combination of method modes: `password,microsoftAuthenticatorPush`. */
  readonly allowedCombinations?: readonly string[] | null
}

export interface AuthenticationMethodsPolicy {
  readonly authenticationMethodConfigurations?:
    | readonly {
        readonly '@odata.type'?: string | null
        readonly id?: string | null
        readonly state?: string | null
      }[]
    | null
}

/** A tenant of which nothing is known. */
export const EMPTY_POLICY_TENANT: PolicyTenant = {
  conditionalAccessPolicies: [],
  namedLocations: [],
  authenticationStrengthPolicies: [],
  authenticationMethodsPolicy: null,
  identitySecurityDefaultsEnforcementPolicy: null,
  users: [],
  groups: [],
  devices: [],
  servicePrincipals: [],
  roleAssignments: [],
  roleEligibilitySchedules: [],
}
