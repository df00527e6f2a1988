import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import { isCut } from '../directory/listed-memberships'
import type {
  AuthenticationMethodsPolicy,
  AuthenticationStrengthPolicy,
  CrossTenantAccessPolicy,
  DirectoryDevice,
  DirectoryGroup,
  DirectoryServicePrincipal,
  DirectoryUser,
  InboundTrust,
  NamedLocation,
  PolicyTenant,
  Reference,
  RoleAssignment,
  RoleDefinition,
  UserRegistrationDetails,
} from '../directory/policy-tenant'
import type { CollectionName } from './collections'
import type { Accepted } from './draft'
import type { ReferenceKind } from './import-result'
import { isList, isObject, type JsonObject, type JsonValue, memberOf, textOf } from './json'
import { mapReferences } from './references'
import { builtInRole, createResolver, type Views } from './resolver'

/** A reference in the tenant that means nothing that came in. */
export interface Dangling {
  readonly kind: ReferenceKind
  readonly id: string
  readonly collection: CollectionName
  /** The object that refers. */
  readonly by: string
  readonly path: string
}

/** The tenant of what was accepted, with references by name turned into ids, and the references that mean nothing: `most` of them. */
export function tenantOf(
  accepted: ReadonlyMap<CollectionName, readonly Accepted[]>,
  most: number,
): {
  readonly tenant: PolicyTenant
  readonly dangling: readonly Dangling[]
  /** Of which so many more were not kept. */
  readonly more: number
} {
  const named = withIds(accepted)
  const resolve = createResolver(named)
  const dangling: Dangling[] = []
  let more = 0
  const views = (collection: CollectionName) => named.get(collection) ?? []
  const look =
    (collection: CollectionName, by: string) => (kind: ReferenceKind, id: string, path: string) => {
      const found = resolve(kind, id)
      if (found !== undefined) return found
      const meant = (kind === 'role' ? builtInRole(id) : undefined) ?? id
      if (dangling.length < most) dangling.push({ kind, id: meant, collection, by, path })
      else more++
      return meant
    }
  // An export of Graph lists ids; one of Microsoft365DSC lists names, and they become ids here.
  const withReferences = (collection: CollectionName, member: string) => (view: JsonObject) => {
    const list = memberOf(view, member)
    if (!isList(list)) return view
    const see = look(collection, idOf(view))
    const means = list.map((each, at) => {
      const [id] = referenceOf(each)
      if (id === undefined) return each
      const found = see('directoryObject', id, `${member}[${at}]`)
      return found.toLowerCase() === id.toLowerCase() ? each : found
    })
    return means.every((each, at) => each === list[at]) ? view : { ...view, [member]: means }
  }

  const policies = views('conditionalAccessPolicies')
  addInlineStrengths(named, policies)
  const conditionalAccessPolicies = policies.map((policy) =>
    mapReferences(policy, look('conditionalAccessPolicies', idOf(policy))),
  )
  // Microsoft365DSC lists the names of roles at those who have them, for the whole tenant.
  const rolesOf = (collection: CollectionName) => (view: JsonObject) =>
    referencesOf(view, 'assignedToRole').map((role, at) => ({
      id: `${idOf(view)}/${role}`,
      principalId: idOf(view),
      roleDefinitionId: look(collection, idOf(view))('role', role, `assignedToRole[${at}]`),
      directoryScopeId: '/',
    }))
  const users = views('users').map(withReferences('users', 'memberOf'))
  const groups = holding(
    views('groups').map(withReferences('groups', 'members')).map(withReferences('groups', 'memberOf')),
  )
  const assigned = [...users.flatMap(rolesOf('users')), ...groups.flatMap(rolesOf('groups'))]
  for (const collection of ['roleAssignments', 'roleEligibilitySchedules'] as const) {
    for (const assignment of views(collection)) {
      const see = look(collection, idOf(assignment))
      see('directoryObject', textOf(assignment, 'principalId') ?? '', 'principalId')
      see('role', textOf(assignment, 'roleDefinitionId') ?? '', 'roleDefinitionId')
    }
  }
  const singleton = (collection: CollectionName) => views(collection)[0] ?? null

  // INVARIANT: `readMembers` has left out every member that does not have its declared type, and `withIds` gave ids.
  const as = <T>(objects: readonly JsonObject[]) => objects as unknown as readonly T[]
  const tenant: PolicyTenant = {
    conditionalAccessPolicies: as<ConditionalAccessPolicy>(conditionalAccessPolicies),
    namedLocations: as<NamedLocation>(views('namedLocations')),
    authenticationStrengthPolicies: as<AuthenticationStrengthPolicy>(views('authenticationStrengthPolicies')),
    authenticationMethodsPolicy: singleton(
      'authenticationMethodsPolicy',
    ) as AuthenticationMethodsPolicy | null,
    identitySecurityDefaultsEnforcementPolicy: singleton('identitySecurityDefaultsEnforcementPolicy') as {
      isEnabled?: boolean
    } | null,
    users: as<DirectoryUser>(users),
    groups: as<DirectoryGroup>(groups),
    ...(named.has('userRegistrationDetails')
      ? { userRegistrationDetails: as<UserRegistrationDetails>(views('userRegistrationDetails')) }
      : {}),
    devices: as<DirectoryDevice>(views('devices')),
    servicePrincipals: as<DirectoryServicePrincipal>(views('servicePrincipals')),
    roleAssignments: as<RoleAssignment>([
      ...views('roleAssignments'),
      ...views('directoryRoles').flatMap(membersOfRole),
      ...assigned,
    ]),
    roleDefinitions: as<RoleDefinition>(views('roleDefinitions')),
    roleEligibilitySchedules: as<RoleAssignment>(views('roleEligibilitySchedules')),
    ...(named.has('crossTenantAccessPolicy')
      ? { crossTenantAccessPolicy: trustOf(views('crossTenantAccessPolicy')) }
      : {}),
  }
  return { tenant, dangling, more }
}

