import { asked } from '../../../access/consent-requests'
import type { User } from '../../../directory/tenant'
import { emitFinding } from '../../../trace/checklist'
import { rememberReviewers } from '../../consent-requests/reviewers'
import { AADSTS65004, AADSTS90095 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { Take } from '../answer'

/** A reason makes a request, and the sign-in ends here until somebody has decided; without one the page stays. A no goes back to the application. */
export const takeConsentRequest: Take<User> = (signIn, user) => {
  const { application, attempt, directory, exchange, tenant } = signIn
  const { form, server, memory, now } = exchange
  if (form.get('ask') !== 'true') {
    const declined = refuse(AADSTS65004, `${user.displayName} went back without asking for approval.`)
    emitFinding({ name: 'consent-given', spec: 'rfc6749#4.1.2.1' }, declined, server.emit)
    return { declined }
  }
  const reason = form.get('reason')?.trim() ?? ''
  if (reason === '') return { attempt }
  const what = { scopes: signIn.scope.requested, reason }
  const request = asked(tenant, application, user, what, now, () => server.random.uuid())
  const says = `${user.displayName} asks those who review requests in ${tenant.organization.displayName} for ${application.displayName}: ${reason}`
  directory.put('appConsentRequests', request, says, server.emit)
  rememberReviewers(memory, tenant, request)
  const refusal = refuse(
    AADSTS90095,
    `${user.displayName} has asked for ${application.displayName}. Until a reviewer has decided, nothing is granted.`,
  )
  emitFinding({ name: 'consent', spec: 'entra#admin-consent-workflow' }, refusal, server.emit)
  return { refusal }
}
