import type { Exchange } from '../exchange'
import type { AuthorizationRequest } from '../oauth/authorization-request'
import { keep, type SignedIn } from '../store'

/** Entra's codes live about ten minutes, the longest RFC 6749 section 4.1.2 recommends. */
const CODE_SECONDS = 600

/** Issues a code bound to client, redirect URI, person and challenge (RFC 6749 section 4.1.2, RFC 7636 section 4.4). */
export function issueCode(
  { server, store, now }: Exchange,
  request: AuthorizationRequest,
  account: SignedIn,
): string {
  const value = `0.${server.random.token(32)}`
  const expiresAt = now + CODE_SECONDS
  keep(store.codes, value, { ...request, ...account, expiresAt, redeemed: false })
  server.emit({
    type: 'token-issued',
    token: 'authorization-code',
    value,
    audience: request.clientId,
    expiresAt,
    claims: [],
  })
  return value
}