/** The default and the partners of cross-tenant access settings, whether they came one by one or in one object. */
function trustOf(views: readonly JsonObject[]): CrossTenantAccessPolicy {
  const parts = views.flatMap((view) => {
    const [usual, partners] = [memberOf(view, 'default'), memberOf(view, 'partners')]
    const inside = [
      ...(isObject(usual) ? [usual] : []),
      ...(isList(partners) ? partners.filter(isObject) : []),
    ]
    return inside.length > 0 ? inside : [view]
  })
  const own = (part: JsonObject) => {
    const trust = memberOf(part, 'inboundTrust')
    return { inboundTrust: isObject(trust) ? flagsOf(trust) : null }
  }
  const [usual] = parts.filter((part) => textOf(part, 'tenantId') === undefined)
  const partners = parts.flatMap((part) => {
    const tenantId = textOf(part, 'tenantId')
    return tenantId === undefined ? [] : [{ tenantId, ...own(part) }]
  })
  // The default alone does not say that there are none.
  const isListed = partners.length > 0 || views.some((view) => isList(memberOf(view, 'partners')))
  return { default: usual ? own(usual) : null, partners: isListed ? partners : null }
}

function flagsOf(trust: JsonObject): InboundTrust {
  // PowerShell's module writes `IsHybridAzureAdJoinedDeviceAccepted`.
  const flags = new Map(Object.entries(trust).map(([name, value]) => [name.toLowerCase(), value]))
  const flag = (name: keyof InboundTrust) => {
    const value = flags.get(name.toLowerCase())
    return typeof value === 'boolean' ? value : null
  }
  return {
    isMfaAccepted: flag('isMfaAccepted'),
    isCompliantDeviceAccepted: flag('isCompliantDeviceAccepted'),
    isHybridAzureADJoinedDeviceAccepted: flag('isHybridAzureADJoinedDeviceAccepted'),
  }
}

/** Members by which an object without an id is called. */
const NAMES = ['userPrincipalName', 'displayName', 'deviceId', 'appId']

/**
 * Objects made to be sent to Graph have no id yet. They are called by their name, and the second of a name by its number; the
 * order of objects survives an export, so the id does too.
 */
function withIds(accepted: ReadonlyMap<CollectionName, readonly Accepted[]>): Views {
  return new Map(
    Array.from(accepted, ([collection, list]) => {
      const views = list.flatMap(({ view }) => (view ? [view] : []))
      const named = naming(collection, views)
      return [
        collection,
        views.map((view) => (textOf(view, 'id') === undefined ? named(withDefaults(view)) : view)),
      ]
    }),
  )
}

