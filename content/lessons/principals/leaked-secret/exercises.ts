import type { Exercise } from '../../../_build/exercise'
import { nothingToSteal } from './nothing-to-steal'
import { whatIsLeft } from './what-is-left'

/** In the order of the text. */
export const exercises: readonly Exercise[] = [whatIsLeft, nothingToSteal]
