import type { EpochMs } from '../core/clock'
import { secretOf } from '../directory/added-people'
import type { Tenant, User } from '../directory/tenant'

/** Days a password lasts where it expires at all: the default of tenants made before 2021, which Contoso kept. */
const PASSWORD_VALIDITY_DAYS = 90

/** Whether `password` is this user's. A user without one (a guest, a person with passkeys only) matches nothing. */
export function isPassword(tenant: Tenant, user: User, password: string): boolean {
  return secretOf('passwords', tenant, user) === password
}

/** Days since the password ran out at `now`; negative or zero while it is good; -Infinity when it never expires. */
export function daysExpired(user: User, now: EpochMs): number {
  if (user.passwordPolicies?.includes('DisablePasswordExpiration')) return Number.NEGATIVE_INFINITY
  const age = (now - Date.parse(user.lastPasswordChangeDateTime)) / 86_400_000
  return Math.ceil(age - PASSWORD_VALIDITY_DAYS)
}
