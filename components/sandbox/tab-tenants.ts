import type { Tenant } from '../../simulator/doors/edit'
import { type OwnTenant, readTenant, secretsOf, writeTenant } from '../../simulator/doors/sandbox'
import type { Flow } from '../lab/engine'
import { TENANTS } from '../lab/kept/key'
import { isObject, parsed } from '../ui/json'
import { randomKey } from '../ui/random-key'

/** The same key is the same tenant, as long as the page lives. */
const known = new Map<string, Exclude<OwnTenant, 'empty'>>()
/** By what they hold. */
const byText = new Map<string, Exclude<OwnTenant, 'empty'>>()

/**
 * A tenant that was brought in, under a key of its own, and whether a reload finds it again: storage may be full or refused. The same
 * objects are the same tenant, however often they come.
 */
export function bringTenant(tenant: Tenant): { readonly own: OwnTenant; readonly outlasts: boolean } {
  const text = JSON.stringify(writeTenant(tenant))
  const own = byText.get(text) ?? { key: randomKey(), tenant }
  byText.set(text, own)
  known.set(own.key, own)
  try {
    sessionStorage.setItem(TENANTS + own.key, text)
    return { own, outlasts: true }
  } catch {
    return { own, outlasts: false }
  }
}

/** Every tenant that was brought in since the page was loaded, the first one first. */
export function broughtIn(): readonly Exclude<OwnTenant, 'empty'>[] {
  return [...known.values()]
}

/** The tenant of this key. @throws Error when this tab does not have it any more */
export function tenantOfKey(key: string, flow: Flow): OwnTenant {
  const found = known.get(key)
  if (found) return found
  const objects = parsed(sessionStorage.getItem(TENANTS + key) ?? '')
  if (!isObject(objects)) throw new Error('This tab has the tenant no more.')
  const own = { key, tenant: readTenant(objects, secretsOf(flow)).tenant }
  known.set(key, own)
  return own
}

/** The tenant of this key as another window of the browser has it. */
export function tenantFrom(key: string, objects: Readonly<Record<string, unknown>>, flow: Flow): OwnTenant {
  const found = known.get(key)
  if (found) return found
  const own = { key, tenant: readTenant(objects, secretsOf(flow)).tenant }
  known.set(key, own)
  return own
}

/** A tenant as another window can be told of it. */
export const toldTenant = (own: Exclude<OwnTenant, 'empty'>) => writeTenant(own.tenant)
