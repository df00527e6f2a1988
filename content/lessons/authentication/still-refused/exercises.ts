import type { Exercise } from '../../../_build/exercise'
import { refusedClaims } from './refused-claims'
import { twoRefusals } from './two-refusals'

/** In the order of the text. */
export const exercises: readonly Exercise[] = [twoRefusals, refusedClaims]
