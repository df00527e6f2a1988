import type { HttpRequest } from '../../network/message'
import type { Failed } from '../../trace/checklist'
import type { Compared } from '../../trace/event'
import type { HeldIdentity } from './held-identity'

/** A request for a token, and which identities the virtual machine has at that moment. */
export interface TokenAsked {
  readonly request: HttpRequest
  readonly query: URLSearchParams
  readonly identities: readonly HeldIdentity[]
}

/** @param wire what goes to whoever asked; `says` is for the trace @param error `invalid_request` without it */
export function refuseAsker(
  says: string,
  wire: string,
  compared?: Compared,
  error = 'invalid_request',
): Failed {
  return { passed: false, says, error: { error, description: wire }, compared }
}
