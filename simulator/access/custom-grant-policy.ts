import type { PermissionGrantConditionSet, PermissionGrantPolicy } from '../directory/tenant'
import type { Asking } from './asking'
import type { Permission } from './delegated-permissions'

/**
 * Why a policy that the tenant has made does not let people grant this permission; undefined where it does: it fits a set of `includes`
 * and none of `excludes`. A set with a condition that nobody here can decide decides nothing, and the sentence names it.
 * https://learn.microsoft.com/graph/api/resources/permissiongrantpolicy
 */
export function whyNotBy(
  { id, includes, excludes }: PermissionGrantPolicy,
  asking: Asking,
  permission: Permission,
): string | undefined {
  const { value } = permission.scope
  const fitting = (sets: readonly PermissionGrantConditionSet[]) =>
    sets.filter((set) => fits(set, asking, permission))
  const undecided = (sets: readonly PermissionGrantConditionSet[]) => sets.flatMap(notDecided)
  const out = fitting(excludes)
  if (out.some((set) => notDecided(set).length === 0)) return `the policy ${id} excludes ${value}`
  const within = fitting(includes)
  if (within.length === 0) return `the policy ${id} does not include ${value} for this app`
  const open = [
    ...undecided(out),
    ...(within.some((set) => notDecided(set).length === 0) ? [] : undecided(within)),
  ]
  return open.length > 0
    ? `the policy ${id} has a condition that this lab does not read: ${open.join(', ')}`
    : undefined
}

/** What somebody may write as the type of a permission; of the others nobody knows what they mean. */
const TYPES = ['delegated', 'delegatedUserConsentable', 'application']

const notDecided = ({
  permissionType,
  conditionsNotRead = [],
}: PermissionGrantConditionSet): readonly string[] => [
  ...conditionsNotRead,
  ...(TYPES.includes(permissionType) ? [] : [`permissionType ${permissionType}`]),
]

/** Whether all conditions of a set are met, as far as they are read. */
function fits(
  set: PermissionGrantConditionSet,
  { application, servicePrincipal }: Asking,
  { resource, scope }: Permission,
): boolean {
  const publisher = application.verifiedPublisher
  const classified = resource.delegatedPermissionClassifications.find(
    ({ permissionId }) => permissionId === scope.id,
  )
  return (
    set.permissionType !== 'application' &&
    (set.permissionType !== 'delegatedUserConsentable' || scope.type === 'User') &&
    isAny(set.permissionClassification, 'all', classified?.classification) &&
    isAny(set.resourceApplication, 'any', resource.appId) &&
    isAmong(set.permissions, scope.id) &&
    isAmong(set.clientApplicationIds, application.appId) &&
    isAmong(set.clientApplicationTenantIds, servicePrincipal.appOwnerOrganizationId) &&
    isAmong(set.clientApplicationPublisherIds, publisher?.verifiedPublisherId) &&
    (set.clientApplicationsFromVerifiedPublisherOnly !== true || publisher !== null)
  )
}

const same = (one: string, other: string | undefined) => one.toLowerCase() === other?.toLowerCase()
const isAny = (wanted: string | null, everything: string, is: string | undefined) =>
  wanted === null || same(wanted, everything) || same(wanted, is)
/** A list that is empty says nothing, and nothing said is `all`. */
const isAmong = (wanted: readonly string[], is: string | undefined) =>
  wanted.length === 0 || wanted.some((each) => same(each, 'all') || same(each, is))
