import { isOn } from '../conditional-access/is-on'
import { listed } from '../conditional-access/lists'
import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'

/** Something that the question leaves out and that has a usual value, which is taken. */
interface Usual {
  /** What is taken. */
  readonly says: string
  /** The option that says otherwise. */
  readonly option: string
  /** Where the body of the question says it. */
  readonly member: `${'signInConditions' | 'authentication'}.${string}`
  isLookedAt(policy: ConditionalAccessPolicy): boolean
}

const isThere = (value: unknown): boolean => value !== undefined && value !== null

/** In the order of the options. `evaluate` takes a risk that is not given for none, too. */
const USUAL: readonly Usual[] = [
  {
    says: 'the device is not registered',
    option: '--device NAME|compliant|hybrid|registered',
    member: 'signInConditions.deviceInfo',
    isLookedAt: ({ conditions, grantControls }) =>
      isThere(conditions?.devices) ||
      listed(grantControls?.builtInControls).some((control) => /device$/i.test(control)),
  },
  {
    says: 'no sign-in risk',
    option: '--risk',
    member: 'signInConditions.signInRiskLevel',
    isLookedAt: ({ conditions }) => listed(conditions?.signInRiskLevels).length > 0,
  },
  {
    says: 'no user risk',
    option: '--user-risk',
    member: 'signInConditions.userRiskLevel',
    isLookedAt: ({ conditions }) => listed(conditions?.userRiskLevels).length > 0,
  },
  {
    says: 'no insider risk',
    option: '--insider-risk',
    member: 'signInConditions.insiderRiskLevel',
    isLookedAt: ({ conditions }) => isThere(conditions?.insiderRiskLevels),
  },
  {
    says: 'no risk of the service principal',
    option: '--service-principal-risk',
    member: 'signInConditions.servicePrincipalRiskLevel',
    isLookedAt: ({ conditions }) => listed(conditions?.servicePrincipalRiskLevels).length > 0,
  },
  {
    says: 'no risk of the agent',
    option: '--agent-risk',
    member: 'signInConditions.agentIdRiskLevel',
    isLookedAt: ({ conditions }) => isThere(conditions?.agentIdRiskLevels),
  },
  {
    says: 'neither device code flow nor authentication transfer',
    option: '--flow',
    member: 'signInConditions.authenticationFlow',
    isLookedAt: ({ conditions }) => isThere(conditions?.authenticationFlows),
  },
  {
    says: 'a password has been shown, and nothing else',
    option: '--method',
    member: 'authentication.completed',
    isLookedAt: ({ grantControls }) =>
      isThere(grantControls?.authenticationStrength) ||
      listed(grantControls?.builtInControls).some((control) => control.toLowerCase() === 'mfa'),
  },
]

/**
 * What was taken for granted because the question does not say it, where a policy that is on looks at it: one sentence each.
 * @param body of Graph's `evaluate`; a member that is null is said: there is no such device
 */
export function assumed(
  body: Readonly<Record<string, unknown>>,
  policies: readonly ConditionalAccessPolicy[],
): readonly string[] {
  const on = policies.filter(isOn)
  const isSaid = (path: string) => {
    const [part = '', name = ''] = path.split('.')
    const members = body[part]
    return typeof members === 'object' && members !== null && Object.hasOwn(members, name)
  }
  return USUAL.flatMap(({ says, option, member, isLookedAt }) =>
    !isSaid(member) && on.some(isLookedAt) ? [`${says}; ${option} says otherwise`] : [],
  )
}
