import { SECOND_FACTOR_REQUIRED_FOR, sparedSays, sparingGroup } from '../../authentication/second-factor'
import { passed } from '../../trace/checklist'
import { AADSTS50079 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import { proven, rememberedSince } from './remembered'
import type { Requirement } from './sign-in'

/** A second proof of another kind: Entra's "multifactor authentication". */
export const secondFactor: Requirement = {
  name: 'second-factor',
  spec: 'oidc-core#3.1.2.3',
  look: (signIn) => {
    const proof = proven(signIn, 'second')
    if (proof) {
      const since = rememberedSince(signIn, proof)
      return passed(
        since
          ? `The session remembers the second factor of ${since}.`
          : 'The code of the authenticator app was right.',
      )
    }
    const spared = sparingGroup(signIn.tenant, signIn.user, signIn.exchange.settings.sparedGroupId)
    if (spared) return passed(sparedSays(signIn.user, spared))
    const method = signIn.methods.find((each) => each.factor === 'second' && each.registered(signIn))
    const { userPrincipalName } = signIn.user
    return (
      method?.ask(signIn) ??
      refuse(
        AADSTS50079,
        `A second factor is required for ${SECOND_FACTOR_REQUIRED_FOR}, and ${userPrincipalName} has none registered.`,
      )
    )
  },
}
