import { withoutExpired } from '../../access/consent-requests'
import type { HttpResponse } from '../../network/message'
import { checklist } from '../../trace/checklist'
import { tenantExists } from '../checks/check-tenant-exists'
import type { Exchange } from '../exchange'
import { refusalPage } from '../http/page'
import type { Endpoint, Part, Parts } from '../parts/part'
import { answerOf } from '../sign-in/answer'
import { beginSignIn } from '../sign-in/begin'
import { requestOpen } from './check-request-open'
import { reviewRequest } from './review-request'
import { takeReview } from './take-review'

const known = checklist<{ readonly exchange: Exchange }>().check(tenantExists)
const open = known.check(requestOpen)

/**
 * Where a reviewer decides about a request (`?consent_request={id}`). In Entra this is a page of the admin center, and its address is not
 * published; Graph shows requests and decides none (Microsoft, "Review admin consent requests", November 2026). What a reviewer has to do
 * and to be is Microsoft's; the address is this lab's own.
 */
const reviews: Endpoint = {
  path: '/consent-requests',
  methods: 'GET',
  handle: async (exchange: Exchange, parts: Parts): Promise<HttpResponse> => {
    const { server } = exchange
    const at = await known.run({ exchange }, server.emit)
    if (!at.passed) return refusalPage(at, server)
    const { directory } = at.found
    for (const each of directory.tenant.appConsentRequests) {
      const after = withoutExpired(directory.tenant, each, exchange.now)
      const says = `What was asked for ${each.appDisplayName} has expired: nobody decided in time.`
      if (after !== each) directory.put('appConsentRequests', after, says, server.emit)
    }
    const looked = await open.run({ exchange }, server.emit)
    if (!looked.passed) return refusalPage(looked, server)
    const { request, tenant } = looked.found
    const asked = {
      tenantId: tenant.organization.id,
      clientId: request.appId,
      scope: request.pendingScopes.map(({ displayName }) => displayName).join(' '),
      prompt: [],
    }
    return beginSignIn(exchange, parts, asked, reviewRequest(request.appDisplayName))
  },
}

/** The admin consent workflow, as a reviewer meets it. That people can ask is a matter of the tenant, and of consent itself. */
export const consentRequests: Part = {
  endpoints: [reviews, answerOf('consent-review', takeReview)],
}
