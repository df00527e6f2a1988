/**
 * A claim about every sign-in of some people in some circumstances. What `when` does not list is not free: it is tried with
 * each value that a policy could tell apart, so that a claim that holds is about all sign-ins.
 */
export interface Assertion {
  readonly name: string
  readonly who: Who
  readonly when: When
  readonly expect: Expectation
}

/** A claim is about one of these. */
export type Subject = 'people' | 'workloads' | 'agents'

/**
 * Who signs in, each in words. People: `all`, `guests`, `guests:<kind>`, `group:<name or id>`, `role:<name or id>`, or a person's
 * name, user principal name or id. Workload identities: `workloads`, `servicePrincipalsInMyTenant` (those that policies reach),
 * `servicePrincipal:<name or id>`. Agent identities: `agents`, `agentIdentity:<name or id>`.
 */
export interface Who {
  readonly subject: Subject
  readonly of: readonly string[]
  readonly except: readonly string[]
}

/** Circumstances in Graph's words; several values are several claims. `exceptApplication` and the last four are names of this file. */
export interface When {
  readonly clientAppType?: readonly string[]
  readonly devicePlatform?: readonly string[]
  readonly country?: readonly string[]
  readonly ipAddress?: readonly string[]
  readonly signInRiskLevel?: readonly string[]
  readonly userRiskLevel?: readonly string[]
  readonly insiderRiskLevel?: readonly string[]
  readonly servicePrincipalRiskLevel?: readonly string[]
  readonly agentIdRiskLevel?: readonly string[]
  readonly authenticationFlow?: readonly string[]
  /** Names or ids; `All`, and nothing, is every one that a policy names, those that are treated unlike others by themselves, and one of the rest. */
  readonly application?: readonly string[]
  /** Names or ids of those that the claim is not about. */
  readonly exceptApplication?: readonly string[]
  /** `registerSecurityInformation`, `registerOrJoinDevices`. */
  readonly userAction?: readonly string[]
  readonly authenticationContext?: readonly string[]
  /** Named locations, and `outside` of all of them. */
  readonly location?: readonly string[]
  /** `none`, `registered`, `compliant`, `hybrid`. */
  readonly device?: readonly string[]
  /** Methods shown besides the password. */
  readonly method?: readonly string[]
}

/**
 * `block` and `grant` are results. `askedFor`: the sign-in is blocked, or goes on only when each of these is done.
 * `askedForOneOf`: blocked, or goes on only when one of these is. Controls are Graph's (`mfa`, `compliantDevice`), or the name
 * or id of an authentication strength.
 */
export type Expectation =
  | 'block'
  | 'grant'
  | { readonly askedFor: readonly string[] }
  | { readonly askedForOneOf: readonly string[] }
