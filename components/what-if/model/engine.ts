import type { PolicyTenant } from '../../../simulator/doors/policy'

/** What decides and explains, and what stands beside an answer: loaded when the page is touched, not before. */
export type PolicyEngine = typeof import('../../../simulator/doors/policy') &
  typeof import('../../../simulator/doors/policy-aside')

/** Reads the rules of dynamic groups. */
export type RuleReader = typeof import('../../../simulator/doors/policy-rules').dynamicGroups

let loading: Promise<PolicyEngine> | undefined

/** Loads the policy engine once. A load that failed is tried again at the next call. */
export function loadPolicyEngine(): Promise<PolicyEngine> {
  loading ??= Promise.all([
    import('../../../simulator/doors/policy'),
    import('../../../simulator/doors/policy-aside'),
  ])
    .then(([policy, aside]) => ({ ...policy, ...aside }))
    .catch((fault: unknown) => {
      loading = undefined
      throw fault
    })
  return loading
}

/** The search for counterfactuals: for the worker only. */
export const loadSearch = () => import('../../../simulator/doors/policy-search')

/** People who stand for those that an export left out. */
export const loadPeople = () => import('../../../simulator/doors/policy-people')

/** A reading of the whole tenant: for the worker only. */
export const loadReading = () => import('../../../simulator/doors/policy-reading')

/** What a change does: for the worker only. */
export const loadDifference = () => import('../../../simulator/doors/policy-difference')

/** Changes of the sample in a link, both ways. */
export const loadLinked = () => import('../change/linked')

/** Policies as sentences, and Microsoft's names. */
export const loadWords = () => import('../../../simulator/doors/policy-words')

/** What reads and writes exports. */
export const loadFiles = () => import('../../../simulator/doors/policy-files')

/** The language of membership rules. */
export async function loadRules(): Promise<RuleReader> {
  const { dynamicGroups } = await import('../../../simulator/doors/policy-rules')
  return dynamicGroups
}

/** Whether some group has a rule and no members: then the rule has to be read. */
export function needsRules({ groups }: PolicyTenant): boolean {
  return groups.some(({ membershipRule, members }) => Boolean(membershipRule) && !members?.length)
}
