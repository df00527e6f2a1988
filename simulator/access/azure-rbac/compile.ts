import type { AzureAccess, AzureRoleDefinition, UnreadAssignment } from '../../directory/azure-access'
import { isManagementGroup, parseScope } from '../../directory/azure-scope'
import { readCondition } from './condition/condition'
import type { ReadDenyAssignment } from './deny-assignment'
import { createHierarchy, type Hierarchy } from './hierarchy'
import { type Permissions, readPermissions } from './permissions'
import { isNoGroup } from './principals'
import type { ReadRoleAssignment } from './role-assignment'

type ByKey<T> = ReadonlyMap<string, readonly T[]>

/** Everything read once, and found by the principal and the scope. The tenant must not change. */
export interface CompiledAccess {
  readonly hierarchy: Hierarchy
  /** Role assignments by principal, and of each by scope. */
  readonly byPrincipal: ReadonlyMap<string, ByKey<ReadRoleAssignment>>
  /** Principals to which something is assigned and in which others may be. */
  readonly groups: readonly string[]
  /** Management groups for which something is assigned. */
  readonly managementGroups: readonly string[]
  /** Null: nobody listed them. */
  readonly denies: ByKey<ReadDenyAssignment> | null
  /** Whether no role assignment came in. */
  readonly isEmpty: boolean
  /** What is said of assignments that could not be read. */
  readonly unread: Readonly<Record<UnreadAssignment['kind'], readonly string[]>>
}

/** Makes the assignments ready for many questions. */
export function compileAccess(access: AzureAccess): CompiledAccess {
  const roles = new Map<string, { readonly name: string; readonly permissions: Permissions | null }>()
  for (const definition of access.roleDefinitions) {
    const { permissions } = definition
    const read = { name: nameOf(definition), permissions: permissions && readPermissions(permissions) }
    roles.set(definition.name.toLowerCase(), read)
  }
  const byPrincipal = new Map<string, Map<string, ReadRoleAssignment[]>>()
  const groups = new Set<string>()
  const managementGroups = new Set<string>()
  const see = (scope: string) => {
    const key = keyOf(scope)
    if (isManagementGroup(key)) managementGroups.add(key)
    return key
  }
  for (const assignment of access.roleAssignments) {
    const { principalId, principalType, roleDefinitionId, roleDefinitionName, condition } = assignment
    const id = roleDefinitionId.slice(roleDefinitionId.lastIndexOf('/') + 1).toLowerCase()
    const found = roles.get(id)
    const role = found?.name ?? roleDefinitionName ?? id
    const scopeKey = see(assignment.scope)
    const read: ReadRoleAssignment = {
      assignment,
      scopeKey,
      role,
      permissions: found?.permissions ?? null,
      missing: found
        ? `The permissions of ${role} could not be read.`
        : `The definition of the role ${role} did not come in, so what it permits is not known.`,
      condition: readCondition(condition, assignment.conditionVersion),
    }
    const principal = principalId.toLowerCase()
    const own = byPrincipal.get(principal) ?? new Map<string, ReadRoleAssignment[]>()
    byPrincipal.set(principal, own)
    push(own, scopeKey, read)
    if (!isNoGroup(principalType)) groups.add(principal)
  }
  const denies = access.denyAssignments && new Map<string, ReadDenyAssignment[]>()
  for (const assignment of access.denyAssignments ?? []) {
    const scopeKey = see(assignment.scope)
    const read = { assignment, scopeKey, permissions: readPermissions(assignment.permissions) }
    if (denies) push(denies, scopeKey, read)
  }
  const unread = (kind: UnreadAssignment['kind']) =>
    (access.unread ?? [])
      .filter((each) => each.kind === kind)
      .map(({ id, because }) => `The ${WORDS[kind]} ${id} could not be read. ${because}`)
  return {
    hierarchy: createHierarchy(access.hierarchy),
    byPrincipal,
    groups: [...groups],
    managementGroups: [...managementGroups],
    denies,
    isEmpty: access.roleAssignments.length === 0,
    unread: { roleAssignment: unread('roleAssignment'), denyAssignment: unread('denyAssignment') },
  }
}

const WORDS = { roleAssignment: 'role assignment', denyAssignment: 'deny assignment' } as const

function nameOf({ roleName, name }: AzureRoleDefinition): string {
  return roleName ?? name
}

function keyOf(scope: string): string {
  const read = parseScope(scope)
  return 'problem' in read ? scope.toLowerCase() : read.key
}

function push<T>(to: Map<string, T[]>, key: string, item: T): void {
  const list = to.get(key)
  if (list) list.push(item)
  else to.set(key, [item])
}
