import type { Tenant } from '../../../directory/tenant'
import type { Caller } from '../../resource-request'
import { BASIC, type CollectionKind, collectionKinds, type DirectoryObject, objectsOf } from './kinds'

/** `$expand` of a directory object gives so many of a relationship, and no link to the rest (Graph, query-parameters, "expand parameter"). */
export const MOST_EXPANDED = 20

/** Properties that Graph has and the lab's objects do not. */
const EMPTY: Readonly<Record<string, unknown>> = {
  businessPhones: [],
  mobilePhone: null,
  officeLocation: null,
  preferredLanguage: null,
}

/** An object's properties as `caller` sees them; what is hidden is null. Relationships and secrets are no properties. */
export function seen(
  object: DirectoryObject,
  { properties, sight }: CollectionKind,
  caller: Caller,
): Readonly<Record<string, unknown>> {
  const how = sight(caller, object.id)
  const shown = (name: string) =>
    how === 'all' || name === 'id' || (how === 'basic' && BASIC.includes(name))
      ? withoutKeys(name, Object.hasOwn(object, name) ? object[name] : (EMPTY[name] ?? null))
      : null
  return Object.fromEntries(properties.map((name) => [name, shown(name)]))
}

/** Lists give no `key` of a certificate (Graph, keyCredential). */
function withoutKeys(name: string, value: unknown): unknown {
  return name === 'keyCredentials' && Array.isArray(value)
    ? value.map((each: object) => ({ ...each, key: null }))
    : value
}

/** An object, and the collection that it is in. */
interface Indexed {
  readonly kind: CollectionKind
  readonly object: DirectoryObject
}

/** Every object of the directory by its id. */
export function indexOf(tenant: Tenant): ReadonlyMap<string, Indexed> {
  return new Map(
    collectionKinds.flatMap((kind) =>
      objectsOf(tenant, kind).map((object) => [object.id, { kind, object }] as const),
    ),
  )
}

/** The objects with these ids, as far as `$expand` goes: what the caller may not read is an id and a kind. */
export function expanded(
  index: ReadonlyMap<string, Indexed>,
  ids: readonly string[],
  caller: Caller,
): readonly object[] {
  const found: object[] = []
  for (const id of ids) {
    const one = index.get(id)
    if (!one) continue
    const properties = seen(one.object, one.kind, caller)
    const byDefault = one.kind.byDefault.map((name) => [name, properties[name]] as const)
    found.push({ '@odata.type': `#microsoft.graph.${one.kind.type}`, ...Object.fromEntries(byDefault) })
    if (found.length === MOST_EXPANDED) break
  }
  return found
}
