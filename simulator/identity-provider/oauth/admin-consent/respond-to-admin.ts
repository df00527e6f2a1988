import { adminConsent } from '../../sign-in/require-admin-consent'
import { assignment } from '../../sign-in/require-assignment'
import { consent } from '../../sign-in/require-consent'
import type { Continuation, SignInRequest } from '../../sign-in/sign-in'
import type { Target } from '../authorization-request'
import { respond, respondError } from '../authorize/respond'

export interface AdminConsentRequest extends Target, SignInRequest {
  readonly version: 'v1.0' | 'v2.0'
}

/**
 * The administrator goes back to the application with what has become of it. It carries nothing that could be redeemed, and nothing that proves
 * anything: whoever knows the address can write it. A no has another word in each version (Microsoft, "OAuth 2.0 client credentials flow";
 * MicrosoftDocs/azure-docs#114009, where `tenant` is not among the parameters).
 */
export function respondToAdmin(request: AdminConsentRequest): Continuation {
  const { version, scope } = request
  return {
    spares: [assignment, consent],
    requirements: [adminConsent],
    finish: ({ tenant }) =>
      respond(request, {
        admin_consent: 'True',
        tenant: tenant.organization.id,
        ...(version === 'v2.0' && { scope }),
      }),
    refuse: (refusal, exchange) => {
      const error = version === 'v1.0' ? 'permission_denied' : refusal.error.error
      const named = { ...refusal, error: { ...refusal.error, error } }
      return respondError(request, named, exchange, version === 'v2.0' ? { admin_consent: 'True' } : {})
    },
  }
}
