import { findUser } from '../../directory/queries'
import type { User } from '../../directory/tenant'
import { type Check, passed } from '../../trace/checklist'
import { refuse } from '../errors/refusal'
import type { SignIn } from './sign-in'

/** The account exists, is enabled, and can sign in here: read from the directory at every step, because an administrator may be faster. */
export const account: Check<SignIn & { readonly userId: string }, { readonly user: User }> = {
  name: 'account',
  spec: 'entra#error-codes',
  look: ({ tenant, userId }) => {
    const user = findUser(tenant, userId)
    if (!user) return refuse(50034, 'The account is no longer in the directory.')
    const name = user.userPrincipalName
    if (!user.accountEnabled) return refuse(50057, `The account ${name} is disabled.`)
    if (user.externalUserState === 'PendingAcceptance')
      return refuse(50014, `${name} has not accepted the invitation yet.`)
    if (user.userType === 'Guest')
      return refuse(90010, `${name} signs in at its home organization, which is not answered here.`)
    return passed(`${name} is in the directory and enabled.`, { user })
  },
}
