/**
 * Who may do what in Azure, in the words of Azure Resource Manager, flat as the Azure CLI prints it: the members of `properties`
 * stand beside `id` and `name`. Ids, scopes and actions are compared without regard to case.
 */
export interface AzureAccess {
  readonly roleDefinitions: readonly AzureRoleDefinition[]
  readonly roleAssignments: readonly AzureRoleAssignment[]
  /** Null: nobody listed them. An empty list: there are none. */
  readonly denyAssignments: readonly AzureDenyAssignment[] | null
  /** What is known of the hierarchy above subscriptions. */
  readonly hierarchy: readonly HierarchyEntry[]
  /** Assignments that could not be read: it is not known what they grant or deny. */
  readonly unread?: readonly UnreadAssignment[]
}

export interface UnreadAssignment {
  readonly kind: 'roleAssignment' | 'denyAssignment'
  readonly id: string
  /** One sentence. */
  readonly because: string
}

/** https://learn.microsoft.com/azure/role-based-access-control/role-definitions */
export interface AzureRoleDefinition {
  readonly id?: string | null
  /** A GUID: the last segment of `roleDefinitionId`. */
  readonly name: string
  readonly roleName?: string | null
  /** Null where it could not be read: what the role permits is then not known. */
  readonly permissions: readonly AzurePermission[] | null
}

/** `notActions` is taken from `actions`, `notDataActions` from `dataActions`. */
export interface AzurePermission {
  readonly actions?: readonly string[] | null
  readonly notActions?: readonly string[] | null
  readonly dataActions?: readonly string[] | null
  readonly notDataActions?: readonly string[] | null
  /** Built-in roles that delegate have conditions of their own. */
  readonly condition?: string | null
  readonly conditionVersion?: string | null
}

/** https://learn.microsoft.com/azure/role-based-access-control/role-assignments */
export interface AzureRoleAssignment {
  readonly id: string
  readonly principalId: string
  /** `User`, `Group`, `ServicePrincipal`. */
  readonly principalType?: string | null
  /** The Azure CLI's own. */
  readonly principalName?: string | null
  /** `/subscriptions/{id}/providers/Microsoft.Authorization/roleDefinitions/{name}`, or the name alone. */
  readonly roleDefinitionId: string
  /** The Azure CLI's own. */
  readonly roleDefinitionName?: string | null
  readonly scope: string
  readonly condition?: string | null
  readonly conditionVersion?: string | null
}

/** https://learn.microsoft.com/azure/role-based-access-control/deny-assignments */
export interface AzureDenyAssignment {
  readonly id: string
  readonly denyAssignmentName?: string | null
  readonly scope: string
  readonly permissions: readonly AzurePermission[]
  readonly doNotApplyToChildScopes?: boolean | null
  readonly principals: readonly AzurePrincipal[]
  readonly excludePrincipals?: readonly AzurePrincipal[] | null
  readonly condition?: string | null
  /** `enforced` blocks, `audit` only logs; left out where all of them block. */
  readonly denyAssignmentEffect?: string | null
}

export interface AzurePrincipal {
  readonly id: string
  /** `User`, `Group`, `ServicePrincipal`; `SystemDefined` with the zero GUID is everybody. */
  readonly type?: string | null
}

/** A management group or a subscription, and what it is in. https://learn.microsoft.com/azure/governance/management-groups/overview */
export interface HierarchyEntry {
  /** Its scope. */
  readonly id: string
  /** The scope of a management group; null for the root management group, which is in none. */
  readonly parent: string | null
}
