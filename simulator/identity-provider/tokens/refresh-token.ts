import type { EpochSeconds } from '../../core/clock'
import type { Exchange } from '../exchange'
import { type Cell, keep } from '../memory'
import type { Grant } from './grant'

/** 90 days without use; for a single-page app 24 hours from the sign-in, used or not. */
const INACTIVE_SECONDS = 90 * 86_400
const SPA_SECONDS = 86_400

/** The content of a refresh token. */
export interface RefreshToken extends Grant {
  readonly issuedAt: EpochSeconds
  /** Where refresh tokens rotate. */
  readonly used?: boolean
  readonly revoked?: boolean
}

export const REFRESH_TOKENS: Cell<Map<string, RefreshToken>> = { create: () => new Map() }

/** Issues a refresh token; `before` is the one it follows, which stays good (Entra does not revoke on use). */
export function issueRefreshToken(
  { server, memory, now }: Exchange,
  grant: Grant,
  before?: RefreshToken,
): string {
  const expiresAt =
    grant.platform === 'spa' ? (before?.expiresAt ?? now + SPA_SECONDS) : now + INACTIVE_SECONDS
  const value = `1.${server.random.token(48)}`
  // OpenID Connect Core section 12.2: the ID token of a refresh has no nonce.
  keep(memory.of(REFRESH_TOKENS), value, { ...grant, nonce: undefined, issuedAt: now, expiresAt })
  server.emit({
    type: 'token-issued',
    token: 'refresh-token',
    value,
    audience: grant.clientId,
    expiresAt,
    claims: [],
  })
  return value
}
