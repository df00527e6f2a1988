import type { ServicePrincipal, Tenant } from '../directory/tenant'

/** Scopes that ask for claims and tokens rather than for a resource (OpenID Connect Core sections 5.4 and 11). */
export const OPENID_SCOPES = ['openid', 'profile', 'email', 'offline_access']

/** Microsoft Graph: what a scope without a resource refers to. */
export const GRAPH = '00000003-0000-0000-c000-000000000000'

/** What is asked of one resource. */
export interface ResourceScope {
  readonly resource: ServicePrincipal
  /** The name by which the request calls it: an App ID URI or a client id. */
  readonly resourceName: string
  /** Scope values of that resource; `.default` alone when everything registered is meant. */
  readonly values: readonly string[]
}

/** A `scope` parameter, understood. The first resource is the one an access token would be for. */
export interface RequestedScope extends ResourceScope {
  /** As sent, without repetitions. */
  readonly requested: readonly string[]
  readonly openid: readonly string[]
  /** Further resources: an authorization request may name several, a token request one. */
  readonly others: readonly ResourceScope[]
}

export interface ScopeProblem {
  readonly problem: 'malformed' | 'unknown-resource' | 'unknown-scope' | 'mixed-default'
  readonly scope: string
  /** Of a resource that is unknown: as the scope calls it. */
  readonly resourceName?: string
}

/** Resolves a space-separated `scope` (RFC 6749 section 3.3) against the resources of `tenant`. */
export function parseScope(tenant: Tenant, scope: string): RequestedScope | ScopeProblem {
  const requested = [...new Set(scope.split(' ').filter(Boolean))]
  const openid: string[] = []
  const asked: { resource: ServicePrincipal; resourceName: string; values: string[] }[] = []
  for (const token of requested) {
    if (!/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(token)) return { problem: 'malformed', scope: token }
    if (OPENID_SCOPES.includes(token)) {
      openid.push(token)
      continue
    }
    const slash = token.lastIndexOf('/')
    const value = token.slice(slash + 1)
    const resourceName = slash < 0 ? GRAPH : token.slice(0, slash)
    const resource = findResource(tenant, resourceName)
    if (!resource) return { problem: 'unknown-resource', scope: token, resourceName }
    const known = value === '.default' ? value : scopeNamed(resource, value)
    if (known === undefined) return { problem: 'unknown-scope', scope: token }
    const same = asked.find((each) => each.resource.id === resource.id)
    if (!same) asked.push({ resource, resourceName, values: [known] })
    else if (!same.values.includes(known)) same.values.push(known)
  }
  if (requested.length === 0) return { problem: 'malformed', scope }
  if (asked.some(({ values }) => values.includes('.default') && values.length > 1))
    return { problem: 'mixed-default', scope }
  const [first, ...others] = asked
  if (first) return { requested, openid, ...first, others }
  const graph = findResource(tenant, GRAPH)
  return graph
    ? { requested, openid, resource: graph, resourceName: GRAPH, values: [], others }
    : { problem: 'unknown-resource', scope, resourceName: GRAPH }
}

function findResource(tenant: Tenant, name: string): ServicePrincipal | undefined {
  // An App ID URI may be written with a slash at the end, so `api://x//.default` and `api://x/.default` mean the same.
  const wanted = name.replace(/\/$/, '')
  return tenant.servicePrincipals.find((each) =>
    each.servicePrincipalNames.some((known) => known === wanted || `api://${known}` === wanted),
  )
}

/**
 * A scope as the API writes it. RFC 6749 section 3.3 tells upper from lower case; Entra does not, and answers with the scope as it is
 * defined (AzureAD/microsoft-authentication-library-for-go#214, microsoft-authentication-library-for-dotnet#349).
 */
function scopeNamed(resource: ServicePrincipal, value: string): string | undefined {
  const wanted = value.toLowerCase()
  return resource.oauth2PermissionScopes.find((each) => each.isEnabled && each.value.toLowerCase() === wanted)
    ?.value
}

/** What an access token is good for: at an API that is not Microsoft Graph that is none of `openid` and its like, and Entra leaves those out. */
export function coveredBy({ requested, resource }: RequestedScope): readonly string[] {
  return resource.appId === GRAPH ? requested : requested.filter((each) => !OPENID_SCOPES.includes(each))
}
