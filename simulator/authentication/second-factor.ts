import type { EpochSeconds } from '../core/clock'
import { secretOf } from '../directory/added-people'
import { groupsAround } from '../directory/queries'
import type { Group, Tenant, User } from '../directory/tenant'

/** When this identity provider asks for a second factor. Data in one place, until policies decide it. */
export const SECOND_FACTOR_REQUIRED_FOR: 'every sign-in' | 'nobody' = 'every sign-in'

/** The group of `id`, if `user` is in it, or in a group that is in it: its members are asked for no second factor. */
export function sparingGroup(tenant: Tenant, user: User, id: string | undefined): Group | undefined {
  return id === undefined ? undefined : groupsAround(tenant, user.id).find((group) => group.id === id)
}

export const sparedSays = ({ userPrincipalName }: User, { displayName }: Group): string =>
  `${userPrincipalName} is in ${displayName}: no second factor is asked for.`

/** Wrong codes of one account in a row before no more are taken, and for how long. Rules of this lab: Entra's are not published. */
const SECOND_FACTOR_ATTEMPTS = 3
export const SECOND_FACTOR_PAUSE_SECONDS = 900

/** The TOTP secret registered for `user`, or undefined: no second factor. */
export function softwareOathOf(tenant: Tenant, user: User): string | undefined {
  return secretOf('softwareOath', tenant, user)
}

/** What is remembered of one account's wrong codes. */
export interface WrongCodes {
  readonly failures: number
  readonly lastAt: EpochSeconds
}

/** One more wrong code. */
export function afterWrongCode(before: WrongCodes | undefined, now: EpochSeconds): WrongCodes {
  return { failures: failuresOf(before, now) + 1, lastAt: now }
}

/** Codes that the account may still try now. */
export function attemptsLeft(before: WrongCodes | undefined, now: EpochSeconds): number {
  return Math.max(0, SECOND_FACTOR_ATTEMPTS - failuresOf(before, now))
}

function failuresOf(before: WrongCodes | undefined, now: EpochSeconds): number {
  return before && now - before.lastAt < SECOND_FACTOR_PAUSE_SECONDS ? before.failures : 0
}
