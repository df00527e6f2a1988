import type { Applications } from '../../directory/conditional-access-policy'
import { APPLICATION_GROUPS } from '../application-groups'
import type { AnalysisReason } from '../decision'
import { listed } from '../lists'
import type { Names } from '../names'
import type { SignIn } from '../sign-in'
import { type Condition, matched, notEnough, ruledOut, type Verdict } from './condition'

type Target =
  | { readonly kind: 'application'; readonly appIds: readonly string[] }
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
      if (asked.kind === 'application') return applications.of(asked.appIds) ?? ruledOut(none, missed(none))
      const wanted = asked.kind === 'userAction' ? actions : contexts
      if (wanted.includes(asked.value)) return matched(`The policy is for ${asked.value}.`)
      if (asked.kind === 'userAction' && applications.includesAll) {
        return matched('The policy is for all resources, which registering and joining are among.')
      }
      return ruledOut(none, missed(none))
    }
  },
  key: ({ signInContext: context }) => {
    switch (context['@odata.type']) {
      case '#microsoft.graph.authContext':
        return `context ${context.authenticationContextValue}`
      case '#microsoft.graph.userActionContext':
        return `action ${context.userAction}`
      default: {
        const { includeApplications } = context
        return includeApplications.length === 1
          ? (includeApplications[0] ?? '')
          : includeApplications.join(' ')
      }
    }
  },
  facts: ({ signInContext }) => targetOf(signInContext),
}

function targetOf(context: SignIn['signInContext']): Target {
  if (context['@odata.type'] === '#microsoft.graph.applicationContext') {
    return { kind: 'application', appIds: context.includeApplications.map((id) => id.toLowerCase()) }
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
  function test(appId: string): Verdict | null {
    const without = meeting(excluded, appId)
    const within = includesAll ? 'all resources' : meeting(included, appId)
    if (within === null) return filter === 'include' && without === null ? unreadable : null
    if (without !== null) return ruledOut('application', `The policy excludes ${label(without, names)}.`)
    if (filter === 'exclude') return unreadable
    return matched(`The policy includes ${includesAll ? within : label(within, names)}.`)
  }

  return {
    includesAll,
    of: (appIds: readonly string[]): Verdict | null => {
      const verdicts = appIds.map(test).filter((each) => each !== null)
      const order = ['matched', 'unknown', 'ruled-out']
      return verdicts.sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))[0] ?? null
    },
  }
}

/** The member of `list` that is the application or a group with the application in it. */
function meeting(list: readonly string[], appId: string): string | null {
  return list.find((each) => each === appId || APPLICATION_GROUPS.get(each)?.appIds.has(appId)) ?? null
}

function label(written: string, names: Names): string {
  return APPLICATION_GROUPS.get(written)?.name ?? names(written)
}
