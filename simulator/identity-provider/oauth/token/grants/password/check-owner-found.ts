import { findUserByName } from '../../../../../directory/queries'
import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS50034 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { TokenRequesting } from '../../../../tokens/token-request'

/** Whose password this is to be: nobody is asked, the request says so. */
export const ownerFound: Check<TokenRequesting, { readonly userId: string }> = {
  name: 'account-found',
  spec: 'entra#error-codes',
  look: ({ exchange: { form }, tenant }) => {
    const username = (form.get('username') ?? '').trim()
    const user = findUserByName(tenant, username)
    return user
      ? passed(undefined, { userId: user.id })
      : refuse(AADSTS50034, `There is no account ${username} in ${tenant.organization.displayName}.`, {
          sent: username,
        })
  },
}