/** What Graph takes where such an object does not say it. https://learn.microsoft.com/graph/api/resources/countrynamedlocation */
const OF_COUNTRIES = { countryLookupMethod: 'clientIpAddress', includeUnknownCountriesAndRegions: false }

function withDefaults(view: JsonObject): JsonObject {
  return Object.hasOwn(view, 'countriesAndRegions') ? { ...OF_COUNTRIES, ...view } : view
}

function naming(collection: string, views: readonly JsonObject[]): (view: JsonObject) => JsonObject {
  const taken = new Set(views.map((view) => textOf(view, 'id')))
  /** Numbers below are taken: without it, many of one name are counted through again and again. */
  const next = new Map<string, number>()
  return (view) => {
    const name = NAMES.map((member) => textOf(view, member)).find((text) => text !== undefined) ?? collection
    let id = name
    let count = next.get(name) ?? 2
    for (; taken.has(id); count++) id = `${name} (${count})`
    taken.add(id)
    next.set(name, count)
    return { ...view, id }
  }
}

/** Graph's policies carry the strength that they demand; an export without the list of strengths has it from there. */
function addInlineStrengths(named: Views, policies: readonly JsonObject[]): void {
  const list = named.get('authenticationStrengthPolicies') ?? []
  const known = new Set(list.map((each) => textOf(each, 'id')))
  const more: JsonObject[] = []
  for (const policy of policies) {
    const controls = memberOf(policy, 'grantControls')
    const strength = isObject(controls) ? memberOf(controls, 'authenticationStrength') : undefined
    if (!isObject(strength) || !isList(memberOf(strength, 'allowedCombinations'))) continue
    const id = textOf(strength, 'id')
    if (id === undefined || known.has(id)) continue
    known.add(id)
    more.push(strength)
  }
  if (more.length > 0) named.set('authenticationStrengthPolicies', [...list, ...more])
}

/** `directoryRoles?$expand=members` says who has a role for the whole tenant. */
function membersOfRole(role: JsonObject): JsonObject[] {
  const roleDefinitionId = textOf(role, 'roleTemplateId')
  if (roleDefinitionId === undefined) return []
  const members = memberOf(role, 'members')
  const listed = isList(members) ? members : []
  const held = listed.flatMap((principal) =>
    referenceOf(principal).map((principalId) => ({
      id: `${idOf(role)}/${principalId}`,
      principalId,
      roleDefinitionId,
      directoryScopeId: '/',
      // It tells a person from a group.
      ...(isObject(principal) && textOf(principal, '@odata.type') !== undefined ? { principal } : {}),
    })),
  )
  const goesOn = Object.hasOwn(role, 'members@odata.nextLink') || isCut(listed as readonly Reference[])
  // One more, to nobody knows whom.
  return goesOn ? [...held, { id: `${idOf(role)}/`, roleDefinitionId, directoryScopeId: '/' }] : held
}

/** Groups that say which groups they are in, with each of them among the members of those: there it is looked for. */
function holding(groups: readonly JsonObject[]): readonly JsonObject[] {
  const inside = new Map<string, string[]>()
  for (const group of groups) {
    for (const outer of referencesOf(group, 'memberOf')) {
      const key = outer.toLowerCase()
      const held = inside.get(key)
      if (held) held.push(idOf(group))
      else inside.set(key, [idOf(group)])
    }
  }
  if (inside.size === 0) return groups
  return groups.map((group) => {
    const more = inside.get(idOf(group).toLowerCase())
    if (!more) return group
    const members = memberOf(group, 'members')
    return { ...group, members: [...(isList(members) ? members : []), ...more] }
  })
}

/** The ids of a list of references. */
function referencesOf(object: JsonObject, name: string): string[] {
  const list = memberOf(object, name)
  return isList(list) ? list.flatMap((each) => referenceOf(each)) : []
}

function referenceOf(reference: JsonValue): string[] {
  if (typeof reference === 'string') return [reference]
  const id = isObject(reference) ? textOf(reference, 'id') : undefined
  return id === undefined ? [] : [id]
}

function idOf(object: JsonObject): string {
  return textOf(object, 'id') ?? ''
}
