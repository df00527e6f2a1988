import type { PolicyTenant } from '../../../simulator/policy'

type Door = typeof import('../../../simulator/policy')

/** Reads one membership rule. */
export type RuleReader = Door['readRule']

/** What decides and explains: loaded when the page is touched, not before. */
export type PolicyEngine = Pick<
  Door,
  | 'BUILT_IN_ROLES'
  | 'PASSWORD_ONLY'
  | 'compile'
  | 'contosoPolicyTenant'
  | 'contosoQuestion'
  | 'counterfactuals'
  | 'describePolicy'
  | 'evaluate'
  | 'withPolicies'
>

let loading: Promise<PolicyEngine> | undefined

/** Loads the policy engine once. A load that failed is tried again at the next call. */
export function loadPolicyEngine(): Promise<PolicyEngine> {
  loading ??= load().catch((fault: unknown) => {
    loading = undefined
    throw fault
  })
  return loading
}

/** Named one by one, so that a bundler can leave the rest of the door out. */
async function load(): Promise<PolicyEngine> {
  const {
    BUILT_IN_ROLES,
    PASSWORD_ONLY,
    compile,
    contosoPolicyTenant,
    contosoQuestion,
    counterfactuals,
    describePolicy,
    evaluate,
    withPolicies,
  } = await import('../../../simulator/policy')
  return {
    BUILT_IN_ROLES,
    PASSWORD_ONLY,
    compile,
    contosoPolicyTenant,
    contosoQuestion,
    counterfactuals,
    describePolicy,
    evaluate,
    withPolicies,
  }
}

/** What reads exports: for the worker only. */
export async function loadImporter(): Promise<
  Pick<Door, 'APPLICATION_NAMES' | 'BUILT_IN_ROLES' | 'importSteps'>
> {
  const { APPLICATION_NAMES, BUILT_IN_ROLES, importSteps } = await import('../../../simulator/policy')
  return { APPLICATION_NAMES, BUILT_IN_ROLES, importSteps }
}

/** What writes exports. */
export async function loadExporter(): Promise<Pick<Door, 'exportTenant'>> {
  const { exportTenant } = await import('../../../simulator/policy')
  return { exportTenant }
}

/** The language of membership rules, for tenants that leave it to us who is in their dynamic groups. */
export async function loadRules(): Promise<RuleReader> {
  const { readRule } = await import('../../../simulator/policy')
  return readRule
}

/** Whether some group has a rule and no members: then the rule has to be read. */
export function needsRules({ groups }: PolicyTenant): boolean {
  return groups.some(({ membershipRule, members }) => Boolean(membershipRule) && !members?.length)
}
