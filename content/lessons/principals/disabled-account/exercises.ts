import type { Exercise } from '../../../_build/exercise'
import { oneOfThree } from './one-of-three'
import { whoProvesIt } from './who-proves-it'

/** In the order of the text. */
export const exercises: readonly Exercise[] = [oneOfThree, whoProvesIt]
