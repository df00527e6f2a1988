import { isWaiting, reviewersOf } from '../../access/consent-requests'
import { permissionsToConsent } from '../../access/delegated-permissions'
import type { UserConsentRequest } from '../../directory/tenant'
import { passed } from '../../trace/checklist'
import { AADSTS65001 } from '../errors/aadsts'
import { refuseWithoutNumber } from '../errors/refusal'
import { ask } from '../sign-in/ask'
import type { Requirement, SignIn } from '../sign-in/sign-in'
import { isReviewerOf } from './reviewers'

/** Those who wait for an answer about this application, as the directory has them now. */
function waiting({ tenant, exchange, application }: SignIn): readonly UserConsentRequest[] {
  const request = tenant.appConsentRequests.find(({ appId }) => appId === application.appId)
  return (request?.userConsentRequests ?? []).filter((each) => isWaiting(tenant, each, exchange.now))
}

/** Only a reviewer decides. To be one gives nobody a role: what they grant, they must be allowed to grant. */
export const reviewer: Requirement = {
  name: 'reviewer',
  spec: 'entra#admin-consent-workflow',
  look: (signIn) => {
    const { tenant, exchange, user } = signIn
    const { displayName } = user
    if (isReviewerOf(exchange.memory, tenant, waiting(signIn), user.id))
      return passed(`${displayName} is among those who review this request.`)
    const { notRead } = reviewersOf(tenant)
    const queries = notRead.length > 0 ? ` This lab does not read ${notRead.join(', ')}.` : ''
    return refuseWithoutNumber(
      'access_denied',
      'You are not a reviewer of this request.',
      `${displayName} was not among the reviewers when this was asked for.${queries}`,
    )
  },
}

/** The reviewer reads who asks, why, and for what, and decides. */
export const review: Requirement = {
  name: 'review',
  spec: 'entra#review-consent-requests',
  look: (signIn) => {
    const { application, attempt, tenant, user } = signIn
    if (attempt.agreed.includes('consent-review')) return passed(`${user.displayName} wants to approve it.`)
    const requests = waiting(signIn)
    const { displayName: appName, verifiedPublisher, publisherDomain } = application
    return ask(signIn, AADSTS65001, `${appName} waits for a decision of ${user.displayName}.`, {
      kind: 'consent-review',
      username: user.userPrincipalName,
      organization: tenant.organization.displayName,
      appName,
      publisher: verifiedPublisher?.displayName ?? publisherDomain,
      verified: verifiedPublisher !== null,
      requests: requests.map(({ createdBy, reason }) => ({
        displayName: createdBy.user.displayName,
        reason,
      })),
      permissions: permissionsToConsent(tenant, signIn, true).map(({ resource, scope }) => ({
        value: scope.value,
        resource: resource.displayName,
        title: scope.adminConsentDisplayName,
        description: scope.adminConsentDescription,
      })),
    })
  },
}
