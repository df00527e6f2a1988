import { findUser } from '../../directory/queries'
import type { User } from '../../directory/tenant'
import { isOpenTenant } from '../checks/check-tenant-named'
import { directoryNamed, type Exchange } from '../exchange'
import { type SignedIn, sessionOf } from './session'
import type { Attempt } from './sign-in'

/** A signed-in account, and whose it is. */
export interface Account {
  readonly account: SignedIn
  readonly user: User
}

/** Of `accounts`, those whose person is still there and, where somebody is meant, is the one. */
export function fitting(exchange: Exchange, accounts: readonly SignedIn[], loginHint?: string): Account[] {
  return accounts.flatMap((account) => {
    const user = findUser(directoryNamed(exchange, account.tenantId)?.tenant, account.userId)
    const isMeant = !loginHint || user?.userPrincipalName.toLowerCase() === loginHint.toLowerCase()
    return user && isMeant ? [{ account, user }] : []
  })
}

/** The sign-in in the tenant of whoever it is: there it goes on, and its tokens are of that tenant (Entra, "Convert single-tenant app to multitenant"). */
export function inTenant(attempt: Attempt, tenantId: string, userId?: string): Attempt {
  return { ...attempt, request: { ...attempt.request, tenantId }, ...(userId !== undefined && { userId }) }
}

/** A sign-in that began at `common` or `organizations`, once the session of the browser leaves no doubt in which tenant it goes on. */
export function placed(exchange: Exchange, attempt: Attempt): Attempt {
  const { tenantId, prompt, loginHint } = attempt.request
  if (!isOpenTenant(tenantId) || attempt.otherAccount) return attempt
  if (prompt.includes('login') || prompt.includes('select_account')) return attempt
  const [only, ...others] = fitting(exchange, sessionOf(exchange), loginHint)
  return only && others.length === 0 ? inTenant(attempt, only.account.tenantId) : attempt
}
