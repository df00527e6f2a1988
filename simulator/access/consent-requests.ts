import type { EpochSeconds } from '../core/clock'
import { groupsOf } from '../directory/queries'
import type {
  AdminConsentRequestPolicy,
  AppConsentRequest,
  ServicePrincipal,
  Tenant,
  User,
  UserConsentRequest,
} from '../directory/tenant'

/**
 * The admin consent workflow: whoever may not consent asks, and reviewers decide.
 * https://learn.microsoft.com/entra/identity/enterprise-apps/configure-admin-consent-workflow (November 2026)
 */

/** The policy, where people of this tenant can ask. */
export function workflowOf({
  adminConsentRequestPolicy: policy,
}: Tenant): AdminConsentRequestPolicy | undefined {
  return policy?.isEnabled ? policy : undefined
}

/** Whether a request still waits: nobody has decided it, and it has not run out. */
export function isWaiting(tenant: Tenant, request: UserConsentRequest, now: EpochSeconds): boolean {
  return request.status === 'InProgress' && now < runsOutAt(tenant, request)
}

/** In a tenant that no longer has the policy, 30 days. */
function runsOutAt(
  { adminConsentRequestPolicy: policy }: Tenant,
  { createdDateTime }: UserConsentRequest,
): number {
  return Date.parse(createdDateTime) / 1000 + (policy?.requestDurationInDays ?? 30) * 86_400
}

/** What this person has asked for this application, and waits for. */
export function waitingFor(
  tenant: Tenant,
  appId: string,
  userId: string,
  now: EpochSeconds,
): UserConsentRequest | undefined {
  const ofApp = tenant.appConsentRequests.find((each) => each.appId === appId)
  return ofApp?.userConsentRequests.find(
    (each) => each.createdBy.user.id === userId && isWaiting(tenant, each, now),
  )
}

/** The same request with those marked that have run out; itself where none has. */
export function withoutExpired(
  tenant: Tenant,
  asked: AppConsentRequest,
  now: EpochSeconds,
): AppConsentRequest {
  const over = asked.userConsentRequests.filter(
    (each) => each.status === 'InProgress' && !isWaiting(tenant, each, now),
  )
  if (over.length === 0) return asked
  const userConsentRequests = asked.userConsentRequests.map((each) =>
    over.includes(each) ? { ...each, status: 'Expired' } : each,
  )
  const isOver = userConsentRequests.every(({ status }) => status !== 'InProgress')
  return { ...asked, userConsentRequests, ...(isOver && { pendingScopes: [] }) }
}

/** What is written when somebody asks: a request of theirs, with those of others for the same application. `newId` names what is new. */
export function asked(
  tenant: Tenant,
  client: Pick<ServicePrincipal, 'appId' | 'displayName'>,
  { id, displayName }: User,
  what: { readonly scopes: readonly string[]; readonly reason: string },
  now: EpochSeconds,
  newId: () => string,
): AppConsentRequest {
  const known = tenant.appConsentRequests.find(({ appId }) => appId === client.appId)
  const before = known && withoutExpired(tenant, known, now)
  const own = newId()
  const pending = [
    ...new Set([...(before?.pendingScopes ?? []).map((each) => each.displayName), ...what.scopes]),
  ]
  return {
    id: before?.id ?? newId(),
    appId: client.appId,
    appDisplayName: client.displayName,
    pendingScopes: pending.map((name) => ({ displayName: name })),
    userConsentRequests: [
      ...(before?.userConsentRequests ?? []),
      {
        id: own,
        approvalId: own,
        reason: what.reason,
        status: 'InProgress',
        createdDateTime: instant(now),
        createdBy: { user: { id, displayName } },
        completedDateTime: null,
        approval: {
          id: own,
          stages: [
            {
              id: newId(),
              reviewResult: 'NotReviewed',
              status: 'InProgress',
              justification: null,
              reviewedBy: null,
              reviewedDateTime: null,
            },
          ],
        },
      },
    ],
  }
}

/** What a reviewer says of all that wait for one application. */
export interface Review {
  readonly result: 'Approve' | 'Deny'
  readonly justification: string
  readonly by: User
}

/** The same request, decided: everybody who waits gets the same answer, and nothing is pending any more. */
export function reviewed(
  tenant: Tenant,
  request: AppConsentRequest,
  { result, justification, by: { id, displayName } }: Review,
  now: EpochSeconds,
): AppConsentRequest {
  return {
    ...request,
    pendingScopes: [],
    userConsentRequests: request.userConsentRequests.map((each) =>
      isWaiting(tenant, each, now)
        ? {
            ...each,
            status: 'Completed',
            completedDateTime: instant(now),
            approval: {
              ...each.approval,
              stages: each.approval.stages.map((stage) => ({
                ...stage,
                reviewResult: result,
                status: 'Completed',
                justification,
                reviewedBy: { id, displayName },
                reviewedDateTime: instant(now),
              })),
            },
          }
        : each,
    ),
  }
}

const ID = '([\\da-fA-F-]{36})'
const OF_USER = new RegExp(`^/users/${ID}$`)
const OF_GROUP = new RegExp(`^/groups/${ID}/(transitiveMembers|members)(/microsoft\\.graph\\.user)?$`)
const OF_ROLE = new RegExp(
  `/roleManagement/directory/roleAssignments\\?\\$filter=roleDefinitionId eq '${ID}'$`,
)

/** Who reviews requests: ids of users, and the queries that this lab does not read. */
export function reviewersOf(tenant: Tenant): {
  readonly userIds: readonly string[]
  readonly notRead: readonly string[]
} {
  const queries = (tenant.adminConsentRequestPolicy?.reviewers ?? []).map(({ query }) => query)
  const found = queries.map((query) => ({ query, ids: peopleOf(tenant, query) }))
  return {
    userIds: [...new Set(found.flatMap(({ ids }) => ids ?? []))],
    notRead: found.flatMap(({ query, ids }) => (ids ? [] : [query])),
  }
}

function peopleOf(tenant: Tenant, query: string): readonly string[] | undefined {
  const [, user] = OF_USER.exec(query) ?? []
  if (user) return [user]
  const [, group] = OF_GROUP.exec(query) ?? []
  const isIn = (userId: string, groupId: string) => groupsOf(tenant, userId).some(({ id }) => id === groupId)
  if (group) return tenant.users.flatMap(({ id }) => (isIn(id, group) ? [id] : []))
  const [, role] = OF_ROLE.exec(query) ?? []
  if (!role) return undefined
  return tenant.roleAssignments.flatMap(({ roleDefinitionId, principalId }) => {
    if (roleDefinitionId !== role) return []
    return tenant.users.flatMap(({ id }) => (id === principalId || isIn(id, principalId) ? [id] : []))
  })
}

const instant = (now: EpochSeconds) => `${new Date(now * 1000).toISOString().slice(0, 19)}Z`
