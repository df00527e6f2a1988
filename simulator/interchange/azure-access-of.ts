import type {
  AzureAccess,
  AzureDenyAssignment,
  AzurePermission,
  AzurePrincipal,
  AzureRoleAssignment,
  AzureRoleDefinition,
  HierarchyEntry,
  UnreadAssignment,
} from '../directory/azure-access'
import { parseScope } from '../directory/azure-scope'
import { NOT_UNDERSTOOD } from '../directory/not-understood'
import type { AzureObjects } from './import-result'
import { isList, isObject, type JsonObject, memberOf, textOf } from './json'

/**
 * Who may do what in Azure, of the resources of an import: as REST, the Azure CLI or PowerShell's Az module gives them. An assignment
 * that cannot be read is among `unread` and not among the others, so that nothing is decided as if it were not there.
 */
export function azureAccessOf(objects: AzureObjects): AzureAccess {
  const unread: UnreadAssignment[] = []
  const all = (name: keyof AzureObjects) =>
    (objects[name] ?? []).map(({ object, view }) => flat(object, view))
  const read = <T>(
    kind: UnreadAssignment['kind'],
    resources: readonly Resource[],
    one: (of: Resource) => T | string,
  ) =>
    resources.flatMap((each): T[] => {
      const found = one(each)
      if (typeof found !== 'string') return [found]
      unread.push({ kind, id: idOf(each), because: found })
      return []
    })
  const roleAssignments = read('roleAssignment', all('azureRoleAssignments'), roleAssignment)
  const denyAssignments = read('denyAssignment', all('azureDenyAssignments'), denyAssignment)
  return {
    roleDefinitions: all('azureRoleDefinitions').flatMap(roleDefinition),
    roleAssignments,
    denyAssignments: objects.azureDenyAssignments ? denyAssignments : null,
    hierarchy: (objects.managementGroups ?? []).flatMap(({ view }) => entriesOf(view)),
    unread,
  }
}

/** A resource with the members of its `properties` beside its `id`, as the evaluator may have it (`view`) and as it came. */
interface Resource {
  readonly object: JsonObject
  readonly view: JsonObject
}

function flat(object: JsonObject, view: JsonObject): Resource {
  const spread = (of: JsonObject) => {
    const properties = memberOf(of, 'properties')
    return isObject(properties) ? { ...properties, ...of } : of
  }
  return { object: spread(object), view: spread(view) }
}

function idOf({ view }: Resource): string {
  return textOf(view, 'id') ?? textOf(view, 'roleAssignmentId') ?? textOf(view, 'name') ?? 'without an id'
}

/** The members that are there and of the wrong type. */
function lostIn(view: JsonObject): readonly string[] {
  return Object.keys(view).flatMap((name) =>
    name.endsWith(NOT_UNDERSTOOD) ? [name.slice(0, -NOT_UNDERSTOOD.length)] : [],
  )
}

function roleAssignment(resource: Resource): AzureRoleAssignment | string {
  const { view } = resource
  const [lost] = lostIn(view)
  if (lost !== undefined) return `Its "${lost}" is of the wrong type.`
  // PowerShell calls some members otherwise.
  const principalId = textOf(view, 'principalId') ?? textOf(view, 'objectId')
  const roleDefinitionId = textOf(view, 'roleDefinitionId')
  const scope = scopeOf(view)
  if (principalId === undefined) return 'It has no principalId.'
  if (roleDefinitionId === undefined) return 'It has no roleDefinitionId.'
  if (typeof scope !== 'object') return scope
  return {
    id: idOf(resource),
    principalId,
    principalType: textOf(view, 'principalType') ?? textOf(view, 'objectType') ?? null,
    principalName:
      textOf(view, 'principalName') ?? textOf(view, 'signInName') ?? textOf(view, 'displayName') ?? null,
    roleDefinitionId,
    roleDefinitionName: textOf(view, 'roleDefinitionName') ?? null,
    scope: scope.text,
    condition: textOf(view, 'condition') ?? null,
    conditionVersion: textOf(view, 'conditionVersion') ?? null,
  }
}

function denyAssignment(resource: Resource): AzureDenyAssignment | string {
  const { view } = resource
  const [lost] = lostIn(view)
  if (lost !== undefined) return `Its "${lost}" is of the wrong type.`
  const scope = scopeOf(view)
  if (typeof scope !== 'object') return scope
  const permissions = permissionsOf(resource)
  const principals = principalsOf(resource, 'principals')
  const excludePrincipals = principalsOf(resource, 'excludePrincipals')
  if (permissions === null) return 'Its permissions cannot be read.'
  if (principals === null || principals.length === 0) return 'Its principals cannot be read.'
  if (excludePrincipals === null) return 'Its excludePrincipals cannot be read.'
  return {
    id: idOf(resource),
    denyAssignmentName: textOf(view, 'denyAssignmentName') ?? null,
    scope: scope.text,
    permissions,
    doNotApplyToChildScopes: memberOf(view, 'doNotApplyToChildScopes') === true,
    principals,
    excludePrincipals,
    condition: textOf(view, 'condition') ?? null,
    denyAssignmentEffect: textOf(view, 'denyAssignmentEffect') ?? null,
  }
}

