import type {
  ConditionalAccessPolicy,
  ConditionSet,
  Filter,
  GrantControls,
  SessionControls,
} from './conditional-access-policy'
import { hasLostGrant } from './lost-members'
import { IS_LOST, isEmpty, marked, NOT_UNDERSTOOD, remembered } from './not-understood'
import {
  APPLICATIONS,
  CONTROLS,
  LEVELS,
  LOCATIONS,
  NULLABLE,
  PLATFORMS,
  SERVICE_PRINCIPALS,
  USERS,
} from './policy-members'

/**
 * Paths of members without which a policy is none that Graph stores, and which are missing: what stood there nobody can tell.
 * An empty list is none of them, and neither is an object of nothing but nulls, which PowerShell writes where Graph has null.
 * https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset
 * https://learn.microsoft.com/graph/api/resources/conditionalaccessgrantcontrols
 */
export const lostParts = remembered((policy: ConditionalAccessPolicy): readonly string[] =>
  // Something in it was set aside: then that is said, and nothing of the policy is decided.
  marked(policy, NOT_UNDERSTOOD).length > 0
    ? []
    : [...new Set([...partsOf(policy), ...marked(policy, IS_LOST)])],
)

function partsOf(policy: ConditionalAccessPolicy): readonly string[] {
  const { conditions, grantControls, sessionControls } = policy
  return [
    ...(conditions ? ofConditions(conditions, isAnswer(policy)) : missing(policy, 'conditions')),
    ...(isAnswer(policy) ? fromAnswer(policy) : []),
    ...ofGrant(grantControls),
    ...(sessionControls ? ofSession(sessionControls) : []),
    ...(asksNothing(policy)
      ? grantControls === undefined
        ? missing(policy, 'grantControls')
        : grantControls === null && sessionControls === undefined
          ? missing(policy, 'sessionControls')
          : // Graph takes no policy that asks for nothing.
            grantControls === null && sessionControls === null && isAnswer(policy)
            ? ['grantControls']
            : []
      : []),
  ]
}

/** A member of `of` that is missing. */
function missing(of: object, name: string, path = name): string[] {
  const value = (of as Readonly<Record<string, unknown>>)[name]
  return value === undefined || value === null ? [path] : []
}

function ofConditions(of: ConditionSet, isAnswered: boolean): string[] {
  const { users, applications, clientApplications, agents, platforms, locations, devices } = of
  const { authenticationFlows: flows } = of
  const isForWorkloads = Boolean(clientApplications || agents)
  return [
    ...(users
      ? isForWorkloads || !isEmpty(users.includeGuestsOrExternalUsers)
        ? []
        : noneOf(users, [USERS[0], USERS[2], USERS[4]], 'conditions.users', isAnswered)
      : isForWorkloads
        ? []
        : missing(of, 'users', 'conditions.users')),
    ...(applications
      ? !isEmpty(applications.applicationFilter)
        ? []
        : noneOf(
            applications,
            [APPLICATIONS[0], APPLICATIONS[2], APPLICATIONS[3]],
            'conditions.applications',
            isAnswered,
          )
      : missing(of, 'applications', 'conditions.applications')),
    ...(isBare(devices) ? ['conditions.devices.deviceFilter'] : []),
    ...(isBare(flows) ? ['conditions.authenticationFlows.transferMethods'] : []),
    ...filter(devices?.deviceFilter, 'conditions.devices.deviceFilter'),
    ...filter(applications?.applicationFilter, 'conditions.applications.applicationFilter'),
    ...filter(clientApplications?.servicePrincipalFilter, `${WORKLOADS}.servicePrincipalFilter`),
    ...filter(
      clientApplications?.agentIdServicePrincipalFilter,
      `${WORKLOADS}.agentIdServicePrincipalFilter`,
    ),
    ...filter(agents?.agentFilter, 'conditions.agents.agentFilter'),
    ...(clientApplications && !isEmpty({ ...clientApplications, includeServicePrincipals: null })
      ? !isEmpty(clientApplications.includeAgentIdServicePrincipals) ||
        !isEmpty(clientApplications.servicePrincipalFilter) ||
        !isEmpty(clientApplications.agentIdServicePrincipalFilter)
        ? []
        : missing(clientApplications, 'includeServicePrincipals', `${WORKLOADS}.includeServicePrincipals`)
      : []),
    ...(platforms && (platforms.excludePlatforms || !('includePlatforms' in platforms))
      ? missing(platforms, 'includePlatforms', 'conditions.platforms.includePlatforms')
      : []),
    ...(locations && (locations.excludeLocations || !('includeLocations' in locations))
      ? missing(locations, 'includeLocations', 'conditions.locations.includeLocations')
      : []),
  ]
}

