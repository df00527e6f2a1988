import { reviewersOf } from '../../access/consent-requests'
import type { AppConsentRequest, Tenant, UserConsentRequest } from '../../directory/tenant'
import { keep, type Memory } from '../memory'

/**
 * Who reviews a request: those who were reviewers when it was made, for as long as it lasts (Microsoft, "Configure the admin consent
 * workflow"). Graph has no member for them, so whoever made the request remembers them. By id of the request of a person.
 */
const REVIEWERS = { create: () => new Map<string, readonly string[]>() }

export function rememberReviewers(
  memory: Memory,
  tenant: Tenant,
  { userConsentRequests }: AppConsentRequest,
): void {
  const latest = userConsentRequests.at(-1)
  if (latest) keep(memory.of(REVIEWERS), latest.id, reviewersOf(tenant).userIds)
}

/** Of a request that was there before the story began, those who are reviewers now. */
export function isReviewerOf(
  memory: Memory,
  tenant: Tenant,
  waiting: readonly UserConsentRequest[],
  userId: string,
): boolean {
  return waiting.some(({ id }) =>
    (memory.of(REVIEWERS).get(id) ?? reviewersOf(tenant).userIds).includes(userId),
  )
}
