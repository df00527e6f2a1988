import type { ActorId } from '../../trace/event'
import type { Failure } from '../failure'

/** Refusals of a refresh after which only the person can help (RFC 6749 section 5.2, OpenID Connect Core section 3.1.2.6). */
const ASK_THE_PERSON = ['invalid_grant', 'interaction_required', 'login_required', 'consent_required']

/** Whether an application has to send the person to the identity provider again. */
export function asksThePerson({ by, error }: Failure, identityProvider: ActorId): boolean {
  return by === identityProvider && ASK_THE_PERSON.includes(error)
}
