import type { Exercise } from '../../../_build/exercise'
import { boGetsIn } from './bo-gets-in'
import { whoHasIt } from './who-has-it'

/** In the order of the text. */
export const exercises: readonly Exercise[] = [boGetsIn, whoHasIt]
