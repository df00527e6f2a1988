import { type Control, type ControlFacts, outcome, RANK } from './control'
import type { Strength } from './strengths'

/** Plain `mfa`. https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant */
export function mfa(strength: Strength): Control {
  return methods({ control: 'mfa' }, strength, {
    met: 'Multifactor authentication is done.',
    possible: 'Multifactor authentication is still to be done.',
    trusted: 'The multifactor authentication of the home tenant is accepted.',
    unregistered: 'No method that would do for multifactor authentication is registered.',
    unregisteredCode: 50079,
  })
}

/** https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths */
export function authenticationStrength(id: string, strength: Strength | null): Control {
  const of = { control: 'authenticationStrength', id }
  if (strength === null) {
    const says = 'The authentication strength is not known here, so whether it is met is not known either.'
    return { ...of, rank: RANK.mfa, outcomes: [outcome(of, 'unknown', says, 50074)], evaluate: () => 0 }
  }
  const { name } = strength
  return methods(of, strength, {
    met: `The authentication strength ${name} is met.`,
    possible: `The authentication strength ${name} is still to be met.`,
    trusted: `The multifactor authentication of the home tenant is accepted for ${name}.`,
    unregistered: `No combination of methods that ${name} allows is registered.`,
    unregisteredCode: 50074,
  })
}

interface Sentences {
  readonly met: string
  readonly possible: string
  readonly trusted: string
  readonly unregistered: string
  readonly unregisteredCode: number
}

const LEGACY = 'A legacy client cannot do multifactor authentication.'
const SILENT = 'Multifactor authentication is needed, and nobody can be asked here.'

function methods(of: { control: string; id?: string }, strength: Strength, says: Sentences): Control {
  return {
    ...of,
    rank: RANK.mfa,
    strength,
    outcomes: [
      outcome(of, 'met', says.met),
      outcome(of, 'met', says.trusted),
      outcome(of, 'possible', says.possible, 50074),
      outcome(of, 'impossible', LEGACY, 50076),
      outcome(of, 'impossible', SILENT, 50076),
      outcome(of, 'impossible', says.unregistered, says.unregisteredCode),
    ],
    evaluate: (facts) => stage(facts, strength),
  }
}

/** A place in the list of outcomes above. */
function stage({ signIn, isLegacy, isSilent, strengths }: ControlFacts, strength: Strength): number {
  const { authentication } = signIn
  const { isMet, combinations } = strengths.progress(strength, authentication)
  if (isMet) return 0
  // A home tenant's claim says MFA and not with which methods, so it does for strengths that ask for no more than that.
  const trusted = authentication.inboundTrust?.isMfaAccepted === true
  if (trusted && strength.allowedCombinations.length >= strengths.mfa.allowedCombinations.length) return 1
  if (isLegacy) return 3
  if (isSilent) return 4
  return combinations.length > 0 ? 2 : 5
}
