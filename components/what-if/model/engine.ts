/** The policy engine as the screen sees it: loaded when the page is touched, not before. */
export type PolicyEngine = typeof import('../../../simulator/policy')

let loading: Promise<PolicyEngine> | undefined

/** Loads the policy engine once. A load that failed is tried again at the next call. */
export function loadPolicyEngine(): Promise<PolicyEngine> {
  loading ??= import('../../../simulator/policy').catch((fault: unknown) => {
    loading = undefined
    throw fault
  })
  return loading
}
