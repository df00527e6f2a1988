import { findUser } from '../../../directory/queries'
import type { User } from '../../../directory/tenant'
import { type Check, passed } from '../../../trace/checklist'
import { AADSTS50034, AADSTS50057, AADSTS50173 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import { passwordChanged, signInsRevoked } from '../../sign-in/revoked'
import type { Redeeming } from '../../tokens/token-request'

/**
 * The person is asked for no more, but the directory is: an account that was disabled since gets no tokens, and none on a sign-in that
 * was revoked or, if it was by password and for a public client, whose password was changed. What a confidential client holds outlives
 * a changed password (Entra's revocation matrix).
 */
export const accountEnabled: Check<Redeeming, { readonly user: User }> = {
  name: 'account-enabled',
  spec: 'entra#refresh-tokens',
  look: ({ tenant, grant }) => {
    const user = findUser(tenant, grant.userId)
    if (!user) return refuse(AADSTS50034, 'The account is no longer in the directory.')
    const name = user.userPrincipalName
    if (!user.accountEnabled) return refuse(AADSTS50057, `The account ${name} is disabled now.`)
    if (signInsRevoked(user, grant))
      return refuse(
        AADSTS50173,
        `All sign-ins of ${name} before ${user.signInSessionsValidFromDateTime} were revoked.`,
      )
    return grant.platform !== 'web' && passwordChanged(user, grant)
      ? refuse(AADSTS50173, `The password of ${name} was changed after this sign-in.`)
      : passed(`The account ${name} is still enabled.`, { user })
  },
}
