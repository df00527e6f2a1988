import { askable } from './askable'
import { type Control, RANK } from './control'
import { mobileClient } from './mobile-client'

const NAME = { control: 'approvedApplication' }

/**
 * Graph's `approvedApplication`: a client app of Microsoft's list, on iOS and Android alone (else AADSTS53002). Retiring in March
 * 2026 in favour of `compliantApplication`.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-approved-client-app
 */
export const approvedApplication: Control = {
  ...NAME,
  asks: 'an approved client app',
  rank: RANK.approvedApplication,
  outcomes: askable(
    NAME,
    53002,
    'The client app is an approved one.',
    'An approved client app is needed.',
    'The client app is not an approved one.',
  ),
  evaluate: (facts) => mobileClient(facts, facts.signIn.authentication.approvedApplication),
}
