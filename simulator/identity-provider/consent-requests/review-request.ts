import type { ConsentReviewedPage } from '../../network/page'
import { adminConsent } from '../sign-in/require-admin-consent'
import { assignment } from '../sign-in/require-assignment'
import { consent } from '../sign-in/require-consent'
import type { Continuation } from '../sign-in/sign-in'
import { consentReviewedPage } from './pages'
import { review, reviewer } from './require-review'
import { decide, isRefusalOf } from './take-review'

/**
 * A reviewer signs in and decides. To approve is to grant admin consent: it needs a role that may, and asks on the same page; the request
 * is done when that is done.
 */
export function reviewRequest(appName: string): Continuation {
  const page = (state: ConsentReviewedPage['state']) =>
    consentReviewedPage({ kind: 'consent-reviewed', appName, state })
  return {
    spares: [assignment, consent],
    requirements: [reviewer, review, adminConsent],
    finish: (signIn) => {
      decide(signIn, { result: 'Approve', justification: 'Admin consent granted.', by: signIn.user })
      return page('approved')
    },
    refuse: ({ error }) => page(isRefusalOf(error.error) ? error.error : 'open'),
  }
}
