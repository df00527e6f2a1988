import type { User } from './tenant'

/**
 * Whether somebody else than this tenant proves who this is. `userType` has no part in it: it says what the person is to the tenant.
 * @see https://learn.microsoft.com/entra/external-id/user-properties
 */
export function isProvenElsewhere({ identities }: Pick<User, 'identities'>): boolean {
  return identities.some(({ signInType }) => signInType === 'federated')
}
