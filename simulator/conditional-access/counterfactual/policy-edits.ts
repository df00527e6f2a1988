import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import type { SignIn } from '../sign-in'

/** A policy with one thing changed. */
export interface PolicyEdit {
  readonly policy: ConditionalAccessPolicy
  /** As the end of "It would be otherwise if …". */
  readonly says: string
}

const nameOf = ({ displayName, id }: ConditionalAccessPolicy) => displayName ?? id

/** The ways to make `policy` let `signIn` alone, the narrowest first. `who` is how the person is called. */
export function relaxations(
  policy: ConditionalAccessPolicy,
  signIn: SignIn,
  who: string,
): readonly PolicyEdit[] {
  const { signInIdentity, signInContext } = signIn
  const { users, clientApplications, applications } = policy.conditions ?? {}
  const edits: PolicyEdit[] = []
  if ('userId' in signInIdentity) {
    const excludeUsers = [...(users?.excludeUsers ?? []), signInIdentity.userId]
    edits.push({
      policy: { ...policy, conditions: { ...policy.conditions, users: { ...users, excludeUsers } } },
      says: `“${nameOf(policy)}” excluded ${who}`,
    })
  } else {
    const excludeServicePrincipals = [
      ...(clientApplications?.excludeServicePrincipals ?? []),
      signInIdentity.servicePrincipalId,
    ]
    edits.push({
      policy: {
        ...policy,
        conditions: {
          ...policy.conditions,
          clientApplications: { ...clientApplications, excludeServicePrincipals },
        },
      },
      says: `“${nameOf(policy)}” excluded ${who}`,
    })
  }
  if ('includeApplications' in signInContext) {
    const excludeApplications = [
      ...(applications?.excludeApplications ?? []),
      ...signInContext.includeApplications,
    ]
    edits.push({
      policy: {
        ...policy,
        conditions: { ...policy.conditions, applications: { ...applications, excludeApplications } },
      },
      says: `“${nameOf(policy)}” excluded this application`,
    })
  }
  edits.push({
    policy: { ...policy, state: 'enabledForReportingButNotEnforced' },
    says: `“${nameOf(policy)}” were report-only`,
  })
  return edits
}

/** The ways to make `policy` reach a sign-in that it does not reach now: switched on, or without its exclusions. */
export function restrictions(policy: ConditionalAccessPolicy): readonly PolicyEdit[] {
  return policy.state === 'enabled'
    ? withoutExclusions(policy)
    : [{ policy: { ...policy, state: 'enabled' }, says: `“${nameOf(policy)}” were on` }]
}

/** A policy that asks for something, made to refuse: for where nothing gentler stops the sign-in. */
export function refusal(policy: ConditionalAccessPolicy): readonly PolicyEdit[] {
  if (policy.state !== 'enabled' || policy.grantControls?.builtInControls?.includes('block')) return []
  const grantControls = { operator: 'OR', builtInControls: ['block'] }
  return [{ policy: { ...policy, grantControls }, says: `“${nameOf(policy)}” blocked instead` }]
}

const EXCLUSIONS = [
  ['users', 'excludeUsers', 'users'],
  ['users', 'excludeGroups', 'groups'],
  ['users', 'excludeRoles', 'roles'],
  ['applications', 'excludeApplications', 'applications'],
  ['locations', 'excludeLocations', 'locations'],
  ['platforms', 'excludePlatforms', 'platforms'],
] as const

function withoutExclusions(policy: ConditionalAccessPolicy): readonly PolicyEdit[] {
  return EXCLUSIONS.flatMap(([part, member, words]) => {
    const condition: Readonly<Record<string, unknown>> = { ...policy.conditions?.[part] }
    const excluded = condition[member]
    if (!Array.isArray(excluded) || excluded.length === 0) return []
    return [
      {
        policy: { ...policy, conditions: { ...policy.conditions, [part]: { ...condition, [member]: [] } } },
        says: `“${nameOf(policy)}” excluded no ${words}`,
      },
    ]
  })
}
