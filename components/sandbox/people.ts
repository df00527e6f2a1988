import type { Tenant } from '../../simulator/doors/edit'

/** One of a list, and how it is shown. */
export interface Choice {
  readonly value: string
  readonly title: string
}

/** More than this are no list that anybody reads. */
export const MOST_LISTED = 500

/** Everybody of a tenant, by user principal name. */
export function peopleOf({ users }: Tenant): readonly Choice[] {
  return users.slice(0, MOST_LISTED).map(({ displayName, userPrincipalName }) => ({
    value: userPrincipalName,
    title: `${displayName} (${userPrincipalName})`,
  }))
}

/** What is registered in a tenant, by client id. */
export function registrationsOf({ applications }: Tenant): readonly Choice[] {
  return applications.slice(0, MOST_LISTED).map(({ appId, displayName }) => ({
    value: appId,
    title: `${displayName} (${appId.slice(0, 8)}…)`,
  }))
}
