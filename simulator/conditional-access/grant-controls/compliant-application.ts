import { askable } from './askable'
import { type Control, RANK } from './control'
import { mobileClient } from './mobile-client'

const NAME = { control: 'compliantApplication' }

/**
 * Graph's `compliantApplication`: a client app with an app protection policy, on iOS and Android alone (else AADSTS53002).
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-app-protection-policy
 */
export const compliantApplication: Control = {
  ...NAME,
  asks: 'an app protection policy',
  rank: RANK.compliantApplication,
  outcomes: askable(
    NAME,
    53002,
    'The client app has an app protection policy.',
    'A client app with an app protection policy is needed.',
    'The client app has no app protection policy.',
    'An external user cannot be under an app protection policy of this tenant.',
  ),
  evaluate: (facts) =>
    facts.home !== null ? 3 : mobileClient(facts, facts.signIn.authentication.compliantApplication),
}
