import type { PolicyTenant } from '../../directory/policy-tenant'
import type { GateAnswer } from '../decision'
import type { SignIn } from '../sign-in'
import { defaultsOf } from './defaults'
import type { GateFacts } from './gate'
import { legacyAuthentication } from './legacy-authentication'
import { mandatoryMfa } from './mandatory-mfa'
import { securityDefaults } from './security-defaults'

/** Asks every gate about one sign-in. */
export type Gates = (signIn: SignIn, facts: GateFacts) => readonly GateAnswer[]

/** The rules of the platform that no policy lifts, for `tenant`: security defaults, mandatory MFA, legacy authentication. */
export function compileGates(tenant: PolicyTenant): Gates {
  const defaults = defaultsOf(tenant)
  const [first, third] = [securityDefaults(defaults), legacyAuthentication(defaults)]
  return (signIn, facts) => [first(signIn, facts), mandatoryMfa(signIn, facts), third(signIn, facts)]
}
