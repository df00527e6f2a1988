import type { Tenant, User } from '../directory/tenant'

/** When this identity provider asks for a second factor. Data in one place, until policies decide it. */
export const SECOND_FACTOR_REQUIRED_FOR: 'every sign-in' | 'nobody' = 'every sign-in'

/** Wrong codes in one sign-in before it ends. */
export const SECOND_FACTOR_ATTEMPTS = 3

/** The TOTP secret registered for `user`, or undefined: no second factor. */
export function softwareOathOf(tenant: Tenant, user: User): string | undefined {
  return Object.hasOwn(tenant.secrets.softwareOath, user.id)
    ? tenant.secrets.softwareOath[user.id]
    : undefined
}
