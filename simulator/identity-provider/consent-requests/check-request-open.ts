import { isWaiting } from '../../access/consent-requests'
import type { AppConsentRequest } from '../../directory/tenant'
import { type Check, passed } from '../../trace/checklist'
import { refuseWithoutNumber } from '../errors/refusal'
import type { AtTenant } from '../exchange'

/** There is such a request, and somebody still waits for an answer to it. */
export const requestOpen: Check<AtTenant, { readonly request: AppConsentRequest }> = {
  name: 'request-open',
  spec: 'entra#review-consent-requests',
  look: ({ exchange, tenant }) => {
    const id = exchange.form.get('consent_request') ?? ''
    const request = tenant.appConsentRequests.find((each) => each.id === id)
    if (!request)
      return refuseWithoutNumber(
        'not_found',
        'There is no such request.',
        `There is no request ${id} in ${tenant.organization.displayName}.`,
      )
    const { appDisplayName, userConsentRequests } = request
    if (userConsentRequests.some((each) => isWaiting(tenant, each, exchange.now)))
      return passed(`Somebody waits for an answer about ${appDisplayName}.`, { request })
    const ranOut = userConsentRequests.at(-1)?.status === 'Expired'
    return refuseWithoutNumber(
      ranOut ? 'expired' : 'decided',
      ranOut ? 'This request has expired.' : 'This request has been decided.',
      ranOut
        ? `Nobody decided about ${appDisplayName} in time (requestDurationInDays): whoever needs it asks again.`
        : `Somebody has decided about ${appDisplayName} already.`,
    )
  },
}
