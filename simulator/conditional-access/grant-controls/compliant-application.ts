import { askable, IMPOSSIBLE } from './askable'
import { type Control, doubtful, outcome, RANK } from './control'
import { mobileClient } from './mobile-client'

const NAME = { control: 'compliantApplication' }
/** https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-windows-app-protection */
const ON_WINDOWS =
  'The client app has no app protection policy, unless it is Microsoft Edge on Windows, which the question does not say (compliantApplication).'

/**
 * Graph's `compliantApplication`: a client app with an app protection policy, on iOS and Android, and in Edge on Windows (else AADSTS53002).
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-app-protection-policy
 */
export const compliantApplication: Control = {
  ...NAME,
  asks: 'an app protection policy',
  rank: RANK.compliantApplication,
  outcomes: [
    ...askable(
      NAME,
      53002,
      'The client app has an app protection policy.',
      'A client app with an app protection policy is needed.',
      'The client app has no app protection policy.',
      'An external user cannot be under an app protection policy of this tenant.',
    ),
    doubtful(outcome(NAME, 'impossible', ON_WINDOWS, 53002), 'possible'),
  ],
  evaluate: (facts) => {
    if (facts.home !== null) return 3
    const { compliantApplication: isSo } = facts.signIn.authentication
    const at = mobileClient(facts, isSo)
    const { devicePlatform: platform, clientAppType: client } = facts.signIn.signInConditions
    const mayBeEdge = platform?.toLowerCase() === 'windows' && (client === 'browser' || !client)
    return at === IMPOSSIBLE && isSo === undefined && mayBeEdge && !facts.isSilent ? 4 : at
  },
}
