import type { Tenant } from '../../../directory/tenant'

/** What a user or a service principal is called; its id where the directory has nobody of that id. */
export function nameOf({ users, servicePrincipals }: Tenant, id: string): string {
  return [...users, ...servicePrincipals].find((each) => each.id === id)?.displayName ?? id
}
