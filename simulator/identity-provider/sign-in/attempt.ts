import type { EpochSeconds } from '../../core/clock'
import type { AuthorizationRequest } from '../oauth/authorization-request'

/** How long a sign-in may take, in seconds. */
export const ATTEMPT_SECONDS = 900

/** One sign-in in progress: the request, and what the person has shown so far. Replaced as a whole, never changed. */
export interface Attempt {
  /** The flow token: its name in the form on the page. */
  readonly ctx: string
  readonly request: AuthorizationRequest
  /** The cookie of the browser it began in: no other browser may go on with it. */
  readonly browser: string
  readonly expiresAt: EpochSeconds
  readonly userId?: string
  /** The person chose "another account" in the picker. */
  readonly otherAccount?: boolean
  readonly passwordAt?: EpochSeconds
  readonly totpAt?: EpochSeconds
  readonly totpFailures: number
  readonly consented?: boolean
  /** Requirements already recorded as met, so that each is recorded once. */
  readonly settled: readonly string[]
}
