import { SECURITY_DEFAULTS_ROLES } from '../../conditional-access/gates/administrators'
import { BUILT_IN_ROLES } from '../../directory/built-in-roles'
import { type Corpus, type Finding, same } from './corpus'

interface Role {
  readonly RoleId: string
  readonly RoleName: string
}

/** Microsoft Entra's built-in roles, and those that the lab knows by id. */
export const entraRoles: Corpus = {
  name: 'entra-roles',
  examine: async (read) => {
    const roles = (await read(
      'entra-roles/Classification_EntraIdDirectoryRolesFromMsftDocs.json',
    )) as readonly Role[]
    const more = (await read('entra-roles/more-roles.json')) as readonly { id: string; displayName: string }[]
    const published = new Map([
      ...roles.map(({ RoleId, RoleName }) => [RoleId.toLowerCase(), RoleName] as const),
      ...more.map(({ id, displayName }) => [id.toLowerCase(), displayName] as const),
    ])
    return [
      ...named('role', BUILT_IN_ROLES, published),
      ...named('role of security defaults', SECURITY_DEFAULTS_ROLES, published),
    ]
  },
}

function named(
  what: string,
  ours: Readonly<Record<string, string>>,
  published: ReadonlyMap<string, string>,
): readonly Finding[] {
  return Object.entries(ours).map(([id, name]) => same(`${what} ${id}`, name, published.get(id) ?? null))
}
