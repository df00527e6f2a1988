import { type Control, type ControlFacts, type Named, outcome, RANK } from './control'
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
    ],
    evaluate: (facts) => place(facts, strength),
  }
}

/** A place in the list of outcomes above. */
function place({ signIn, isLegacy, isSilent, strengths }: ControlFacts, strength: Strength): number {
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
