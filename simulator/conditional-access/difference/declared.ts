type Shape = { readonly [member: string]: true | Shape }

const FILTER = true as const

/**
 * What Graph v1.0 declares of a policy; `true`: all inside is v1.0's as well.
 * https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset?view=graph-rest-1.0
 */
const POLICY: Shape = {
  displayName: true,
  state: true,
  conditions: {
    applications: {
      includeApplications: true,
      excludeApplications: true,
      includeUserActions: true,
      includeAuthenticationContextClassReferences: true,
      applicationFilter: FILTER,
    },
    authenticationFlows: true,
    clientAppTypes: true,
    clientApplications: {
      includeServicePrincipals: true,
      excludeServicePrincipals: true,
      servicePrincipalFilter: FILTER,
    },
    devices: { deviceFilter: FILTER },
    insiderRiskLevels: true,
    locations: true,
    platforms: true,
    servicePrincipalRiskLevels: true,
    signInRiskLevels: true,
    userRiskLevels: true,
    users: true,
  },
  grantControls: true,
  sessionControls: {
    applicationEnforcedRestrictions: true,
    cloudAppSecurity: true,
    disableResilienceDefaults: true,
    persistentBrowser: true,
    secureSignInSession: true,
    signInFrequency: true,
  },
}

/** Words that only beta knows. */
const BETA_WORDS = ['AllAgentIdUsers', 'AllAgentIdResources', 'strictLocation']

/** Whether a body says what Graph v1.0 does not know. */
export function isBeta(body: unknown, shape: true | Shape = POLICY): boolean {
  if (typeof body === 'string') return BETA_WORDS.includes(body)
  if (typeof body !== 'object' || body === null) return false
  if (Array.isArray(body)) return body.some((each) => isBeta(each, true))
  return Object.entries(body).some(([name, inner]) => {
    const known = declared(name, shape)
    return known === undefined ? !isNothing(inner) : isBeta(inner, known)
  })
}

/** A body without members that Graph v1.0 does not declare, which refuses them even where they say nothing. */
export function inV1<T>(body: T, shape: true | Shape = POLICY): T {
  if (shape === true || typeof body !== 'object' || body === null || Array.isArray(body)) return body
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, inner]) => {
      const known = declared(name, shape)
      return known === undefined ? [] : [[name, inV1(inner, known)]]
    }),
  ) as T
}

function declared(name: string, shape: true | Shape): true | Shape | undefined {
  if (shape === true || name.includes('@')) return true
  return Object.hasOwn(shape, name) ? shape[name] : undefined
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}
