import type { Secrets, Tenant, User } from './tenant'

type Kind = Exclude<keyof Secrets, 'clientSecrets'>

/** What everybody has who is added while a lab runs: public test values, and nobody's own. */
export const ADDED: Readonly<Record<Kind, string>> = {
  passwords: 'Public-Test-7',
  softwareOath: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
}

/** A secret of `user`, or undefined. Every member of the sample tenants has a password: one without was added. Guests have theirs at home. */
export function secretOf(kind: Kind, { secrets }: Tenant, { id, userType }: User): string | undefined {
  if (Object.hasOwn(secrets[kind], id)) return secrets[kind][id]
  return userType === 'Member' && !Object.hasOwn(secrets.passwords, id) ? ADDED[kind] : undefined
}
