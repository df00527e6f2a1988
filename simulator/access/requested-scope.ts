import type { ServicePrincipal, Tenant } from '../directory/tenant'

/** Scopes that ask for claims and tokens rather than for a resource (OpenID Connect Core sections 5.4 and 11). */
export const OPENID_SCOPES = ['openid', 'profile', 'email', 'offline_access']

/** Microsoft Graph: what a scope without a resource refers to. */
const GRAPH = '00000003-0000-0000-c000-000000000000'

/** A `scope` parameter, understood. */
export interface RequestedScope {
  /** As sent, without repetitions. */
  readonly requested: readonly string[]
  readonly openid: readonly string[]
  /** The one resource an access token would be for. */
  readonly resource: ServicePrincipal
  /** Scope values of that resource; `.default` alone when everything registered is meant. */
  readonly values: readonly string[]
}

export interface ScopeProblem {
  readonly problem: 'malformed' | 'unknown-resource' | 'unknown-scope' | 'two-resources' | 'mixed-default'
  readonly scope: string
}

/** Resolves a space-separated `scope` (RFC 6749 section 3.3) against the resources of `tenant`. */
export function parseScope(tenant: Tenant, scope: string): RequestedScope | ScopeProblem {
  const requested = [...new Set(scope.split(' ').filter(Boolean))]
  const openid: string[] = []
  const values: string[] = []
  let resource: ServicePrincipal | undefined
  for (const token of requested) {
    if (!/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(token)) return { problem: 'malformed', scope: token }
    if (OPENID_SCOPES.includes(token)) {
      openid.push(token)
      continue
    }
    const slash = token.lastIndexOf('/')
    const value = token.slice(slash + 1)
    const found = findResource(tenant, slash < 0 ? GRAPH : token.slice(0, slash))
    if (!found) return { problem: 'unknown-resource', scope: token }
    if (resource && found.id !== resource.id) return { problem: 'two-resources', scope: token }
    resource = found
    if (value !== '.default' && !hasScope(found, value)) return { problem: 'unknown-scope', scope: token }
    if (!values.includes(value)) values.push(value)
  }
  if (requested.length === 0) return { problem: 'malformed', scope }
  if (values.includes('.default') && values.length > 1) return { problem: 'mixed-default', scope }
  resource ??= findResource(tenant, GRAPH)
  return resource ? { requested, openid, resource, values } : { problem: 'unknown-resource', scope }
}

function findResource(tenant: Tenant, name: string): ServicePrincipal | undefined {
  // An App ID URI may be written with a slash at the end, so `api://x//.default` and `api://x/.default` mean the same.
  const wanted = name.replace(/\/$/, '')
  return tenant.servicePrincipals.find((each) =>
    each.servicePrincipalNames.some((known) => known === wanted || `api://${known}` === wanted),
  )
}

function hasScope(resource: ServicePrincipal, value: string): boolean {
  return resource.oauth2PermissionScopes.some((each) => each.value === value && each.isEnabled)
}
