import { findUserByName } from '../directory/queries'
import type { Tenant, User } from '../directory/tenant'
import type { Look } from './prompt'

/** The account that goes by `username`, with the tenant it is in. */
export function accountNamed(
  { tenants }: Look,
  username: string,
): { readonly tenant: Tenant; readonly user: User } | undefined {
  for (const tenant of tenants) {
    const user = findUserByName(tenant, username)
    if (user) return { tenant, user }
  }
  return undefined
}
