import type { RequestedScope } from '../../../../access/requested-scope'
import type { Application } from '../../../../directory/tenant'
import type { Failed, Passed } from '../../../../trace/checklist'
import type { Emit } from '../../../../trace/event'
import type { Form } from '../../../http/form'
import type { Continuation } from '../../../sign-in/sign-in'
import type { AuthorizationRequest } from '../../authorization-request'
import type { Trusted } from '../redirect'

/** How an authorization endpoint answers with tokens, in place of a code or beside one (OAuth 2.0 Multiple Response Types sections 3 and 5). */
export interface FrontChannel {
  /** As metadata lists them: `id_token token`. */
  readonly responseTypes: readonly string[]
  /** Whether an answer of this type may be given to the application. */
  look(type: string, form: Form, application: Application): Passed<object> | Failed
  /** What such a request needs beyond what every request needs. */
  check(
    found: Trusted & { readonly scope: RequestedScope },
    emit: Emit,
  ): Promise<{ readonly passed: true } | Failed>
  /** What happens after the sign-in. */
  respond(request: AuthorizationRequest, form: Form): Continuation
}
