import type { Tenant } from '../tenant'

/** What an edge can begin or end at: objects, the tenant itself, and issuers outside of it, which go by their URL. */
export type EndKind =
  | 'users'
  | 'groups'
  | 'devices'
  | 'applications'
  | 'servicePrincipals'
  | 'organization'
  | 'issuers'

export interface End {
  readonly kind: EndKind
  readonly id: string
  readonly name: string
  /** What tells it from another of its name. */
  readonly detail: string
}

/** Everything that can be joined, in the order of its kinds. */
export function endsOf(tenant: Tenant): readonly End[] {
  const { organization, users, groups, devices, applications, servicePrincipals } = tenant
  const end = (
    kind: EndKind,
    detail: string,
    { id, displayName }: { id: string; displayName: string },
  ): End => ({
    kind,
    id,
    name: displayName === '' ? id : displayName,
    detail,
  })
  const issuers = new Set(
    applications.flatMap((each) => each.federatedIdentityCredentials.map(({ issuer }) => issuer)),
  )
  return [
    ...users.map((user) => end('users', user.userPrincipalName, user)),
    ...groups.map((group) => end('groups', kindOfGroup(group), group)),
    ...devices.map((device) => end('devices', device.operatingSystem, device)),
    ...applications.map((each) => end('applications', 'application: the blueprint', each)),
    ...servicePrincipals.map((each) => end('servicePrincipals', kindOfInstance(each), each)),
    end('organization', 'the tenant', organization),
    ...[...issuers].map((issuer) => end('issuers', 'an outside issuer', { id: issuer, displayName: issuer })),
  ]
}

export function endNamed(tenant: Tenant, id: string): End | undefined {
  return endsOf(tenant).find((each) => each.id === id)
}

const kindOfGroup = ({ groupTypes }: Tenant['groups'][number]) =>
  groupTypes.includes('DynamicMembership') ? 'dynamic group' : 'group'

const kindOfInstance = ({ servicePrincipalType: type }: Tenant['servicePrincipals'][number]) =>
  type === 'ManagedIdentity' ? 'managed identity' : 'service principal: the instance'
