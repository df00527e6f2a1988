import type { Continuation } from '../../../sign-in/sign-in'
import type { AuthorizationRequest } from '../../authorization-request'

/** How an authorization endpoint answers with tokens, in place of a code or beside one (OAuth 2.0 Multiple Response Types sections 3 and 5). */
export interface FrontChannel {
  /** As metadata lists them: `id_token token`. */
  readonly responseTypes: readonly string[]
  /** What happens after the sign-in. @param types the values of `response_type` */
  respond(request: AuthorizationRequest, types: readonly string[]): Continuation
}
