import type { Exercise } from '../../../_build/exercise'
import { ofItsOwn } from './of-its-own'
import { threeWays } from './three-ways'

/** In the order of the text. */
export const exercises: readonly Exercise[] = [threeWays, ofItsOwn]
