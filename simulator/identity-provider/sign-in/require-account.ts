import { findUser } from '../../directory/queries'
import type { User } from '../../directory/tenant'
import { type Check, passed } from '../../trace/checklist'
import { AADSTS50014, AADSTS50034, AADSTS50057 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import type { SignIn } from './sign-in'

/** The account exists, is enabled, and can sign in: read from the directory at every step, because an administrator may be faster. */
export const account: Check<SignIn & { readonly userId: string }, { readonly user: User }> = {
  name: 'account',
  spec: 'entra#error-codes',
  look: ({ tenant, userId }) => {
    const user = findUser(tenant, userId)
    if (!user) return refuse(AADSTS50034, 'The account is no longer in the directory.')
    const name = user.userPrincipalName
    if (!user.accountEnabled) return refuse(AADSTS50057, `The account ${name} is disabled.`)
    if (user.externalUserState === 'PendingAcceptance')
      return refuse(AADSTS50014, `${name} has not accepted the invitation yet.`)
    return passed(`${name} is in the directory and enabled.`, { user })
  },
}
