import type { DirectoryUser } from '../directory/policy-tenant'
import type { ExternalUserType } from './sign-in'

/** A kind of external user; null: a member who is internal. */
export type Kind = ExternalUserType | null

/** Somebody whom no export holds may be anybody. */
const ANYBODY: readonly Kind[] = [
  null,
  'internalGuest',
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'b2bDirectConnectUser',
  'otherExternalUser',
  'serviceProvider',
]

/**
 * The kinds that a user object may be, when the question does not say: invited people carry `creationType: Invitation`, or
 * `#EXT#` in the name that they were given here. Graph gives `userType` only to those who ask for it.
 * https://learn.microsoft.com/entra/external-id/user-properties
 */
export function externalKinds(user: DirectoryUser | undefined): readonly Kind[] {
  if (user === undefined) return ANYBODY
  const invited =
    user.creationType === 'Invitation' ||
    Boolean(user.externalUserState) ||
    /#EXT#/i.test(user.userPrincipalName ?? '')
  const type = user.userType?.toLowerCase()
  if (type === 'guest') return [invited ? 'b2bCollaborationGuest' : 'internalGuest']
  if (type) return [invited ? 'b2bCollaborationMember' : null]
  return invited ? ['b2bCollaborationGuest', 'b2bCollaborationMember'] : [null, 'internalGuest']
}
