import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import { compile } from '../compile/compile'
import type { ConditionName, Decision } from '../decision'
import { evaluate } from '../evaluate'
import type { AuthenticationState, ExternalUserType, SignIn, SignInConditions } from '../sign-in'

/** A sign-in, as far as a test cares: Ada, a password, an application of the house. */
export interface Question extends SignInConditions {
  readonly userId?: string
  readonly externalUserType?: ExternalUserType
  readonly externalTenantId?: string
  /** A workload identity in the place of a person. */
  readonly servicePrincipalId?: string
  readonly applications?: readonly string[]
  readonly context?: SignIn['signInContext']
  readonly authentication?: Partial<AuthenticationState>
  readonly suppose?: NonNullable<SignIn['suppose']>
  readonly requested?: NonNullable<SignIn['requested']>
}

/** The whole sign-in. */
export function signInOf(question: Question): SignIn {
  const { userId = 'ada', externalUserType, externalTenantId, servicePrincipalId, ...others } = question
  const {
    applications = ['expenses'],
    context,
    authentication,
    suppose,
    requested,
    ...signInConditions
  } = others
  return {
    signInIdentity: servicePrincipalId
      ? { '@odata.type': '#microsoft.graph.servicePrincipalSignIn', servicePrincipalId }
      : { '@odata.type': '#microsoft.graph.userSignIn', userId, externalUserType, externalTenantId },
    signInContext: context ?? {
      '@odata.type': '#microsoft.graph.applicationContext',
      includeApplications: applications,
    },
    signInConditions,
    authentication: {
      completed: ['password'],
      registered: ['password', 'softwareOath'],
      // Most tenants of tests say nothing of methods.
      methodsAllowed: true,
      ...authentication,
    },
    ...(suppose ? { suppose } : {}),
    ...(requested ? { requested } : {}),
  }
}

/** A policy that is on, for everybody and everything, and blocks, as far as `parts` does not say otherwise. */
export function policyOf(conditions: object, parts: object = {}): ConditionalAccessPolicy {
  const all = { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } }
  return {
    id: 'p',
    state: 'enabled',
    conditions: { ...all, ...conditions },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
    ...parts,
  }
}

/** What becomes of a sign-in where there are these policies and nothing else. */
export function ask(
  policies: readonly ConditionalAccessPolicy[],
  question: Question,
  tenant: Partial<PolicyTenant> = {},
): Decision {
  const whole = { ...EMPTY_POLICY_TENANT, users: [{ id: 'ada', creationType: null }], ...tenant }
  return evaluate(compile({ ...whole, conditionalAccessPolicies: policies }), signInOf(question))
}

/**
 * What one condition of one policy says: `matched`, `any`, or its outcome with Graph's reason (`ruled-out: users`), which is the
 * policy's too. Another condition that decided instead is a mistake of the test.
 * @throws Error where another condition decided
 */
export function verdict(
  name: ConditionName,
  conditions: object,
  question: Question,
  tenant: Partial<PolicyTenant> = {},
): { readonly is: string; readonly because: string; readonly caveats: readonly string[] } {
  const { policies, caveats } = ask([policyOf(conditions)], question, tenant)
  const [answer] = policies
  const said = answer?.conditions.find(({ condition }) => condition === name)
  if (answer === undefined || said === undefined) throw new Error(`${name} was not looked at`)
  const { outcome, because } = said
  const isOpen = outcome === 'matched' || outcome === 'any'
  if (isOpen !== answer.policyApplies) throw new Error(`decided elsewhere: ${answer.because}`)
  return {
    is: isOpen ? outcome : `${outcome}: ${answer.analysisReasons}`,
    because,
    caveats: caveats.map(({ path }) => path),
  }
}

/** How a control of the one policy that applies stands, and what comes of the sign-in: `possible, challenge 50074`. */
export function standing(
  control: string,
  grantControls: object,
  question: Question,
  tenant: Partial<PolicyTenant> = {},
): { readonly is: string; readonly because: string } {
  // A password change is valid for a user risk alone; nobody at risk has the level `none`.
  const policy = policyOf({ userRiskLevels: ['none'] }, { grantControls })
  const { policies, result, code } = ask([policy], question, tenant)
  const said = policies[0]?.controls.find((each) => each.control === control)
  if (said === undefined) throw new Error(`${control} is not demanded: ${policies[0]?.because}`)
  return { is: `${said.state}, ${result}${code === null ? '' : ` ${code}`}`, because: said.because }
}