/** PowerShell has the GUID as `id`, where the others have a path, and the name that people see as `name`. */
function roleDefinition(resource: Resource): AzureRoleDefinition[] {
  const { view } = resource
  const roleName = textOf(view, 'roleName')
  const id = textOf(view, 'id')
  const name =
    (roleName === undefined ? id : undefined) ?? textOf(view, 'name') ?? id?.slice(id.lastIndexOf('/') + 1)
  if (name === undefined) return []
  const permissions = lostIn(view).length > 0 ? null : permissionsOf(resource)
  return [
    {
      id: id ?? null,
      name: name.slice(name.lastIndexOf('/') + 1),
      roleName: roleName ?? textOf(view, 'name') ?? null,
      permissions,
    },
  ]
}

const LINES = ['actions', 'notActions', 'dataActions', 'notDataActions'] as const

/** Its permissions, or null where one of them cannot be read. PowerShell has the lines of the only one beside `id`. */
function permissionsOf({ object, view }: Resource): readonly AzurePermission[] | null {
  const list = memberOf(view, 'permissions')
  if (!isList(list)) return LINES.some((name) => Object.hasOwn(view, name)) ? [permissionOf(view)] : null
  const whole = wholeList(list, memberOf(object, 'permissions'))
  return whole?.every((each) => lostIn(each).length === 0) ? whole.map(permissionOf) : null
}

function permissionOf(view: JsonObject): AzurePermission {
  const lines = LINES.map((name) => [name, (memberOf(view, name) ?? []) as readonly string[]])
  return {
    ...Object.fromEntries(lines),
    condition: textOf(view, 'condition') ?? null,
    conditionVersion: textOf(view, 'conditionVersion') ?? null,
  }
}

function principalsOf({ object, view }: Resource, name: string): readonly AzurePrincipal[] | null {
  const list = memberOf(view, name)
  if (list === undefined || list === null) return []
  const whole = isList(list) ? wholeList(list, memberOf(object, name)) : null
  const read = whole?.map((each) => ({
    id: textOf(each, 'id') ?? textOf(each, 'objectId'),
    type: textOf(each, 'type') ?? textOf(each, 'objectType') ?? null,
    isWhole: lostIn(each).length === 0,
  }))
  return read?.every((each) => each.isWhole && each.id !== undefined)
    ? read.map(({ id = '', type }) => ({ id, type }))
    : null
}

/** The objects of a list, or null where the reader left one out. */
function wholeList(view: unknown, came: unknown): readonly JsonObject[] | null {
  const [kept, all] = [view, came].map((each) => (Array.isArray(each) ? each : [each]))
  return kept?.length === all?.length ? (kept as readonly JsonObject[]) : null
}

function scopeOf(view: JsonObject): { readonly text: string } | string {
  const written = textOf(view, 'scope')
  if (written === undefined) return 'It has no scope.'
  const scope = parseScope(written)
  return 'problem' in scope ? `Its scope ${JSON.stringify(written)} is none. ${scope.problem}` : scope
}

const MANAGEMENT_GROUPS = '/providers/Microsoft.Management/managementGroups/'

/**
 * What a management group says of the hierarchy: what it is in, and with `$expand=children` what is in it. An entity of
 * `entities list`, and a subscription of a management group, say what they are in.
 * https://learn.microsoft.com/rest/api/managementgroups
 */
function entriesOf(view: JsonObject): HierarchyEntry[] {
  const { view: group } = flat(view, view)
  const id = textOf(group, 'id')
  if (id === undefined) return []
  const [, above, subscription] = /^(.*\/managementGroups\/[^/]+)\/subscriptions\/([^/]+)$/i.exec(id) ?? []
  if (above !== undefined) return [{ id: `/subscriptions/${subscription}`, parent: above }]
  return [...upwards(group, id), ...downwards(group, id)]
}

function upwards(group: JsonObject, id: string): HierarchyEntry[] {
  const details = memberOf(group, 'details')
  const parents = [isObject(details) ? memberOf(details, 'parent') : undefined, memberOf(group, 'parent')]
  const [parent] = parents.filter(isObject).flatMap((each) => textOf(each, 'id') ?? [])
  const found = parent ?? textOf(group, 'parentId')
  if (found) return [{ id, parent: found.startsWith('/') ? found : `${MANAGEMENT_GROUPS}${found}` }]
  // The root management group is called by the id of the tenant, and nothing is above it.
  const isRoot = textOf(group, 'name') !== undefined && textOf(group, 'name') === textOf(group, 'tenantId')
  return isRoot ? [{ id, parent: null }] : []
}

function downwards(group: JsonObject, parent: string): HierarchyEntry[] {
  const children = memberOf(group, 'children')
  if (!isList(children)) return []
  return children.filter(isObject).flatMap((child) => {
    const id = textOf(child, 'id')
    return id === undefined ? [] : [{ id, parent }, ...downwards(child, id)]
  })
}
