import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { IS_TWICE, isEmpty, marked, NOT_UNDERSTOOD, remembered } from '../../directory/not-understood'
import {
  APPLICATIONS,
  CONTROLS,
  LEVELS,
  LOCATIONS,
  PLATFORMS,
  SERVICE_PRINCIPALS,
  USERS,
} from '../../directory/policy-members'
import { isForAgents } from '../agents'

/** A member of a policy that this engine does not evaluate. */
export interface UnknownMember {
  /** As a path in the policy's JSON: `conditions.times`. */
  readonly path: string
  /** In the conditions, of the wrong type, or there twice: the policy cannot be decided by what is left. */
  readonly decides: boolean
  /** The member is known, and its value is not of its type. */
  readonly mistyped?: true
  /** Where it is evaluated elsewhere: why it is not here. What it rules out is not certain either. */
  readonly why?: string
}

/** Which of two values the tenant has is not known. */
export const TWICE = 'It is there twice, with different values: which counts is not known.'
const UNDOCUMENTED = 'It is not documented for workload identities.'

type Shape = { readonly [member: string]: true | Shape }

const ON = { isEnabled: true } as const
const FILTER = { mode: true, rule: true } as const
const GUESTS = {
  guestOrExternalUserTypes: true,
  externalTenants: { membershipKind: true, members: true },
} as const

/** Each of these members, whatever is in it. */
function all(names: readonly string[]): { readonly [member: string]: true } {
  return Object.fromEntries(names.map((name) => [name, true]))
}

/** What is evaluated. Everything else that carries something is unknown; annotations (`@odata…`) carry nothing. */
const CONDITIONS: Shape = {
  ...all(LEVELS),
  users: {
    ...all(USERS),
    includeGuestsOrExternalUsers: GUESTS,
    excludeGuestsOrExternalUsers: GUESTS,
  },
  clientApplications: {
    ...all(SERVICE_PRINCIPALS),
    servicePrincipalFilter: FILTER,
    includeAgentIdServicePrincipals: true,
    excludeAgentIdServicePrincipals: true,
    agentIdServicePrincipalFilter: FILTER,
  },
  applications: { ...all(APPLICATIONS), applicationFilter: FILTER },
  platforms: all(PLATFORMS),
  locations: all(LOCATIONS),
  devices: { deviceFilter: FILTER, includeDevices: true, excludeDevices: true },
  agentIdRiskLevels: true,
  agents: { includeAgentUsers: true, excludeAgentUsers: true, agentFilter: FILTER },
  insiderRiskLevels: true,
  authenticationFlows: { transferMethods: true },
}

/**
 * Conditions of policies for agent identities, and of those for other workload identities (checked 2026-11).
 * https://learn.microsoft.com/entra/identity/conditional-access/howto-target-agent-identities
 * https://learn.microsoft.com/entra/identity/conditional-access/workload-identity
 */
const OF_AGENTS = /^(users|clientAppl|app|agent)/
const OF_WORKLOADS = /^(users|clientAppl|app|service|loc)/

const GRANT: Shape = {
  ...all(CONTROLS),
  operator: true,
  authenticationStrength: true,
}

const SESSION: Shape = {
  applicationEnforcedRestrictions: ON,
  cloudAppSecurity: { ...ON, cloudAppSecurityType: true },
  signInFrequency: { ...ON, type: true, value: true, frequencyInterval: true, authenticationType: true },
  persistentBrowser: { ...ON, mode: true },
  disableResilienceDefaults: true,
  continuousAccessEvaluation: { mode: true },
  secureSignInSession: ON,
}

/** Every member with content that is not evaluated, outermost only. */
export const unknownMembers = remembered(membersOf)

function membersOf(policy: ConditionalAccessPolicy): readonly UnknownMember[] {
  const { conditions } = policy
  const of = conditions?.clientApplications
  const documented = isForAgents(of) ? OF_AGENTS : isEmpty(of) ? null : OF_WORKLOADS
  return [
    ...marked(policy, NOT_UNDERSTOOD).map((path) => ({ path, decides: true, mistyped: true as const })),
    ...marked(policy, IS_TWICE).flatMap((path) => [
      { path, decides: true, why: TWICE },
      // What it asks for is not known then.
      ...(/^(g|se)/.test(path) ? [{ path, decides: false }] : []),
    ]),
    ...beyond(conditions, CONDITIONS, 'conditions').map((path) => ({ path, decides: true })),
    ...(documented
      ? Object.entries(conditions ?? {}).flatMap(([name, value]) =>
          documented.test(name) || !(name in CONDITIONS) || isEmpty(value) || String(value) === 'all'
            ? []
            : [{ path: `conditions.${name}`, decides: true, why: UNDOCUMENTED }],
        )
      : []),
    ...[
      ...beyond(policy.grantControls, GRANT, 'grantControls'),
      ...beyond(policy.sessionControls, SESSION, 'sessionControls'),
    ].map((path) => ({ path, decides: false })),
  ]
}

function beyond(value: unknown, shape: Shape, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([member, inner]) => {
    if (member.includes('@') || isEmpty(inner)) return []
    const known = Object.hasOwn(shape, member) ? shape[member] : undefined
    if (known === undefined) return [`${path}.${member}`]
    return known === true ? [] : beyond(inner, known, `${path}.${member}`)
  })
}
