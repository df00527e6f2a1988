import { isProvenElsewhere } from './identities'
import type { Tenant, User } from './tenant'

/** A secret of `user`, or undefined. Everybody of the sample tenants who proves here who they are has a password: one without was added. Who was invited has theirs at home. */
export function secretOf(
  kind: 'passwords' | 'softwareOath',
  { secrets }: Tenant,
  user: User,
): string | undefined {
  const { id, externalUserState } = user
  if (Object.hasOwn(secrets[kind], id)) return secrets[kind][id]
  const isOwn = externalUserState === null && !isProvenElsewhere(user)
  return isOwn && !Object.hasOwn(secrets.passwords, id) ? secrets.added?.[kind] : undefined
}
