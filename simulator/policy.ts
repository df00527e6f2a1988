/** Door 3: the policy engine. Pure functions, no crypto and no client library: a page may load it without the rest (decision 020). */
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
export type { AuthenticationState, DeviceInfo, SignIn, SignInConditions } from './conditional-access/sign-in'
export type { ConditionalAccessPolicy } from './directory/conditional-access-policy'
export type { NamedLocation, PolicyTenant } from './directory/policy-tenant'
export { contosoPolicyTenant, contosoQuestion } from './fixtures/contoso-policies'
