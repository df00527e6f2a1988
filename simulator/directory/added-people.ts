import { START_OF_DAY } from '../core/clock'
import { isProvenElsewhere } from './identities'
import type { Tenant, User } from './tenant'

/**
 * A secret of `user`, or undefined. Everybody of the sample tenants who proves here who they are has a password: one without was added. A
 * password that is changed while a lab runs is another one from then on. Who was invited has theirs at home.
 */
export function secretOf(
  kind: 'passwords' | 'softwareOath',
  { secrets }: Tenant,
  user: User,
): string | undefined {
  const { id, externalUserState } = user
  const isChanged = kind === 'passwords' && Date.parse(user.lastPasswordChangeDateTime) > START_OF_DAY
  if (Object.hasOwn(secrets[kind], id)) return isChanged ? secrets.added?.[kind] : secrets[kind][id]
  const isOwn = externalUserState === null && !isProvenElsewhere(user)
  return isOwn && !Object.hasOwn(secrets.passwords, id) ? secrets.added?.[kind] : undefined
}
