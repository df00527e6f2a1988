/**
 * Door 3: the policy engine. Pure functions, no crypto and no client library: a page may load it without the rest (decision
 * 020). Beside it stand doors to what a page needs later or not at all: `policy-aside`, `policy-search`, `policy-words`,
 * `policy-files` and `policy-rules`.
 */
export { compile, withPolicies } from '../conditional-access/compile/compile'
export type { Counterfactual } from '../conditional-access/counterfactual/counterfactual'
export type {
  AnalysisReason,
  Caveat,
  ConditionAnswer,
  ConditionName,
  ControlAnswer,
  Decision,
  PolicyAnswer,
  Requirement,
  Result,
  SessionOutcome,
} from '../conditional-access/decision'
export { evaluate } from '../conditional-access/evaluate'
export {
  type AuthenticationState,
  type DeviceInfo,
  PASSWORD_ONLY,
  type SignIn,
  type SignInConditions,
} from '../conditional-access/sign-in'
export type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
export type { NamedLocation, PolicyTenant } from '../directory/policy-tenant'
export { contosoPolicyTenant, contosoQuestion } from '../fixtures/contoso-policies'
export type { ImportProgress } from '../interchange/import-files'
export type { ImportResult } from '../interchange/import-result'
