import { findUserByName } from '../directory/queries'
import type { Tenant, User } from '../directory/tenant'
import type { Look } from './prompt'

/** The accounts that go by `username`, each with the tenant it is in: a guest is one where they visit, and one at home. */
export function accountsNamed(
  { tenants }: Look,
  username: string,
): readonly { readonly tenant: Tenant; readonly user: User }[] {
  return tenants.flatMap((tenant) => {
    const user = findUserByName(tenant, username)
    return user ? [{ tenant, user }] : []
  })
}
