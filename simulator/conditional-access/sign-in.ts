import type { Suppose } from '../directory/memberships'
import type {
  EXTERNAL_USER_TYPES,
  INSIDER_RISK_LEVELS,
  RISK_LEVELS,
  USER_ACTIONS,
} from '../directory/policy-words'

/**
 * The question: the facts that a sign-in knows. The first three members are those of Graph's `conditionalAccessRoot:
 * evaluate`; `authentication` is what a real sign-in has besides, and what Graph's call takes for unknown.
 * https://learn.microsoft.com/graph/api/conditionalaccessroot-evaluate
 */
export interface SignIn {
  readonly signInIdentity: UserSignIn | ServicePrincipalSignIn
  readonly signInContext: ApplicationContext | AuthContext | UserActionContext
  readonly signInConditions: SignInConditions
  readonly authentication: AuthenticationState
  /** What is supposed of whoever signs in, where the tenant does not say it. */
  readonly suppose?: Suppose
  /**
   * `leftOut`: policies of the services that an application depends on do not count, as in Microsoft's What If.
   * https://learn.microsoft.com/entra/identity/conditional-access/what-if-tool
   */
  readonly serviceDependencies?: 'leftOut'
  /** What the client asks for; missing: applications count by themselves. */
  readonly requested?: Requested
}

/** OAuth scopes, and what decides how those count that every application asks for. */
export interface Requested {
  /** As in the request: `openid`, `User.Read`, `https://graph.microsoft.com/Mail.Read`. */
  readonly scopes: readonly string[]
  /** RFC 6749, section 2.1: whether the client can keep a secret. */
  readonly client?: 'public' | 'confidential'
  /**
   * The tenant's baseline scopes settings, which no export carries: `enforced`, `disabled`, or the appId of the application that
   * such scopes count for.
   * https://learn.microsoft.com/entra/identity/conditional-access/concept-enforcement-resource-exclusions
   */
  readonly baselineScopes?: string
}

export interface UserSignIn {
  readonly '@odata.type': '#microsoft.graph.userSignIn'
  readonly userId: string
  readonly externalTenantId?: string | null
  readonly externalUserType?: ExternalUserType | null
}

export interface ServicePrincipalSignIn {
  readonly '@odata.type': '#microsoft.graph.servicePrincipalSignIn'
  readonly servicePrincipalId: string
}

export interface ApplicationContext {
  readonly '@odata.type': '#microsoft.graph.applicationContext'
  /** appIds of the resources that the sign-in asks for. */
  readonly includeApplications: readonly string[]
}

export interface AuthContext {
  readonly '@odata.type': '#microsoft.graph.authContext'
  /** `c1` to `c99`. */
  readonly authenticationContextValue: string
}

export interface UserActionContext {
  readonly '@odata.type': '#microsoft.graph.userActionContext'
  readonly userAction: (typeof USER_ACTIONS)[number]
}

export type ExternalUserType = (typeof EXTERNAL_USER_TYPES)[number]

export type RiskLevel = (typeof RISK_LEVELS)[number]

/** Missing or null: not known. A policy that needs it then says `notEnoughInformation`, except where Graph gives a default. */
export interface SignInConditions {
  readonly clientAppType?: string | null
  readonly devicePlatform?: string | null
  /** IPv4 or IPv6, as text. */
  readonly ipAddress?: string | null
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | null
  /** Whether the connection came through the tenant's compliant network (Global Secure Access). */
  readonly compliantNetwork?: boolean | null
  readonly signInRiskLevel?: RiskLevel | null
  readonly userRiskLevel?: RiskLevel | null
  readonly servicePrincipalRiskLevel?: RiskLevel | null
  /** Graph beta. */
  readonly agentIdRiskLevel?: RiskLevel | null
  readonly insiderRiskLevel?: (typeof INSIDER_RISK_LEVELS)[number] | null
  readonly authenticationFlow?: { readonly transferMethod?: string | null } | null
  /** The device as the directory knows it; null or missing: not registered, which for a filter is a device of null attributes. */
  readonly deviceInfo?: DeviceInfo | null
}

/** Graph's `deviceInfo`. */
export interface DeviceInfo {
  readonly deviceId?: string | null
  readonly displayName?: string | null
  readonly isCompliant?: boolean | null
  /** `AzureAD`, `ServerAD`, `Workplace`; the words of the device object (`AzureAd`, `ServerAd`) are understood too. */
  readonly trustType?: string | null
  readonly enrollmentProfileName?: string | null
  readonly manufacturer?: string | null
  readonly mdmAppId?: string | null
  readonly model?: string | null
  readonly operatingSystem?: string | null
  readonly operatingSystemVersion?: string | null
  readonly ownership?: string | null
  readonly physicalIds?: readonly string[] | null
  readonly profileType?: string | null
  readonly systemLabels?: readonly string[] | null
  readonly [extensionAttribute: `extensionAttribute${number}`]: string | null | undefined
}

/** What has been shown so far, in this sign-in or in the session that it continues. */
export interface AuthenticationState {
  /** Method modes completed, the first factor among them: `['password']`, `['fido2']`. */
  readonly completed: readonly string[]
  /** Method modes that the person has registered and could complete; null: not known. */
  readonly registered: readonly string[] | null
  /** It is supposed that the person may use each method of which the tenant does not say whether it is allowed. */
  readonly methodsAllowed?: boolean
  /** Method modes that the tenant forbids the person; filled in by what is known of it. */
  readonly forbidden?: readonly string[]
  /** What is sure of these two, where the tenant does not say all of them: the fewest registered, the most forbidden. Filled in as well. */
  readonly sure?: {
    readonly registered: readonly string[]
    readonly forbidden: readonly string[]
    /** What surely is registered, and may not be allowed. */
    readonly reported: readonly string[]
  }
  /** Claims of a guest's home tenant that inbound trust settings accept. */
  readonly inboundTrust?: {
    readonly isMfaAccepted?: boolean
    readonly isCompliantDeviceAccepted?: boolean
    readonly isHybridAzureADJoinedDeviceAccepted?: boolean
  }
  /** Ids of terms of use accepted. */
  readonly termsOfUse?: readonly string[]
  readonly passwordChanged?: boolean
  readonly compliantApplication?: boolean
  /** The token is bound to the device (token protection). */
  readonly boundToken?: boolean
  /** Ids of custom authentication factors satisfied. */
  readonly customAuthenticationFactors?: readonly string[]
  /** Minutes since the person last proved who they are; missing: now. */
  readonly authenticatedMinutesAgo?: number
  /** Nothing can be asked of a person here (refresh, ROPC, a daemon). */
  readonly silent?: boolean
}

/** A password typed, and nothing known of what else the person could show. */
export const PASSWORD_ONLY: AuthenticationState = { completed: ['password'], registered: null }
