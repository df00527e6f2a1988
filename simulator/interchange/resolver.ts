import { BUILT_IN_ROLES } from '../directory/built-in-roles'
import type { CollectionName } from './collections'
import type { ReferenceKind } from './import-result'
import { type JsonObject, textOf } from './json'
import { eachOf, type Steps, within } from './steps'

/** The objects that count, by collection. */
export type Views = Map<CollectionName, readonly JsonObject[]>

/** Where a kind of thing is kept, and the members by which it is referred to: its id first, then names. */
const KEYS: Readonly<
  Record<ReferenceKind, readonly (readonly [CollectionName, id: string, ...names: string[]])[]>
> = {
  user: [['users', 'id', 'userPrincipalName', 'displayName']],
  group: [['groups', 'id', 'displayName']],
  role: [
    ['roleDefinitions', 'templateId', 'displayName'],
    ['roleDefinitions', 'id', 'displayName'],
    ['directoryRoles', 'roleTemplateId', 'displayName'],
  ],
  application: [
    ['servicePrincipals', 'appId', 'displayName'],
    ['applications', 'appId', 'displayName'],
  ],
  servicePrincipal: [['servicePrincipals', 'id', 'displayName']],
  namedLocation: [['namedLocations', 'id', 'displayName']],
  authenticationStrength: [['authenticationStrengthPolicies', 'id', 'displayName']],
  termsOfUse: [['agreements', 'id', 'displayName']],
  directoryObject: [
    ['users', 'id', 'userPrincipalName'],
    ['groups', 'id', 'displayName'],
    ['devices', 'id'],
    ['servicePrincipals', 'id'],
    ['applications', 'id'],
    ['directoryRoles', 'id'],
    ['administrativeUnits', 'id'],
  ],
}

/** Microsoft's, in every tenant. https://learn.microsoft.com/graph/api/authenticationstrengthroot-list-policies */
const BUILT_IN_STRENGTHS: Readonly<Record<string, string>> = {
  'multifactor authentication': '00000000-0000-0000-0000-000000000002',
  'passwordless mfa': '00000000-0000-0000-0000-000000000003',
  'phishing-resistant mfa': '00000000-0000-0000-0000-000000000004',
  'phishing resistant mfa': '00000000-0000-0000-0000-000000000004',
}

/** Finds the id of what a reference means, by id or, where one thing alone is called so, by name; undefined when nothing is. */
export type Resolve = (kind: ReferenceKind, reference: string) => string | undefined

/** What can be referred to. */
export const KINDS = Object.keys(KEYS) as readonly ReferenceKind[]

/** A resolver of references of these kinds over what counts. Neither ids nor names depend on case, as in Graph. */
export function* createResolver(views: Views, kinds: readonly ReferenceKind[]): Steps<Resolve> {
  const indexes = new Map<ReferenceKind, Index>()
  for (const [at, kind] of kinds.entries()) {
    indexes.set(kind, yield* within(at / kinds.length, (at + 1) / kinds.length, indexOf(kind, views)))
  }
  return (kind, reference) => {
    const index = indexes.get(kind)
    const key = reference.toLowerCase()
    return index?.byId.get(key) ?? index?.byName.get(key) ?? undefined
  }
}

const ROLES = new Map(Object.entries(BUILT_IN_ROLES).map(([id, name]) => [name.toLowerCase(), id]))

/** The template id of Microsoft's role called `name`, in any case: every tenant has them, and no export needs to hold them. */
export function builtInRole(name: string): string | undefined {
  return ROLES.get(name.toLowerCase())
}

interface Index {
  readonly byId: Map<string, string>
  /** Null: a name that several things have. */
  readonly byName: Map<string, string | null>
}

function* indexOf(kind: ReferenceKind, views: Views): Steps<Index> {
  const byName = new Map<string, string | null>()
  const byId = new Map<string, string>()
  if (kind === 'authenticationStrength') {
    for (const [name, id] of Object.entries(BUILT_IN_STRENGTHS)) {
      byName.set(name, id)
      byId.set(id, id)
    }
  }
  for (const [collection, idName, ...names] of KEYS[kind]) {
    yield* eachOf(views.get(collection) ?? [], (view) => {
      const id = textOf(view, idName)
      if (id === undefined) return
      byId.set(id.toLowerCase(), id)
      for (const name of names) {
        const key = textOf(view, name)?.toLowerCase()
        if (key === undefined) continue
        const before = byName.get(key)
        byName.set(key, before === undefined || before === id ? id : null)
      }
    })
  }
  return { byId, byName }
}
