import { findUser } from '../../../directory/queries'
import type { User } from '../../../directory/tenant'
import { type Check, passed } from '../../../trace/checklist'
import { refuse } from '../../errors/refusal'
import type { Redeeming } from '../../tokens/token-request'

/** The person is asked for no more, but the directory is: an account disabled since the sign-in gets no tokens. */
export const accountEnabled: Check<Redeeming, { readonly user: User }> = {
  name: 'account-enabled',
  spec: 'entra#error-codes',
  look: ({ tenant, grant }) => {
    const user = findUser(tenant, grant.userId)
    if (!user) return refuse(50034, 'The account is no longer in the directory.')
    const name = user.userPrincipalName
    if (!user.accountEnabled) return refuse(50057, `The account ${name} is disabled now.`)
    return Date.parse(user.lastPasswordChangeDateTime) > grant.authTime * 1000
      ? refuse(50173, `The password of ${name} was changed after this sign-in.`)
      : passed(`The account ${name} is still enabled.`, { user })
  },
}
