import { type Review, reviewed } from '../../access/consent-requests'
import type { User } from '../../directory/tenant'
import { isDecision } from '../../prompts/consent-review/prompt'
import { refuseWithoutNumber } from '../errors/refusal'
import { instanceOf } from '../instance-to-be'
import type { Take } from '../sign-in/answer'
import type { SignIn } from '../sign-in/sign-in'

type No = 'denied' | 'blocked'
export const isRefusalOf = (word: string): word is No => word === 'denied' || word === 'blocked'

/** What the reviewer wants. A no is written at once, with its reason; a no without a reason is none, and the page stays. */
export const takeReview: Take<User> = (signIn, user) => {
  const { attempt, exchange } = signIn
  const decision = exchange.form.get('decision')
  const justification = exchange.form.get('justification')?.trim() ?? ''
  if (decision === 'approve')
    return { attempt: { ...attempt, agreed: [...attempt.agreed, 'consent-review'] } }
  if (!isDecision(decision) || justification === '') return { attempt }
  if (decision === 'block') block(signIn, user)
  decide(signIn, { result: 'Deny', justification, by: user })
  const word: No = decision === 'block' ? 'blocked' : 'denied'
  return { declined: refuseWithoutNumber(word, `The request is ${word}.`, `${user.displayName} said no.`) }
}

/** Writes what was decided into the request. */
export function decide({ application, directory, exchange }: SignIn, review: Review): void {
  const { tenant } = directory
  const request = tenant.appConsentRequests.find(({ appId }) => appId === application.appId)
  if (!request) return
  const { displayName } = review.by
  const says =
    review.result === 'Approve'
      ? `${displayName} has approved what was asked for: ${application.displayName} is granted.`
      : `${displayName} has denied what was asked for ${application.displayName}: ${review.justification}`
  const after = reviewed(tenant, request, review, exchange.now)
  directory.put('appConsentRequests', after, says, exchange.server.emit)
}

/** A blocked application has a disabled service principal in the tenant: nobody signs in to it, and nobody can ask for it again. */
function block(signIn: SignIn, user: User): void {
  const { directory, exchange, application } = signIn
  const instance = { ...instanceOf(signIn), accountEnabled: false }
  const says = `${user.displayName} blocks ${application.displayName}: its service principal is disabled.`
  directory.put('servicePrincipals', instance, says, exchange.server.emit)
}
