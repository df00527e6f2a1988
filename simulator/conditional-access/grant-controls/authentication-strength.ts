import { type Control, outcome, RANK } from './control'
import { methodDemand } from './method-demand'
import type { Strength } from './strengths'

const ASKS = 'an authentication strength'

/**
 * Graph's `authenticationStrength`: one of the combinations of methods that the strength allows (AADSTS50074). One that the
 * tenant does not hold is kept, named, and never taken as met.
 * https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths
 */
export function authenticationStrength(id: string, strength: Strength | null): Control {
  const of = { control: 'authenticationStrength', id }
  if (strength === null) {
    const says = 'The authentication strength is not known here, so whether it is met is not known either.'
    return {
      ...of,
      asks: ASKS,
      rank: RANK.mfa,
      outcomes: [outcome(of, 'unknown', says, 50074)],
      evaluate: () => 0,
    }
  }
  const { name } = strength
  return methodDemand(of, strength, {
    asks: ASKS,
    met: `The authentication strength ${name} is met.`,
    trusted: `The multifactor authentication of the home tenant is accepted for ${name}.`,
    possible: `The authentication strength ${name} is still to be met.`,
    unregistered: `No combination of methods that ${name} allows is registered.`,
    code: 50074,
  })
}
