import type { Attempted } from '../../actors/client/attempt'
import type { Landing } from '../../actors/user-agent'
import type { SignedIn } from './desktop-app'
import type { Loot } from './other-app'

/** What has happened on the device. */
export interface Device {
  /** What somebody last did in the app came to; undefined where nothing has come back to it. */
  done?: Attempted<SignedIn> | undefined
  /** Where the browser came to rest, if one was opened. */
  landing?: Landing | undefined
  /** What another app got. */
  loot?: Loot | undefined
}
