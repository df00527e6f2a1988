import { reachable } from '../../authentication/strengths'
import type { Home } from '../home'
import type { SignIn } from '../sign-in'
import { type Control, type ControlFacts, doubtful, type Named, outcome, RANK, unsure } from './control'
import type { Strength } from './strengths'

/** What sets plain MFA and a strength apart. */
interface Words {
  readonly asks: string
  readonly met: string
  readonly trusted: string
  readonly possible: string
  readonly unregistered: string
  /** AADSTS code of `unregistered`. */
  readonly code: number
}

const LEGACY = 'A legacy client cannot do multifactor authentication.'
const DIRECT =
  'B2B direct connect takes multifactor authentication from the home tenant alone, and it is not trusted.'
const DIRECT_UNKNOWN =
  'B2B direct connect takes multifactor authentication from the home tenant alone; whether it is trusted (crossTenantAccessPolicy) is not known.'
const SHOWN_AT_HOME =
  'What was shown at home counts from an Entra tenant that is trusted (crossTenantAccessPolicy); one of the two is not known.'
const MAYBE_ENTRA =
  'Strengths are for external users of Entra tenants alone, and the home of this one is not known to be one.'
const NO_ENTRA =
  'Strengths are for external users of Entra tenants alone, and the home of this one is none: what comes of it is not documented.'
const DEAD_END =
  'The methods that would do count in the home tenant alone, and here where its multifactor authentication is trusted.'
const REGISTERING = 'While registering, the strengths of policies for that go before this one.'
const MAY_REGISTER = 'Whether one can be registered in this sign-in is not documented.'
const NOT_SAID = 'is not known (authenticationMethodsPolicy).'
const UNSURE =
  'Whether they have a method that does, or may register one here, is not known (userRegistrationDetails, authenticationMethodsPolicy).'
const ALLOWED = `They have one registered; whether it is allowed ${NOT_SAID}`
const ALLOWED_TO_REGISTER = `Whether one may be registered here ${NOT_SAID}`
const SILENT = 'Multifactor authentication is needed, and nobody can be asked here.'

/** A control that some combinations of methods meet: plain MFA, or a strength. */
export function methodDemand(of: Named, strength: Strength, says: Words): Control {
  return {
    ...of,
    asks: says.asks,
    rank: RANK.mfa,
    strength,
    outcomes: [
      outcome(of, 'met', says.met),
      outcome(of, 'met', says.trusted),
      outcome(of, 'possible', says.possible, 50074),
      outcome(of, 'impossible', LEGACY, 50076),
      outcome(of, 'impossible', SILENT, 50076),
      outcome(of, 'impossible', says.unregistered, says.code),
      outcome(of, 'possible', `${says.unregistered} The person is asked to register.`, 50079),
      outcome(of, 'impossible', DIRECT, says.code),
      doubtful(outcome(of, 'impossible', DIRECT_UNKNOWN, says.code)),
      doubtful(outcome(of, 'possible', SHOWN_AT_HOME, 50074)),
      outcome(of, 'impossible', DEAD_END, says.code),
      doubtful(outcome(of, 'impossible', DEAD_END, says.code)),
      doubtful(outcome(of, 'impossible', `${says.unregistered} ${MAY_REGISTER}`, says.code), 'possible'),
      outcome(of, 'unknown', MAYBE_ENTRA, says.code),
      outcome(of, 'met', REGISTERING),
      doubtful(outcome(of, 'impossible', DIRECT_UNKNOWN, says.code), 'possible'),
      doubtful(outcome(of, 'impossible', DEAD_END, says.code), 'possible'),
      unsure(outcome(of, 'possible', `${says.possible} ${UNSURE}`, 50074)),
      unsure(outcome(of, 'possible', `${SHOWN_AT_HOME} ${UNSURE}`, 50074), 'met'),
      unsure(outcome(of, 'possible', `${says.unregistered} ${ALLOWED_TO_REGISTER}`, 50079)),
      doubtful(outcome(of, 'impossible', SHOWN_AT_HOME, 50076)),
      outcome(of, 'unknown', NO_ENTRA, says.code),
      unsure(outcome(of, 'possible', `${says.possible} ${ALLOWED}`, 50074)),
    ],
    evaluate: (facts) => {
      const at = place(facts, strength, of.id)
      const { surely } = facts
      if (!surely || !MAY_BE_OPEN.has(at) || MAY_BE_OPEN.has(place(surely(), strength, of.id))) return at
      return at === 2 ? whatIsOpen(facts.signIn, strength) : at === 9 ? 18 : 19
    },
  }
}

