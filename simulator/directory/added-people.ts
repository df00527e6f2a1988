import type { Tenant, User } from './tenant'

/** A secret of `user`, or undefined. Every member of the sample tenants has a password: one without was added. Guests have theirs at home. */
export function secretOf(
  kind: 'passwords' | 'softwareOath',
  { secrets }: Tenant,
  { id, userType }: User,
): string | undefined {
  if (Object.hasOwn(secrets[kind], id)) return secrets[kind][id]
  return userType === 'Member' && !Object.hasOwn(secrets.passwords, id) ? secrets.added?.[kind] : undefined
}
