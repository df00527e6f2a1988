import type {
  AzureAccess,
  AzureDenyAssignment,
  AzurePermission,
  AzureRoleAssignment,
  AzureRoleDefinition,
  HierarchyEntry,
} from '../../../directory/azure-access'
import type { AccessPrincipal, AccessRequest } from '../decision'

/** What is needed of seeded choices. */
interface Dice {
  below(most: number): number
  chance(share: number): boolean
  one<Item>(items: readonly Item[]): Item
}

const digits = (count: number) => count.toString(16).padStart(8, '0')
const guid = (count: number) => `${digits(count)}-0000-4000-8000-000000000000`
const PROVIDERS = ['Microsoft.Storage', 'Microsoft.Compute', 'Microsoft.Authorization']
const TYPES = ['accounts', 'accounts/blobs', 'machines', 'machines/disks']
const VERBS = ['read', 'write', 'delete', 'start/action']
const MANAGEMENT = '/providers/Microsoft.Management/managementGroups/'
const CONDITIONS = [
  "!(ActionMatches{'Microsoft.Storage/*'}) OR (@Request[x] StringEquals 'a')",
  "@Request[x] StringLike 'a*'",
  "@Request[y] StringEquals 'b'",
  'a AND b OR',
]

/** How large, and how much of it is not known. */
export interface AccessSize {
  readonly principals: number
  readonly groups: number
  readonly assignments: number
  readonly denies: number
  readonly subscriptions: number
  /** Between 0 and 1: conditions, groups of which nobody says who is in them, definitions and management groups that are missing. */
  readonly unknown: number
}

/** A random tenancy. */
export function randomAccess(roll: Dice, size: AccessSize): AzureAccess {
  const roles = Array.from({ length: 12 }, (_, at) => randomRole(roll, at, size.unknown))
  const hierarchy: HierarchyEntry[] = [
    { id: `${MANAGEMENT}root`, parent: null },
    { id: `${MANAGEMENT}east`, parent: `${MANAGEMENT}root` },
    { id: `${MANAGEMENT}west`, parent: `${MANAGEMENT}root` },
    { id: `${MANAGEMENT}far-west`, parent: `${MANAGEMENT}west` },
    ...Array.from({ length: size.subscriptions }, (_, at) => ({
      id: `/subscriptions/${guid(at)}`,
      parent: `${MANAGEMENT}${roll.one(['root', 'east', 'west', 'far-west'])}`,
    })),
  ]
  return {
    roleDefinitions: roles.filter(() => !roll.chance(size.unknown / 4)),
    roleAssignments: Array.from({ length: size.assignments }, (_, at) =>
      randomAssignment(roll, at, roles, size),
    ),
    denyAssignments: Array.from({ length: size.denies }, (_, at) => randomDeny(roll, at, size)),
    hierarchy: hierarchy.filter(() => !roll.chance(size.unknown / 2)),
  }
}

/** One of the tenancy's principals, with some of its groups. */
function randomPrincipal(roll: Dice, { principals, groups, unknown }: AccessSize): AccessPrincipal {
  const isKnown = !roll.chance(unknown)
  const groupIds = new Set(Array.from({ length: roll.below(4) }, () => `group-${roll.below(groups)}`))
  return {
    id: `principal-${roll.below(principals)}`,
    groupIds,
    groupDoubt: () => (isKnown ? null : 'Nobody said so.'),
  }
}

/** A question that is about what the tenancy has. */
export function randomRequest(roll: Dice, size: AccessSize): AccessRequest {
  return {
    principal: randomPrincipal(roll, size),
    action: `${roll.one(PROVIDERS)}/${roll.one(TYPES)}/${roll.one(VERBS)}`,
    isDataAction: roll.chance(0.3),
    scope: randomScope(roll, size),
    context: roll.chance(0.5) ? { attributes: { '@Request[x]': roll.one(['a', 'ab', 'b']) } } : {},
  }
}

/** Any level; the deeper, the likelier. */
export function randomScope(roll: Dice, { subscriptions }: AccessSize): string {
  const level = roll.below(8)
  if (level === 0)
    return roll.chance(0.2) ? '/' : `${MANAGEMENT}${roll.one(['root', 'east', 'west', 'far-west'])}`
  const subscription = `/subscriptions/${guid(roll.below(subscriptions))}`
  if (level === 1) return subscription
  const group = `${subscription}/resourceGroups/group-${roll.below(3)}`
  if (level < 4) return group
  const resource = `${group}/providers/Microsoft.Storage/accounts/account-${roll.below(3)}`
  return level < 6 ? resource : `${resource}/blobs/blob-${roll.below(2)}`
}

/** One assignment of one of `roles`. */
export function randomAssignment(
  roll: Dice,
  at: number,
  roles: readonly AzureRoleDefinition[],
  size: AccessSize,
): AzureRoleAssignment {
  const isGroup = roll.chance(0.4)
  return {
    id: `assignment-${at}`,
    principalId: isGroup ? `group-${roll.below(size.groups)}` : `principal-${roll.below(size.principals)}`,
    principalType: isGroup ? 'Group' : 'User',
    roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${roll.one(roles).name}`,
    scope: randomScope(roll, size),
    condition: roll.chance(size.unknown / 2) ? roll.one(CONDITIONS) : null,
  }
}

function randomRole(roll: Dice, at: number, unknown: number): AzureRoleDefinition {
  const permissions = Array.from(
    { length: roll.chance(0.2) ? 2 : 1 },
    (): AzurePermission => ({
      ...randomPermission(roll),
      condition: roll.chance(unknown / 4) ? roll.one(CONDITIONS) : null,
    }),
  )
  return { name: guid(1000 + at), roleName: `Role ${at}`, permissions }
}

function randomDeny(roll: Dice, at: number, size: AccessSize): AzureDenyAssignment {
  const one = () =>
    roll.chance(0.5)
      ? { id: `group-${roll.below(size.groups)}`, type: 'Group' }
      : { id: `principal-${roll.below(size.principals)}`, type: 'User' }
  return {
    id: `deny-${at}`,
    denyAssignmentName: `Deny ${at}`,
    scope: randomScope(roll, size),
    permissions: [randomPermission(roll)],
    doNotApplyToChildScopes: roll.chance(0.3),
    principals: roll.chance(0.5)
      ? [{ id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' }]
      : [one(), one()],
    excludePrincipals: roll.chance(0.5) ? [one()] : [],
  }
}

function randomPermission(roll: Dice): AzurePermission {
  const patterns = () => Array.from({ length: roll.below(3) }, () => randomPattern(roll))
  return {
    actions: [randomPattern(roll), ...patterns()],
    notActions: roll.chance(0.4) ? patterns() : [],
    dataActions: roll.chance(0.4) ? patterns() : [],
    notDataActions: roll.chance(0.2) ? patterns() : [],
  }
}

function randomPattern(roll: Dice): string {
  const provider = roll.one(PROVIDERS)
  return roll.one([
    '*',
    '*/read',
    `${provider}/*`,
    `${provider}/*/${roll.one(VERBS)}`,
    `${provider}/${roll.one(TYPES)}/${roll.one(VERBS)}`.toUpperCase(),
  ])
}
