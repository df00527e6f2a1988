import { MFA_COMBINATIONS, reachable } from '../../authentication/strengths'
import type { GateAnswer } from '../decision'
import type { SignIn } from '../sign-in'
import { SECURITY_DEFAULTS_ROLES } from './administrators'
import { AZURE_SURFACES } from './applications'
import type { Defaults } from './defaults'
import { answers, asksFor, type Gate, hasMfa, isLegacy, isPerson } from './gate'

const ROLES = Object.keys(SECURITY_DEFAULTS_ROLES)
/** The account of Connect Sync and Cloud Sync: neither asked nor made to register. */
const DIRECTORY_SYNCHRONIZATION_ACCOUNTS = 'd29b2b05-8046-44ba-8758-1e26182fcf32'

const answer = answers('securityDefaults')
const WORKLOAD = answer('not-applied', 'Security defaults are for people, not for workload identities.')
const SYNCHRONIZATION = answer(
  'not-applied',
  'Security defaults leave out the directory synchronization account.',
)
const LEGACY = answer(
  'not-applied',
  'Security defaults refuse the legacy client before they ask for anything.',
)
const CALM = answer(
  'satisfied',
  'Security defaults ask for multifactor authentication when a sign-in looks risky.',
)
const DONE = answer('satisfied', 'Multifactor authentication, which security defaults may ask for, is done.')

const NOT_IN_FORCE: Readonly<Record<Exclude<Defaults, 'on'>, GateAnswer>> = {
  off: answer('not-applied', 'Security defaults are off.'),
  unknown: answer('not-applied', 'Whether security defaults are on is not known; they are taken to be off.'),
  contradicted: answer(
    'not-applied',
    'Security defaults are marked as on beside enabled policies. Entra allows one or the other; the policies are taken to be in force.',
  ),
}

const REGISTER = demand('Security defaults have everybody register for multifactor authentication')
const PRIVILEGED = demand('Security defaults ask for multifactor authentication whenever Azure is managed')
const RISKY = demand('Security defaults ask for multifactor authentication because the sign-in looks risky')
const ADMINISTRATOR = new Map(
  Object.entries(SECURITY_DEFAULTS_ROLES).map(([id, name]) => [
    id,
    demand(`Security defaults ask a ${name} for multifactor authentication at every sign-in`),
  ]),
)

interface Demand {
  readonly challenge: GateAnswer
  /** Where nobody can be asked. */
  readonly block: GateAnswer
}

function demand(says: string): Demand {
  return {
    challenge: answer('challenge', `${says}.`),
    block: answer('block', `${says}, and nobody can be asked here.`),
  }
}

/**
 * The rules of security defaults, but for legacy authentication. "When Microsoft deems it necessary" is decided by risk alone:
 * medium or high, of the sign-in or the person.
 * https://learn.microsoft.com/entra/fundamentals/security-defaults
 */
export function securityDefaults(defaults: Defaults): Gate {
  if (defaults !== 'on') {
    const idle = NOT_IN_FORCE[defaults]
    return (signIn) => (isPerson(signIn) ? idle : WORKLOAD)
  }
  return (signIn, { roleTemplateIds }) => {
    if (!isPerson(signIn)) return WORKLOAD
    if (roleTemplateIds.has(DIRECTORY_SYNCHRONIZATION_ACCOUNTS)) return SYNCHRONIZATION
    if (isLegacy(signIn)) return LEGACY
    if (hasMfa(signIn)) return DONE
    const asked = whatIsAsked(signIn, roleTemplateIds)
    if (asked === null) return CALM
    return signIn.authentication.silent ? asked.block : asked.challenge
  }
}

function whatIsAsked(signIn: SignIn, roleTemplateIds: ReadonlySet<string>): Demand | null {
  const role = roleTemplateIds.size > 0 ? ROLES.find((id) => roleTemplateIds.has(id)) : undefined
  if (role !== undefined) return ADMINISTRATOR.get(role) ?? null
  if (asksFor(signIn, AZURE_SURFACES)) return PRIVILEGED
  const { registered, completed } = signIn.authentication
  if (registered !== null && reachable(registered, completed, MFA_COMBINATIONS).length === 0) return REGISTER
  const { signInRiskLevel, userRiskLevel } = signIn.signInConditions
  return isRisky(signInRiskLevel) || isRisky(userRiskLevel) ? RISKY : null
}

function isRisky(level: string | null | undefined): boolean {
  return level === 'medium' || level === 'high'
}
