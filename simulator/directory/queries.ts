import { isProvenElsewhere } from './identities'
import type { Application, Group, ServicePrincipal, Tenant, User } from './tenant'

const same = (a: string | null, b: string) => a?.toLowerCase() === b.toLowerCase()

/** Whether `name` names this tenant: its id or one of its verified domains. */
export function isTenantName(tenant: Tenant, name: string): boolean {
  return same(tenant.organization.id, name) || isVerifiedDomain(tenant, name)
}

export function isVerifiedDomain(tenant: Tenant, domain: string): boolean {
  return tenant.organization.verifiedDomains.some((each) => same(each.name, domain))
}

export function findUser(tenant: Tenant | undefined, id: string | undefined): User | undefined {
  return tenant?.users.find((user) => user.id === id)
}

/** By what a person types: the user principal name, or for a guest and for who is proven elsewhere the mail address of their home. Nothing typed is nobody. */
export function findUserByName(tenant: Tenant, name: string): User | undefined {
  if (name === '') return undefined
  return tenant.users.find(
    (user) =>
      same(user.userPrincipalName, name) ||
      ((user.userType === 'Guest' || isProvenElsewhere(user)) && same(user.mail, name)),
  )
}

/** The instance of the application `appId` in this tenant. */
export function findServicePrincipal(tenant: Tenant, appId: string): ServicePrincipal | undefined {
  return tenant.servicePrincipals.find((each) => same(each.appId, appId))
}

/** The registration of `appId`, if this tenant is its home. */
export function findApplication(tenant: Tenant, appId: string): Application | undefined {
  return tenant.applications.find((each) => same(each.appId, appId))
}

/** Groups with `id` (a user, device or group) among their members: directly, as app-role assignments count. */
export function groupsOf(tenant: Tenant, id: string): readonly Group[] {
  return tenant.groups.filter((group) => group.members.includes(id))
}

/** The same, and the groups that those are in: as a token's `groups` count. Each once, whatever contains itself. */
export function groupsAround(tenant: Tenant, id: string): readonly Group[] {
  const found = new Set<Group>()
  const look = [id]
  for (let next = look.pop(); next !== undefined; next = look.pop())
    for (const group of groupsOf(tenant, next))
      if (!found.has(group)) {
        found.add(group)
        look.push(group.id)
      }
  return tenant.groups.filter((group) => found.has(group))
}

/** Origins of the single-page apps among `applications`: the only scripts that may redeem codes and call their API. */
export function spaOrigins(applications: readonly Application[]): readonly string[] {
  const uris = applications.flatMap(({ spa }) => spa.redirectUris)
  return uris.flatMap((uri) => (URL.canParse(uri) ? [new URL(uri).origin] : []))
}
