import { type HeaderList, type HttpResponse, header, json } from '../../network/message'
import type { Failed } from '../../trace/checklist'
import { errorBody } from '../errors/refusal'
import type { Exchange } from '../exchange'

/** RFC 6749 section 5.1: tokens are nothing to keep in between. */
export const NO_STORE: HeaderList = [
  ['Cache-Control', 'no-store'],
  ['Pragma', 'no-cache'],
]

/**
 * Codes of `invalid_client` where no proof is in question: a reply address, a scope. Entra answers the first with 400
 * (AzureAD/microsoft-identity-web#3114).
 */
const OTHERWISE_INVALID: readonly (number | undefined)[] = [500112, 650052, 650053]

/** 400, or 401 when the client did not prove itself; with a challenge if it tried by header (RFC 6749 section 5.2). */
export function jsonError(
  refusal: Failed,
  { request, server, origin }: Omit<Exchange, 'form'>,
  status?: number,
): HttpResponse {
  const { error, code } = refusal.error
  const unproven = error === 'invalid_client' && !OTHERWISE_INVALID.includes(code)
  const challenge: HeaderList =
    unproven && header(request, 'Authorization') ? [['WWW-Authenticate', `Basic realm="${origin}"`]] : []
  return json(status ?? (unproven ? 401 : 400), errorBody(refusal, server, origin), [
    ...NO_STORE,
    ...challenge,
  ])
}
