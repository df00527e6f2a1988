import type { Lockout } from '../authentication/smart-lockout'
import type { EpochSeconds } from '../core/clock'
import type { AuthorizationRequest } from './oauth/authorization-request'
import type { Attempt } from './sign-in/attempt'

/** One signed-in account of one browser. */
export interface SignedIn {
  readonly tenantId: string
  readonly userId: string
  readonly sid: string
  /** How the person proved who they are (RFC 8176, with Entra's values). */
  readonly amr: readonly string[]
  readonly authTime: EpochSeconds
  readonly usedAt: EpochSeconds
}

/** What one sign-in gave one client: the content of a code, and of the refresh tokens that descend from it. */
export interface Grant extends AuthorizationRequest, SignedIn {
  readonly expiresAt: EpochSeconds
}

export interface Code extends Grant {
  readonly redeemed: boolean
}

export interface RefreshToken extends Grant {
  /** The code it descends from: a replay of that code revokes it. */
  readonly code: string
  readonly issuedAt: EpochSeconds
}

/** The memory of one identity provider. One per run; nothing of it is shared. */
export interface Store {
  /** Sign-ins in progress, by flow token. */
  readonly attempts: Map<string, Attempt>
  /** Signed-in accounts by session cookie. */
  readonly sessions: Map<string, readonly SignedIn[]>
  readonly codes: Map<string, Code>
  readonly refreshTokens: Map<string, RefreshToken>
  /** Codes that were replayed: whatever descends from them is void. */
  readonly revoked: Set<string>
  /** Access tokens by their text. What was written down when it was made needs no second look at its signature. */
  readonly accessTokens: Map<
    string,
    { readonly code: string; readonly claims: Readonly<Record<string, unknown>> }
  >
  readonly lockouts: Map<string, Lockout>
  /** The last TOTP step accepted, by user. */
  readonly totpSteps: Map<string, number>
}

export function createStore(): Store {
  return {
    attempts: new Map(),
    sessions: new Map(),
    codes: new Map(),
    refreshTokens: new Map(),
    revoked: new Set(),
    accessTokens: new Map(),
    lockouts: new Map(),
    totpSteps: new Map(),
  }
}

/** Most entries of one kind: a server that strangers can fill must forget. Far above what any run needs. */
const MOST_ENTRIES = 20_000

/** Keeps `value`, and forgets the oldest entry when there are too many. */
export function keep<V>(map: Map<string, V>, key: string, value: V): void {
  map.set(key, value)
  if (map.size > MOST_ENTRIES) map.delete(map.keys().next().value ?? '')
}
