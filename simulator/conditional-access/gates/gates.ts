import type { PolicyTenant } from '../../directory/policy-tenant'
import type { GateAnswer } from '../decision'
import type { SignIn } from '../sign-in'
import { withMethods } from '../with-methods'
import { SECURITY_DEFAULTS_ROLES } from './administrators'
import { defaultsOf, isSilent } from './defaults'
import { disabledAccounts } from './disabled-account'
import type { GateFacts } from './gate'
import { legacyAuthentication } from './legacy-authentication'
import { mandatoryMfa } from './mandatory-mfa'
import { securityDefaults } from './security-defaults'

/** Asks every gate about one sign-in. */
export type Gates = (signIn: SignIn, facts: GateFacts) => readonly GateAnswer[]

/**
 * The rules of the platform that no policy lifts, for `tenant`: security defaults, mandatory MFA, legacy authentication; and
 * before them an account that is off.
 */
export function compileGates(tenant: PolicyTenant): Gates {
  const defaults = defaultsOf(tenant)
  const disabled = disabledAccounts(tenant)
  const [first, third] = [securityDefaults(defaults), legacyAuthentication(defaults)]
  return (signIn, facts) => {
    const all = [first(signIn, facts), mandatoryMfa(signIn, facts), third(signIn, facts)]
    const off = disabled(signIn)
    return off === null ? all : [off, ...all]
  }
}

/** What gates know besides, where the export does not say everything. */
interface OpenFacts extends GateFacts {
  roleDoubt(roleId: string): string | null
}

/**
 * The answers of gates if what is not known of `tenant` were as strict as it can be: security defaults are on where no policy is
 * and the export is silent, whoever may be an administrator is one, and nothing is registered but what surely is. Null: they are what they are.
 */
export function compileStrictest(
  tenant: PolicyTenant,
): ((signIn: SignIn, facts: OpenFacts) => readonly GateAnswer[]) | null {
  const defaults = defaultsOf(tenant)
  const silent = defaults === 'unknown' && isSilent(tenant)
  if (!silent && defaults !== 'on') return null
  const [first, third] = [securityDefaults('on'), legacyAuthentication('on')]
  const roles = Object.keys(SECURITY_DEFAULTS_ROLES)
  return (asked, { roleTemplateIds, roleDoubt }) => {
    const { sure } = asked.authentication
    const signIn = sure ? withMethods(asked, { completed: asked.authentication.completed, ...sure }) : asked
    const may = roles.filter((id) => roleDoubt(id) !== null)
    const facts = {
      roleTemplateIds: may.length > 0 ? new Set([...roleTemplateIds, ...may]) : roleTemplateIds,
    }
    return [first(signIn, facts), mandatoryMfa(signIn, facts), third(signIn, facts)]
  }
}
