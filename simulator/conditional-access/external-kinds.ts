import { remembered } from '../directory/not-understood'
import type { DirectoryUser } from '../directory/policy-tenant'
import { listed } from './lists'
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
 * `#EXT#` in the name that they were given here. Somebody with none of the members that tell may be of any kind; Graph gives
 * `userType` only to those who ask for it.
 * https://learn.microsoft.com/entra/external-id/user-properties
 */
export function externalKinds(user: DirectoryUser | undefined): readonly Kind[] {
  return user === undefined ? ANYBODY : kindsOf(user)
}

const kindsOf = remembered(kindsIn)

function kindsIn(user: DirectoryUser): readonly Kind[] {
  const { userType, creationType, externalUserState, userPrincipalName } = user
  const invited =
    creationType === 'Invitation' ||
    Boolean(externalUserState) ||
    /#EXT#/i.test(userPrincipalName ?? '') ||
    listed(user.identities).some(isFederated)
  const type = userType?.toLowerCase()
  const isTold = invited || creationType !== undefined || Boolean(userPrincipalName)
  if (!isTold) return type === 'guest' ? GUESTS : type ? MEMBERS : ANYBODY
  if (type === 'guest') return [invited ? 'b2bCollaborationGuest' : 'internalGuest']
  if (type) return [invited ? 'b2bCollaborationMember' : null]
  return invited ? ['b2bCollaborationGuest', 'b2bCollaborationMember'] : [null, 'internalGuest']
}

const GUESTS: readonly Kind[] = ['internalGuest', 'b2bCollaborationGuest', 'otherExternalUser']
const MEMBERS: readonly Kind[] = [null, 'b2bCollaborationMember']

type Identity = NonNullable<DirectoryUser['identities']>[number]

function isFederated({ signInType }: Identity): boolean {
  return signInType?.toLowerCase() === 'federated'
}

/** Whether an external user signs in at an Entra tenant: no with Google, a Microsoft account or a code by mail; null: not known. */
export function isEntraHome({ identities }: DirectoryUser): boolean | null {
  const federated = listed(identities).filter(isFederated)
  if (federated.some(({ issuer }) => issuer?.toLowerCase() === 'externalazuread')) return true
  // One that lost how, or where, may be any.
  const isWhole = listed(identities).every(({ signInType, issuer }) => signInType && issuer)
  return federated.length > 0 && isWhole ? false : null
}

/** Kinds of people whose home is this tenant. */
export function isHere(kind: string | null): boolean {
  return kind === null || kind.toLowerCase() === 'internalguest'
}
