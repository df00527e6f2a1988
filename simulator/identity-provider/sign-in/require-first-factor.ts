import { passed } from '../../trace/checklist'
import { AADSTS50058 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import { proven, rememberedSince } from './remembered'
import type { Requirement } from './sign-in'

/** A first proof of who it is: given in this sign-in, or in the one the session remembers. */
export const firstFactor: Requirement = {
  name: 'first-factor',
  spec: 'oidc-core#3.1.2.3',
  look: (signIn) => {
    const proof = proven(signIn, 'first')
    if (proof) {
      const since = rememberedSince(signIn, proof)
      return passed(
        since ? `The session remembers the ${proof.method} of ${since}.` : `The ${proof.method} was right.`,
      )
    }
    const method = signIn.methods.find((each) => each.factor === 'first' && each.registered(signIn))
    return (
      method?.ask(signIn) ??
      refuse(AADSTS50058, `${signIn.user.userPrincipalName} has no method to begin a sign-in with.`)
    )
  },
}
