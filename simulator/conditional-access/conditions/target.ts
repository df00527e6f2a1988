import type { Applications } from '../../directory/conditional-access-policy'
import type { DirectoryServicePrincipal } from '../../directory/policy-tenant'
import { isAgentResource } from '../agents'
import { APPLICATION_GROUPS, APPLICATION_NAMES, isInGroup, MICROSOFT_GRAPH } from '../application-groups'
import type { AnalysisReason } from '../decision'
import { listed } from '../lists'
import type { Names } from '../names'
import { servicesBehind } from '../service-dependencies'
import type { SignIn } from '../sign-in'
import { byScopes, type ScopeFacts, scopeFacts, scopeKey } from './baseline-scopes'
import { type Condition, matched, notEnough, ruledOut, type Verdict } from './condition'
import type { PolicyContext } from './context'

/** An application, with what the tenant knows of it. */
interface Asked {
  readonly appId: string
  readonly known: DirectoryServicePrincipal | undefined
  /** Nobody asked for it: it stands behind an application that was. */
  readonly isBehind: boolean
}

type Target =
  | {
      readonly kind: 'application'
      readonly asked: readonly Asked[]
      readonly scopes: ScopeFacts | null
      readonly knownAs: (appId: string) => Asked
    }
  | { readonly kind: 'userAction' | 'authenticationContext'; readonly value: string }

/** Graph names an action in one way in the question and in another in a policy. */
const USER_ACTIONS: Readonly<Record<string, string>> = {
  registerSecurityInformation: 'urn:user:registersecurityinfo',
  registerOrJoinDevices: 'urn:user:registerdevice',
}

/**
 * Applications, user actions, authentication contexts: kinds that exclude each other. A policy for all resources applies to
 * registering security information too, as Microsoft's documented answers show, and not to an authentication context
 * (decision 021). https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps
 */
export const target: Condition<Target> = {
  name: 'target',
  unconfigured: 'The policy names no target.',
  compile: (policy, { names }) => {
    const of: Applications = policy.conditions?.applications ?? {}
    const actions = listed(of.includeUserActions).map((each) => each.toLowerCase())
    const contexts = listed(of.includeAuthenticationContextClassReferences).map((each) => each.toLowerCase())
    const applications = applicationTest(of, names)
    const none = targetReason(of)
    return (asked) => {
      if (asked.kind === 'application') return applications.of(asked) ?? ruledOut(none, missed(none))
      const wanted = asked.kind === 'userAction' ? actions : contexts
      if (wanted.includes(asked.value)) return matched(`The policy is for ${asked.value}.`)
      if (asked.kind === 'userAction' && applications.includesAll) {
        return matched('The policy is for all resources, which registering and joining are among.')
      }
      return ruledOut(none, missed(none))
    }
  },
  key: (signIn) => {
    const { signInContext: context, serviceDependencies, requested } = signIn
    switch (context['@odata.type']) {
      case '#microsoft.graph.authContext':
        return `context ${context.authenticationContextValue}`
      case '#microsoft.graph.userActionContext':
        return `action ${context.userAction}`
      default: {
        const { includeApplications } = context
        const asked =
          includeApplications.length === 1 ? (includeApplications[0] ?? '') : includeApplications.join(' ')
        const scopes = requested ? scopeFacts(signIn) : null
        const alone = serviceDependencies === 'leftOut' ? `${asked} alone` : asked
        return scopes ? `${alone} for ${scopeKey(scopes)}` : alone
      }
    }
  },
  facts: targetOf,
}

function targetOf(signIn: SignIn, { applications }: PolicyContext): Target {
  const { signInContext: context, serviceDependencies } = signIn
  const knownAs = (appId: string) => ({ appId, known: applications.get(appId), isBehind: false })
  if (context['@odata.type'] === '#microsoft.graph.applicationContext') {
    const asked = context.includeApplications.map((id) => id.toLowerCase())
    const behind = serviceDependencies === 'leftOut' ? [] : asked.flatMap(servicesBehind)
    const all = new Set([...asked, ...behind])
    return {
      kind: 'application',
      asked: [...all].map((appId, place) => ({ ...knownAs(appId), isBehind: place >= asked.length })),
      scopes: scopeFacts(signIn),
      knownAs,
    }
  }
  if (context['@odata.type'] === '#microsoft.graph.authContext') {
    return { kind: 'authenticationContext', value: context.authenticationContextValue.toLowerCase() }
  }
  return { kind: 'userAction', value: USER_ACTIONS[context.userAction] ?? context.userAction.toLowerCase() }
}

/** What a policy is for decides the word for its not applying. */
function targetReason(of: Applications): AnalysisReason {
  if (listed(of.includeApplications).length > 0 || of.applicationFilter?.rule) return 'application'
  if (listed(of.includeUserActions).length > 0) return 'userActions'
  if (listed(of.includeAuthenticationContextClassReferences).length > 0) return 'authenticationContext'
  return 'application'
}

function missed(reason: AnalysisReason): string {
  if (reason === 'userActions') return 'The policy is for other user actions.'
  if (reason === 'authenticationContext') return 'The policy is for other authentication contexts.'
  return 'The policy does not include this resource.'
}

