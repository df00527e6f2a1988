import { type Check, passed } from '../../trace/checklist'
import { refuseWithoutNumber } from '../errors/refusal'
import type { Identified } from './sign-in'

/** A guest proves who they are at their home organization, a second identity provider, which this lab does not have. */
export const homeAccount: Check<Identified> = {
  name: 'home-account',
  spec: 'lab#guests-sign-in-at-home',
  look: ({ user }) =>
    user.userType === 'Guest'
      ? refuseWithoutNumber(
          'temporarily_unavailable',
          'This lab does not take a guest to the sign-in of the home organization.',
          `${user.userPrincipalName} signs in at its home organization, which this lab does not have. Entra would send the browser there.`,
        )
      : passed(),
}