const WORKLOADS = 'conditions.clientApplications'

/** Graph answered it: of what is made to be sent to Graph, or by other tools, nothing follows from a list that is missing. */
const isAnswer = (policy: object): boolean => lastDate(policy) !== undefined

/** When it was written last, as Graph says it. */
function lastDate(policy: object): string | undefined {
  const { createdDateTime, modifiedDateTime } = policy as Readonly<Record<string, unknown>>
  return [createdDateTime, modifiedDateTime]
    .filter((each) => typeof each === 'string')
    .sort()
    .at(-1)
}

/** Since when Graph answers what it did not always: an export of a policy that is older may be older than that. */
const SINCE: Readonly<Record<string, string>> = {
  userRiskLevels: '2022',
  includeAuthenticationContextClassReferences: '2022',
  devices: '2022',
  clientApplications: '2022',
  servicePrincipalRiskLevels: '2023',
  authenticationStrength: '2024',
  includeGuestsOrExternalUsers: '2023',
  excludeGuestsOrExternalUsers: '2023',
  insiderRiskLevels: '2025',
  authenticationFlows: '2025',
}

const AGENTS = ['includeAgentIdServicePrincipals', 'excludeAgentIdServicePrincipals'] as const
/** Graph writes both, as null where nothing is set. */
const GUESTS = ['includeGuestsOrExternalUsers', 'excludeGuestsOrExternalUsers'] as const

/**
 * What Graph always gives, and what is missing where others are written as empty: whoever writes empty lists leaves out none, and
 * whoever writes null leaves out nothing that is not set.
 */
function fromAnswer(policy: ConditionalAccessPolicy): string[] {
  const { conditions: of, grantControls: grant } = policy
  const date = lastDate(policy) ?? ''
  const objects = [
    of,
    of?.users,
    of?.applications,
    of?.clientApplications,
    of?.platforms,
    of?.locations,
    grant,
  ]
  const values = objects.flatMap((each) => Object.values(each ?? {}))
  const keepsLists = values.some((each) => Array.isArray(each) && each.length === 0)
  const keepsNulls = [...values, policy.grantControls, policy.sessionControls].includes(null)
  const lacks = (object: object | null | undefined, names: readonly string[], path: string) =>
    object
      ? names
          .filter((name) => !(name in object) && date >= (SINCE[name] ?? ''))
          .map((name) => `${path}${name}`)
      : []
  /** Graph has a list there, be it an empty one. An object of nothing but nulls is none. */
  const lacksList = (object: object | null | undefined, names: readonly string[], path: string) =>
    object && Object.values(object).some((value) => value !== null)
      ? names
          .filter((name) => (object as Readonly<Record<string, unknown>>)[name] === null)
          .map((name) => `${path}${name}`)
      : []
  const lists = (object: object | null | undefined, names: readonly string[], path: string) => [
    ...lacks(object, names, path),
    ...lacksList(object, names, path),
  ]
  // Of agents beta alone writes, and all of it.
  const tellsAgents = Object.keys(of?.clientApplications ?? {}).some((name) => /AgentId/.test(name))
  const guests = (['includeGuestsOrExternalUsers', 'excludeGuestsOrExternalUsers'] as const).flatMap(
    (side) => {
      const kinds = of?.users?.[side]
      return kinds?.guestOrExternalUserTypes && !('externalTenants' in kinds)
        ? [`conditions.users.${side}.externalTenants`]
        : []
    },
  )
  return [
    ...(keepsLists
      ? [
          ...lists(of?.users, USERS, 'conditions.users.'),
          ...lists(of?.applications, APPLICATIONS, 'conditions.applications.'),
          ...lists(of?.clientApplications, SERVICE_PRINCIPALS, `${WORKLOADS}.`),
          ...(tellsAgents ? lists(of?.clientApplications, AGENTS, `${WORKLOADS}.`) : []),
          ...lists(of?.platforms, PLATFORMS, 'conditions.platforms.'),
          ...lists(of?.locations, LOCATIONS, 'conditions.locations.'),
          ...lists(of, LEVELS, 'conditions.'),
          ...lists(grant, CONTROLS, 'grantControls.'),
        ]
      : []),
    ...(keepsNulls
      ? [
          ...lacks(of, NULLABLE, 'conditions.'),
          ...lacks(of?.users, GUESTS, 'conditions.users.'),
          ...(tellsAgents ? lacks(of, ['agentIdRiskLevels'], 'conditions.') : []),
          ...lacks(grant, ['authenticationStrength'], 'grantControls.'),
          ...lacks(policy, ['grantControls', 'sessionControls'], ''),
          ...bareIn({ conditions: of, grantControls: grant, sessionControls: policy.sessionControls }, ''),
          ...guests,
        ]
      : []),
    // Graph stores no filter without a text.
    ...(of?.devices?.deviceFilter?.rule === '' ? ['conditions.devices.deviceFilter.rule'] : []),
    ...(of?.applications?.applicationFilter?.rule === ''
      ? ['conditions.applications.applicationFilter.rule']
      : []),
    ...(grant?.operator && isEmpty({ ...grant, operator: null })
      ? [
          `grantControls.${grant.authenticationStrength === null ? 'builtInControls' : 'authenticationStrength'}`,
        ]
      : []),
    ...[
      ['platforms.includePlatforms', of?.platforms?.includePlatforms] as const,
      ['locations.includeLocations', of?.locations?.includeLocations] as const,
      ['clientAppTypes', of?.clientAppTypes] as const,
    ].flatMap(([path, list]) => (list?.length === 0 ? [`conditions.${path}`] : [])),
  ]
}

