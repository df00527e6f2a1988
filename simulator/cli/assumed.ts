import { isAgentIdentity, isAgentUser, isUntold } from '../conditional-access/agents'
import type { Compiled } from '../conditional-access/compile/compiled'
import type { PolicyContext } from '../conditional-access/conditions/context'
import type { ConditionName, PolicyAnswer } from '../conditional-access/decision'
import { isOn } from '../conditional-access/is-on'
import { listed } from '../conditional-access/lists'
import type { SignIn } from '../conditional-access/sign-in'
import { isStandIn } from '../conditional-access/stand-ins'
import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'

/** Something that the question leaves out and that has a usual value, which is taken. */
interface Usual {
  /** What is taken. */
  readonly says: string
  /** The option that says otherwise. */
  readonly option: string
  /** The condition that it decides, where it does. */
  readonly condition?: ConditionName
  /** Where the body of the question says it. */
  readonly member: `${'signInConditions' | 'authentication'}.${string}`
  isLookedAt(policy: ConditionalAccessPolicy, signIn: SignIn): boolean
  /** Whether whoever signs in can have it at all. */
  canBeOf(signIn: SignIn, context: PolicyContext): boolean
}

/** Controls that take a registered device. An approved client app is none of them: that control does not count any more. */
const OF_DEVICES = /^(compliantdevice|domainjoineddevice|compliantapplication)$/i

const isThere = (value: unknown): boolean => value !== undefined && value !== null

/** In the order of the options. `evaluate` takes a risk that is not given for none, too. */
const USUAL: readonly Usual[] = [
  {
    says: 'the device is not registered',
    option: '--device NAME|compliant|hybrid|registered',
    condition: 'devices',
    canBeOf: isPerson,
    member: 'signInConditions.deviceInfo',
    isLookedAt: ({ conditions, grantControls, sessionControls }, { authentication: { boundToken } }) =>
      isThere(conditions?.devices) ||
      listed(grantControls?.builtInControls).some((control) => OF_DEVICES.test(control)) ||
      // Whether a token can be bound hangs on the device, unless the question says that it is or is not.
      (boundToken === undefined && sessionControls?.secureSignInSession?.isEnabled === true),
  },
  {
    says: 'no sign-in risk',
    option: '--risk',
    condition: 'signInRisk',
    canBeOf: isHuman,
    member: 'signInConditions.signInRiskLevel',
    isLookedAt: ({ conditions }) => listed(conditions?.signInRiskLevels).length > 0,
  },
  {
    says: 'no user risk',
    option: '--user-risk',
    condition: 'userRisk',
    canBeOf: isHuman,
    member: 'signInConditions.userRiskLevel',
    isLookedAt: ({ conditions }) => listed(conditions?.userRiskLevels).length > 0,
  },
  {
    says: 'no insider risk',
    option: '--insider-risk',
    condition: 'insiderRisk',
    canBeOf: isHuman,
    member: 'signInConditions.insiderRiskLevel',
    isLookedAt: ({ conditions }) => isThere(conditions?.insiderRiskLevels),
  },
  {
    says: 'no risk of the service principal',
    option: '--service-principal-risk',
    condition: 'servicePrincipalRisk',
    member: 'signInConditions.servicePrincipalRiskLevel',
    isLookedAt: ({ conditions }) => listed(conditions?.servicePrincipalRiskLevels).length > 0,
    canBeOf: (signIn) => !isPerson(signIn),
  },
  {
    says: 'no risk of the agent',
    option: '--agent-risk',
    condition: 'agentIdRisk',
    member: 'signInConditions.agentIdRiskLevel',
    isLookedAt: ({ conditions }) => isThere(conditions?.agentIdRiskLevels),
    canBeOf: mayBeAgent,
  },
  {
    says: 'neither device code flow nor authentication transfer',
    option: '--flow',
    condition: 'authenticationFlow',
    canBeOf: isHuman,
    member: 'signInConditions.authenticationFlow',
    isLookedAt: ({ conditions }) => isThere(conditions?.authenticationFlows),
  },
  {
    says: 'a password has been shown, and nothing else',
    option: '--method',
    canBeOf: isHuman,
    member: 'authentication.completed',
    isLookedAt: ({ grantControls }) =>
      isThere(grantControls?.authenticationStrength) ||
      listed(grantControls?.builtInControls).some((control) => control.toLowerCase() === 'mfa'),
  },
]

/**
 * What was taken for granted because the question does not say it, where a policy that is on looks at it, and may reach whoever signs
 * in: one sentence each.
 * @param body of Graph's `evaluate`; a member that is null is said: there is no such device
 * @param signIn the same, read
 * @param answers of the policies, to that question
 */
export function assumed(
  body: Readonly<Record<string, unknown>>,
  signIn: SignIn,
  { tenant, context }: Pick<Compiled, 'tenant' | 'context'>,
  answers: readonly PolicyAnswer[],
): readonly string[] {
  const isSaid = (path: string) => {
    const [part = '', name = ''] = path.split('.')
    const members = body[part]
    return typeof members === 'object' && members !== null && Object.hasOwn(members, name)
  }
  const taken = USUAL.filter(({ member, canBeOf }) => !isSaid(member) && canBeOf(signIn, context))
  const deciding = new Set(taken.map(({ condition }) => condition))
  // What rules a policy out, and was not taken for granted, does so whatever was.
  const isOut = ({ conditions }: PolicyAnswer) =>
    conditions.some(({ condition, outcome }) => outcome === 'ruled-out' && !deciding.has(condition))
  const inQuestion = tenant.conditionalAccessPolicies.filter((policy, at) => {
    const answer = answers[at]
    return isOn(policy) && !(answer && answer.logResult !== 'unknown' && isOut(answer))
  })
  return taken.flatMap(({ says, option, isLookedAt }) =>
    inQuestion.some((policy) => isLookedAt(policy, signIn)) ? [`${says}; ${option} says otherwise`] : [],
  )
}

/** Whether a user account signs in, and no workload identity. */
function isPerson({ signInIdentity }: SignIn): boolean {
  return 'userId' in signInIdentity
}

/**
 * Whether it may be a person: the account of an agent has no password and no risk but the agent's.
 * https://learn.microsoft.com/entra/identity/conditional-access/howto-target-agent-identities (checked 2026-11)
 */
function isHuman({ signInIdentity: who }: SignIn, { users }: PolicyContext): boolean {
  return 'userId' in who && !isAgentUser(users.get(who.userId.toLowerCase()))
}

/** Whether an agent signs in, as itself or as an account of its own, or the export does not tell. */
function mayBeAgent({ signInIdentity: who }: SignIn, context: PolicyContext): boolean {
  if ('userId' in who) {
    const id = who.userId.toLowerCase()
    const user = context.users.get(id)
    if (isAgentUser(user)) return true
    // As the conditions of users see it: a tenant without agents has no accounts of agents.
    return (
      context.hasAgents !== false &&
      !who.externalUserType &&
      !(context.tellsAgents && user) &&
      !isStandIn(who.userId)
    )
  }
  const known = context.servicePrincipals.get(who.servicePrincipalId.toLowerCase())
  return isAgentIdentity(known) || isUntold(known)
}
