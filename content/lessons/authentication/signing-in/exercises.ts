import type { Exercise } from '../../../_build/exercise'
import { redirectAddress } from './redirect-address'
import { refusedClaim } from './refused-claim'

/** In the order of the text. */
export const exercises: readonly Exercise[] = [redirectAddress, refusedClaim]
