import type { PolicyTenant } from '../directory/policy-tenant'
import type { GateAnswer } from './decision'
import type { SignIn } from './sign-in'

/** The platform's own rules, none of which are evaluated yet. */
export function gates(
  _tenant: PolicyTenant,
  _signIn: SignIn,
  _facts: { readonly roleTemplateIds: ReadonlySet<string> },
): readonly GateAnswer[] {
  return []
}
