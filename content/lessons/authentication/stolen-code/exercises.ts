import type { Exercise } from '../../../_build/exercise'
import { playTheThief } from './play-the-thief'
import { whichValue } from './which-value'

/** In the order of the text. */
export const exercises: readonly Exercise[] = [playTheThief, whichValue]
