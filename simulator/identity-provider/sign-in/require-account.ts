import { findUser } from '../../directory/queries'
import type { Tenant, User } from '../../directory/tenant'
import { type Check, passed } from '../../trace/checklist'
import type { TraceEventBody } from '../../trace/event'
import { AADSTS50014, AADSTS50034, AADSTS50057 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'

/** The account exists, is enabled, and can sign in: read from the directory at every step, because an administrator may be faster. */
export const account: Check<{ readonly tenant: Tenant; readonly userId: string }, { readonly user: User }> = {
  name: 'account',
  spec: 'oidc-core#3.1.2.3',
  look: ({ tenant, userId }) => {
    const user = findUser(tenant, userId)
    if (!user) return refuse(AADSTS50034, 'The account is no longer in the directory.')
    const name = user.userPrincipalName
    const also = identified(tenant, user)
    if (!user.accountEnabled) return { ...refuse(AADSTS50057, `The account ${name} is disabled.`), also }
    if (user.externalUserState === 'PendingAcceptance')
      return { ...refuse(AADSTS50014, `${name} has not accepted the invitation yet.`), also }
    return passed(`${name} is in the directory and enabled.`, { user }, also)
  },
}

function identified(tenant: Tenant, user: User): TraceEventBody {
  const { id, userPrincipalName, displayName, givenName, department, userType } = user
  const detail = userType === 'Guest' ? 'guest' : `user, ${department ?? 'member'}`
  return {
    type: 'account-identified',
    tenantId: tenant.organization.id,
    user: { id, userPrincipalName, displayName, givenName, detail },
  }
}
