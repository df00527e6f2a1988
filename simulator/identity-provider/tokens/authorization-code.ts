import type { Exchange } from '../exchange'
import { type Cell, keep } from '../memory'
import type { AuthorizationRequest } from '../oauth/authorization-request'
import type { SignedIn } from '../sign-in/session'
import type { Grant } from './grant'

/** Entra's codes live about ten minutes, the longest RFC 6749 section 4.1.2 recommends. */
const CODE_SECONDS = 600

/** The content of an authorization code. */
export interface Code
  extends Grant,
    Pick<AuthorizationRequest, 'redirectUri' | 'redirectUriGiven' | 'challenge'> {
  readonly redeemed: boolean
}

export const CODES: Cell<Map<string, Code>> = { create: () => new Map() }

/** Issues a code bound to client, redirect URI, person and challenge (RFC 6749 section 4.1.2, RFC 7636 section 4.4). */
export function issueCode(
  { server, memory, now }: Exchange,
  request: AuthorizationRequest,
  account: SignedIn,
): string {
  const value = `0.${server.random.token(32)}`
  const expiresAt = now + CODE_SECONDS
  const { clientId, platform, scope, nonce, maxAge, redirectUri, redirectUriGiven, challenge } = request
  const asked = { clientId, platform, scope, nonce, maxAge, redirectUri, redirectUriGiven, challenge }
  keep(memory.of(CODES), value, { ...account, ...asked, expiresAt, root: value, redeemed: false })
  server.emit({
    type: 'token-issued',
    token: 'authorization-code',
    value,
    audience: clientId,
    expiresAt,
    claims: [],
  })
  return value
}
