import { MFA_COMBINATIONS, reachable } from '../../authentication/strengths'
import type { GateAnswer } from '../decision'
import type { SignIn } from '../sign-in'
import { AZURE_SURFACES } from './applications'
import type { Defaults } from './defaults'
import { answers, asksFor, type Gate, hasMfa, isLegacy, isPerson } from './gate'

/**
 * Template ids of the roles that are asked at every sign-in: as named in Microsoft's message MC224734, and the two that the
 * documentation adds.
 * https://learn.microsoft.com/entra/fundamentals/security-defaults#require-administrators-to-do-multifactor-authentication
 */
export const SECURITY_DEFAULTS_ROLES: Readonly<Record<string, string>> = {
  '62e90394-69f5-4237-9190-012177145e10': 'Global Administrator',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3': 'Application Administrator',
  'c4e39bd9-1100-46d3-8c65-fb160da0071f': 'Authentication Administrator',
  '0526716b-113d-4c15-b2c8-68e3c22b9f80': 'Authentication Policy Administrator',
  'b0f54661-2d74-4c50-afa3-1ec803f12efe': 'Billing Administrator',
  '158c047a-c907-4556-b7ef-446551a6b5f7': 'Cloud Application Administrator',
  'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9': 'Conditional Access Administrator',
  '29232cdf-9323-42fd-ade2-1d097af3e4de': 'Exchange Administrator',
  '729827e3-9c14-49f7-bb1b-9608f156bbb8': 'Helpdesk Administrator',
  '45d8d3c5-c802-45c6-b32a-1d70b5e1e86e': 'Identity Governance Administrator',
  '966707d0-3269-4727-9be2-8c3a10f19b9d': 'Password Administrator',
  '7be44c8a-adaf-4e2a-84d6-ab2649e08a13': 'Privileged Authentication Administrator',
  'e8611ab8-c189-46e8-94e1-60213ab1f814': 'Privileged Role Administrator',
  '194ae4cb-b126-40b2-bd5b-6091b380977d': 'Security Administrator',
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c': 'SharePoint Administrator',
  'fe930be7-5e62-47db-91af-98c3a49a38b1': 'User Administrator',
}
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
