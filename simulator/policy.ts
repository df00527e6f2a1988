/** Door 3: the policy engine. Pure functions, no crypto and no client library: a page may load it without the rest (decision 020). */
export { APPLICATION_NAMES } from './conditional-access/application-groups'
export { compile, withPolicies } from './conditional-access/compile'
export { type Counterfactual, counterfactuals } from './conditional-access/counterfactual/counterfactual'
export type {
  AnalysisReason,
  ConditionAnswer,
  ConditionName,
  ControlAnswer,
  Decision,
  PolicyAnswer,
  Requirement,
  Result,
  SessionOutcome,
} from './conditional-access/decision'
export { evaluate } from './conditional-access/evaluate'
export { describePolicy } from './conditional-access/sentence'
export {
  type AuthenticationState,
  type DeviceInfo,
  PASSWORD_ONLY,
  type SignIn,
  type SignInConditions,
} from './conditional-access/sign-in'
export { BUILT_IN_ROLES } from './directory/built-in-roles'
export type { ConditionalAccessPolicy } from './directory/conditional-access-policy'
export { readRule } from './directory/membership-rule/rule'
export type { NamedLocation, PolicyTenant } from './directory/policy-tenant'
export { contosoPolicyTenant, contosoQuestion } from './fixtures/contoso-policies'
export { exportTenant } from './interchange/export-tenant'
export { type ImportProgress, importSteps } from './interchange/import-files'
export type { ImportResult } from './interchange/import-result'
