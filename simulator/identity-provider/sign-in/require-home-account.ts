import { isProvenElsewhere } from '../../directory/identities'
import type { User } from '../../directory/tenant'
import { type Check, passed } from '../../trace/checklist'
import { refuseWithoutNumber } from '../errors/refusal'

/** Whoever is proven elsewhere proves it at their home organization, a second identity provider, which this lab does not have. */
export const homeAccount: Check<{ readonly user: User }> = {
  name: 'home-account',
  spec: 'lab#guests-sign-in-at-home',
  look: ({ user }) =>
    isProvenElsewhere(user)
      ? refuseWithoutNumber(
          'temporarily_unavailable',
          'This lab does not take anybody to the sign-in of their home organization.',
          `${user.userPrincipalName} signs in at its home organization, which this lab does not have. Entra would send the browser there.`,
        )
      : passed(),
}
