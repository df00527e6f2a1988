import type { Proof } from '../../authentication/proof'
import type { EpochSeconds } from '../../core/clock'
import type { Exchange } from '../exchange'
import type { Cell } from '../memory'
import { cookie, SESSION_COOKIE } from './browser-cookies'

/** One signed-in account of one browser. */
export interface SignedIn {
  readonly tenantId: string
  readonly userId: string
  readonly sid: string
  /** How the person proved who they are. */
  readonly proofs: readonly Proof[]
  readonly authTime: EpochSeconds
  readonly usedAt: EpochSeconds
  /** The applications that it was used for, by client id: sign-out tells them. */
  readonly clients: readonly string[]
}

/** Signed-in accounts by session cookie. */
export const SESSIONS: Cell<Map<string, readonly SignedIn[]>> = { create: () => new Map() }

/** Seconds for which a session is good without being used: Entra's for a session that is not kept. */
export const SESSION_IDLE_SECONDS = 86_400

/** Accounts that the session of this browser still vouches for, of every tenant. */
export function sessionOf(exchange: Exchange): readonly SignedIn[] {
  const accounts = exchange.memory.of(SESSIONS).get(cookie(exchange, SESSION_COOKIE)) ?? []
  return accounts.filter((each) => exchange.now - each.usedAt < SESSION_IDLE_SECONDS)
}

/** Those of one tenant. */
export function signedInAccounts(exchange: Exchange, tenantId: string): readonly SignedIn[] {
  return sessionOf(exchange).filter((each) => each.tenantId === tenantId)
}
