import type { Continuation } from '../../sign-in/sign-in'
import { issueCode } from '../../tokens/authorization-code'
import type { AuthorizationRequest } from '../authorization-request'
import { respond, respondError } from './respond'

/** After the sign-in the browser goes back to the application with a code, or with why there is none (RFC 6749 section 4.1.2). */
export function respondWithCode(request: AuthorizationRequest): Continuation {
  return {
    finish: ({ exchange }, account) => respond(request, { code: issueCode(exchange, request, account) }),
    refuse: (refusal, exchange) => respondError(request, refusal, exchange),
  }
}
