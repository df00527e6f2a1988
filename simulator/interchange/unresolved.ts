import { COMPLIANT_NETWORK } from '../directory/compliant-network'
import type { ImportResult, ReferenceKind, TenantDocument, Unresolved } from './import-result'
import { isList, isObject, type JsonObject, memberOf, textOf } from './json'
import { eachOf, type Steps } from './steps'
import type { Dangling } from './tenant-of'

/** Names of what every tenant has and no export holds: Microsoft's roles and applications. Undefined: not one of them. */
export type KnownName = (kind: ReferenceKind, id: string) => string | undefined

/** Dangling references by what they refer to, each with the name that a migration table or Microsoft has for it. */
export function* unresolvedOf(
  dangling: readonly Dangling[],
  document: TenantDocument,
  known: KnownName,
): Steps<Unresolved[]> {
  const names = migrationNames(document)
  const named = (kind: ReferenceKind, id: string): Pick<Unresolved, 'name' | 'builtIn'> => {
    const given = names.get(id.toLowerCase())
    if (given !== undefined) return { name: given }
    const isNetwork = kind === 'namedLocation' && id.toLowerCase() === COMPLIANT_NETWORK
    const name = isNetwork ? 'All Compliant Network locations' : known(kind, id)
    return name === undefined ? {} : { name, builtIn: true }
  }
  const found = new Map<string, Unresolved & { readonly referredBy: Unresolved['referredBy'][number][] }>()
  yield* eachOf(dangling, ({ kind, id, collection, by, path }) => {
    const key = `${kind}/${id.toLowerCase()}`
    let entry = found.get(key)
    if (!entry) {
      entry = { id, kind, referredBy: [], ...named(kind, id) }
      found.set(key, entry)
    }
    entry.referredBy.push({ collection, id: by, path })
  })
  return [...found.values()]
}

/**
 * The result with a name for the missing thing that `id` refers to. The name is written where exports keep such names, in the
 * migration table, so that it goes out and comes in again with the rest. What is not unresolved gets no name.
 */
export function nameReference(result: ImportResult, id: string, name: string): ImportResult {
  const meant = result.unresolved.find((each) => each.id.toLowerCase() === id.toLowerCase())
  if (!meant) return result
  const tables = result.document.migrationTable ?? []
  const kept = tables.map((table) => withoutEntry(table, id))
  const entry = { DisplayName: name, Id: meant.id, Type: TYPES[meant.kind] }
  const [first, ...rest] = kept
  const own = first ?? { Objects: [] }
  const objects = memberOf(own, 'Objects')
  const named = { ...own, Objects: [...(isList(objects) ? objects : []), entry] }
  return {
    ...result,
    document: { ...result.document, migrationTable: [named, ...rest] },
    unresolved: result.unresolved.map((each) =>
      each.id.toLowerCase() === id.toLowerCase() ? { ...each, name } : each,
    ),
  }
}

/** IntuneManagement's words, where it has one. */
const TYPES: Readonly<Record<ReferenceKind, string>> = {
  user: 'User',
  group: 'Group',
  role: 'DirectoryRole',
  application: 'Application',
  servicePrincipal: 'ServicePrincipal',
  namedLocation: 'NamedLocation',
  authenticationStrength: 'AuthenticationStrength',
  termsOfUse: 'TermsOfUse',
  directoryObject: 'DirectoryObject',
}

function withoutEntry(table: JsonObject, id: string): JsonObject {
  const objects = memberOf(table, 'Objects')
  if (!isList(objects)) return table
  const kept = objects.filter(
    (each) => !isObject(each) || textOf(each, 'Id')?.toLowerCase() !== id.toLowerCase(),
  )
  return kept.length === objects.length ? table : { ...table, Objects: kept }
}

function migrationNames(document: TenantDocument): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const table of document.migrationTable ?? []) {
    const objects = memberOf(table, 'Objects')
    for (const entry of isList(objects) ? objects : []) {
      if (!isObject(entry)) continue
      const id = textOf(entry, 'Id')
      const name = textOf(entry, 'DisplayName')
      if (id !== undefined && name !== undefined) names.set(id.toLowerCase(), name)
    }
  }
  return names
}
