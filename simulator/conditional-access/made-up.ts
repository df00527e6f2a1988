import type { DirectoryUser, PolicyTenant } from '../directory/policy-tenant'
import type { SignIn } from './sign-in'

/** Ids of people who are in no directory begin with it. */
export const MADE_UP = 'any:'

/** Whether somebody is made up, and stands for whoever has the same properties. */
export function isMadeUpId(userId: string): boolean {
  return userId.startsWith(MADE_UP)
}

/** Somebody who is made up. A list of their own: of them it is known that they are in no other group than is supposed. */
export function madeUpUser(id: string): DirectoryUser {
  const kind = id.slice(MADE_UP.length)
  const displayName = kind === 'member' ? 'Somebody' : `Somebody (${kind})`
  return {
    id,
    userType: 'Member',
    creationType: null,
    transitiveMemberOf: [],
    ...(isMadeUpId(id) ? { displayName } : {}),
  }
}

/** The tenant with whom a question is about, where that is somebody made up: as an assertion or a difference asked about them. */
export function withMadeUp(tenant: PolicyTenant, { signInIdentity: who }: SignIn): PolicyTenant {
  if (!('userId' in who) || !isMadeUpId(who.userId)) return tenant
  if (tenant.users.some(({ id }) => id === who.userId)) return tenant
  return { ...tenant, users: [...tenant.users, madeUpUser(who.userId)] }
}