function applicationTest(of: Applications, names: Names) {
  const included = listed(of.includeApplications).map((id) => id.toLowerCase())
  const excluded = listed(of.excludeApplications).map((id) => id.toLowerCase())
  const includesAll = included.includes('all')
  const filter = of.applicationFilter?.rule ? (of.applicationFilter.mode?.toLowerCase() ?? 'include') : null
  const unreadable: Verdict = notEnough(
    'conditions.applications.applicationFilter',
    'Which resources the filter selects is not known here: it reads custom security attributes.',
  )

  /** Null: not included. A resource that is excluded does not count; another of the same sign-in still may. */
  function test(asked: Asked): Verdict | null {
    if (asked.isBehind) return testBehind(asked)
    const without = meeting(excluded, asked)
    const within = includesAll ? ALL : meeting(included, asked)
    if (within === null || (within.isOpen && without && !without.isOpen))
      return filter === 'include' && without === null ? unreadable : null
    if (without && !without.isOpen)
      return ruledOut('application', `The policy excludes ${label(without.written, names)}.`)
    if (filter === 'exclude') return unreadable
    if (within.isOpen) return open(within.written, 'include')
    const verdict = matched(
      `The policy includes ${includesAll ? within.written : label(within.written, names)}.`,
    )
    if (!without) return verdict
    const { because: doubt, path } = open(without.written, 'exclude')
    return { ...verdict, doubt, ...(path ? { path } : {}) }
  }

  /** A service that an application depends on: its policies count, and what spares it from one spares nobody from the rest. */
  function testBehind(asked: Asked): Verdict | null {
    const within = includesAll ? ALL : meeting(included, asked)
    const without = meeting(excluded, asked)
    if (within === null || within.isOpen || without) return null
    const [service, written] = [
      label(asked.appId, names),
      includesAll ? ALL.written : label(within.written, names),
    ]
    return matched(
      within.written === asked.appId
        ? `The policy includes ${service}, which the resource depends on.`
        : `The policy includes ${written}, and the resource depends on ${service}, which is among them.`,
    )
  }

  return {
    includesAll,
    of: ({ asked, scopes, knownAs }: Extract<Target, { kind: 'application' }>): Verdict | null => {
      const verdicts = asked.map(test).filter((each) => each !== null)
      const order = ['matched', 'unknown', 'ruled-out']
      const rank = ({ outcome, doubt }: Verdict) => order.indexOf(outcome) + (doubt ? 0.5 : 0)
      const found = verdicts.sort((a, b) => rank(a) - rank(b))[0] ?? null
      if (scopes === null) return found
      return byScopes(scopes, found, {
        includesAll,
        hasExclusions: excluded.length > 0 || filter === 'exclude',
        namesMicrosoft: included.some(
          (id) => APPLICATION_GROUPS.has(id) || Object.hasOwn(APPLICATION_NAMES, id),
        ),
        of: (appId) => test(knownAs(appId)),
      })
    },
  }
}

/** A member of a list that means an application, or may. */
interface Meant {
  readonly written: string
  readonly isOpen: boolean
}

const ALL: Meant = { written: 'all resources', isOpen: false }

/** The member of `list` that is the application, or a group with the application in it. */
function meeting(list: readonly string[], { appId, known }: Asked): Meant | null {
  let open: Meant | null = null
  for (const written of list) {
    const group = APPLICATION_GROUPS.get(written)
    const isAgents = written === ALL_AGENTS
    const isMeant = isAgents
      ? isAgent(appId, known)
      : written === appId
        ? appId === MICROSOFT_GRAPH
          ? null
          : true
        : group
          ? isInGroup(group, appId, known)
          : false
    if (isMeant) return { written, isOpen: false }
    if (isMeant === null) open ??= { written, isOpen: true }
  }
  return open
}

const ALL_AGENTS = 'allagentidresources'

/** Microsoft's own are none; of an application that the tenant does not hold nobody knows. */
function isAgent(appId: string, known: DirectoryServicePrincipal | undefined): boolean | null {
  return Object.hasOwn(APPLICATION_NAMES, appId) ? false : isAgentResource(known)
}

/** Of an application that may be one of a group, and of Microsoft Graph, which is no target. */
function open(written: string, side: 'include' | 'exclude'): Verdict {
  const group = APPLICATION_GROUPS.get(written)
  if (written === ALL_AGENTS)
    return notEnough(
      'signInContext.includeApplications',
      `The policy ${side}s all agent resources, and whether this application is an agent the tenant does not say.`,
    )
  return group
    ? notEnough(
        'signInContext.includeApplications',
        `The policy ${side}s ${group.name}, and whether this application is one of it is not known: Microsoft does not list all by id.`,
      )
    : notEnough(
        `conditions.applications.${side}Applications`,
        'The policy names Microsoft Graph, which cannot be chosen as a target: what comes of it is not documented.',
      )
}

function label(written: string, names: Names): string {
  if (written === ALL_AGENTS) return 'all agent resources'
  const name = APPLICATION_GROUPS.get(written)?.name ?? names(written)
  return name === written ? (APPLICATION_NAMES[written] ?? written) : name
}
