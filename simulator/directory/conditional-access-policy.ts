/**
 * Conditional Access in Graph v1.0 words, as exports carry it: every member may be missing or null, and a member that is not
 * named here may be there as well. The importer sees to it that a member named here has this type.
 * https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy
 */
export interface ConditionalAccessPolicy {
  readonly id: string
  readonly displayName?: string | null
  /** `enabled`, `disabled` or `enabledForReportingButNotEnforced`; anything else is kept and marked. */
  readonly state?: string | null
  readonly conditions?: ConditionSet | null
  readonly grantControls?: GrantControls | null
  readonly sessionControls?: SessionControls | null
}

export interface ConditionSet {
  readonly users?: Users | null
  readonly clientApplications?: ClientApplications | null
  readonly applications?: Applications | null
  readonly clientAppTypes?: Strings
  readonly platforms?: {
    readonly includePlatforms?: Strings
    readonly excludePlatforms?: Strings
  } | null
  readonly locations?: {
    readonly includeLocations?: Strings
    readonly excludeLocations?: Strings
  } | null
  readonly devices?: Devices | null
  readonly signInRiskLevels?: Strings
  readonly userRiskLevels?: Strings
  readonly servicePrincipalRiskLevels?: Strings
  /** Graph beta. A comma-separated string: `medium,high`. */
  readonly agentIdRiskLevels?: string | null
  /** Graph beta. */
  readonly agents?: Agents | null
  /** Graph writes a comma-separated string: `minor,moderate`. */
  readonly insiderRiskLevels?: string | null
  readonly authenticationFlows?: {
    /** A comma-separated string: `deviceCodeFlow,authenticationTransfer`. */
    readonly transferMethods?: string | null
  } | null
}

/** User accounts of agents that a policy is for; Graph beta writes them into `users.includeUsers` as well (`AllAgentIdUsers`). */
export interface Agents {
  /** Ids, or `All`. */
  readonly includeAgentUsers?: Strings
  readonly excludeAgentUsers?: Strings
  readonly agentFilter?: Filter | null
}

export interface Users {
  readonly includeUsers?: Strings
  readonly excludeUsers?: Strings
  readonly includeGroups?: Strings
  readonly excludeGroups?: Strings
  /** Role template ids. */
  readonly includeRoles?: Strings
  readonly excludeRoles?: Strings
  readonly includeGuestsOrExternalUsers?: GuestsOrExternalUsers | null
  readonly excludeGuestsOrExternalUsers?: GuestsOrExternalUsers | null
}

export interface GuestsOrExternalUsers {
  /** A comma-separated string: `internalGuest,b2bCollaborationGuest`. */
  readonly guestOrExternalUserTypes?: string | null
  readonly externalTenants?: {
    readonly '@odata.type'?: string | null
    /** `all` or `enumerated`. */
    readonly membershipKind?: string | null
    readonly members?: Strings
  } | null
}

export interface ClientApplications {
  /** Service principal ids, or `ServicePrincipalsInMyTenant`. */
  readonly includeServicePrincipals?: Strings
  readonly excludeServicePrincipals?: Strings
  readonly servicePrincipalFilter?: Filter | null
  /** Graph beta: ids of agent identities, or `All`. */
  readonly includeAgentIdServicePrincipals?: Strings
  readonly excludeAgentIdServicePrincipals?: Strings
  readonly agentIdServicePrincipalFilter?: Filter | null
}

export interface Applications {
  /** appIds, `All`, `None`, or the name of a group of applications (`Office365`, `MicrosoftAdminPortals`). */
  readonly includeApplications?: Strings
  readonly excludeApplications?: Strings
  readonly includeUserActions?: Strings
  readonly includeAuthenticationContextClassReferences?: Strings
  readonly applicationFilter?: Filter | null
}

export interface Devices {
  readonly deviceFilter?: Filter | null
  /** Older than the filter: `All`, `Compliant`, `DomainJoined`. */
  readonly includeDevices?: Strings
  readonly excludeDevices?: Strings
}

export interface Filter {
  /** `include` or `exclude`. */
  readonly mode?: string | null
  readonly rule?: string | null
}

export interface GrantControls {
  /** `AND` or `OR`. */
  readonly operator?: string | null
  readonly builtInControls?: Strings
  readonly customAuthenticationFactors?: Strings
  readonly termsOfUse?: Strings
  readonly authenticationStrength?: { readonly id?: string | null } | null
}

export interface SessionControls {
  readonly applicationEnforcedRestrictions?: Enabled | null
  readonly cloudAppSecurity?: (Enabled & { readonly cloudAppSecurityType?: string | null }) | null
  readonly signInFrequency?: (Enabled & SignInFrequency) | null
  readonly persistentBrowser?: (Enabled & { readonly mode?: string | null }) | null
  readonly disableResilienceDefaults?: boolean | null
  readonly continuousAccessEvaluation?: { readonly mode?: string | null } | null
  readonly secureSignInSession?: Enabled | null
}

export interface SignInFrequency {
  /** `hours` or `days`. */
  readonly type?: string | null
  readonly value?: number | null
  /** `timeBased` or `everyTime`. */
  readonly frequencyInterval?: string | null
  readonly authenticationType?: string | null
}

export interface Enabled {
  readonly isEnabled?: boolean | null
}

type Strings = readonly string[] | null
