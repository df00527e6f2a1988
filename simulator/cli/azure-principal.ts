import { SimulationError } from '../core/errors'
import { nearest } from '../core/nearest'
import type { AzureAccess } from '../directory/azure-access'
import type { PolicyTenant } from '../directory/policy-tenant'

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * The object id of whoever is meant: an id, or a name that one of them alone has in the directory or in a role assignment. Of a
 * service principal the application id is a name: Azure assigns roles to its object id.
 * @throws SimulationError when nobody is called so (with the nearest names), or several are (with their ids)
 */
export function principalNamed(words: string, access: AzureAccess, tenant: PolicyTenant): string {
  const names = namesOf(access, tenant)
  const wanted = words.toLowerCase()
  if (names.has(wanted)) return words
  const called = [...names].filter(([, own]) => own.some((each) => each.toLowerCase() === wanted))
  const [only, ...more] = called.map(([id]) => id)
  if (only !== undefined && more.length === 0) return only
  if (only !== undefined) {
    const ids = [only, ...more].slice(0, 5).join(', ')
    throw new SimulationError(`${more.length + 1} principals are called "${words}": ${ids}.`, 'Give the id.')
  }
  if (GUID.test(words)) return words
  const near = nearest(words, [...names.values()].flat(), 3).map((name) => `"${name}"`)
  const hint =
    near.length > 0 ? `Is it ${near.join(' or ')}?` : 'Give an object id, or a name that the files hold.'
  throw new SimulationError(`There is no principal "${words}" in the files.`, hint)
}

/** Names of principals by their object ids, in lower case. */
function namesOf(access: AzureAccess, tenant: PolicyTenant): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const add = (id: string, ...names: readonly (string | null | undefined)[]) => {
    const own = found.get(id.toLowerCase()) ?? []
    found.set(id.toLowerCase(), [...own, ...names.flatMap((name) => name || [])])
  }
  for (const { id, userPrincipalName, displayName } of tenant.users) add(id, userPrincipalName, displayName)
  for (const { id, displayName, appId } of tenant.servicePrincipals) add(id, displayName, appId)
  for (const { id, displayName } of tenant.groups) add(id, displayName)
  for (const { principalId, principalName } of access.roleAssignments) add(principalId, principalName)
  return found
}
