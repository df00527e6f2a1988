import type { Control } from './control'
import { methodDemand } from './method-demand'
import type { Strength } from './strengths'

/**
 * Graph's `mfa`: any two factors that Microsoft counts, or the MFA of a guest's home tenant where inbound trust accepts it.
 * Not done: AADSTS50074; nothing registered: 50079; nobody to ask: 50076.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-multifactor-authentication
 */
export function mfa(strength: Strength): Control {
  return methodDemand({ control: 'mfa' }, strength, {
    asks: 'multifactor authentication',
    met: 'Multifactor authentication is done.',
    trusted: 'The multifactor authentication of the home tenant is accepted.',
    possible: 'Multifactor authentication is still to be done.',
    unregistered: 'No method that would do for multifactor authentication is registered.',
    code: 50079,
  })
}