/** Objects without a member, where Graph has null or an object with all of them. Those whose first member is missing are said there. */
function bareIn(of: object, path: string): string[] {
  return Object.entries(of).flatMap(([name, inner]) =>
    isBare(inner)
      ? SAID.test(name)
        ? []
        : [path + name]
      : inner && typeof inner === 'object'
        ? bareIn(inner, `${path}${name}.`)
        : [],
  )
}

const SAID = /^(platforms|locations|devices|authenticationFlows)$/

/** Whether it is an object and has no member: not even null stands in it, which PowerShell writes. */
function isBare(of: unknown): boolean {
  return (
    typeof of === 'object' &&
    of !== null &&
    !Array.isArray(of) &&
    Object.keys(of).every((name) => name.includes('@'))
  )
}

/**
 * The first of some lists that is missing where all others say nothing. Graph never leaves all of them empty: for nobody and for nothing
 * it writes `None`.
 */
function noneOf<Of extends object>(
  of: Of,
  names: readonly (keyof Of & string)[],
  path: string,
  isAnswered: boolean,
): string[] {
  if (names.some((name) => !isEmpty(of[name]))) return []
  const lost = names.find((name) => (of[name] ?? null) === null) ?? (isAnswered ? names[0] : undefined)
  return lost === undefined ? [] : [`${path}.${lost}`]
}

/** One part of a filter is there, and the other is not. That a device filter has no mode is said where it is read. */
function filter(of: Filter | null | undefined, path: string): string[] {
  if (!of) return []
  if (of.mode && !of.rule) return missing(of, 'rule', `${path}.rule`)
  return of.rule && !path.endsWith('deviceFilter') ? missing(of, 'mode', `${path}.mode`) : []
}

function ofGrant(of: GrantControls | null | undefined): string[] {
  if (!of) return []
  const { operator, builtInControls, customAuthenticationFactors, termsOfUse, authenticationStrength } = of
  if (hasLostGrant(of)) return ['grantControls.builtInControls']
  const strength = !isEmpty(authenticationStrength)
    ? missing(authenticationStrength ?? {}, 'id', 'grantControls.authenticationStrength.id')
    : []
  const count = [builtInControls, customAuthenticationFactors, termsOfUse].reduce(
    (sum, list) => sum + (list?.length ?? 0),
    authenticationStrength?.id ? 1 : 0,
  )
  const isJoined = count < 2 || /^(and|or)$/i.test(operator ?? '')
  return [...strength, ...(isJoined ? [] : ['grantControls.operator'])]
}

/** A session control without the member that turns it on, or without the time that it is about. */
function ofSession(of: SessionControls): string[] {
  const path = 'sessionControls'
  const off = Object.entries(of).flatMap(([name, control]) => {
    if (typeof control !== 'object' || control === null || !TURNED_ON.has(name) || isEmpty(control)) return []
    return missing(control, 'isEnabled', `${path}.${name}.isEnabled`)
  })
  const { signInFrequency: frequency } = of
  const isTimed = frequency?.isEnabled && frequency.frequencyInterval?.toLowerCase() !== 'everytime'
  return [
    ...off,
    ...(isTimed
      ? [
          ...missing(frequency, 'type', `${path}.signInFrequency.type`),
          ...missing(frequency, 'value', `${path}.signInFrequency.value`),
        ]
      : []),
  ]
}

const TURNED_ON = new Set([
  'applicationEnforcedRestrictions',
  'cloudAppSecurity',
  'signInFrequency',
  'persistentBrowser',
  'secureSignInSession',
])

/** Neither controls nor terms for the session. */
function asksNothing({ grantControls, sessionControls }: ConditionalAccessPolicy): boolean {
  return isEmpty(grantControls) && isEmpty(sessionControls)
}
