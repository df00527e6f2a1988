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
import { builtInRole, createResolver, KINDS, type Views } from './resolver'
import { BETWEEN, eachOf, mapped, type Steps, within } from './steps'

/** A reference in the tenant that means nothing that came in. */
export interface Dangling {
  readonly kind: ReferenceKind
  readonly id: string
  readonly collection: CollectionName
  /** The object that refers. */
  readonly by: string
  readonly path: string
}

/** What is referred to elsewhere than in policies. */
const OF_LISTS: readonly ReferenceKind[] = ['directoryObject', 'role']

/** The tenant of what was accepted, with references by name turned into ids, and the references that mean nothing: `most` of them. */
export function* tenantOf(
  accepted: ReadonlyMap<CollectionName, readonly Accepted[]>,
  most: number,
): Steps<{
  readonly tenant: PolicyTenant
  readonly dangling: readonly Dangling[]
  /** Of which so many more were not kept. */
  readonly more: number
}> {
  const named = yield* within(0, 0.2, withIds(accepted))
  const policies = named.get('conditionalAccessPolicies') ?? []
  addInlineStrengths(named, policies)
  const resolve = yield* within(0.2, 0.5, createResolver(named, policies.length > 0 ? KINDS : OF_LISTS))
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
  function* withReferences(
    collection: CollectionName,
    member: string,
    given = views(collection),
  ): Steps<JsonObject[]> {
    const all: JsonObject[] = []
    let count = 0
    for (const view of given) {
      const list = memberOf(view, member)
      const see = look(collection, idOf(view))
      const means: JsonValue[] = []
      for (const [at, each] of isList(list) ? list.entries() : []) {
        const [id] = referenceOf(each)
        const found = id === undefined ? undefined : see('directoryObject', id, `${member}[${at}]`)
        const isSame = found === undefined || found === id || found.toLowerCase() === id?.toLowerCase()
        means.push(isSame ? each : found)
        if (++count % BETWEEN === 0) yield all.length / given.length
      }
      const isSame = !isList(list) || means.every((each, at) => each === list[at])
      all.push(isSame ? view : { ...view, [member]: means })
      if (++count % BETWEEN === 0) yield all.length / given.length
    }
    return all
  }

  const conditionalAccessPolicies = yield* within(
    0.5,
    0.6,
    mapped(policies, (policy) => mapReferences(policy, look('conditionalAccessPolicies', idOf(policy)))),
  )
  // Microsoft365DSC lists the names of roles at those who have them, for the whole tenant.
  const rolesOf = (collection: CollectionName) => (view: JsonObject) =>
    referencesOf(view, 'assignedToRole').map((role, at) => ({
      id: `${idOf(view)}/${role}`,
      principalId: idOf(view),
      roleDefinitionId: look(collection, idOf(view))('role', role, `assignedToRole[${at}]`),
      directoryScopeId: '/',
    }))
  const users = yield* within(0.6, 0.7, withReferences('users', 'memberOf'))
  const withMembers = yield* within(0.7, 0.8, withReferences('groups', 'members'))
  const groups = yield* within(
    0.8,
    0.9,
    holding(yield* within(0.8, 0.8, withReferences('groups', 'memberOf', withMembers))),
  )
  const assigned = [
    ...(yield* within(0.9, 0.93, mapped(users, rolesOf('users')))).flat(),
    ...(yield* within(0.93, 0.95, mapped(groups, rolesOf('groups')))).flat(),
  ]
  for (const collection of ['roleAssignments', 'roleEligibilitySchedules'] as const) {
    const seeing = eachOf(views(collection), (assignment) => {
      const see = look(collection, idOf(assignment))
      see('directoryObject', textOf(assignment, 'principalId') ?? '', 'principalId')
      see('role', textOf(assignment, 'roleDefinitionId') ?? '', 'roleDefinitionId')
    })
    yield* within(0.95, 1, seeing)
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

/** Members that a partner has, and the default has not. */
const PARTNERS = ['tenantId', 'isServiceProvider', 'isInMultiTenantOrganization']

/** The default and the partners of cross-tenant access settings, whether they came one by one or in one object. */
function trustOf(views: readonly JsonObject[]): CrossTenantAccessPolicy {
  const parts = views.flatMap((view) => {
    const [usual, partners] = [memberOf(view, 'default'), memberOf(view, 'partners')]
    const inside = [
      ...(isObject(usual) ? [{ part: usual, isPartner: false }] : []),
      ...(isList(partners) ? partners.filter(isObject).map((part) => ({ part, isPartner: true })) : []),
    ]
    return inside.length > 0 ? inside : [{ part: view, isPartner: PARTNERS.some((name) => name in view) }]
  })
  const own = (part: JsonObject): { inboundTrust?: InboundTrust | null } => {
    const trust = memberOf(part, 'inboundTrust')
    return trust === undefined ? {} : { inboundTrust: isObject(trust) ? flagsOf(trust) : null }
  }
  const usual = parts.filter(({ isPartner }) => !isPartner)
  const partners = parts.flatMap(({ part, isPartner }) =>
    isPartner ? [{ tenantId: textOf(part, 'tenantId') ?? null, ...own(part) }] : [],
  )
  // The default alone does not say that there are none; of two one is a partner, and nobody knows which.
  const isListed =
    usual.length < 2 && (partners.length > 0 || views.some((view) => isList(memberOf(view, 'partners'))))
  const [only] = usual.length === 1 ? usual : []
  return { default: only ? own(only.part) : null, partners: isListed ? partners : null }
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
function* withIds(accepted: ReadonlyMap<CollectionName, readonly Accepted[]>): Steps<Views> {
  const all: Views = new Map()
  for (const [collection, list] of accepted) {
    const views: JsonObject[] = []
    let isNamed = true
    yield* eachOf(list, ({ view }) => {
      if (!view) return
      views.push(view)
      isNamed &&= textOf(view, 'id') !== undefined
    })
    all.set(collection, isNamed ? views : yield* called(collection, views))
  }
  return all
}

/** What Graph takes where such an object does not say it. https://learn.microsoft.com/graph/api/resources/countrynamedlocation */
const OF_COUNTRIES = { countryLookupMethod: 'clientIpAddress', includeUnknownCountriesAndRegions: false }

function withDefaults(view: JsonObject): JsonObject {
  return Object.hasOwn(view, 'countriesAndRegions') ? { ...OF_COUNTRIES, ...view } : view
}

function* called(collection: string, views: readonly JsonObject[]): Steps<JsonObject[]> {
  const taken = new Set<string>()
  yield* eachOf(views, (view) => {
    const id = textOf(view, 'id')
    if (id !== undefined) taken.add(id)
  })
  /** Numbers below are taken: without it, many of one name are counted through again and again. */
  const next = new Map<string, number>()
  return yield* mapped(views, (given) => {
    if (textOf(given, 'id') !== undefined) return given
    const view = withDefaults(given)
    const name = NAMES.map((member) => textOf(view, member)).find((text) => text !== undefined) ?? collection
    let id = name
    let count = next.get(name) ?? 2
    for (; taken.has(id); count++) id = `${name} (${count})`
    taken.add(id)
    next.set(name, count)
    return { ...view, id }
  })
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
function* holding(groups: readonly JsonObject[]): Steps<readonly JsonObject[]> {
  const inside = new Map<string, string[]>()
  yield* eachOf(groups, (group) => {
    for (const outer of referencesOf(group, 'memberOf')) {
      const key = outer.toLowerCase()
      const held = inside.get(key)
      if (held) held.push(idOf(group))
      else inside.set(key, [idOf(group)])
    }
  })
  if (inside.size === 0) return groups
  return yield* mapped(groups, (group) => {
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
