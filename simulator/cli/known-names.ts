import { APPLICATION_NAMES } from '../conditional-access/application-groups'
import { BUILT_IN_ROLES } from '../directory/built-in-roles'
import type { KnownName } from '../interchange/unresolved'

/** Names of Microsoft's roles and applications, which every tenant has and no export holds. */
export const knownName: KnownName = (kind, id) => {
  const names = kind === 'role' ? BUILT_IN_ROLES : kind === 'application' ? APPLICATION_NAMES : {}
  const key = id.toLowerCase()
  return Object.hasOwn(names, key) ? names[key] : undefined
}
