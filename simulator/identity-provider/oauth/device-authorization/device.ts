import type { EpochSeconds } from '../../../core/clock'
import type { Cell } from '../../memory'
import type { SignedIn } from '../../sign-in/session'

/** A device that waits for somebody to sign it in (RFC 8628 section 3.2). Replaced as a whole, never changed. */
export interface Device {
  readonly deviceCode: string
  readonly userCode: string
  readonly tenantId: string
  readonly clientId: string
  /** As sent. */
  readonly scope: string
  readonly expiresAt: EpochSeconds
  /** Seconds that the device waits between two polls. */
  readonly interval: number
  readonly polledAt?: EpochSeconds
  readonly state: 'pending' | 'approved' | 'declined' | 'redeemed'
  /** Who approved it, and how they proved who they are: in another place than where the tokens go. */
  readonly account?: SignedIn
}

/** Devices by device code. */
export const DEVICES: Cell<Map<string, Device>> = { create: () => new Map() }

/** Device codes by what a person types. */
export const USER_CODES: Cell<Map<string, string>> = { create: () => new Map() }
