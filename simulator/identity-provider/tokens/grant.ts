import type { EpochSeconds } from '../../core/clock'
import type { Platform } from '../oauth/authorization-request'
import type { SignedIn } from '../sign-in/session'

/** What one sign-in gave one client: the content of a code, and of the refresh tokens that descend from it. */
export interface Grant extends SignedIn {
  readonly clientId: string
  readonly platform: Platform
  /** As sent. */
  readonly scope: string
  readonly nonce?: string | undefined
  /** Seconds, where the request had `max_age`. */
  readonly maxAge?: number | undefined
  readonly expiresAt: EpochSeconds
  /** The code, of whatever kind, that it descends from. */
  readonly root: string
}