/** The place of what can be met by a method that is not sure: registered and perhaps not allowed, or perhaps neither. */
function whatIsOpen({ authentication: { sure, completed } }: SignIn, strength: Strength): number {
  return sure &&
    sure.reported.length > sure.registered.length &&
    reachable(sure.reported, completed, strength.allowedCombinations).length > 0
    ? 22
    : 17
}

/** Places of what is not met and can be. */
const MAY_BE_OPEN = new Set([2, 6, 9])

/** A place in the list of outcomes above. */
function place(facts: ControlFacts, strength: Strength, id: string | undefined): number {
  const { signIn, isLegacy, isSilent, strengths, home, asked } = facts
  const { authentication } = signIn
  const { isMet, combinations } = strengths.progress(strength, authentication)
  if (id !== undefined && facts.preferred?.has(id) === false) return 14
  if (id !== undefined && home && !home.isEntra && !isLegacy && !isSilent)
    return home.isEntra === false ? 21 : 13
  if (isMet && !home?.isDirect) return 0
  // A home tenant's claim says MFA and not with which methods, so it does for strengths that ask for no more than that.
  const trusted = authentication.inboundTrust?.isMfaAccepted === true && home?.isEntra !== false
  if (trusted && strength.allowedCombinations.length >= strengths.mfa.allowedCombinations.length) return 1
  if (isLegacy || isSilent) {
    // Nobody can be asked here; what was shown at home may count all the same.
    const isOpen = home !== null && home.trust.isMfaAccepted === null
    if (isOpen && strengths.progress(strength, asked.authentication).isMet) return 20
    return isLegacy ? 3 : 4
  }
  if (home !== null) return abroad(facts, home, strength, isMet, combinations.length > 0)
  if (combinations.length > 0) return 2
  return registering(asked, strength, true)
}

/** Of somebody from another tenant: what is shown there counts where it is trusted, and of direct connect nothing else. */
function abroad(
  { asked, signIn, strengths }: ControlFacts,
  { isDirect, trust }: Home,
  strength: Strength,
  isMet: boolean,
  isReachable: boolean,
): number {
  const isTrusted = trust.isMfaAccepted
  const atHome = strengths.progress(strength, asked.authentication)
  // Where it is trusted, what was not shown at home is still asked for there.
  if (isDirect) return isTrusted === null ? (atHome.isMet ? 8 : 15) : !isTrusted ? 7 : isMet ? 0 : 2
  if (isReachable) return isTrusted === null && atHome.isMet ? 9 : 2
  const here = registering(signIn, strength, false)
  // Where it is trusted, what was shown there is enough, and nothing is registered.
  if (here === 6) return isTrusted === null && atHome.isMet ? 9 : 6
  if (isTrusted !== true && atHome.combinations.length > 0)
    return isTrusted === null ? (atHome.isMet ? 11 : 16) : 10
  return here
}

/** What can be registered in the middle of a sign-in. */
const REGISTRABLE = ['microsoftAuthenticatorPush', 'softwareOath', 'sms', 'voice']
const RISKY = new Set<unknown>(['medium', 'high'])

/**
 * Whether somebody who has nothing that counts is asked to register it (6), is not (5), or is as one page says and is not as
 * another does (12). No: at medium or high risk, on the page where that is done, and where nothing that can be registered counts.
 * Open: at low risk, while a device is registered, and where a passkey alone would do, which "can be enforced by strengths using
 * interrupt mode" on a page that lists it among what cannot be registered there. Guests register no passkey.
 * https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strength-how-it-works
 * https://learn.microsoft.com/entra/external-id/authentication-conditional-access
 */
function registering(
  { signInConditions, signInContext, authentication }: SignIn,
  { allowedCombinations }: Strength,
  hasPasskeys: boolean,
): number {
  const risks = [signInConditions.signInRiskLevel, signInConditions.userRiskLevel]
  const action = 'userAction' in signInContext ? signInContext.userAction : null
  if (action === 'registerSecurityInformation' || risks.some((level) => RISKY.has(level))) return 5
  const { completed, registered, forbidden } = authentication
  const can = (modes: readonly string[]) => {
    const offered = forbidden ? modes.filter((mode) => !forbidden.includes(mode)) : modes
    return reachable([...(registered ?? []), ...offered], completed, allowedCombinations).length > 0
  }
  if (can(REGISTRABLE)) return action !== null || risks.includes('low') ? 12 : 6
  return hasPasskeys && can(['fido2']) ? 12 : 5
}
